package septet.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// Aggregates of the events of each key on either side of t0, for every row.
final class KeyWindows {
    /// How far a window reaches.
    enum Extent { WHOLE, TIME, ROWS }

    /// Which events of the key count.
    enum Side {
        /// In a window that ends with the row itself.
        PAST(true, Extent.TIME),
        PAST_ROWS(true, Extent.ROWS),
        /// From the first one to the row itself.
        SO_FAR(true, Extent.WHOLE),
        /// The one before the row.
        PREVIOUS(true, Extent.WHOLE),
        /// Those whose label became known in a window that ends at t0.
        KNOWN(true, Extent.TIME),
        KNOWN_ROWS(true, Extent.ROWS),
        /// Those whose label was known by t0.
        KNOWN_SO_FAR(true, Extent.WHOLE),
        /// Those that teach, as an encoder has them that was fitted on them.
        TAUGHT(true, Extent.WHOLE),
        NEXT(false, Extent.TIME),
        NEXT_ROWS(false, Extent.ROWS),
        FOLLOWING(false, Extent.WHOLE),
        AROUND(false, Extent.TIME),
        AROUND_ROWS(false, Extent.ROWS),
        /// All later ones.
        REST(false, Extent.WHOLE),
        EVER(false, Extent.WHOLE);

        private final boolean known;
        private final Extent extent;

        Side(boolean known, Extent extent) {
            this.known = known;
            this.extent = extent;
        }

        /// Whether a request could know that.
        boolean isKnown() {
            return known;
        }

        Extent extent() {
            return extent;
        }

        boolean isOfLabels() {
            return this == KNOWN || this == KNOWN_ROWS || this == KNOWN_SO_FAR;
        }

        boolean isOne() {
            return this == PREVIOUS || this == FOLLOWING;
        }
    }

    enum Of { COUNT, SUM, MEAN, MOST, LEAST }

    private final int[] order;
    private final int[] byKnown;
    private final int[] begin;
    private final int[] end;
    private final LeakTable table;
    private final int[] from;
    private final int[] until;
    private Side side = Side.EVER;
    private long extent = -1;
    private final int[] all;
    /// By their numbers: sums up to each event, in time, by when labels were known, and of those that teach.
    private final Map<double[], Sums> inTime = new IdentityHashMap<>();
    private final Map<double[], Sums> inKnown = new IdentityHashMap<>();
    private final Map<double[], Sums> taught = new IdentityHashMap<>();
    private final Map<double[], RangeExtremes> most = new IdentityHashMap<>();
    private final Map<double[], RangeExtremes> least = new IdentityHashMap<>();
    private final Map<double[], RangeExtremes> mostKnown = new IdentityHashMap<>();
    private final Map<double[], RangeExtremes> leastKnown = new IdentityHashMap<>();

    /// Sums and counts up to each event.
    private record Sums(double[] sums, double[] counts) {}

    /// @param rows which rows are looked at
    KeyWindows(LeakTable table, long[] keys, int[] rows) {
        this.table = table;
        order = sorted(keys, table.times(), rows);
        byKnown = sorted(keys, table.knownAt(), rows);
        begin = new int[order.length];
        end = new int[order.length];
        from = new int[order.length];
        until = new int[order.length];
        all = IntStream.range(0, order.length).toArray();
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

    /// Microseconds from one event of a key to the next, by row, at the later of the two; NaN at the first.
    double[] gaps() {
        double[] gaps = new double[table.size()];
        for (int i = 0; i < order.length; i++) gaps[order[i]] = i == begin[i] ? Double.NaN : table.times()[order[i]] - table.times()[order[i - 1]];
        return gaps;
    }

    /// Microseconds since the first event of the key, or until its last one, for each place of [#order].
    double[] span(boolean since) {
        return IntStream.range(0, order.length).mapToDouble(i -> Math.abs(table.times()[order[i]] - table.times()[order[since ? begin[i] : end[i] - 1]])).toArray();
    }

    /// The label of the last other event of the key whose label was known at t0, by row; NaN where there is none.
    double[] lastKnown() {
        double[] values = new double[table.size()];
        Arrays.fill(values, Double.NaN);
        double[] last = of(Side.KNOWN_ROWS, Of.MEAN, table.label(), 1);
        for (int i = 0; i < order.length; i++) values[order[i]] = last[i];
        return values;
    }

    /// For each place of [#order]; NaN where a mean has no event.
    ///
    /// @param values by row, NaN for events that do not count; empty to count events
    /// @param extent microseconds or rows, as the side has it
    double[] of(Side side, Of of, double[] values, long extent) {
        return of(side, of, values, extent, all);
    }

    /// The same at some of these places.
    double[] of(Side side, Of of, double[] values, long extent, int[] places) {
        if (side != this.side || extent != this.extent) {
            if (side.isOfLabels()) known(side, extent);
            else timed(side, extent);
            this.side = side;
            this.extent = extent;
        }
        if (of != Of.MOST && of != Of.LEAST) return sums(side, of, values, places);
        boolean most = of == Of.MOST;
        Map<double[], RangeExtremes> known = most ? side.isOfLabels() ? mostKnown : this.most : side.isOfLabels() ? leastKnown : least;
        RangeExtremes extremes = known.computeIfAbsent(values, _ -> new RangeExtremes(inOrder(side, values), most ? 1 : -1));
        double[] found = new double[places.length];
        for (int k = 0; k < found.length; k++) found[k] = extremes.of(from[places[k]], until[places[k]]);
        return found;
    }

    private double[] inOrder(Side side, double[] values) {
        int[] events = side.isOfLabels() ? byKnown : order;
        double[] inOrder = new double[events.length];
        for (int i = 0; i < inOrder.length; i++) inOrder[i] = values[events[i]];
        return inOrder;
    }

    private double[] sums(Side side, Of of, double[] values, int[] places) {
        Sums added = (side == Side.TAUGHT ? taught : side.isOfLabels() ? inKnown : inTime).computeIfAbsent(values, _ -> add(side, values));
        double[] found = new double[places.length];
        for (int k = 0; k < places.length; k++) {
            int i = places[k];
            int last = Math.max(from[i], until[i]);
            double count = added.counts[last] - added.counts[from[i]];
            double sum = added.sums[last] - added.sums[from[i]];
            if (side.isOfLabels() && ownIsKnown(i) && counts(side, order[i], values)) {
                count--;
                sum -= values.length == 0 ? 1 : values[order[i]];
            }
            found[k] = switch (of) {
                case COUNT -> count;
                case SUM -> sum;
                case MEAN, MOST, LEAST -> count == 0 ? Double.NaN : sum / count;
            };
        }
        return found;
    }

    private Sums add(Side side, double[] values) {
        int[] events = side.isOfLabels() ? byKnown : order;
        double[] sums = new double[order.length + 1];
        double[] counts = new double[order.length + 1];
        for (int i = 0; i < order.length; i++) {
            boolean counted = counts(side, events[i], values);
            sums[i + 1] = sums[i] + (!counted ? 0 : values.length == 0 ? 1 : values[events[i]]);
            counts[i + 1] = counts[i] + (counted ? 1 : 0);
        }
        return new Sums(sums, counts);
    }

    private boolean counts(Side side, int row, double[] values) {
        return (values.length == 0 || !Double.isNaN(values[row])) && (side != Side.TAUGHT || table.parts()[row] != LeakTable.Part.JUDGES);
    }

    /// Whether the row's own label lies in its window, as it does where labels have no delay.
    private boolean ownIsKnown(int i) {
        if (table.knownAt()[order[i]] > table.times()[order[i]]) return false;
        for (int event = until[i] - 1; event >= from[i] && table.knownAt()[byKnown[event]] >= table.knownAt()[order[i]]; event--) if (byKnown[event] == order[i]) return true;
        return false;
    }

    private void known(Side side, long extent) {
        int low = 0;
        int high = 0;
        for (int i = 0; i < order.length; i++) {
            long time = table.times()[order[i]];
            low = Math.max(low, begin[i]);
            high = Math.max(high, begin[i]);
            while (high < end[i] && table.knownAt()[byKnown[high]] <= time) high++;
            while (low < high && time - table.knownAt()[byKnown[low]] >= extent) low++;
            until[i] = high;
            from[i] = switch (side.extent()) {
                case TIME -> low;
                case ROWS -> (int) Math.max(begin[i], high - extent - (high > begin[i] && table.knownAt()[order[i]] <= time ? 1 : 0));
                case WHOLE -> begin[i];
            };
        }
    }

    private void timed(Side side, long extent) {
        int low = 0;
        int high = 0;
        for (int i = 0; i < order.length; i++) {
            long time = table.times()[order[i]];
            low = Math.max(low, begin[i]);
            high = Math.max(high, i + 1);
            if (side.extent() == Extent.TIME) {
                while (low < i && time - table.times()[order[low]] >= extent) low++;
                while (high < end[i] && table.times()[order[high]] - time <= extent) high++;
            }
            from[i] = switch (side) {
                case PAST, AROUND -> low;
                case PAST_ROWS -> (int) Math.max(begin[i], i + 1 - extent);
                case AROUND_ROWS -> (int) Math.max(begin[i], i - extent / 2);
                case SO_FAR, EVER, TAUGHT, KNOWN, KNOWN_ROWS, KNOWN_SO_FAR -> begin[i];
                case NEXT, NEXT_ROWS, FOLLOWING, REST -> i + 1;
                case PREVIOUS -> Math.max(begin[i], i - 1);
            };
            until[i] = switch (side) {
                case PAST, PAST_ROWS, SO_FAR -> i + 1;
                case NEXT, AROUND -> high;
                case NEXT_ROWS -> (int) Math.min(end[i], i + 1 + extent);
                case AROUND_ROWS -> (int) Math.min(end[i], i + 1 + extent / 2);
                case EVER, REST, TAUGHT, KNOWN, KNOWN_ROWS, KNOWN_SO_FAR -> end[i];
                case FOLLOWING -> Math.min(end[i], i + 2);
                case PREVIOUS -> i;
            };
        }
    }
}
