package septet.monitoring;

import java.util.Optional;

/// The least and the greatest finite number so far, and how many were no numbers.
final class NumberRange {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    long missing;
    /// Of the numbers that were added last.
    int missingNow;
    boolean infinite;

    void add(double[] values, int many) {
        add(values, 0, many, this);
    }

    /// @return whether all of them lie within another range
    boolean add(double[] values, int from, int many, NumberRange other) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        int none = 0;
        for (int i = from; i < from + many; i++) {
            double value = values[i];
            if (value < least) least = value;
            if (value > most) most = value;
            if (value != value) none++;
        }
        missingNow = none;
        missing += none;
        boolean inside = none == many || least >= other.low && most <= other.high;
        if (least < -Double.MAX_VALUE || most > Double.MAX_VALUE) {
            infinite = true;
            finite(values, from, many);
            return false;
        }
        if (least < low) low = least;
        if (most > high) high = most;
        return inside;
    }

    private void finite(double[] values, int from, int many) {
        for (int i = from; i < from + many; i++) {
            if (!(Math.abs(values[i]) <= Double.MAX_VALUE)) continue;
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
    }

    boolean holds(double value) {
        return value >= low && value <= high;
    }

    Optional<ColumnDrift.Range> shown() {
        return low > high ? Optional.empty() : Optional.of(new ColumnDrift.Range(low, high));
    }
}
