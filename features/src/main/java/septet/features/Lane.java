package septet.features;

import java.util.List;
import java.util.Optional;

/// The usual way of an event through the histories of a group whose windows slide and hold counts and sums of whole units: its entry follows all others, and time has gone
/// on a little since somebody asked. A lane reads and writes the block of a history itself, as its [Shape] lays it out, and opens no view of it. It does a step whole or
/// not at all, but for windows that have far to slide: those it leaves on their way. Either way [History] can go on from there, since each window's totals are always those
/// of the entries from its cursor to the last that has entered.
///
/// @param line    longs of a record, behind which the entries stand
/// @param stride  longs of an entry
/// @param newest  where the newest time lies in the record; -1: it is that of the last entry
/// @param kept    microseconds: how far back of a key's newest entry a question may still ask
/// @param windows each by itself, and `all` of them in turn
record Lane(int line, int stride, int newest, long kept, List<LaneWindow> windows, LaneStep all) {
    private static final int HALF = 32;
    private static final long ONE_ENTERED = 1L << HALF;
    /// So many entries enter or leave at once at most.
    static final int NEAR = 8;

    /// The lane of a group, where it has one.
    static Optional<Lane> of(Group group) {
        Shape shape = group.shape();
        if (!shape.sliding || shape.windows == 0) return Optional.empty();
        List<LaneWindow> windows = LaneWindow.of(shape, group.edges());
        return Optional.of(new Lane(shape.line(), shape.stride, shape.newest, shape.kept, windows, new LaneStep.InTurn(windows)));
    }

    /// The same by a class made for it.
    Lane unrolled() {
        return new Lane(line, stride, newest, kept, windows, Unrolled.of(LaneStep.class, windows));
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
            all.takeBack(page, base, end);
            counts -= ONE_ENTERED;
        }
        page[base + Shape.ARRIVED] = arrived;
        if (newest >= 0) page[base + newest] = before;
        page[base + Shape.COUNTS] = counts;
    }

    /// Moves all windows on to a time.
    ///
    /// @return false if [History#moveTo] is needed, since the question is another one, or to bring windows the rest of their way
    boolean slide(long[] page, int base, long time) {
        long counts = page[base + Shape.COUNTS];
        int end = (int) counts;
        if (end == 0 || time < page[base + Shape.ASKED] || time < reached(page, base, end)) return false;
        int enter = (int) (counts >>> HALF);
        int near = Math.min(end, enter + NEAR);
        int entered = enter;
        for (int at = base + line + enter * stride; entered < near && page[at] <= time; at += stride) entered++;
        if (entered == near && near < end) return false;
        page[base + Shape.ASKED] = time;
        page[base + Shape.COUNTS] = (long) entered << HALF | end;
        return all.slide(page, base, time, entered - enter);
    }

    /// Before this, not everything that a question needs is kept.
    private long reached(long[] page, int base, int end) {
        long last = newest >= 0 ? page[base + newest] : page[base + line + (end - 1) * stride];
        return Times.minus(Math.min(last, page[base + Shape.ARRIVED]), kept);
    }

    /// The newest time as the record has it; 0 where it follows from the entries.
    long newest(long[] page, int base) {
        return newest < 0 ? 0 : page[base + newest];
    }
}
