package septet.evaluation;

import java.util.Arrays;

/// Expected calibration error: rows in the order of their scores are cut into bins of equal mass; the mean over bins, by their mass,
/// of |mean score - share of positives|. A step lies whole in the bin of its middle. Replicates keep the bins.
final class CalibrationStatistic implements Statistic {
    private final int count;
    /// The sums of score less label of one cluster in one bin, cluster by cluster.
    private final int[] start;
    private final int[] bin;
    private final double[] gap;
    private final int[] rows;

    CalibrationStatistic(Ranking ranking, Clusters clusters, int count) {
        this.count = count;
        int[] bins = bins(ranking, count);
        double[][] sums = new double[clusters.count()][];
        rows = new int[sums.length];
        for (int i = 0; i < bins.length; i++) {
            int code = ranking.codes[i];
            int cluster = Ranking.cluster(code);
            if (rows[cluster]++ == 0) Arrays.fill(sums[cluster] = new double[count], Double.NaN);
            double before = sums[cluster][bins[i]];
            sums[cluster][bins[i]] = (Double.isNaN(before) ? 0 : before) + ranking.scores[i] - (Ranking.positive(code) ? 1 : 0);
        }
        start = new int[sums.length + 1];
        for (int i = 0; i < sums.length; i++) start[i + 1] = start[i] + (int) Arrays.stream(sums[i]).filter(sum -> !Double.isNaN(sum)).count();
        bin = new int[start[sums.length]];
        gap = new double[bin.length];
        int next = 0;
        for (double[] sum : sums) {
            for (int b = 0; b < count; b++) {
                if (Double.isNaN(sum[b])) continue;
                bin[next] = b;
                gap[next++] = sum[b];
            }
        }
    }

    /// The bin of each row, 0 for the highest scores.
    static int[] bins(Ranking ranking, int count) {
        int[] bins = new int[ranking.codes.length];
        int begin = 0;
        for (int i = 0; i < bins.length; i++) {
            if (!Ranking.last(ranking.codes[i])) continue;
            int bin = (int) Math.min(count - 1, (long) count * (begin + i + 1) / (2L * bins.length));
            for (int j = begin; j <= i; j++) bins[j] = bin;
            begin = i + 1;
        }
        return bins;
    }

    @Override
    public double of(int[] weights) {
        double error = 0;
        for (double each : gaps(weights)) error += Math.abs(each);
        return error;
    }

    /// How far the bins' errors stray from those of all rows once.
    Statistic noise(int[] once) {
        double[] measured = gaps(once);
        return weights -> {
            double[] gaps = gaps(weights);
            double sum = 0;
            for (int b = 0; b < count; b++) sum += Math.abs(gaps[b] - measured[b]);
            return sum;
        };
    }

    /// For each bin its mass x (mean score - share of positives).
    private double[] gaps(int[] weights) {
        double[] gaps = new double[count];
        long total = 0;
        for (int cluster = 0; cluster < weights.length; cluster++) {
            int weight = weights[cluster];
            if (weight == 0) continue;
            total += (long) weight * rows[cluster];
            for (int i = start[cluster]; i < start[cluster + 1]; i++) gaps[bin[i]] += weight * gap[i];
        }
        for (int b = 0; b < count; b++) gaps[b] /= total;
        return gaps;
    }
}
