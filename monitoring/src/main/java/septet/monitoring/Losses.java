package septet.monitoring;

/// What an answer loses once its truth is known.
public final class Losses {
    private static final double LEAST = 1e-4;

    private Losses() {}

    /// What an answer loses on average where its chance is right.
    static double expected(double chance) {
        return chance * surprise(chance) + (1 - chance) * surprise(1 - chance);
    }

    /// The logarithmic loss of the chance that was given to what came true; bounded, so that one answer that was sure and wrong does not outweigh a day.
    public static double surprise(double chance) {
        return -StrictMath.log(Math.clamp(chance, LEAST, 1 - LEAST));
    }
}
