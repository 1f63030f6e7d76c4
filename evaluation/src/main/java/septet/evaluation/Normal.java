package septet.evaluation;

/// The standard normal distribution.
final class Normal {
    private Normal() {}

    /// The chance to lie below x: the series around 0, and the continued fraction of the tail (Abramowitz and Stegun 26.2.11, 26.2.14).
    static double below(double x) {
        double density = StrictMath.exp(-x * x / 2) / StrictMath.sqrt(2 * Math.PI);
        if (Math.abs(x) > 3) {
            double fraction = 0;
            for (int k = 60; k >= 1; k--) fraction = k / (Math.abs(x) + fraction);
            double tail = density / (Math.abs(x) + fraction);
            return x < 0 ? tail : 1 - tail;
        }
        double term = x;
        double sum = x;
        for (int k = 1; Math.abs(term) > 1e-17; k++) {
            term *= x * x / (2 * k + 1);
            sum += term;
        }
        return 0.5 + density * sum;
    }
}
