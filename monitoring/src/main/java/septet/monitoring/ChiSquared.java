package septet.monitoring;

/// The chi-squared distribution, as far as it is needed here.
final class ChiSquared {
    private ChiSquared() {}

    /// What is exceeded by chance as rarely as a normal number lies so many errors above its mean (Wilson and Hilferty 1931).
    static double rarelyAbove(int freedom, double errors) {
        double part = 2.0 / (9 * freedom);
        double root = 1 - part + errors * Math.sqrt(part);
        return freedom * root * root * root;
    }
}
