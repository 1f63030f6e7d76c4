package septet.features;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import septet.data.Row;
import septet.data.Values;

/// The usual way of an event through the histories of a group whose windows slide and hold counts and sums of whole units: its entry follows all others, and time has gone
/// on a little since somebody asked. A lane reads and writes the block of a history itself, as its [Shape] lays it out, and opens no view of it. It does a step whole or
/// not at all, but for windows that have far to slide: those it leaves on their way. Either way [History] can go on from there, since each window's totals are always those
/// of the entries from its cursor to the last that has entered.
final class Lane {
    private static final int HALF = 32;
    /// One entry that has entered, in the counts of a record; the upper bits of a sum stand beside the count in the same way, as [Totals] has it.
    private static final long ONE_OVER = 1L << HALF;
    /// Longs of an entry that holds one value.
    static final int ONE_STRIDE = 2;
    /// Microseconds: no window begins beyond the range of time for a question that lies nearer.
    static final long FARTHEST = 1L << 61;
    /// So many entries enter or leave at once at most.
    static final int NEAR = 8;

    /// A part of what a question asks of it: a window, or a value that is read from where its windows are then.
    interface Part {
        /// @param lane has begun to move on
        /// @return whether it is done; otherwise the history must be asked
        boolean take(Lane lane, Row row);
    }

    /// One of its windows, which moves on to the time that the lane goes to, at least a part of the way.
    sealed interface Window extends Part permits SumWindow, MixedWindow {
        /// Takes back the last entry that has entered.
        void takeBack(long[] page, int base, int entry);
    }

    /// Longs of a record, behind which the entries stand, and of an entry.
    private final int line;
    private final int stride;
    /// Where the newest time lies in the record; -1: it is that of the last entry.
    private final int newest;
    /// Microseconds: how far back of a key's newest entry a question may still ask.
    private final long kept;
    private final Window[] windows;
    /// Of each channel whether its values are summed up; and whether one that is, is all there is.
    private final boolean[] summed;
    private final boolean isOneSum;
    /// The record and the time that it goes to now, and the place behind the last entry that has entered.
    long[] page = {};
    int base;
    long time;
    int behind;
    /// What has just entered of each channel, or of the only one: how many values, in the upper half the upper bits of their sum, and its lower bits.
    final long[] came;
    final long[] more;
    long cameOne;
    long moreOne;

    Lane(Shape shape, List<Edge> edges) {
        line = shape.line();
        stride = shape.stride;
        newest = shape.newest;
        kept = shape.kept;
        summed = new boolean[shape.channels()];
        for (int channel = 0; channel < summed.length; channel++) summed[channel] = shape.isScaledSum(channel);
        came = new long[summed.length];
        more = new long[summed.length];
        windows = new Window[edges.size()];
        isOneSum = summed.length == 1 && summed[0];
        for (int window = 0; window < windows.length; window++) windows[window] = isOneSum ? SumWindow.of(shape, window, edges.get(window)) : MixedWindow.of(shape, window, edges.get(window));
    }

    /// The lane of a group, where it has one.
    static Optional<Lane> of(Group group) {
        Shape shape = group.shape();
        return shape.sliding && shape.windows > 0 ? Optional.of(new Lane(shape, group.edges())) : Optional.empty();
    }

    /// Adds an entry behind all others.
    ///
    /// @param base where the record begins
    /// @param room for so many entries
    /// @return false if its place is another one, or there is no room
    boolean append(long[] page, int base, int room, Entry entry) {
        long counts = page[base + Shape.COUNTS];
        int end = (int) counts;
        int at = base + line + end * stride;
        if (end == room || end > 0 && page[at - stride] > entry.time) return false;
        page[at] = entry.time;
        for (int i = 1; i < stride; i++) page[at + i] = entry.values[i - 1];
        page[base + Shape.ARRIVED] = Math.max(page[base + Shape.ARRIVED], entry.arrival);
        if (newest >= 0) page[base + newest] = Math.max(page[base + newest], entry.time);
        page[base + Shape.COUNTS] = counts + 1;
        return true;
    }

    /// Takes the last entry back, the last that was appended: all is as it was before, but for where the cursors stand.
    ///
    /// @param arrived the last arrival before it
    /// @param before  the newest time before it
    void takeBack(long[] page, int base, long arrived, long before) {
        long counts = page[base + Shape.COUNTS] - 1;
        int end = (int) counts;
        if ((int) (counts >>> HALF) > end) {
            for (Window window : windows) window.takeBack(page, base, end);
            counts -= ONE_OVER;
        }
        page[base + Shape.ARRIVED] = arrived;
        if (newest >= 0) page[base + newest] = before;
        page[base + Shape.COUNTS] = counts;
    }

    /// Begins to move all windows on to a time: what is known by then enters.
    ///
    /// @param until as [History#moveTo] has it
    /// @return false where the question is another one, so that [History#moveTo] is needed
    boolean begin(long[] at, int record, long to, long until) {
        long counts = at[record + Shape.COUNTS];
        int end = (int) counts;
        if (end == 0 || to < at[record + Shape.ASKED] || to > FARTHEST || to < -FARTHEST || to < reached(at, record, end)) return false;
        int first = record + line;
        int last = first + end * stride;
        int right = first + (int) (counts >>> HALF) * stride;
        int near = Math.min(last, right + NEAR * stride);
        int entering = isOneSum ? enterOne(at, right, near, until) : enter(at, right, near, until);
        int next = right + entering * stride;
        if (next == near && near < last) return false;
        at[record + Shape.ASKED] = to;
        at[record + Shape.COUNTS] = counts + entering * ONE_OVER;
        page = at;
        base = record;
        time = to;
        behind = next;
        return true;
    }

    /// Reads values from the record, once it has begun.
    ///
    /// @return whether all windows are where they should be, and all that was read was found there
    boolean read(ReadCell[] cells, Row row) {
        boolean isThere = true;
        for (Window window : windows) isThere &= window.take(this, row);
        for (ReadCell cell : cells) isThere &= cell.take(this, row);
        return isThere;
    }

    /// The parts of that.
    List<Part> parts(ReadCell[] cells) {
        return Stream.<Part>concat(Arrays.stream(windows), Arrays.stream(cells)).toList();
    }

    /// Before this, not everything that a question needs is kept.
    private long reached(long[] page, int base, int end) {
        long last = newest >= 0 ? page[base + newest] : page[base + line + (end - 1) * stride];
        return Times.minus(Math.min(last, page[base + Shape.ARRIVED]), kept);
    }

    /// What enters, enters each window alike.
    ///
    /// @return how many do, as far as they are known by then
    private int enterOne(long[] at, int from, int to, long until) {
        long count = 0;
        long sum = 0;
        int entering = 0;
        for (int next = from; next < to && at[next] <= until; next += ONE_STRIDE) {
            long value = at[next + 1];
            entering++;
            if (value == Values.MISSING) continue;
            long before = sum;
            sum += value;
            count += 1 + over(before, value, sum);
        }
        cameOne = count;
        moreOne = sum;
        return entering;
    }

    private int enter(long[] at, int from, int to, long until) {
        for (int channel = 0; channel < summed.length; channel++) {
            came[channel] = 0;
            more[channel] = 0;
        }
        int entering = 0;
        for (int next = from; next < to && at[next] <= until; next += stride, entering++) for (int channel = 0; channel < summed.length; channel++) enter(channel, at[next + 1 + channel]);
        return entering;
    }

    private void enter(int channel, long value) {
        if (value == Values.MISSING) return;
        came[channel]++;
        if (!summed[channel]) return;
        long sum = more[channel] + value;
        came[channel] += over(more[channel], value, sum);
        more[channel] = sum;
    }

    /// What the upper bits change by where two numbers are added to a third.
    static long over(long a, long b, long sum) {
        return ((a ^ sum) & (b ^ sum)) < 0 ? b < 0 ? -ONE_OVER : ONE_OVER : 0;
    }

    /// Takes a value out of a count and the sum behind it.
    static void takeOut(long[] page, int cell, long value) {
        long sum = page[cell + 1];
        page[cell] -= 1 + over(sum - value, value, sum);
        page[cell + 1] = sum - value;
    }

    /// The newest time as the record has it; 0 where it follows from the entries.
    long newest(long[] page, int base) {
        return newest < 0 ? 0 : page[base + newest];
    }
}
