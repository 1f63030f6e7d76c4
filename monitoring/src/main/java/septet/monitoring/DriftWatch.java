package septet.monitoring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import septet.data.FeatureRow;
import septet.data.Row;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.serving.Holdback;

/// Where the features of late decisions fall, beside where they fell in training.
final class DriftWatch {
    /// Seven whole days, so that each weekday counts once.
    private static final Duration LENGTH = Duration.ofDays(7);
    private static final int PANES = 7;
    private static final long DAY = 86_400_000_000L;
    /// Decisions that are kept until they are counted together, feature by feature: one by one they would cost as much again in memory that is not at hand.
    private static final int BATCH = 256;

    /// What was answered.
    record Answer(double estimate, String word) {}

    /// Who answered, and of which slices the row is.
    ///
    /// @param set of slices among which those are counted ([SliceQuality#set])
    record By(String version, long groups, int set) {
        /// Whether nobody served it: the baseline decides on those who are held back.
        boolean isHeldBack() {
            return isHeldBack(version);
        }

        static boolean isHeldBack(String version) {
            return version.endsWith(Holdback.ARM);
        }

        void write(StateWriter to) {
            to.text(version);
            to.number(groups);
            to.number(set);
        }

        /// @param words of which there are few, each kept once
        static By read(StateReader from, Map<String, String> words) {
            return new By(words.computeIfAbsent(from.text(), word -> word), from.number(), (int) from.number());
        }
    }

    /// One feature: what it was in training, and what it was of late.
    ///
    /// @param words the bins of frequent ones; empty where it is a number
    private record Watching(Reference reference, Window window, Window losses, Map<String, Integer> words) {
        Watching(Reference reference) {
            this(reference, windowOf(reference), windowOf(reference), new HashMap<>());
            if (reference.bins() instanceof Bins.Words frequent) for (int i = frequent.words().size() - 1; i >= 0; i--) words.put(frequent.words().get(i), i);
        }

        int bin(double number, String word) {
            return switch (reference.bins()) {
                case Bins.Numbers numbers -> numbers.bin(number);
                case Bins.Words frequent -> word.isEmpty() ? frequent.words().size() + 1 : words.getOrDefault(word, frequent.words().size());
            };
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
    private final SliceWatch slices;
    private final SquaredLosses squares = new SquaredLosses(LENGTH, PANES);
    /// The day of the decisions that wait.
    private long day = Long.MIN_VALUE;
    private final long[] losses = new long[BATCH];
    private final long[] times = new long[BATCH];
    private double[] numbers = new double[BATCH];
    private String[] words = new String[BATCH];
    private int waiting;
    private final int placeOfScore;
    private int[] places = new int[0];
    private List<String> serving = List.of();

    /// A text: where its numbers were in training, and of late.
    private record ReadText(WatchedText text, Watching length, Watching usual) {}

    DriftWatch(Watched of) {
        this(of.references(), of.texts(), of.score(), of.slices());
    }

    private DriftWatch(List<Reference> references, List<WatchedText> texts, Reference score, List<WatchedSlice> sliced) {
        for (Reference reference : references) watched.add(new Watching(reference));
        for (WatchedText text : texts) {
            ReadText read = new ReadText(text, new Watching(text.length()), new Watching(text.usual()));
            this.texts.add(read);
            watched.add(read.length());
            watched.add(read.usual());
        }
        scores = new Watching(score);
        List<Reference> all = new ArrayList<>(references);
        all.add(score);
        slices = new SliceWatch(all, sliced, BATCH);
        placeOfScore = references.size();
    }

    List<WatchedSlice> watchedSlices() {
        return slices.watched();
    }

    /// Of which slices a row is.
    long groups(Row row) {
        return slices.groups(row);
    }

    SliceWatch slices() {
        count();
        return slices;
    }

    private static Window windowOf(Reference reference) {
        return new Window(reference.counts().bins(), LENGTH, PANES);
    }

    /// The features of the decisions that follow, by name.
    void serves(List<String> features) {
        count();
        serving = List.copyOf(features);
        places = new int[features.size()];
        for (int i = 0; i < places.length; i++) places[i] = place(features.get(i));
        numbers = new double[BATCH * (places.length + 1)];
        words = new String[BATCH * (places.length + 1)];
    }

    private int place(String feature) {
        for (int i = 0; i < watched.size(); i++) if (watched.get(i).reference().feature().equals(feature)) return i;
        return -1;
    }

    /// @param answer the estimate, and the likeliest class, where there are several
    /// @param by     what decided: the name of a version, and the slices of the row
    /// @param loss   that is to be expected of it
    void decided(FeatureRow features, Answer answer, By by, long loss, long at) {
        long today = Math.floorDiv(at, DAY);
        if (today != day || !slices.counts(by.version())) count();
        day = today;
        slices.waits(waiting, by.version(), by.groups(), at);
        int slot = waiting * (places.length + 1);
        numbers[slot] = answer.estimate();
        words[slot] = answer.word();
        for (int i = 0; i < places.length; i++) {
            boolean there = i < features.size();
            boolean word = there && features.isWord(i);
            numbers[slot + 1 + i] = there ? features.number(i) : Double.NaN;
            words[slot + 1 + i] = word ? features.word(i) : "";
        }
        losses[waiting] = loss;
        squares.add(loss, at);
        times[waiting] = at;
        if (++waiting == BATCH) count();
    }

    /// Counts the decisions that wait.
    private void count() {
        for (int i = 0; i <= places.length; i++) {
            if (i > 0 && places[i - 1] < 0) continue;
            Watching feature = i == 0 ? scores : watched.get(places[i - 1]);
            for (int row = 0; row < waiting; row++) {
                int slot = row * (places.length + 1) + i;
                if (i == 0 && Double.isNaN(numbers[slot])) continue;
                int bin = feature.bin(numbers[slot], words[slot]);
                feature.add(bin, losses[row], times[row]);
                slices.count(row, i == 0 ? placeOfScore : places[i - 1], bin);
            }
        }
        waiting = 0;
    }

    /// The texts of the row that was decided on.
    void read(Row row, long loss, long at) {
        for (ReadText each : texts) {
            each.length().add(each.length().bin(each.text().length(row), ""), loss, at);
            each.usual().add(each.usual().bin(each.text().usualShare(row), ""), loss, at);
        }
    }

    void write(StateWriter to) {
        count();
        to.number(serving.size());
        serving.forEach(to::text);
        scores.write(to);
        watched.forEach(each -> each.write(to));
        slices.write(to);
        squares.write(to);
    }

    void read(StateReader from) {
        List<String> features = new ArrayList<>();
        for (int left = from.count(); left > 0; left--) features.add(from.text());
        serves(features);
        scores.read(from);
        watched.forEach(each -> each.read(from));
        slices.read(from);
        squares.read(from);
    }

    /// How the feature stands at this time.
    record Finding(Reference reference, Counts now, Drift drift, Harm harm) {
        /// Alarms first, then by the least harm that it may be, then by how far it moved: what may be chance ranks as no harm.
        static final Comparator<Finding> BY_HARM = Comparator.comparing((Finding each) -> !each.alarms()).thenComparingDouble(each -> -each.harm().least())
                .thenComparingDouble(each -> -each.drift().psi());

        /// Whether it drifted in a way that costs, or to where the model knows nothing.
        boolean alarms() {
            return drift instanceof Drift.Drifted && harm.matters();
        }
    }

    List<Finding> features(long at) {
        count();
        List<Finding> findings = new ArrayList<>();
        for (Watching feature : watched) findings.add(finding(feature, at));
        return findings;
    }

    double farthest(long at) {
        count();
        return watched.stream().map(each -> finding(each, at).drift()).filter(drift -> !(drift instanceof Drift.TooFew)).mapToDouble(Drift::psi).max().orElse(Double.NaN);
    }

    Finding score(long at) {
        count();
        return finding(scores, at);
    }

    private Finding finding(Watching watching, long at) {
        Reference reference = watching.reference();
        Counts now = watching.window().until(at);
        return new Finding(reference, now, Drift.of(reference.counts(), now, Drift.Doubt.of(reference.usual().of(watching.window().covers(at)))), Harm.of(reference, now, watching.losses().until(at), squares.until(at)));
    }
}
