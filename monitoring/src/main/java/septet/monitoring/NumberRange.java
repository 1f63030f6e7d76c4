package septet.monitoring;

import java.util.Optional;

/// The least and the greatest finite number so far, and how many were no numbers.
final class NumberRange {
    private static final int CELLS = 1 << 30;
    /// So many are looked at together: one of them that changes something has all looked at more closely.
    static final int BLOCK = 512;

    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    long missing;
    /// Of the numbers that were added last.
    int missingNow;
    boolean infinite;
    /// Where the numbers lie that change nothing: they are of cells above 0 and below the last one, that of the greatest.
    private double base;
    private double scale;
    private int last;

    void add(double[] values, int from, int many) {
        for (int done = 0; done < many; done += BLOCK) add(values, from + done, Math.min(BLOCK, many - done), this);
    }

    /// @param many  at most [#BLOCK]
    /// @param other always the same
    /// @return whether all of them lie within another range
    boolean add(double[] values, int from, int many, NumberRange other) {
        missingNow = 0;
        if (scale > 0 && changesNothing(values, from, many)) return true;
        boolean inside = look(values, from, many, other);
        base = Math.max(low, other.low);
        double width = Math.min(high, other.high) - base;
        scale = width > 0 && CELLS / width <= Double.MAX_VALUE ? CELLS / width : 0;
        last = (int) (width * scale);
        return inside;
    }

    /// What is missing is of cell 0.
    private boolean changesNothing(double[] values, int from, int many) {
        double least = base;
        double factor = scale;
        int lowest = last;
        int highest = 0;
        for (int i = from; i < from + many; i++) {
            int cell = (int) ((values[i] - least) * factor);
            lowest = Math.min(lowest, cell);
            highest = Math.max(highest, cell);
        }
        return lowest > 0 && highest < last;
    }

    private boolean look(double[] values, int from, int many, NumberRange other) {
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
            if (values[i] < low) low = values[i];
            if (values[i] > high) high = values[i];
        }
    }

    boolean holds(double value) {
        return value >= low && value <= high;
    }

    Optional<ColumnDrift.Range> shown() {
        return low > high ? Optional.empty() : Optional.of(new ColumnDrift.Range(low, high));
    }
}
