package septet.features;

import java.math.BigInteger;
import septet.data.Values;
import septet.design.Type;

/// One value read from a history's window and written into a slot of the row.
///
/// @param channel the place among the stored channels, or [#EVERY]
/// @param units   units of the stored value in one whole (money 10,000, otherwise 1)
/// @param setting of a quantile its share in billionths, of a rate the window in microseconds, of lists their greatest length; otherwise 0
/// @param type    of what is aggregated
record Reading(int slot, What what, Channel.Kind kind, int channel, int window, long units, long setting, Type type) {
    /// TRUTHS is the sum of booleans: how many are true. SINCE is the time since the last event before the row itself. LIST are the last values,
    /// TOP the most frequent ones, MODE is the most frequent one. ABOUT ... and DECAYED have a stated error.
    enum What { COUNT, TRUTHS, SUM, MEAN, MIN, MAX, ANY, VARIANCE, STDDEV, FIRST, LAST, SINCE, RATE, DISTINCT, ENTROPY, QUANTILE, LIST, TOP, MODE,
        ABOUT_DISTINCT, ABOUT_QUANTILE, ABOUT_TOP, ABOUT_MODE, DECAYED }

    /// Every event of the group, whatever it holds.
    static final int EVERY = -1;
    private static final long EXACT = 1L << 53;
    private static final double MICROS_OF_A_DAY = 86_400e6;

    /// @param own whether the last event of the window is the row itself
    long of(History history, boolean own) {
        return switch (what) {
            case COUNT -> Values.number((double) count(history));
            case TRUTHS -> Values.number((double) history.totals().sum(window, channel));
            case ANY -> Values.truth(kind == Channel.Kind.SCALED ? history.totals().sum(window, channel) > 0 : count(history) > 0);
            case SUM -> sum(history.totals());
            case MEAN -> mean(history.totals());
            case MIN -> history.extreme(window, channel, true);
            case MAX -> history.extreme(window, channel, false);
            case VARIANCE -> Values.number(variance(history.totals()));
            case STDDEV -> Values.number(Math.sqrt(variance(history.totals())));
            case FIRST -> history.first(window, channel);
            case LAST -> history.last(window, channel);
            case SINCE -> history.since(window, channel, own);
            case RATE -> count(history) == 0 ? Values.MISSING : Values.number(rate(count(history), setting));
            case DISTINCT -> isNothing(history) ? Values.MISSING : Values.number(history.totals().tally(window, channel).distinct());
            case ENTROPY -> isNothing(history) ? Values.MISSING : Values.number(history.totals().tally(window, channel).entropy());
            case QUANTILE -> isNothing(history) ? Values.MISSING : history.totals().ranks(window, channel).quantile(setting);
            case LIST, TOP, MODE -> isNothing(history) ? Values.MISSING : 0;
            case ABOUT_DISTINCT, ABOUT_QUANTILE, ABOUT_TOP, ABOUT_MODE, DECAYED -> history.sketches().isEmpty(channel) ? Values.MISSING : about(history.sketches());
        };
    }

    /// What an aggregate of nothing is: none, no sum, not any; the rest is missing.
    long ofNothing() {
        return switch (what) {
            case COUNT, TRUTHS, SUM, ANY -> 0;
            case MEAN, MIN, MAX, VARIANCE, STDDEV, FIRST, LAST, SINCE, RATE, DISTINCT, ENTROPY, QUANTILE, LIST, TOP, MODE, ABOUT_DISTINCT, ABOUT_QUANTILE, ABOUT_TOP, ABOUT_MODE, DECAYED -> Values.MISSING;
        };
    }

    /// Whether there is more to read than [#of] says; see [Many].
    boolean isMany() {
        return what == What.LIST || what == What.TOP || what == What.MODE || what == What.ABOUT_TOP || what == What.ABOUT_MODE;
    }

    private long about(Sketches sketches) {
        if (what == What.ABOUT_DISTINCT) return Values.number(sketches.distinct(channel));
        if (what == What.ABOUT_QUANTILE) return sketches.quantile(channel, setting);
        return what == What.DECAYED ? Values.number(sketches.decayedMean(channel) / units) : 0;
    }

    /// Whether a sum is there but beyond the range of its type, so that it is missing.
    boolean overflows(History history) {
        return what == What.SUM && sum(history.totals()) == Values.MISSING;
    }

    private long count(History history) {
        return channel == EVERY ? history.size(window) : history.totals().count(window, channel);
    }

    private boolean isNothing(History history) {
        return history.totals().count(window, channel) == 0;
    }

    /// Of at least two values.
    private double variance(Totals totals) {
        return totals.count(window, channel) < 2 ? Double.NaN : totals.variance(window, channel, units);
    }

    private long sum(Totals totals) {
        if (kind == Channel.Kind.DOUBLE) return Values.number(totals.exactSum(window, channel));
        return totals.isWide(window, channel) ? Values.MISSING : totals.sum(window, channel);
    }

    /// Of whole units correctly rounded; of doubles the exact sum, rounded, divided by the count.
    private long mean(Totals totals) {
        long count = totals.count(window, channel);
        if (count == 0) return Values.MISSING;
        if (kind == Channel.Kind.DOUBLE) return Values.number(totals.exactSum(window, channel) / count);
        long sum = totals.sum(window, channel);
        if (!totals.isWide(window, channel)) return Values.number(mean(sum, count, units));
        return Values.number(quotient(totals.wideSum(window, channel), BigInteger.valueOf(count).multiply(BigInteger.valueOf(units)), 0));
    }

    static double rate(long count, long micros) {
        return count * MICROS_OF_A_DAY / micros;
    }

    /// Whether a double holds a sum, so that one division rounds its mean correctly.
    static boolean isExact(long sum) {
        return sum > -EXACT && sum < EXACT;
    }

    /// Below this many values the same holds for what the sum is divided by.
    static long mostExact(long units) {
        return EXACT / units;
    }

    static double mean(long sum, long count, long units) {
        if (isExact(sum) && count < mostExact(units)) return sum / (double) (units * count);
        return quotient(BigInteger.valueOf(sum), BigInteger.valueOf(count).multiply(BigInteger.valueOf(units)), 0);
    }

    /// The double nearest to a quotient times a power of two: 62 or 63 bits of it, the last one set where something is left over, rounded once.
    static double quotient(BigInteger dividend, BigInteger divisor, int exponent) {
        int shift = 62 - dividend.bitLength() + divisor.bitLength();
        BigInteger scaled = shift >= 0 ? dividend.abs().shiftLeft(shift) : dividend.abs();
        BigInteger[] parts = scaled.divideAndRemainder(shift >= 0 ? divisor : divisor.shiftLeft(-shift));
        long kept = parts[0].longValueExact() | (parts[1].signum() == 0 ? 0 : 1);
        return dividend.signum() * Math.scalb((double) kept, exponent - shift);
    }
}
