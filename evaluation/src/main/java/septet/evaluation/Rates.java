package septet.evaluation;

/// Confidence sequences for chances, from counts alone: parts are added, and no order matters. Exact for independent trials, also for rare events; trials that hang
/// together (many requests of one customer) must be counted as one.
///
/// Each rests on a likelihood ratio against a mixture, which is a martingale under the true chance (Ville 1939, Robbins 1970).
public final class Rates {
    /// Jeffreys' prior.
    private static final double PRIOR = 0.5;
    private static final int HALVINGS = 64;

    private Rates() {}

    /// The chance of a hit.
    ///
    /// @param alpha how often the truth may ever be outside, such as 0.05
    public static Anytime rate(long hits, long trials, double alpha) {
        return rate(hits, trials, alpha, PRIOR);
    }

    /// @param prior both parameters of the beta distribution that is mixed over; 1 is Robbins' uniform mixture
    static Anytime rate(long hits, long trials, double alpha, double prior) {
        if (hits < 0 || hits > trials) throw new IllegalArgumentException(hits + " hits in " + trials + " trials");
        if (trials == 0) return new Anytime(Double.NaN, 0, 1);
        double value = hits / (double) trials;
        double mixture = Distributions.logBeta(prior + hits, prior + trials - hits) - Distributions.logBeta(prior, prior) + StrictMath.log(alpha);
        return new Anytime(value, end(hits, trials, mixture, 0), end(hits, trials, mixture, 1));
    }

    /// Where the likelihood has fallen to alpha times the mixture's, between the estimate and this side.
    private static double end(long hits, long trials, double mixture, double side) {
        double inside = hits / (double) trials;
        if (inside == side) return side;
        double outside = side;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (inside + outside) / 2;
            if (logLikelihood(hits, trials, middle) > mixture) inside = middle;
            else outside = middle;
        }
        return outside;
    }

    private static double logLikelihood(long hits, long trials, double chance) {
        double sum = 0;
        if (hits > 0) sum += hits * StrictMath.log(chance);
        if (hits < trials) sum += (trials - hits) * StrictMath.log1p(-chance);
        return sum;
    }

    /// The second chance less the first.
    public static Anytime difference(Arm first, Arm second, double alpha) {
        return rate(second.hits(), second.trials(), alpha / 2).less(rate(first.hits(), first.trials(), alpha / 2));
    }

    /// The second chance over the first, where each trial went to the second arm with the same chance. Whatever the base rate, a hit lies in the second arm as often as
    /// trials do if the chances are equal; so only hits count, and rare events need no approximation.
    ///
    /// @param share of trials that are sent to the second arm, as it was set (not as it came out)
    public static Anytime ratio(long firstHits, long secondHits, double share, double alpha) {
        if (!(share > 0 && share < 1)) throw new IllegalArgumentException("share " + share);
        double odds = share / (1 - share);
        if (firstHits + secondHits == 0) return new Anytime(Double.NaN, 0, Double.POSITIVE_INFINITY);
        Anytime second = rate(secondHits, firstHits + secondHits, alpha);
        return new Anytime(odds(second.value()) / odds, odds(second.low()) / odds, odds(second.high()) / odds);
    }

    private static double odds(double chance) {
        return chance / (1 - chance);
    }

    /// Trials of one arm, and how many of them hit.
    public record Arm(long hits, long trials) {
        public Arm {
            if (hits < 0 || hits > trials) throw new IllegalArgumentException(hits + " hits in " + trials + " trials");
        }
    }
}
