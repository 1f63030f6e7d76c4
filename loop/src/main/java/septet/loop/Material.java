package septet.loop;

import java.util.List;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import septet.data.Dictionary;
import septet.data.Values;
import septet.design.Type;
import septet.evaluation.Judged;
import septet.evaluation.SplitRows;
import septet.evaluation.TimeBlocks;
import septet.evaluation.Truth;
import septet.features.Feature;
import septet.model.Heads;
import septet.model.Input;
import septet.model.TrainingRows;

/// The examples of a design with all that later steps ask of them, one entry for each row, in the order of the table.
///
/// @param inputs     what learners may see
/// @param columns    for each input its value, by [Values#input]
/// @param words      the dictionary behind the codes
/// @param times      microseconds, t0; empty where the source has no time
/// @param heads      what is estimated
/// @param labels     as the heads say: 1 or 0, the place of a class, the bits of a number; [Values#MISSING] where there is none
/// @param knownAt    microseconds at which the label becomes known
/// @param identities tells rows apart by what they are
/// @param entities   for each key of the source the identity of the row's entity; the first one joins rows that depend on each other
/// @param baseline   what the rule says, as [septet.model.PlainEstimate] takes it; NaN where it is missing
/// @param eligible   whether the row is an example at all
/// @param counts     whether it counts in the evaluation
/// @param prices     for each line of `serving.decide` what its decision costs, in units of [septet.design.Type.Money#SCALE]
/// @param holds      for each line of `serving.decide` whether its condition holds; empty where it looks at estimates or always holds
/// @param slices     what rows are sliced by
/// @param weights    by the name of a learner how much each row counts for it; without an entry each counts the same
/// @param conditions for the text of each condition of a metric or gate, the rows on which it holds
/// @param knownUntil microseconds: the end of what was known when the rows were read
/// @param delay      microseconds: the longest fixed delay of a label
record Material(List<Feature> inputs, double[][] columns, Dictionary words, long[] times, Heads heads, long[] labels, long[] knownAt, long[] identities,
        Map<String, long[]> entities, double[] baseline, boolean[] eligible, boolean[] counts, long[][] prices, boolean[][] holds,
        List<SliceValues> slices, Map<String, boolean[]> conditions, Map<String, double[]> weights, long knownUntil, long delay) {

    /// What one line of `evaluation.slices` reads from each row: a number, or a word (empty for missing).
    sealed interface SliceValues {
        record Numbers(double[] values) implements SliceValues {}

        record Words(String[] values) implements SliceValues {}
    }

    /// The same rows with other values of what learners may see.
    Material with(double[][] others) {
        return new Material(inputs, others, words, times, heads, labels, knownAt, identities, entities, baseline, eligible, counts, prices, holds, slices, conditions, weights,
                knownUntil, delay);
    }

    int size() {
        return labels.length;
    }

    SplitRows splitRows(long[] together) {
        return new SplitRows(times, labels, knownAt, identities, together.length == 0 ? identities : together, knownUntil, delay, heads);
    }

    /// These rows as a learner takes them; without a label they teach nothing and are left out by the caller. Those of no weight are left out here.
    ///
    /// @param learner its name
    TrainingRows training(int[] rows, List<Feature> seen, String learner) {
        if (!weights.containsKey(learner)) return TrainingRows.of(Input.of(seen), columns(seen), rows, targets(rows), words);
        double[] all = weights.get(learner);
        int[] weighty = IntStream.of(rows).filter(row -> all[row] > 0).toArray();
        return TrainingRows.of(Input.of(seen), columns(seen), weighty, targets(weighty), pick(all, weighty), words);
    }

    /// The values of these features, one entry for each row of this.
    double[][] columns(List<Feature> seen) {
        double[][] asked = new double[seen.size()][];
        for (int i = 0; i < asked.length; i++) asked[i] = columns[place(seen.get(i))];
        return asked;
    }

    /// What is written in a text that is an input; empty for other inputs and where it is missing.
    String text(int place, int row) {
        double value = columns[place][row];
        return inputs.get(place).type() instanceof Type.Terms && !Double.isNaN(value) ? words.text((int) value) : "";
    }

    /// The place of a feature among the inputs.
    int place(Feature feature) {
        int place = inputs.indexOf(feature);
        if (place < 0) throw new IllegalArgumentException("no input " + feature.name());
        return place;
    }

    /// The labels as a learner takes them.
    double[] targets(int[] rows) {
        return switch (heads) {
            case Heads.Truth _, Heads.Classes _ -> IntStream.of(rows).mapToDouble(row -> labels[row]).toArray();
            case Heads.Amount _ -> IntStream.of(rows).mapToDouble(row -> Values.number(labels[row])).toArray();
        };
    }

    private Truth truth(int[] rows) {
        return switch (heads) {
            case Heads.Truth _ -> {
                boolean[] positive = new boolean[rows.length];
                for (int i = 0; i < rows.length; i++) positive[i] = labels[rows[i]] == 1;
                yield new Truth.Binary(positive);
            }
            case Heads.Classes classes -> new Truth.Classes(classes.words(), IntStream.of(rows).map(row -> (int) labels[row]).toArray());
            case Heads.Amount _ -> new Truth.Numbers(targets(rows));
        };
    }

    Judged judged(int[] rows, long from) {
        Map<String, long[]> named = new TreeMap<>();
        entities.forEach((name, all) -> named.put(name, pick(all, rows)));
        return new Judged(from, times.length == 0 ? times : pick(times, rows), truth(rows), clusters(rows), named);
    }

    /// What depends on each other: rows of one entity; where there is none, those of a stretch of time in which labels go on.
    private long[] clusters(int[] rows) {
        if (!entities.isEmpty()) return pick(entities.values().iterator().next(), rows);
        if (times.length == 0) return pick(identities, rows);
        double[] labels = targets(rows);
        if (heads instanceof Heads.Classes) {
            double most = rows.length == 0 ? 0 : Arrays.stream(labels).boxed().collect(java.util.stream.Collectors.groupingBy(label -> label, TreeMap::new,
                    java.util.stream.Collectors.counting())).entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
            labels = Arrays.stream(labels).map(label -> label == most ? 1 : 0).toArray();
        }
        return TimeBlocks.of(pick(times, rows), labels, pick(identities, rows));
    }

    /// The share of positives or of each class among these rows, or the mean: what the baseline says where it is missing.
    double[] means(int[] rows) {
        double[] means = new double[heads.names().size()];
        if (rows.length == 0) return means;
        switch (heads) {
            case Heads.Truth _ -> means[0] = IntStream.of(rows).filter(row -> labels[row] == 1).count() / (double) rows.length;
            case Heads.Classes _ -> {
                for (int row : rows) means[(int) labels[row]]++;
                for (int i = 0; i < means.length; i++) means[i] /= rows.length;
            }
            case Heads.Amount _ -> means[0] = exactMean(targets(rows));
        }
        return means;
    }

    /// Summed in the order of size, so that the order of rows changes no bit.
    private static double exactMean(double[] values) {
        double sum = 0;
        for (double value : Arrays.stream(values).sorted().toArray()) sum += value;
        return sum / values.length;
    }

    boolean labelled(int row) {
        return labels[row] != Values.MISSING;
    }

    static long[] pick(long[] values, int[] rows) {
        return IntStream.of(rows).mapToLong(row -> values[row]).toArray();
    }

    static double[] pick(double[] values, int[] rows) {
        return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
    }

    /// @param values heads by rows
    static double[][] pick(double[][] values, int[] rows) {
        return Arrays.stream(values).map(head -> pick(head, rows)).toArray(double[][]::new);
    }

    static boolean[] pick(boolean[] values, int[] rows) {
        boolean[] picked = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) picked[i] = values[rows[i]];
        return picked;
    }
}
