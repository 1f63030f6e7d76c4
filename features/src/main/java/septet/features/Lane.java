package septet.features;

import java.util.List;
import java.util.Optional;
import septet.data.Values;

/// The usual way of an event through the histories of a group whose windows slide and hold counts and sums of whole units: its entry follows all others, and time has gone
/// on a little since somebody asked. A lane reads and writes the block of a history itself, as its [Shape] lays it out, and opens no view of it. It does a step whole or
/// not at all, but for windows that have far to slide: those it leaves on their way. Either way [History] can go on from there, since each window's totals are always those
/// of the entries from its cursor to the last that has entered.
final class Lane {
    private static final int HALF = 32;
    private static final long LOWER = 0xFFFF_FFFFL;
    /// One entry that has entered, in the counts of a record; the upper bits of a sum stand beside the count in the same way, as [Totals] has it.
    private static final long ONE_OVER = 1L << HALF;
    /// So many entries enter or leave at once at most.
    private static final int NEAR = 8;

    /// Longs of a record, behind which the entries stand, and of an entry.
    private final int line;
    private final int stride;
    /// Where the newest time lies in the record; -1: it is that of the last entry.
    private final int newest;
    /// Microseconds: how far back of a key's newest entry a question may still ask.
    private final long kept;
    private final Edge[] edges;
    /// Of each window the microseconds by which it slides, or 0; where its cursor lies in the record, and how far up in its long.
    private final long[] widths;
    private final int[] cursors;
    private final int[] shifts;
    /// Of each window and channel where the count lies in the record, and behind it, where there is one, the sum.
    private final int[] cells;
    private final boolean[] summed;
    /// Whether there is one channel, and its sum.
    private final boolean isOneSum;
    /// Of each channel what has just entered.
    private final long[] counts;
    private final long[] sums;

    Lane(Shape shape, List<Edge> edges) {
        line = shape.line();
        stride = shape.stride;
        newest = shape.newest;
        kept = shape.kept;
        this.edges = edges.toArray(Edge[]::new);
        widths = edges.stream().mapToLong(edge -> edge instanceof Edge.Sliding(long width) ? width : 0).toArray();
        cursors = new int[widths.length];
        shifts = new int[widths.length];
        cells = new int[widths.length * shape.channels()];
        for (int window = 0; window < widths.length; window++) {
            cursors[window] = shape.left(window);
            shifts[window] = shape.leftBits(window);
            for (int channel = 0; channel < shape.channels(); channel++) cells[window * shape.channels() + channel] = shape.cell(window, channel);
        }
        summed = new boolean[shape.channels()];
        for (int channel = 0; channel < summed.length; channel++) summed[channel] = shape.isScaledSum(channel);
        isOneSum = summed.length == 1 && summed[0];
        counts = new long[summed.length];
        sums = new long[summed.length];
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
            for (int window = 0; window < widths.length; window++) takeBack(page, base, window, end);
            counts -= ONE_OVER;
        }
        page[base + Shape.ARRIVED] = arrived;
        if (newest >= 0) page[base + newest] = before;
        page[base + Shape.COUNTS] = counts;
    }

    private void takeBack(long[] page, int base, int window, int entry) {
        int at = base + line + entry * stride;
        if (left(page, base, window) > entry) {
            left(page, base, window, entry);
            return;
        }
        for (int channel = 0; channel < summed.length; channel++) {
            long value = page[at + 1 + channel];
            if (value == Values.MISSING) continue;
            int cell = base + cells[window * summed.length + channel];
            page[cell]--;
            if (!summed[channel]) continue;
            long sum = page[cell + 1];
            page[cell] -= over(sum - value, value, sum);
            page[cell + 1] = sum - value;
        }
    }

    /// Moves all windows on to a time.
    ///
    /// @return false if [History#moveTo] is needed, since the question is another one, or to bring windows the rest of their way
    boolean slide(long[] page, int base, long time) {
        long counts = page[base + Shape.COUNTS];
        int end = (int) counts;
        if (end == 0 || time < page[base + Shape.ASKED] || time < reached(page, base, end)) return false;
        int first = base + line;
        int last = first + end * stride;
        int right = first + (int) (counts >>> HALF) * stride;
        int near = Math.min(last, right + NEAR * stride);
        int behind = right;
        long entered = counts;
        for (; behind < near && page[behind] <= time; behind += stride) entered += ONE_OVER;
        if (behind == near && near < last) return false;
        page[base + Shape.ASKED] = time;
        page[base + Shape.COUNTS] = entered;
        return isOneSum ? slideSum(page, base, time, right, behind) : slideAll(page, base, time, right, behind);
    }

    private boolean slideAll(long[] page, int base, long time, int right, int behind) {
        for (int channel = 0; channel < summed.length; channel++) enter(page, channel, right, behind);
        boolean done = true;
        for (int window = 0; window < widths.length; window++) done &= slide(page, base, time, behind, window);
        return done;
    }

    /// Before this, not everything that a question needs is kept.
    private long reached(long[] page, int base, int end) {
        long last = newest >= 0 ? page[base + newest] : page[base + line + (end - 1) * stride];
        return Times.minus(Math.min(last, page[base + Shape.ARRIVED]), kept);
    }

    /// Adds up what enters each window alike.
    private void enter(long[] page, int channel, int from, int to) {
        long count = 0;
        long sum = 0;
        for (int at = from; at < to; at += stride) {
            long value = page[at + 1 + channel];
            if (value == Values.MISSING) continue;
            count++;
            if (!summed[channel]) continue;
            long next = sum + value;
            if (((sum ^ next) & (value ^ next)) < 0) count += value < 0 ? -ONE_OVER : ONE_OVER;
            sum = next;
        }
        counts[channel] = count;
        sums[channel] = sum;
    }

    /// @param behind the place behind the last entry that has entered
    private boolean slide(long[] page, int base, long time, int behind, int window) {
        long bound = widths[window] > 0 ? Times.minus(time, widths[window]) : edges[window].of(time);
        int before = left(page, base, window);
        int left = before;
        int from = base + line + before * stride;
        int near = Math.min(behind, from + NEAR * stride);
        int at = from;
        for (; at < near && page[at] <= bound; at += stride) left++;
        for (int channel = 0; channel < summed.length; channel++) change(page, base + cells[window * summed.length + channel], channel, from, at);
        if (left != before) left(page, base, window, left);
        return at < near || at == behind || page[at] > bound;
    }

    /// The same for all windows where all there is is one sum.
    ///
    /// @param right the place of the first entry that enters
    private boolean slideSum(long[] page, int base, long time, int right, int behind) {
        enter(page, 0, right, behind);
        long came = counts[0];
        long more = sums[0];
        boolean done = true;
        for (int window = 0; window < widths.length; window++) {
            long bound = widths[window] > 0 ? Times.minus(time, widths[window]) : edges[window].of(time);
            int cell = base + cells[window];
            long sum = page[cell + 1] + more;
            long count = page[cell] + came + over(page[cell + 1], more, sum);
            int before = left(page, base, window);
            int left = before;
            int at = base + line + before * stride;
            int near = Math.min(behind, at + NEAR * stride);
            while (at < near && page[at] <= bound) {
                long value = page[at + 1];
                left++;
                at += stride;
                if (value == Values.MISSING) continue;
                long next = sum - value;
                count -= 1 + over(next, value, sum);
                sum = next;
            }
            page[cell] = count;
            page[cell + 1] = sum;
            if (left == before) continue;
            left(page, base, window, left);
            done &= at < near || at == behind || page[at] > bound;
        }
        return done;
    }

    /// What the upper bits change by where two numbers are added to a third.
    private static long over(long a, long b, long sum) {
        return ((a ^ sum) & (b ^ sum)) < 0 ? b < 0 ? -ONE_OVER : ONE_OVER : 0;
    }

    /// What has entered is added to a count and a sum, and some entries are taken from them.
    private void change(long[] page, int cell, int channel, int from, int to) {
        long count = page[cell] + counts[channel];
        long before = summed[channel] ? page[cell + 1] : 0;
        long more = summed[channel] ? sums[channel] : 0;
        long sum = before + more;
        if (((before ^ sum) & (more ^ sum)) < 0) count += more < 0 ? -ONE_OVER : ONE_OVER;
        for (int at = from; at < to; at += stride) {
            long value = page[at + 1 + channel];
            if (value == Values.MISSING) continue;
            count--;
            if (!summed[channel]) continue;
            long next = sum - value;
            if (((sum ^ value) & (sum ^ next)) < 0) count += sum < 0 ? -ONE_OVER : ONE_OVER;
            sum = next;
        }
        page[cell] = count;
        if (summed[channel]) page[cell + 1] = sum;
    }

    private int left(long[] page, int base, int window) {
        return (int) (page[base + cursors[window]] >>> shifts[window]);
    }

    private void left(long[] page, int base, int window, int entry) {
        int at = base + cursors[window];
        page[at] = page[at] & ~(LOWER << shifts[window]) | (long) entry << shifts[window];
    }

    /// The newest time as the record has it; 0 where it follows from the entries.
    long newest(long[] page, int base) {
        return newest < 0 ? 0 : page[base + newest];
    }
}
