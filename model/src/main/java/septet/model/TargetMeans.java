package septet.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Words by their mean label (Micci-Barreca 2001), drawn towards the mean of all rows by [#PRIOR_ROWS] rows.
///
/// A training row never sees its own label: with time, rows stand in [#BLOCKS] blocks one after the other, and those of a block see the labels that were known
/// when it began, as a row that is served does; without, they stand in [#FOLDS] folds, and each sees the others.
final class TargetMeans {
    /// How many rows of the overall mean are added to those of a word.
    static final double PRIOR_ROWS = 10;
    static final int BLOCKS = 10;
    static final int FOLDS = 5;

    /// Rows and labels of one word so far.
    private static final class Sum {
        private double rows;
        private double labels;

        void add(double label) {
            rows++;
            labels += label;
        }

        double mean(double overall) {
            return (labels + PRIOR_ROWS * overall) / (rows + PRIOR_ROWS);
        }
    }

    private final TrainingRows train;
    private final double[] column;
    private final double overall;

    private TargetMeans(TrainingRows train, int input) {
        this.train = train;
        this.column = train.column(input);
        this.overall = Arrays.stream(train.target()).sum() / train.size();
    }

    /// For rows that are judged or served.
    static Expansion.OfWords of(TrainingRows train, int input) {
        TargetMeans means = new TargetMeans(train, input);
        Map<Integer, Sum> sums = new TreeMap<>();
        for (int row = 0; row < train.size(); row++) means.add(row, sums);
        Map<String, Double> byWord = new TreeMap<>();
        sums.forEach((code, sum) -> byWord.put(train.words().word(code), sum.mean(means.overall)));
        return new Expansion.OfWords(List.copyOf(byWord.keySet()), byWord.values().stream().mapToDouble(each -> each).toArray(), means.overall);
    }

    /// For the training rows themselves.
    static double[] outOfFold(TrainingRows train, int input, ExpandingLearner.Moments moments) {
        TargetMeans means = new TargetMeans(train, input);
        return moments.times().length == 0 ? means.folds() : means.blocks(moments);
    }

    private void add(int row, Map<Integer, Sum> sums) {
        if (!Double.isNaN(column[row])) sums.computeIfAbsent((int) column[row], _ -> new Sum()).add(train.target()[row]);
    }

    private double mean(int row, Map<Integer, Sum> sums, double of) {
        if (Double.isNaN(column[row])) return Double.NaN;
        Sum sum = sums.get((int) column[row]);
        return sum == null ? of : sum.mean(of);
    }

    private double[] folds() {
        double[] means = new double[train.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            Map<Integer, Sum> others = new TreeMap<>();
            Sum all = new Sum();
            for (int row = 0; row < means.length; row++) {
                if (row % FOLDS == fold) continue;
                add(row, others);
                all.add(train.target()[row]);
            }
            for (int row = fold; row < means.length; row += FOLDS) means[row] = mean(row, others, all.rows == 0 ? overall : all.labels / all.rows);
        }
        return means;
    }

    private double[] blocks(ExpandingLearner.Moments moments) {
        int[] byTime = sorted(moments.times());
        int[] byKnown = sorted(moments.knownAt());
        double[] means = new double[train.size()];
        Map<Integer, Sum> known = new TreeMap<>();
        Sum all = new Sum();
        int next = 0;
        for (int block = 0; block < BLOCKS; block++) {
            int begin = (int) ((long) block * means.length / BLOCKS);
            int end = (int) ((long) (block + 1) * means.length / BLOCKS);
            if (begin == end) continue;
            long start = moments.times()[train.place(byTime[begin])];
            while (next < byKnown.length && moments.knownAt()[train.place(byKnown[next])] <= start && isBefore(byKnown[next], start, moments)) {
                all.add(train.target()[byKnown[next]]);
                add(byKnown[next++], known);
            }
            for (int i = begin; i < end; i++) means[byTime[i]] = mean(byTime[i], known, all.rows == 0 ? overall : all.labels / all.rows);
        }
        return means;
    }

    /// A label that is said to be known at once is still no earlier than its row.
    private boolean isBefore(int row, long start, ExpandingLearner.Moments moments) {
        return moments.times()[train.place(row)] < start;
    }

    private int[] sorted(long[] moments) {
        return IntStream.range(0, train.size()).boxed().sorted(Comparator.comparingLong((Integer row) -> moments[train.place(row)]).thenComparingInt(row -> row))
                .mapToInt(row -> row).toArray();
    }
}
