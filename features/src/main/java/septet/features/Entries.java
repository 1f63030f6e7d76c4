package septet.features;

import java.time.Duration;
import java.util.List;
import septet.data.Formula;
import septet.data.Known;
import septet.data.Values;

/// All that enters the histories of one group, in columns: by the time from which it counts, of one time by its place in the log.
///
/// @param size      how many; columns may be longer
/// @param times     from when on each counts
/// @param positions the place of the log from which on it is there; where not settled, one that is as good for rows that arrive when they happen
/// @param arrivals  when it came
/// @param events    the places of their rows in the log
/// @param keys      one column for each key, none of it missing
/// @param values    one column for each stored channel
/// @param settled   whether positions are those that the log has
record Entries(int size, long[] times, int[] positions, long[] arrivals, int[] events, long[][] keys, long[][] values, boolean settled) {
    /// @param prompt whether whatever may enter, and the rows that ask, arrived when they happened
    static Entries of(FeaturePlan plan, Group group, BatchLog log, RowColumns rows, boolean prompt) {
        SourceLog source = log.source(group.source());
        Draft draft = new Draft(source, prompt);
        if (group.late() == 0) draft.atOnce(group.delay());
        else draft.late(plan, group, log, rows);
        long[][] keys = rows.values(group.keys());
        for (long[] key : keys) {
            if (!Pieces.Extent.of(key, key.length).isAnyMissing()) continue;
            for (int i = 0; i < key.length; i++) if (key[i] == Values.MISSING) draft.leaveOut(i);
        }
        return draft.entries(keys, rows.channels(group.stored()));
    }

    private Entries first(int count) {
        return new Entries(count, times, positions, arrivals, events, keys, values, settled);
    }

    private Entries take(int[] order) {
        long[][] ofKeys = new long[keys.length][];
        long[][] ofValues = new long[values.length][];
        for (int i = 0; i < ofKeys.length; i++) ofKeys[i] = Order.permuted(keys[i], order);
        for (int i = 0; i < ofValues.length; i++) ofValues[i] = Order.permuted(values[i], order);
        return new Entries(order.length, Order.permuted(times, order), Order.permuted(positions, order), Order.permuted(arrivals, order), Order.permuted(events, order), ofKeys, ofValues, settled);
    }

    /// The places of the log from which on they are there.
    int[] positions(BatchLog log) {
        if (settled) return positions;
        int[] places = new int[size];
        for (int i = 0; i < size; i++) places[i] = log.arrivedFrom(arrivals[i], events[i] + 1);
        return places;
    }

    /// Entries in the order of their rows; the time of one that never counts is missing.
    private static final class Draft {
        private static final long NEVER = Long.MAX_VALUE;
        private final SourceLog source;
        private final boolean prompt;
        private boolean settled = true;
        /// Whether something that becomes known later may have been known with its row.
        private boolean isKnownAtOnce;
        private long[] times;
        private int[] positions;
        private long[] arrivals;

        private final int[] events;
        /// By time, of one time by place; also without those that are left out.
        private boolean isAscending;
        /// From here on all are left out.
        private int end;
        /// Entries that are not left out, and the time of the last of them.
        private int counted;
        private long last = Long.MIN_VALUE;

        Draft(SourceLog source, boolean prompt) {
            this.source = source;
            this.prompt = prompt;
            int size = source.size();
            events = source.positions();
            times = source.times();
            positions = source.positions();
            arrivals = source.arrivals();
            isAscending = source.ascending();
            end = size;
            counted = size;
        }

        void atOnce(long delay) {
            if (delay == 0) return;
            times = new long[events.length];
            Pieces.each(times.length, (from, end) -> {
                for (int i = from; i < end; i++) times[i] = Times.plus(source.times()[i], delay);
            });
            isAscending = Order.isAscending(times, positions, times.length);
        }

        void leaveOut(int row) {
            if (row >= end) return;
            if (times == source.times() || times == arrivals) times = times.clone();
            if (times[row] != Values.MISSING) counted--;
            times[row] = Values.MISSING;
        }

        void late(FeaturePlan plan, Group group, BatchLog log, RowColumns rows) {
            boolean isFirst = true;
            List<Lateness.Late> late = plan.lateness(group.source()).late();
            for (int bit = 0; bit < late.size(); bit++) {
                if ((group.late() >>> bit & 1) == 0) continue;
                due(plan, late.get(bit), rows, isFirst);
                isFirst = false;
            }
            if (prompt) follow(log, group.delay());
            else settle(log, group.delay());
        }

        /// Where rows arrive when they happen, what is known by a row's time is known by its place: that of the entry's own row does for that of its arrival, or the next one, where
        /// it may be known as early as the row happens and the row itself shall not see it.
        private void follow(BatchLog log, long delay) {
            settled = false;
            int size = log.size();
            long latest = size == 0 ? Long.MIN_VALUE : log.arrivals()[size - 1];
            if (isKnownAtOnce) positions = next(events);
            boolean isOrdered = delay == 0 && Order.isAscending(arrivals, arrivals.length);
            if (isOrdered) {
                times = arrivals;
                end = Order.firstAfter(times, end, latest);
                counted = end;
                isAscending = true;
            } else {
                times = new long[events.length];
                isAscending = true;
                counted = 0;
                long own = delay == 0 ? Long.MIN_VALUE : delay;
                Pieces.each(times.length, (from, to) -> follow(from, to, latest, own));
            }
            // behind the last row there is none
            if (end > 0 && events[end - 1] + 1 == size && times[--end] != Values.MISSING) counted--;
        }

        /// @param latest what arrives behind it is seen by no row
        private void follow(int from, int to, long latest, long delay) {
            long before = last;
            boolean ascend = isAscending;
            int left = 0;
            for (int i = from; i < to; i++) {
                long arrival = arrivals[i];
                long time = delay == Long.MIN_VALUE ? arrival : Math.max(arrival, Times.plus(source.times()[i], delay));
                boolean isOut = arrival > latest;
                times[i] = isOut ? Values.MISSING : time;
                left += isOut ? 1 : 0;
                ascend &= isOut | time >= before;
                before = isOut ? before : time;
            }
            last = before;
            isAscending = ascend;
            counted += to - from - left;
        }

        private static int[] next(int[] places) {
            int[] next = new int[places.length];
            Pieces.each(next.length, (from, end) -> {
                for (int i = from; i < end; i++) next[i] = places[i] + 1;
            });
            return next;
        }

        /// Finds for each entry the first place of the log behind its row that arrived when it was known, mostly a little behind that of the entry before it; and from when on it counts.
        private void settle(BatchLog log, long delay) {
            times = new long[events.length];
            positions = new int[events.length];
            long[] arrived = log.arrivals();
            int near = 0;
            counted = 0;
            int lastPosition = -1;
            isAscending = true;
            for (int i = 0; i < times.length; i++) {
                times[i] = Values.MISSING;
                if (arrivals[i] == NEVER) continue;
                boolean isBehind = near > events[i] && arrived[near - 1] < arrivals[i];
                near = log.arrivedFrom(arrivals[i], isBehind ? near : events[i] + 1);
                positions[i] = near;
                if (near == arrived.length) continue;
                times[i] = Math.max(arrivals[i], Times.plus(source.times()[i], delay));
                counted++;
                isAscending &= times[i] > last | times[i] == last & near >= lastPosition;
                last = times[i];
                lastPosition = near;
            }
        }

        /// When the last of the late columns became known.
        private void due(FeaturePlan plan, Lateness.Late late, RowColumns rows, boolean isFirst) {
            long[] known = rows.knownAt(late.slot(), late.known());
            if (isFirst && !Pieces.Extent.of(known, known.length).isAnyMissing()) {
                arrivals = known;
            } else {
                long[] before = arrivals;
                long[] both = new long[known.length];
                Pieces.each(both.length, (from, to) -> {
                    for (int i = from; i < to; i++) both[i] = Math.max(isFirst ? Long.MIN_VALUE : before[i], known[i] == Values.MISSING ? NEVER : known[i]);
                });
                arrivals = both;
            }
            isKnownAtOnce |= !(late.known() instanceof Known.After(Duration delay)) || delay.isZero();
        }

        Entries entries(long[][] keys, long[][] values) {
            Entries all = new Entries(times.length, times, positions, arrivals, events, keys, values, settled);
            while (counted < end && times[end - 1] == Values.MISSING) end--;
            Entries some = counted == times.length ? all : end == counted ? all.first(counted) : all.take(counting());
            if (isAscending) return some;
            return some.take(Order.of(some.times, some.positions, counted));
        }

        private int[] counting() {
            int[] counting = new int[counted];
            for (int i = 0, next = 0; i < end; i++) if (times[i] != Values.MISSING) counting[next++] = i;
            return counting;
        }
    }
}
