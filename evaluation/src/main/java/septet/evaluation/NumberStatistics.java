package septet.evaluation;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Metrics of estimated numbers that are no plain means.
final class NumberStatistics {
    private NumberStatistics() {}

    /// The middle of the absolute errors, of two middles their mean.
    static Statistic medianAbsoluteError(Prepared prepared, double[] truth) {
        double[] said = prepared.scored().scores();
        int[] order = IntStream.of(prepared.order()).boxed().sorted(Comparator.comparingDouble(row -> Math.abs(truth[row] - said[row]))).mapToInt(row -> row).toArray();
        double[] errors = IntStream.of(order).mapToDouble(row -> Math.abs(truth[row] - said[row])).toArray();
        int[] cluster = IntStream.of(order).map(prepared.clusters()::of).toArray();
        return weights -> {
            long all = 0;
            for (int each : cluster) all += weights[each];
            if (all == 0) return Double.NaN;
            return (at(errors, cluster, weights, (all - 1) / 2) + at(errors, cluster, weights, all / 2)) / 2;
        };
    }

    /// The error at this place, counted from 0.
    private static double at(double[] errors, int[] cluster, int[] weights, long place) {
        long before = 0;
        for (int i = 0; i < errors.length; i++) {
            before += weights[cluster[i]];
            if (before > place) return errors[i];
        }
        throw new IllegalArgumentException("place " + place);
    }

    /// 1 less the squared errors by those of always saying the mean of the labels. Labels are taken from their mean first, so that no sum of squares
    /// loses its digits.
    static Statistic r2(Prepared prepared, double[] truth) {
        double[] said = prepared.scored().scores();
        double sum = 0;
        for (int row : prepared.order()) sum += truth[row];
        double middle = sum / truth.length;
        Statistic missed = SumStatistics.mean(prepared, row -> (truth[row] - said[row]) * (truth[row] - said[row]));
        Statistic squares = SumStatistics.mean(prepared, row -> (truth[row] - middle) * (truth[row] - middle));
        Statistic means = SumStatistics.mean(prepared, row -> truth[row] - middle);
        return weights -> {
            double mean = means.of(weights);
            return 1 - missed.of(weights) / (squares.of(weights) - mean * mean);
        };
    }
}
