package septet.features;

import septet.data.Calendar;

/// Where a window begins, seen from its end at t0: the last microsecond that is outside.
sealed interface Edge {
    long of(long time);

    /// The same of many times, which ascend.
    default void of(long[] times, int from, int size, long[] into) {
        for (int i = 0; i < size; i++) into[i] = of(times[from + i]);
    }

    /// The longest that the window can reach back, microseconds.
    long longest();

    /// A pause of this length ends what the window holds, microseconds; 0: no pause does.
    default long gap() {
        return 0;
    }

    /// `over 7d`: (t0 - 7d, t0].
    record Sliding(long width) implements Edge {
        @Override
        public long of(long time) {
            return Times.minus(time, width);
        }

        @Override
        public void of(long[] times, int from, int size, long[] into) {
            if (size == 0 || times[from] < Long.MIN_VALUE + width) Edge.super.of(times, from, size, into);
            else for (int i = 0; i < size; i++) into[i] = times[from + i] - width;
        }

        @Override
        public long longest() {
            return width;
        }
    }

    /// Since the beginning: nothing leaves.
    record Never() implements Edge {
        @Override
        public long of(long time) {
            return Long.MIN_VALUE;
        }

        @Override
        public long longest() {
            return Long.MAX_VALUE;
        }
    }

    /// `over today`: since midnight, in the zone of the row's source.
    final class Today implements Edge {
        /// A day on which clocks are put back by as much as they ever were, and more.
        private static final long LONGEST = 49L * 3_600 * 1_000_000;

        private final Calendar calendar;

        Today(Calendar calendar) {
            this.calendar = calendar;
        }

        @Override
        public long of(long time) {
            return calendar.startOfDay(time) - 1;
        }

        @Override
        public long longest() {
            return LONGEST;
        }
    }

    /// `over session(30m)`: back to the last pause of at least the gap, but not further than a day or 48 gaps.
    record Session(long gap) implements Edge {
        private static final long SHORTEST_BOUND = 24L * 3_600 * 1_000_000;
        private static final long GAPS = 48;

        @Override
        public long of(long time) {
            return Times.minus(time, longest());
        }

        @Override
        public long longest() {
            return Math.max(SHORTEST_BOUND, GAPS * gap);
        }
    }
}
