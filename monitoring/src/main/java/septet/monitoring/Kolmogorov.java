package septet.monitoring;

import septet.evaluation.Distributions;

/// The two-sample Kolmogorov-Smirnov test: the greatest difference of the shares below any value. On bins it looks at their edges alone, so it may be a little smaller than
/// on the values, and its chance a little larger: never the other way round.
///
/// @param chance that chance alone brings two samples of one distribution so far apart
record Kolmogorov(double distance, double chance) {
    static Kolmogorov onBins(long[] first, long[] second) {
        double n = total(first);
        double m = total(second);
        if (n == 0 || m == 0) return new Kolmogorov(0, 1);
        double distance = 0;
        long a = 0;
        long b = 0;
        for (int bin = 0; bin < first.length; bin++) {
            a += first[bin];
            b += second[bin];
            distance = Math.max(distance, Math.abs(a / n - b / m));
        }
        return new Kolmogorov(distance, Distributions.kolmogorovAbove(distance, n, m));
    }

    /// On the values themselves, which stand in rising order.
    static Kolmogorov exact(double[] first, double[] second) {
        if (first.length == 0 || second.length == 0) return new Kolmogorov(0, 1);
        double distance = 0;
        int a = 0;
        int b = 0;
        while (a < first.length && b < second.length) {
            double value = Math.min(first[a], second[b]);
            while (a < first.length && first[a] == value) a++;
            while (b < second.length && second[b] == value) b++;
            distance = Math.max(distance, Math.abs(a / (double) first.length - b / (double) second.length));
        }
        return new Kolmogorov(distance, Distributions.kolmogorovAbove(distance, first.length, second.length));
    }

    private static long total(long[] counts) {
        long total = 0;
        for (long count : counts) total += count;
        return total;
    }
}
