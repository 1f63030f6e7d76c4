package septet.evaluation;

/// Confidence sequences for means of numbers without known bounds, their differences and their ratios, from moments alone. Asymptotic: they hold for independent units with
/// a variance, once the sum of so many of them is about normal (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, Time-uniform central limit theory and asymptotic
/// confidence sequences, 2024, theorem 2.2). That is the assumption; below [#FEWEST] units in an arm nothing is said.
public final class Means {
    /// Units in an arm before anything is said.
    public static final long FEWEST = 50;

    private static final double FOUR_IN_FIVE = Distributions.normalQuantile(0.8);

    private Means() {}

    /// How the sequence is to be tuned. Whatever the tuning, it holds; near `tuned` units it is narrowest.
    ///
    /// @param alpha how often the truth may ever be outside
    /// @param tuned number of units in all arms together at which a decision is likely
    public record Tuning(double alpha, double tuned) {
        /// 5%, and about ten thousand units.
        public static final Tuning DEFAULT = new Tuning(0.05, 10_000);

        public Tuning {
            if (!(alpha > 0 && alpha < 1 && tuned >= 1)) throw new IllegalArgumentException("alpha " + alpha + ", tuned " + tuned);
        }

        /// Half of the interval of an estimate, in its standard errors, after so many units.
        double errors(double units) {
            double logs = -2 * StrictMath.log(alpha);
            double mixed = units * (logs + StrictMath.log(logs + 1)) / tuned;
            return Math.sqrt(2 * (mixed + 1) / mixed * StrictMath.log(Math.sqrt(mixed + 1) / alpha));
        }
    }

    public static Anytime mean(Moments units, Tuning tuning) {
        if (units.count() < FEWEST) return Anytime.UNKNOWN;
        return estimate(units.mean(), units.variance() / units.count(), units.count(), tuning);
    }

    /// The second mean less the first.
    public static Anytime difference(Moments first, Moments second, Tuning tuning) {
        if (Math.min(first.count(), second.count()) < FEWEST) return Anytime.UNKNOWN;
        return estimate(second.mean() - first.mean(), first.variance() / first.count() + second.variance() / second.count(), first.count() + second.count(), tuning);
    }

    /// The second mean less the first, each less what was to be expected of its units by what was known of them before (CUPED: Deng, Xu, Kohavi and Walker 2013). Units are
    /// assigned by chance, so both arms had the same mean before; what they differ in then is noise, and is taken away.
    public static Anytime adjusted(Moments first, Moments second, Tuning tuning) {
        if (Math.min(first.count(), second.count()) < FEWEST) return Anytime.UNKNOWN;
        double slope = slope(first, second);
        double value = second.mean() - first.mean() - slope * (second.covariateMean() - first.covariateMean());
        return estimate(value, left(first, slope) / first.count() + left(second, slope) / second.count(), first.count() + second.count(), tuning);
    }

    /// How much of the outcome moves with the covariate: the slope within the arms.
    static double slope(Moments first, Moments second) {
        double spread = (first.count() - 1) * first.covariateVariance() + (second.count() - 1) * second.covariateVariance();
        return spread == 0 ? 0 : ((first.count() - 1) * first.covariance() + (second.count() - 1) * second.covariance()) / spread;
    }

    /// Whether the covariate tells more of the outcome than one that tells nothing would (Schwarz 1978): then [#adjusted] is narrower, else it only looks so.
    public static boolean isTold(Moments first, Moments second) {
        long units = first.count() + second.count();
        return units > 2 && -units * StrictMath.log1p(-explained(first, second)) > StrictMath.log(units);
    }

    /// The share of the outcome's variance within the arms that goes with the covariate.
    public static double explained(Moments first, Moments second) {
        double spread = (first.count() - 1) * first.variance() + (second.count() - 1) * second.variance();
        double products = (first.count() - 1) * first.covariance() + (second.count() - 1) * second.covariance();
        return spread > 0 ? Math.min(1, slope(first, second) * products / spread) : 0;
    }

    /// The variance that is left.
    private static double left(Moments arm, double slope) {
        return Math.max(0, arm.variance() - 2 * slope * arm.covariance() + slope * slope * arm.covariateVariance());
    }

    /// Sum of outcomes over sum of covariates, such as clicks over views where units are people: by the delta method.
    public static Anytime ratio(Moments units, Tuning tuning) {
        if (units.count() < FEWEST || units.covariateMean() == 0) return Anytime.UNKNOWN;
        double value = units.mean() / units.covariateMean();
        return estimate(value, ratioVariance(units), units.count(), tuning);
    }

    /// The second ratio less the first.
    public static Anytime ratioDifference(Moments first, Moments second, Tuning tuning) {
        if (Math.min(first.count(), second.count()) < FEWEST || first.covariateMean() == 0 || second.covariateMean() == 0) return Anytime.UNKNOWN;
        double value = second.mean() / second.covariateMean() - first.mean() / first.covariateMean();
        return estimate(value, ratioVariance(first) + ratioVariance(second), first.count() + second.count(), tuning);
    }

    private static double ratioVariance(Moments units) {
        double value = units.mean() / units.covariateMean();
        double spread = units.variance() - 2 * value * units.covariance() + value * value * units.covariateVariance();
        return Math.max(0, spread) / units.count() / (units.covariateMean() * units.covariateMean());
    }

    /// The difference that arms of so many units show four times in five, if it is there: half of the interval, and what an estimate falls short once in five times.
    ///
    /// @param found its interval by now
    /// @param units that it rests on
    public static double shown(Anytime found, double units, Tuning tuning) {
        return found.width() / 2 * (1 + FOUR_IN_FIVE / tuning.errors(units));
    }

    /// Any estimate that is about normal, such as an average precision with the variance of its influences.
    ///
    /// @param variance of the estimate
    /// @param units    that it rests on
    public static Anytime estimate(double value, double variance, double units, Tuning tuning) {
        if (!(variance > 0)) return variance == 0 && units >= FEWEST ? Anytime.around(value, 0) : Anytime.UNKNOWN;
        return Anytime.around(value, Math.sqrt(variance) * tuning.errors(units));
    }
}
