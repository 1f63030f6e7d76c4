package septet.monitoring;

import septet.evaluation.Distributions;

/// How far two tables' counts in the same bins are apart.
///
/// @param psi          population stability index: the sum of (p - q) ln(p / q), half a count added to each bin
/// @param jensenShannon distance with logarithms to base 2: 0 alike, 1 nothing in common
/// @param chiSquared   of the two rows of counts, and `chance` that chance alone makes it as large
record Distances(double psi, double jensenShannon, double chiSquared, double chance) {
    static Distances of(Counts first, Counts second) {
        double n = first.total();
        double m = second.total();
        if (n == 0 || m == 0) return new Distances(0, 0, 0, 1);
        double divergence = 0;
        double squares = 0;
        int bins = 0;
        for (int bin = 0; bin < first.bins(); bin++) {
            double a = first.count(bin);
            double b = second.count(bin);
            if (a + b == 0) continue;
            bins++;
            double p = a / n;
            double q = b / m;
            double middle = (p + q) / 2;
            if (p > 0) divergence += p * log2(p / middle) / 2;
            if (q > 0) divergence += q * log2(q / middle) / 2;
            double difference = Math.sqrt(m / n) * a - Math.sqrt(n / m) * b;
            squares += difference * difference / (a + b);
        }
        return new Distances(Drift.psi(first, second), Math.sqrt(Math.clamp(divergence, 0, 1)), squares, bins < 2 ? 1 : Distributions.chiSquaredAbove(squares, bins - 1));
    }

    private static double log2(double x) {
        return StrictMath.log(x) / StrictMath.log(2);
    }
}
