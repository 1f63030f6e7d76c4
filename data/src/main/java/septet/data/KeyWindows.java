package septet.data;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Aggregates of the events of each key in windows on either side of t0, for every row.
final class KeyWindows {
    /// Which events of the key count.
    enum Side {
        /// In a window that ends with the row itself.
        PAST(true),
        /// From the first one to the row itself.
        SO_FAR(true),
        /// The one before the row.
        PREVIOUS(true),
        /// Those whose label became known in a window that ends at t0.
        KNOWN(true),
        /// Those whose label was known by t0.
        KNOWN_SO_FAR(true),
        NEXT(false),
        FOLLOWING(false),
        AROUND(false),
        EVER(false);

        private final boolean known;

        Side(boolean known) {
            this.known = known;
        }

        /// Whether a request could know that.
        boolean isKnown() {
            return known;
        }

        boolean hasWindow() {
            return this == PAST || this == KNOWN || this == NEXT || this == AROUND;
        }
    }

    enum Of { COUNT, SUM, MEAN }

    private final int[] order;
    private final int[] byKnown;
    private final int[] begin;
    private final int[] end;
    private final long[] times;
    private final long[] known;

    /// @param rows which rows are looked at
    KeyWindows(long[] keys, long[] times, long[] known, int[] rows) {
        this.times = times;
        this.known = known;
        order = sorted(keys, times, rows);
        byKnown = sorted(keys, known, rows);
        begin = new int[order.length];
        end = new int[order.length];
        for (int i = 1; i < order.length; i++) begin[i] = keys[order[i]] == keys[order[i - 1]] ? begin[i - 1] : i;
        for (int i = order.length - 1; i >= 0; i--) end[i] = i + 1 < order.length && begin[i + 1] == begin[i] ? end[i + 1] : i + 1;
    }

    private static int[] sorted(long[] keys, long[] times, int[] rows) {
        return IntStream.of(rows).boxed().sorted(Comparator.<Integer>comparingLong(row -> keys[row]).thenComparingLong(row -> times[row]).thenComparingInt(row -> row))
                .mapToInt(Integer::intValue).toArray();
    }

    /// How many events a key has, in the mean over rows.
    double depth() {
        double sum = 0;
        for (int i = 0; i < order.length; i++) sum += end[i] - begin[i];
        return order.length == 0 ? 0 : sum / order.length;
    }

    int[] order() {
        return order;
    }

    /// Microseconds from one event of a key to the next, at the later of the two; NaN at the first.
    double[] gaps() {
        double[] gaps = new double[times.length];
        for (int i = 0; i < order.length; i++) gaps[order[i]] = i == begin[i] ? Double.NaN : times[order[i]] - times[order[i - 1]];
        return gaps;
    }

    /// For each place of [#order]; NaN where a mean has no event.
    ///
    /// @param values by row, NaN for events that do not count; empty to count events
    double[] of(Side side, Of of, double[] values, long window) {
        boolean label = side == Side.KNOWN || side == Side.KNOWN_SO_FAR;
        int[] events = label ? byKnown : order;
        long[] at = label ? known : times;
        double[] sums = new double[order.length + 1];
        double[] counts = new double[order.length + 1];
        for (int i = 0; i < order.length; i++) {
            double value = values.length == 0 ? 1 : values[events[i]];
            boolean counted = !Double.isNaN(value);
            sums[i + 1] = sums[i] + (counted ? value : 0);
            counts[i + 1] = counts[i] + (counted ? 1 : 0);
        }
        double[] found = new double[order.length];
        int low = 0;
        int high = 0;
        for (int i = 0; i < order.length; i++) {
            long time = times[order[i]];
            low = Math.max(low, begin[i]);
            while (low < end[i] && at[events[low]] <= time && time - at[events[low]] >= window) low++;
            high = Math.max(high, label ? begin[i] : i + 1);
            while (high < end[i] && (label ? at[events[high]] <= time : at[events[high]] - time <= window)) high++;
            int from = switch (side) {
                case PAST, AROUND, KNOWN -> low;
                case SO_FAR, EVER, KNOWN_SO_FAR -> begin[i];
                case NEXT, FOLLOWING -> i + 1;
                case PREVIOUS -> Math.max(begin[i], i - 1);
            };
            int until = switch (side) {
                case PAST, SO_FAR -> i + 1;
                case NEXT, AROUND, KNOWN, KNOWN_SO_FAR -> high;
                case EVER -> end[i];
                case FOLLOWING -> Math.min(end[i], i + 2);
                case PREVIOUS -> i;
            };
            boolean own = label && known[order[i]] <= time && (side == Side.KNOWN_SO_FAR || time - known[order[i]] < window)
                    && (values.length == 0 || !Double.isNaN(values[order[i]]));
            double count = counts[Math.max(from, until)] - counts[from] - (own ? 1 : 0);
            double sum = sums[Math.max(from, until)] - sums[from] - (own ? values.length == 0 ? 1 : values[order[i]] : 0);
            found[i] = switch (of) {
                case COUNT -> count;
                case SUM -> sum;
                case MEAN -> count == 0 ? Double.NaN : sum / count;
            };
        }
        return found;
    }
}
