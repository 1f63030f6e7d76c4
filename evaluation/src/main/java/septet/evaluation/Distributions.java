package septet.evaluation;

/// Distributions that tests need. All by `StrictMath`: the same bits on every machine.
public final class Distributions {
    private static final double[] LANCZOS = {0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
        -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7};
    private static final double TINY = 1e-300;

    private Distributions() {}

    /// The chance that a standard normal variable lies below x.
    public static double normalBelow(double x) {
        return Normal.below(x);
    }

    /// The number below which a standard normal variable lies with this chance.
    public static double normalQuantile(double share) {
        if (!(share > 0 && share < 1)) throw new IllegalArgumentException("share " + share);
        if (share > 0.5) return -normalQuantile(1 - share);
        double low = -40;
        double high = 0;
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (Normal.below(middle) < share) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    /// The logarithm of the gamma function of x above 0 (Lanczos 1964, with Godfrey's coefficients).
    public static double logGamma(double x) {
        if (x < 0.5) return StrictMath.log(Math.PI / StrictMath.sin(Math.PI * x)) - logGamma(1 - x);
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i] / (x - 1 + i);
        double base = x + 6.5;
        return 0.5 * StrictMath.log(2 * Math.PI) + (x - 0.5) * StrictMath.log(base) - base + StrictMath.log(sum);
    }

    public static double logBeta(double a, double b) {
        return logGamma(a) + logGamma(b) - logGamma(a + b);
    }

    /// The chance that chi-squared with so many degrees of freedom is above x.
    public static double chiSquaredAbove(double x, double freedom) {
        if (x <= 0) return 1;
        double shape = freedom / 2;
        double half = x / 2;
        double front = StrictMath.exp(-half + shape * StrictMath.log(half) - logGamma(shape));
        return half < shape + 1 ? 1 - front * series(shape, half) : front * fraction(shape, half);
    }

    private static double series(double shape, double x) {
        double term = 1 / shape;
        double sum = term;
        for (double k = shape + 1; term > sum * 1e-17; k++) {
            term *= x / k;
            sum += term;
        }
        return sum;
    }

    /// Lentz's continued fraction.
    private static double fraction(double shape, double x) {
        double b = x + 1 - shape;
        double c = 1 / TINY;
        double d = 1 / b;
        double product = d;
        for (int i = 1; i < 10_000; i++) {
            double a = -i * (i - shape);
            b += 2;
            d = nonzero(a * d + b);
            c = nonzero(b + a / c);
            d = 1 / d;
            product *= d * c;
            if (Math.abs(d * c - 1) < 1e-15) break;
        }
        return product;
    }

    private static double nonzero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /// The chance that chance alone brings two samples from one continuous distribution at least this far apart (Kolmogorov 1933, Smirnov 1939; many rows).
    /// For distributions with ties, or in bins, the true chance is smaller.
    ///
    /// @param distance the greatest difference of the two shares below any value
    public static double kolmogorovAbove(double distance, double first, double second) {
        double x = distance * Math.sqrt(first * second / (first + second));
        if (x < 0.2) return 1;
        if (x < 1.18) {
            // Jacobi's form of the same series: it converges where the other does not
            double step = StrictMath.exp(-Math.PI * Math.PI / (8 * x * x));
            double sum = 0;
            for (int k = 1; k <= 7; k += 2) sum += StrictMath.pow(step, k * k);
            return Math.clamp(1 - Math.sqrt(2 * Math.PI) / x * sum, 0, 1);
        }
        double sum = 0;
        for (int k = 1; k <= 20; k++) sum += (k % 2 == 1 ? 2 : -2) * StrictMath.exp(-2.0 * k * k * x * x);
        return Math.clamp(sum, 0, 1);
    }
}
