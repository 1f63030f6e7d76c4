package septet.monitoring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import septet.data.FeatureRow;
import septet.data.Row;
import septet.data.StateReader;
import septet.data.StateWriter;

/// Where the features of late decisions fall, beside where they fell in training.
final class DriftWatch {
    /// Seven whole days, so that each weekday counts once.
    private static final Duration LENGTH = Duration.ofDays(7);
    private static final int PANES = 7;

    /// What was answered.
    record Answer(double estimate, String word) {}

    /// One feature: what it was in training, and what it was of late.
    private record Watching(Reference reference, Window window, Window losses) {
        Watching(Reference reference) {
            this(reference, windowOf(reference), windowOf(reference));
        }

        void add(int bin, long loss, long at) {
            window.add(bin, at);
            losses.add(bin, loss, at);
        }

        void write(StateWriter to) {
            window.write(to);
            losses.write(to);
        }

        void read(StateReader from) {
            window.read(from);
            losses.read(from);
        }
    }

    private final List<Watching> watched = new ArrayList<>();
    private final List<ReadText> texts = new ArrayList<>();
    private final Watching scores;
    private int[] places = new int[0];
    private List<String> serving = List.of();

    /// A text: where its numbers were in training, and of late.
    private record ReadText(WatchedText text, Watching length, Watching usual) {}

    DriftWatch(List<Reference> references, List<WatchedText> texts, Reference score) {
        for (Reference reference : references) watched.add(new Watching(reference));
        for (WatchedText text : texts) {
            ReadText read = new ReadText(text, new Watching(text.length()), new Watching(text.usual()));
            this.texts.add(read);
            watched.add(read.length());
            watched.add(read.usual());
        }
        scores = new Watching(score);
    }

    private static Window windowOf(Reference reference) {
        return new Window(reference.counts().bins(), LENGTH, PANES);
    }

    /// The features of the decisions that follow, by name.
    void serves(List<String> features) {
        serving = List.copyOf(features);
        places = new int[features.size()];
        for (int i = 0; i < places.length; i++) places[i] = place(features.get(i));
    }

    private int place(String feature) {
        for (int i = 0; i < watched.size(); i++) if (watched.get(i).reference().feature().equals(feature)) return i;
        return -1;
    }

    /// @param answer the estimate, and the likeliest class, where there are several
    /// @param loss   that is to be expected of it
    void decided(FeatureRow features, Answer answer, long loss, long at) {
        if (!Double.isNaN(answer.estimate())) scores.add(bin(scores.reference().bins(), answer.estimate(), answer.word()), loss, at);
        for (int i = 0; i < Math.min(places.length, features.size()); i++) {
            if (places[i] < 0) continue;
            Watching feature = watched.get(places[i]);
            String value = features.isWord(i) ? features.word(i) : "";
            feature.add(bin(feature.reference().bins(), features.number(i), value), loss, at);
        }
    }

    /// The texts of the row that was decided on.
    void read(Row row, long loss, long at) {
        for (ReadText each : texts) {
            each.length().add(bin(each.text().length().bins(), each.text().length(row), ""), loss, at);
            each.usual().add(bin(each.text().usual().bins(), each.text().usualShare(row), ""), loss, at);
        }
    }

    void write(StateWriter to) {
        to.number(serving.size());
        serving.forEach(to::text);
        scores.write(to);
        watched.forEach(each -> each.write(to));
    }

    void read(StateReader from) {
        List<String> features = new ArrayList<>();
        for (int left = from.count(); left > 0; left--) features.add(from.text());
        serves(features);
        scores.read(from);
        watched.forEach(each -> each.read(from));
    }

    private static int bin(Bins bins, double number, String word) {
        return switch (bins) {
            case Bins.Numbers numbers -> numbers.bin(number);
            case Bins.Words words -> words.bin(word);
        };
    }

    /// How the feature stands at this time.
    record Finding(Reference reference, Counts now, Drift drift, Harm harm) {
        /// Whether it drifted in a way that costs, or to where the model knows nothing.
        boolean alarms() {
            return drift instanceof Drift.Drifted && harm.matters();
        }
    }

    List<Finding> features(long at) {
        List<Finding> findings = new ArrayList<>();
        for (Watching feature : watched) findings.add(finding(feature, at));
        return findings;
    }

    Finding score(long at) {
        return finding(scores, at);
    }

    private static Finding finding(Watching watching, long at) {
        Reference reference = watching.reference();
        Counts now = watching.window().until(at);
        return new Finding(reference, now, Drift.of(reference.counts(), now), Harm.of(reference, now, watching.losses().until(at)));
    }
}
