package septet.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import septet.data.Exploration.Task;
import septet.data.SampleColumn.Buckets;
import septet.world.Chance;

/// How much of the label one column knows alone. Each half of the rows is told by what the other half taught, so that many
/// different values do not look like knowledge.
final class LabelProbe {
    private static final double PRIOR = 4;
    private final Target target;
    private final boolean[] half;

    LabelProbe(Target target) {
        this.target = target;
        half = new boolean[target.values().length];
        for (int i = 0; i < half.length; i++) half[i] = (Chance.mix(i + 1) & 1) == 0;
    }

    /// @param figure   the area under the ROC curve; the share of rows whose class is told; R2
    /// @param strength 0 for what the commonest class or the mean already says, 1 for all
    record Power(double figure, double strength) {}

    /// By these buckets.
    Power of(Buckets buckets) {
        return target.task() == Task.CLASSES ? ofClasses(buckets) : ofNumbers(buckets);
    }

    /// By the order of these numbers, missing ones as the lowest: two classes only.
    Power ofOrder(double[] scores) {
        double auc = auc(scores, target.values());
        return new Power(auc, Math.abs(2 * auc - 1));
    }

    private Power ofNumbers(Buckets buckets) {
        double[] told = new double[target.values().length];
        double mean = IntStream.range(0, told.length).filter(target::isKnown).mapToDouble(row -> target.values()[row]).average().orElse(0);
        for (boolean side : new boolean[] {false, true}) {
            double[] sums = new double[buckets.count()];
            double[] counts = new double[buckets.count()];
            for (int row = 0; row < told.length; row++) {
                if (half[row] == side || !target.isKnown(row)) continue;
                sums[buckets.bucket()[row]] += target.values()[row];
                counts[buckets.bucket()[row]]++;
            }
            for (int row = 0; row < told.length; row++) {
                int bucket = buckets.bucket()[row];
                if (half[row] == side) told[row] = (sums[bucket] + PRIOR * mean) / (counts[bucket] + PRIOR);
            }
        }
        if (target.task() == Task.BINARY) {
            double auc = auc(told, target.values());
            return new Power(auc, Math.max(0, 2 * auc - 1));
        }
        double r2 = r2(told, mean);
        return new Power(r2, Math.max(0, r2));
    }

    private double r2(double[] told, double mean) {
        double left = 0;
        double all = 0;
        for (int row = 0; row < told.length; row++) {
            if (!target.isKnown(row)) continue;
            double value = target.values()[row];
            left += (value - told[row]) * (value - told[row]);
            all += (value - mean) * (value - mean);
        }
        return all == 0 ? 0 : 1 - left / all;
    }

    private Power ofClasses(Buckets buckets) {
        int classes = target.label().classes().size();
        double[] totals = new double[classes];
        int right = 0;
        int known = 0;
        for (boolean side : new boolean[] {false, true}) {
            double[][] counts = new double[buckets.count()][classes];
            for (int row = 0; row < half.length; row++) if (half[row] != side && target.isKnown(row)) counts[buckets.bucket()[row]][(int) target.values()[row]]++;
            for (int row = 0; row < half.length; row++) {
                if (half[row] != side || !target.isKnown(row)) continue;
                int truth = (int) target.values()[row];
                totals[truth]++;
                known++;
                if (most(counts[buckets.bucket()[row]]) == truth) right++;
            }
        }
        double commonest = Arrays.stream(totals).max().orElse(0) / Math.max(1, known);
        double accuracy = right / (double) Math.max(1, known);
        return new Power(accuracy, commonest >= 1 ? 0 : Math.max(0, (accuracy - commonest) / (1 - commonest)));
    }

    private static int most(double[] counts) {
        int most = 0;
        for (int i = 1; i < counts.length; i++) if (counts[i] > counts[most]) most = i;
        return most;
    }

    /// The share of pairs of a true and a false row in the right order, ties as half (Mann and Whitney 1947); 0.5 where a class lacks.
    static double auc(double[] scores, double[] labels) {
        double[] falses = IntStream.range(0, labels.length).filter(row -> labels[row] == 0).mapToDouble(row -> score(scores, row)).sorted().toArray();
        double won = 0;
        long positives = 0;
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] != 1) continue;
            positives++;
            double score = score(scores, row);
            won += (Sorted.below(falses, score) + Sorted.upTo(falses, score)) / 2.0;
        }
        return positives == 0 || falses.length == 0 ? 0.5 : won / ((double) positives * falses.length);
    }

    private static double score(double[] scores, int row) {
        return Double.isNaN(scores[row]) ? Double.NEGATIVE_INFINITY : scores[row];
    }
}
