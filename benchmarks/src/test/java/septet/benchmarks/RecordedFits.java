package septet.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import septet.model.Fit;
import septet.model.Fitting;
import septet.model.GrowingLearner;
import septet.model.Learner;
import septet.model.Model;
import septet.model.Parameter;
import septet.model.Settings;
import septet.model.TrainingRows;

/// Everything that a run asks of its learners, to be asked of them once more without the run: the same rows, settings and seeds, and nothing else.
final class RecordedFits {
    /// A fit with the rows that it is given, which say the same as those of the run.
    private interface Fitted {
        void again(TrainingRows rows) throws InterruptedException;
    }

    private record Asked(TrainingRows rows, Fitted fit) {}

    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    /// A learner that remembers what it was asked.
    Learner over(Learner learner) {
        return learner instanceof GrowingLearner growing ? new Growing(growing) : new Plain(learner);
    }

    int size() {
        return asked.size();
    }

    /// Fits all of it again, one after the other. What a fit makes of its rows (their order, encoded columns, cuts) it makes anew, once for all fits on the same rows.
    void again() throws InterruptedException {
        Map<TrainingRows, List<Fitted>> byRows = new IdentityHashMap<>();
        List<TrainingRows> order = new ArrayList<>();
        for (Asked each : List.copyOf(asked)) {
            if (!byRows.containsKey(each.rows)) order.add(each.rows);
            byRows.computeIfAbsent(each.rows, _ -> new ArrayList<>()).add(each.fit);
        }
        for (TrainingRows rows : order) {
            TrainingRows anew = rows.anew();
            for (Fitted fit : byRows.get(rows)) fit.again(anew);
        }
    }

    private final class Plain implements Learner {
        private final Learner learner;

        Plain(Learner learner) {
            this.learner = learner;
        }

        @Override
        public String kind() {
            return learner.kind();
        }

        @Override
        public List<Parameter> parameters() {
            return learner.parameters();
        }

        @Override
        public double effort(Settings settings) {
            return learner.effort(settings);
        }

        @Override
        public Fit fit(TrainingRows train, Settings settings, Fitting fitting) throws InterruptedException {
            asked.add(new Asked(train, rows -> learner.fit(rows, settings, fitting)));
            return learner.fit(train, settings, fitting);
        }
    }

    private final class Growing implements GrowingLearner {
        private final GrowingLearner learner;

        Growing(GrowingLearner learner) {
            this.learner = learner;
        }

        @Override
        public String kind() {
            return learner.kind();
        }

        @Override
        public List<Parameter> parameters() {
            return learner.parameters();
        }

        @Override
        public double effort(Settings settings) {
            return learner.effort(settings);
        }

        @Override
        public String along() {
            return learner.along();
        }

        @Override
        public Fit fit(TrainingRows train, Settings settings, Fitting fitting) throws InterruptedException {
            asked.add(new Asked(train, rows -> learner.fit(rows, settings, fitting)));
            return learner.fit(train, settings, fitting);
        }

        /// Fitted again, it is grown to the size at which the looker-on had seen enough, and nobody looks on.
        @Override
        public Fit grow(TrainingRows train, Settings settings, Fitting fitting, Growth growth) throws InterruptedException {
            int[] last = {0};
            Fit fit = learner.grow(train, settings, fitting, new Growth() {
                @Override
                public List<Integer> sizes() {
                    return growth.sizes();
                }

                @Override
                public boolean reached(int size, Model model) throws InterruptedException {
                    last[0] = size;
                    return growth.reached(size, model);
                }
            });
            Settings reached = settings.with(learner.along(), last[0]);
            asked.add(new Asked(train, rows -> learner.fit(rows, reached, fitting)));
            return fit;
        }
    }
}
