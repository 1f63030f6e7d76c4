package septet.evaluation;

import java.util.Arrays;
import java.util.Optional;

/// Expected calibration error: rows in the order of their scores are cut into bins of equal mass; the mean over bins, by their mass,
/// of |mean score - share of positives|. A step lies whole in the bin of its middle. Replicates keep the bins.
final class CalibrationStatistic implements LaneStatistic {
    private final int count;
    /// The sums of score less label of one cluster in one bin, cluster by cluster.
    private final int[] start;
    private final int[] bin;
    private final double[] gap;
    private final int[] rows;
    /// The gaps of the replicates at hand: the metric and its noise are asked one after the other.
    private Optional<Lanes> known = Optional.empty();
    private double[][] gaps = new double[0][];

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
    public double[] of(Lanes lanes) {
        double[] error = new double[lanes.count()];
        for (double[] gap : gaps(lanes)) for (int lane = 0; lane < error.length; lane++) error[lane] += Math.abs(gap[lane]);
        return error;
    }

    /// How far the bins' errors stray from those of all rows once.
    Statistic noise(int[] once) {
        double[][] measured = gaps(Lanes.of(once));
        LaneStatistic noise = lanes -> {
            double[][] gaps = gaps(lanes);
            double[] sum = new double[lanes.count()];
            for (int b = 0; b < count; b++) for (int lane = 0; lane < sum.length; lane++) sum[lane] += Math.abs(gaps[b][lane] - measured[b][0]);
            return sum;
        };
        return noise;
    }

    /// For each bin and replicate its mass x (mean score - share of positives).
    private double[][] gaps(Lanes lanes) {
        if (known.isEmpty() || known.get() != lanes) {
            gaps = measured(lanes);
            known = Optional.of(lanes);
        }
        return gaps;
    }

    private double[][] measured(Lanes lanes) {
        double[][] gaps = new double[count][lanes.count()];
        double[] total = new double[lanes.count()];
        for (int cluster = 0; cluster < rows.length; cluster++) {
            lanes.add(cluster, rows[cluster], total);
            for (int i = start[cluster]; i < start[cluster + 1]; i++) lanes.add(cluster, gap[i], gaps[bin[i]]);
        }
        for (double[] each : gaps) for (int lane = 0; lane < total.length; lane++) each[lane] /= total[lane];
        return gaps;
    }
}
