package septet.benchmarks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;

/// Numbers as people read them.
public final class Shown {
    private Shown() {}

    /// Three decimals, from 100 on one; what is smaller keeps three digits.
    public static double rounded(double value) {
        if (!Double.isFinite(value) || value == 0) return value;
        BigDecimal exact = BigDecimal.valueOf(value);
        double size = Math.abs(value);
        if (size < 0.1) return exact.round(new MathContext(3, RoundingMode.HALF_EVEN)).doubleValue();
        return exact.setScale(size < 100 ? 3 : 1, RoundingMode.HALF_EVEN).doubleValue();
    }

    /// The same as text: from 0.1 on with all three decimals.
    public static String text(double value) {
        double size = Math.abs(value);
        return size >= 0.1 && size < 100 ? String.format(Locale.ROOT, "%.3f", rounded(value)) : Double.toString(rounded(value));
    }

    /// Both ends of an interval.
    public static String between(double low, double high) {
        return text(low) + " to " + text(high);
    }

    /// The middle of the values and both ends.
    public static String spread(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return text(median(values)) + " (" + text(sorted[0]) + ".." + text(sorted[sorted.length - 1]) + ")";
    }

    /// The middle value; of an even number the mean of the two.
    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
