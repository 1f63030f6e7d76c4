package septet.monitoring;

/// How much more a candidate says than what serves, as the gates saw it on labelled rows that both were asked about. So much is judged already: what a step has to find is what
/// differs from it.
///
/// @param score of the mean score
/// @param acted of the share that is acted on
public record ModelShift(double score, double acted) {
    /// Nobody compared them on the same rows.
    public static final ModelShift NONE = new ModelShift(0, 0);

    public ModelShift {
        if (!Double.isFinite(score) || !Double.isFinite(acted)) throw new IllegalArgumentException(score + ", " + acted);
    }

    double of(StepSigns sign) {
        return switch (sign) {
            case ERRORS, LATENCY -> 0;
            case SCORE -> score;
            case ACTED -> acted;
        };
    }
}
