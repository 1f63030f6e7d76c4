package septet.evaluation;

import java.util.Arrays;

/// 95% intervals from replicates. Each is widened for few units as Student's t is against the normal.
final class Interval {
    private static final double Z = 1.959963984540054;
    /// Below so many clusters no interval holds what it says.
    static final int FEWEST = 10;

    private Interval() {}

    /// Wilson's interval with the effective number of units that the replicates' variance tells (Korn and Graubard 1998; Franco et al. 2019).
    /// Unlike quantiles it stays open where nothing went wrong: no false alarm in 500 rows does not mean that there will be none.
    static Figure.Measured share(double value, double[] replicates, int units) {
        double variance = variance(replicates);
        double binomial = value * (1 - value);
        double effective = variance > 0 && binomial > 0 ? binomial / variance : units;
        double z = student(units);
        double half = z * Math.sqrt((binomial + z * z / (4 * effective)) / effective);
        double scale = 1 + z * z / effective;
        double middle = value + z * z / (2 * effective);
        return new Figure.Measured(value, Math.clamp((middle - half) / scale, 0, value), Math.clamp((middle + half) / scale, value, 1));
    }

    /// Expanded quantiles of the replicates (Hesterberg, What teachers should know about the bootstrap, 2015).
    static Figure.Measured real(double value, double[] replicates, int units) {
        double[] sorted = Arrays.stream(replicates).filter(Double::isFinite).sorted().toArray();
        double tail = Normal.below(-student(units) * Math.sqrt(units / (units - 1.0)));
        return new Figure.Measured(value, Math.min(value, quantile(sorted, tail)), Math.max(value, quantile(sorted, 1 - tail)));
    }

    /// For a sum of absolute errors, which noise can only raise. Above, the spread of the replicates is enough, because the value errs upwards;
    /// below, the whole of the noise may have to go: |sum of |a| - sum of |b|| is at most the sum of |a - b|.
    ///
    /// @param noise in each replicate the sum of |its error - the error measured|
    static Figure.Measured absolute(double value, double[] replicates, double[] noise, int units) {
        double[] sorted = Arrays.stream(noise).filter(Double::isFinite).sorted().toArray();
        return new Figure.Measured(value, Math.max(0, value - quantile(sorted, 0.975)), value + student(units) * Math.sqrt(variance(replicates)));
    }

    /// The 0.975 quantile of Student's t with units - 1 degrees of freedom, in Cornish and Fisher's expansion.
    static double student(int units) {
        double freedom = units - 1;
        double z3 = Z * Z * Z;
        return Z + (z3 + Z) / (4 * freedom) + (5 * z3 * Z * Z + 16 * z3 + 3 * Z) / (96 * freedom * freedom);
    }

    /// Linear between order statistics (Hyndman and Fan 1996, type 7).
    static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    static double variance(double[] replicates) {
        double[] finite = Arrays.stream(replicates).filter(Double::isFinite).toArray();
        double mean = Arrays.stream(finite).sum() / finite.length;
        double squares = 0;
        for (double value : finite) squares += (value - mean) * (value - mean);
        return squares / (finite.length - 1);
    }
}
