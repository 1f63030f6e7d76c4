package septet.model;

/// From the additive scores of a model to its estimates.
public enum Link {
    /// One score, the log-odds; one chance.
    LOGISTIC,
    /// A score for each class; chances that add up to 1.
    SOFTMAX,
    /// A score for each class against all others; their chances, divided by their sum.
    ONE_AGAINST_REST,
    /// The score is the estimate.
    IDENTITY,
    /// The score is the logarithm of the estimate.
    EXPONENTIAL;

    /// Above this, the exponential of a score would be no number that anyone could use.
    private static final double MOST = 700;

    /// Whether it goes with so many heads.
    boolean fits(int heads) {
        return switch (this) {
            case LOGISTIC, IDENTITY, EXPONENTIAL -> heads == 1;
            case SOFTMAX, ONE_AGAINST_REST -> heads > 1;
        };
    }

    /// Turns scores into estimates, in place.
    void apply(double[] scores) {
        switch (this) {
            case LOGISTIC -> scores[0] = logistic(scores[0]);
            case SOFTMAX -> softmax(scores);
            case ONE_AGAINST_REST -> {
                for (int i = 0; i < scores.length; i++) scores[i] = logistic(scores[i]);
                normalise(scores);
            }
            case IDENTITY -> { }
            case EXPONENTIAL -> scores[0] = StrictMath.exp(Math.min(scores[0], MOST));
        }
    }

    /// The probability for these log-odds, from 0 to 1.
    static double logistic(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }

    static void softmax(double[] scores) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double score : scores) highest = Math.max(highest, score);
        for (int i = 0; i < scores.length; i++) scores[i] = StrictMath.exp(scores[i] - highest);
        normalise(scores);
    }

    /// Divides by the sum; where all are 0, each is as likely as any.
    static void normalise(double[] shares) {
        double sum = 0;
        for (double share : shares) sum += share;
        for (int i = 0; i < shares.length; i++) shares[i] = sum > 0 ? shares[i] / sum : 1.0 / shares.length;
    }
}
