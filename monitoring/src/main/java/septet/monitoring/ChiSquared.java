package septet.monitoring;

/// The chi-squared distribution, as far as it is needed here.
final class ChiSquared {
    /// The standard normal quantile at 0.999.
    private static final double Z = 3.090232306167813;

    private ChiSquared() {}

    /// What is exceeded by chance once in a thousand times (Wilson and Hilferty 1931).
    static double rarelyAbove(int freedom) {
        double part = 2.0 / (9 * freedom);
        double root = 1 - part + Z * Math.sqrt(part);
        return freedom * root * root * root;
    }
}
