package septet.evaluation;

/// Confidence sequences for quantiles, from counts alone (Howard and Ramdas, Sequential estimation of quantiles with applications to A/B testing and best-arm
/// identification, 2022, theorem 1): exact for independent numbers of any distribution. How many numbers lie below the quantile is a count of coin tosses; the numbers
/// whose rank such a count can have are the interval.
public final class Quantiles {
    private Quantiles() {}

    /// Ranks among n numbers, from 1: the interval goes from the number of rank `low` to that of rank `high`; rank 0 means that nothing is known below, n + 1 nothing above.
    public record Ranks(long low, long high) {}

    /// @param share of numbers below the quantile, such as 0.99
    /// @param tuned number of numbers at which a decision is likely
    public static Ranks ranks(double share, long n, Means.Tuning tuning) {
        if (!(share > 0 && share < 1)) throw new IllegalArgumentException("share " + share);
        double logs = -2 * StrictMath.log(tuning.alpha());
        double weight = Math.max(1, tuning.tuned() / (logs + StrictMath.log(logs + 1)));
        Coin coin = new Coin(share, n, weight * share, weight * (1 - share));
        double bound = -StrictMath.log(tuning.alpha());
        long middle = Math.round(share * n);
        return new Ranks(last(coin, bound, middle, 0), Math.min(n + 1, last(coin, bound, middle, n) + 1));
    }

    /// The count farthest from the expected one, towards this end, that is no surprise. Below it stands the lower rank, above it the higher.
    private static long last(Coin coin, double bound, long middle, long end) {
        if (coin.evidence(end) < bound) return end;
        long inside = middle;
        long outside = end;
        while (Math.abs(inside - outside) > 1) {
            long between = (inside + outside) / 2;
            if (coin.evidence(between) < bound) inside = between;
            else outside = between;
        }
        return inside;
    }

    /// The logarithm of the mixture's likelihood ratio against a coin of known chance.
    private record Coin(double share, long n, double a, double b) {
        double evidence(long below) {
            return Distributions.logBeta(a + below, b + n - below) - Distributions.logBeta(a, b) - below * StrictMath.log(share) - (n - below) * StrictMath.log1p(-share);
        }
    }

    /// The quantile of numbers that stand in order.
    public static Anytime of(double[] sorted, double share, Means.Tuning tuning) {
        if (sorted.length == 0) return Anytime.UNKNOWN;
        Ranks ranks = ranks(share, sorted.length, tuning);
        double low = ranks.low() < 1 ? Double.NEGATIVE_INFINITY : sorted[(int) ranks.low() - 1];
        double high = ranks.high() > sorted.length ? Double.POSITIVE_INFINITY : sorted[(int) ranks.high() - 1];
        return new Anytime(sorted[(int) Math.clamp(Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)], low, high);
    }
}
