package septet.benchmarks;

import java.util.Arrays;
import septet.data.DecisionRecord;
import septet.data.Row;
import septet.data.VersionRecord;
import septet.serving.Listener;

/// Ways to watch a system that are not the product's.
final class Watches {
    private Watches() {}

    /// Watches, and sorts the last thousand scores at each decision, as a plain median would.
    static final class Sorting implements Listener {
        private final Listener watch;
        private final double[] scores = new double[1_000];
        private int seen;

        Sorting(Listener watch) {
            this.watch = watch;
        }

        @Override
        public void serves(VersionRecord version) {
            watch.serves(version);
        }

        @Override
        public void decided(DecisionRecord decision, Row row) {
            watch.decided(decision, row);
            scores[seen++ % scores.length] = decision.candidates().getFirst().heads()[0];
            double[] sorted = scores.clone();
            Arrays.sort(sorted);
        }

        @Override
        public void labelled(String id, long truth, long from) {
            watch.labelled(id, truth, from);
        }

        @Override
        public void arrived(String source, long time, long at) {
            watch.arrived(source, time, at);
        }
    }
}
