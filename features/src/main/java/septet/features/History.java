package septet.features;

import java.util.Arrays;
import septet.data.Dictionary;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.Values;

/// What one key of a group has seen: its entries in the order of their own times (of one time, in the order of arrival),
/// a cursor for each edge of each window, and the totals between them. It is a view of a block that [Histories] hold.
///
/// The cursors are only a memory of the last question: totals are exact and can be taken back, so a question about any
/// time, older or newer, moves the cursors there and gives the bits that a fresh sum would give.
final class History {
    private static final int HALF = 32;
    /// So many entries are looked at one by one before a search begins.
    private static final int NEAR = 8;
    /// A block that is so many times as large as needed is given back for a smaller one.
    private static final int SPARSE = 2;

    private final Shape shape;
    private final Histories histories;
    private final Run run;
    private final Totals totals;
    private int block;
    /// What a [Shape] says begins here.
    private long[] line;
    private int base;
    private Extras extras = Extras.NONE;
    private final Ends ends;
    private int end;
    /// The first entry that lies after the last question's time.
    private int enter;

    History(Shape shape, Histories histories) {
        this.shape = shape;
        this.histories = histories;
        run = new Run(shape.stride);
        totals = new Totals(shape);
        ends = new Ends(shape, run);
        line = new long[0];
    }

    /// Of a record that is all zero, and has no entry yet.
    static void begin(Shape shape, long[] line, int base) {
        if (shape.corrected) line[base + shape.newest] = Long.MIN_VALUE;
        line[base + Shape.ARRIVED] = Long.MIN_VALUE;
        line[base + Shape.ASKED] = Long.MIN_VALUE;
    }

    /// @param base where in the line its record begins, behind which its entries stand
    /// @param room for so many of them
    void at(int block, long[] line, int base, int room, Extras extras) {
        this.block = block;
        this.line = line;
        this.base = base;
        this.extras = extras;
        long counts = line[base + Shape.COUNTS];
        end = (int) counts;
        enter = (int) (counts >>> HALF);
        run.at(line, base + shape.line(), room);
        totals.at(line, base, extras);
        ends.at(extras);
    }

    /// Which of the histories it is; [Histories#NONE] for none.
    int block() {
        return block;
    }

    private void keep() {
        line[base + Shape.COUNTS] = (long) enter << HALF | end;
    }

    /// Adds an entry.
    ///
    /// @param time   its own time, microseconds
    /// @param values one for each stored channel, missing where it contributes nothing; behind them, where `placed`, the event
    /// @return its place among the entries
    int add(long time, long arrival, long[] values) {
        if (shape.sketched) extras.sketches.add(time, arrival, values);
        return enter(time, arrival, values);
    }

    private int enter(long time, long arrival, long[] values) {
        if (end == run.room) makeRoom();
        int at = end;
        if (end > 0 && (time < run.time(end - 1) || shape.placed && time == run.time(end - 1))) {
            at = after(end, time);
            if (shape.placed) while (at > 0 && run.time(at - 1) == time && run.event(at - 1) > values[values.length - 1]) at--;
            run.shift(at, at + 1, end);
        }
        int place = run.place(at);
        run.entries[place] = time;
        for (int i = 1; i < shape.stride; i++) run.entries[place + i] = values[i - 1];
        end++;
        line[base + Shape.ARRIVED] = Math.max(line[base + Shape.ARRIVED], arrival);
        if (shape.corrected) line[base + shape.newest] = Math.max(line[base + shape.newest], time);
        for (Extremes each : extras.extremes) {
            if (each == null) continue;
            if (at == end - 1) each.append(run, end);
            else each.update(run, at, end);
        }
        if (at < enter) insertBeforeCursor(at);
        keep();
        return at;
    }

    /// An entry that came late moves the cursors behind it, and counts where it lies between them.
    private void insertBeforeCursor(int at) {
        for (int window = 0; window < shape.windows; window++) {
            if (at < left(window)) left(window, left(window) + 1);
            else totals.add(window, run, at, at + 1);
        }
        if (shape.whole) totals.add(shape.windows, run, at, at + 1);
        enter++;
        // it may have filled the pause before a session
        if (shape.sessions) line[base + Shape.ASKED] = Long.MAX_VALUE;
    }

    /// Takes an entry back, the last that was added: all is as it was before, but for where the cursors stand.
    ///
    /// @param arrived the last arrival before it
    /// @param newest  the newest time before it
    void takeBack(int at, long arrived, long newest) {
        takeOut(at);
        line[base + Shape.ARRIVED] = arrived;
        if (shape.corrected) line[base + shape.newest] = newest;
    }

    private void takeOut(int at) {
        if (at < enter) {
            for (int window = 0; window < shape.windows; window++) {
                if (at < left(window)) left(window, left(window) - 1);
                else totals.remove(window, run, at, at + 1);
            }
            if (shape.whole) totals.remove(shape.windows, run, at, at + 1);
            enter--;
        }
        run.shift(at + 1, at, end);
        end--;
        for (Extremes each : extras.extremes) if (each != null) each.update(run, Math.max(0, Math.min(at, end - 1)), end);
        // it may have stood between two sessions
        if (shape.sessions) line[base + Shape.ASKED] = Long.MAX_VALUE;
        keep();
    }

    long arrived() {
        return line[base + Shape.ARRIVED];
    }

    /// Takes an entry back that was added: of what was dropped, counts and sums.
    void remove(long time, long[] values) {
        int at = place(time, values);
        if (at >= 0) takeOut(at);
        else if (shape.whole) takeBackDropped(values);
    }

    private int place(long time, long[] values) {
        for (int at = after(end, time) - 1; at >= 0 && run.time(at) == time; at--) {
            int from = run.place(at) + 1;
            if (Arrays.equals(run.entries, from, from + shape.stride - 1, values, 0, shape.stride - 1)) return at;
        }
        return -1;
    }

    private void takeBackDropped(long[] values) {
        Run entry = new Run(shape.stride);
        entry.entries = new long[shape.stride];
        System.arraycopy(values, 0, entry.entries, 1, shape.stride - 1);
        totals.remove(shape.windows, entry, 0, 1);
        line[base + shape.dropped]--;
    }

    /// Whether everything that a question about this time needs is still kept.
    boolean reaches(long time) {
        return time >= Times.minus(present(), shape.kept);
    }

    /// Moves all windows to a time.
    ///
    /// @param until what lies behind it is not known yet; a later time has no earlier one
    /// @param edges for each window the time that is just outside of it; a later time has no earlier edge
    void moveTo(long time, long until, long[] edges) {
        boolean forward = time >= line[base + Shape.ASKED] && end > 0 && shape.windows <= Long.SIZE;
        line[base + Shape.ASKED] = time;
        if (forward && shape.sliding) {
            slideOn(until, edges);
            return;
        }
        int to = after(enter, until);
        long moving = forward ? leaving(edges) : ~0L;
        for (int window = 0; window < shape.windows; window++) {
            int from = (moving >>> window & 1) == 0 ? left(window) : after(left(window), edges[window]);
            if (shape.gaps[window] > 0) from = session(window, time, to, after(left(window), edges[window]), forward);
            slide(window, from, to);
        }
        if (shape.whole) shift(shape.windows, enter, to, 1);
        enter = to;
        keep();
    }

    /// The usual way: time has gone on a little, windows slide, and counts and sums of whole units are all there is.
    private void slideOn(long time, long[] edges) {
        long[] entries = run.entries;
        int stride = run.stride;
        int first = run.first;
        int right = first + enter * stride;
        int last = first + end * stride;
        int near = Math.min(last, right + NEAR * stride);
        int entering = right;
        while (entering < near && entries[entering] <= time) entering += stride;
        if (entering == near && near < last) entering = run.place(after(enter, time));
        totals.entering(right, entering);
        for (int window = 0; window < shape.windows; window++) {
            int left = first + left(window) * stride;
            int leaving = totals.slide(window, left, Math.min(last, left + NEAR * stride), edges[window]);
            if (leaving == left) continue;
            left(window, (leaving - first) / stride);
            if (leaving == left + NEAR * stride && leaving < last) slideFar(window, after(left(window), edges[window]), (entering - first) / stride);
        }
        if (entering == right) return;
        enter = (entering - first) / stride;
        keep();
    }

    /// So much leaves a window that what stays may be less; what enters has entered.
    private void slideFar(int window, int from, int to) {
        if (to - from < from - left(window)) {
            totals.clear(window);
            totals.add(window, run, from, to);
        } else {
            totals.remove(window, run, left(window), from);
        }
        left(window, from);
    }

    /// The first entry behind the last pause before a time. What lies before the last question's entries is known.
    ///
    /// @param to    the first entry that is too late, `bound` the first one that may be reached
    /// @param known whether the last question's session still stands
    private int session(int window, long time, int to, int bound, boolean known) {
        int at = to;
        long next = time;
        while (at > bound && run.time(at - 1) > Times.minus(next, shape.gaps[window])) {
            if (known && at == enter && left(window) < at) return Math.max(bound, left(window));
            next = run.time(--at);
        }
        return at;
    }

    /// The windows whose first entry leaves. The entries lie far apart: without branches between them they are fetched together.
    private long leaving(long[] edges) {
        long leaving = 0;
        int last = end - 1;
        for (int window = 0; window < shape.windows; window++) {
            leaving |= (run.time(Math.min(left(window), last)) <= edges[window] ? 1L : 0L) << window;
        }
        return leaving;
    }

    private void slide(int window, int from, int to) {
        int before = left(window);
        int moves = Math.abs(from - before) + Math.abs(to - enter);
        if (to - from < moves) {
            totals.clear(window);
            totals.add(window, run, from, to);
        } else if (moves > 0) {
            shift(window, enter, to, 1);
            shift(window, before, from, -1);
        }
        if (from != before) left(window, from);
    }

    /// Adds what lies between two places of a right edge, or takes it back where the edge moves left; a left edge has the other sign.
    private void shift(int window, int from, int to, int sign) {
        if (from == to) return;
        if (to > from == sign > 0) totals.add(window, run, Math.min(from, to), Math.max(from, to));
        else totals.remove(window, run, Math.min(from, to), Math.max(from, to));
    }

    /// The first entry after a time, searched from a place near by in growing steps.
    private int after(int near, long time) {
        int low = near;
        int high = near;
        int step = 1;
        if (near < end && run.time(near) <= time) {
            while (high < end && run.time(high) <= time) {
                low = high + 1;
                high = Math.min(end, high + step);
                step <<= 1;
            }
        } else {
            while (low > 0 && run.time(low - 1) > time) {
                high = low - 1;
                low = Math.max(0, low - step);
                step <<= 1;
            }
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (run.time(middle) <= time) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// The newest entry; it is never dropped, but may have been taken back since.
    long newest() {
        if (shape.corrected) return line[base + shape.newest];
        return end == 0 ? Long.MIN_VALUE : run.time(end - 1);
    }

    /// The time that a key has come to: its newest entry, or its last arrival if that lies before. Where entries stand before they are known, it is the newest that is.
    private long present() {
        if (histories.known() == Long.MAX_VALUE) return Math.min(newest(), line[base + Shape.ARRIVED]);
        int known = after(enter, histories.known());
        return known == 0 ? Long.MIN_VALUE : run.time(known - 1);
    }

    private int left(int window) {
        return (int) (line[base + shape.left(window)] >>> shape.leftBits(window));
    }

    private void left(int window, int entry) {
        int word = base + shape.left(window);
        line[word] = line[word] & ~(0xFFFF_FFFFL << shape.leftBits(window)) | (long) entry << shape.leftBits(window);
    }

    /// Drops what no window can reach any more if that is worth it, and grows otherwise.
    private void makeRoom() {
        int old = end == 0 ? 0 : Math.min(end - 1, old(Times.minus(present(), shape.reach)));
        if (old > end / 4) drop(old);
        if (end == run.room || SPARSE * (end + 1) < run.room) histories.rehouse(end + 1);
    }

    /// The first entry after a time at which windows have begun long ago: it is near where the longest begins, which comes from memory anyway.
    private int old(long time) {
        int near = shape.windows == 0 ? 0 : enter;
        for (int window = 0; window < shape.windows; window++) near = Math.min(near, left(window));
        return after(near, time);
    }

    private void drop(int old) {
        for (int window = 0; window < shape.windows; window++) {
            int from = Math.max(left(window), old);
            slide(window, from, Math.max(enter, old));
            left(window, from - old);
        }
        if (enter < old) {
            if (shape.whole) shift(shape.windows, enter, old, 1);
            enter = old;
        }
        ends.drop(old);
        run.shift(old, 0, end);
        end -= old;
        enter -= old;
        if (shape.dropped >= 0) line[base + shape.dropped] += old;
        for (Extremes each : extras.extremes) if (each != null) each.update(run, 0, end);
        keep();
    }

    boolean isEmpty() {
        return end == 0 && (shape.dropped < 0 || line[base + shape.dropped] == 0);
    }

    /// How many entries the window holds.
    long size(int window) {
        return window < shape.windows ? enter - left(window) : line[base + shape.dropped] + enter;
    }

    /// What lies at a place of the record.
    long word(int cell) {
        return line[base + cell];
    }

    Sketches sketches() {
        return extras.sketches;
    }

    Extras extras() {
        return extras;
    }

    Totals totals() {
        return totals;
    }

    /// The smallest or largest known value in the window; missing if there is none.
    long extreme(int window, int channel, boolean least) {
        return ends.extreme(channel, from(window), enter, least, window == shape.windows);
    }

    /// The first known value in the window; missing if there is none. Of one time the event that came first stands first.
    long first(int window, int channel) {
        return ends.first(channel, from(window), enter, window == shape.windows);
    }

    long last(int window, int channel) {
        return ends.last(channel, from(window), enter, window == shape.windows);
    }

    /// The last known values in the window, the oldest of them first.
    ///
    /// @return how many there are, at most the length of the list
    int last(int window, int channel, long[] into, int most) {
        int found = window == shape.windows ? ends.lastSinceBegin(channel, enter, into, most) : ends.lastWithin(channel, left(window), enter, into, most);
        for (int i = 0; i < found / 2; i++) {
            long swapped = into[i];
            into[i] = into[found - 1 - i];
            into[found - 1 - i] = swapped;
        }
        return found;
    }

    /// How long before the time asked about the last known value lies; missing if there is none.
    ///
    /// @param own whether the window's last entry is left out
    long since(int window, int channel, boolean own) {
        int from = from(window);
        long last = ends.lastTime(channel, from, Math.max(from, own ? enter - 1 : enter), window == shape.windows);
        return last == Long.MIN_VALUE ? Values.MISSING : line[base + Shape.ASKED] - last;
    }

    private int from(int window) {
        return window < shape.windows ? left(window) : 0;
    }

    /// Takes in the entries of another history of the same key: whatever cut they come from, the values are those of one pass.
    void absorb(History other) {
        long[] values = new long[shape.stride - 1];
        extras.absorb(shape, other.extras);
        if (shape.whole) {
            other.shift(shape.windows, other.enter, 0, 1);
            totals.absorb(other.totals);
            other.shift(shape.windows, 0, other.enter, 1);
        }
        if (shape.dropped >= 0) line[base + shape.dropped] += other.line[other.base + shape.dropped];
        for (int i = 0; i < other.end; i++) {
            System.arraycopy(other.run.entries, other.run.place(i) + 1, values, 0, values.length);
            enter(other.run.time(i), other.line[other.base + Shape.ARRIVED], values);
        }
    }

    /// What was told of this key, not how it was asked: entries in their order, and what is left of those that were dropped.
    void write(StateWriter to) {
        to.number(newest());
        to.number(line[base + Shape.ARRIVED]);
        to.number(shape.dropped >= 0 ? line[base + shape.dropped] : 0);
        if (shape.whole) {
            shift(shape.windows, enter, 0, 1);
            totals.write(to);
            shift(shape.windows, 0, enter, 1);
        }
        extras.write(shape, to);
        to.number(end);
        for (int i = 0; i < end; i++) {
            to.number(run.time(i));
            for (int c = 0; c < shape.channels(); c++) to.value(shape.types[c], run.value(i, c));
            if (shape.placed) to.number(run.event(i));
        }
    }

    /// Of a new history only.
    void read(StateReader from) {
        long newest = from.number();
        if (shape.corrected) line[base + shape.newest] = newest;
        line[base + Shape.ARRIVED] = from.number();
        long dropped = from.number();
        if (shape.dropped >= 0) line[base + shape.dropped] = dropped;
        if (shape.whole) totals.read(from);
        extras.read(shape, from);
        int entries = from.count();
        if (entries > run.room) histories.rehouse(entries);
        for (int i = 0; i < entries; i++) {
            int place = run.place(i);
            run.entries[place] = from.number();
            for (int c = 0; c < shape.channels(); c++) run.entries[place + 1 + c] = from.value(shape.types[c]);
            if (shape.placed) run.entries[place + shape.stride - 1] = from.number();
        }
        end = entries;
        for (Extremes each : extras.extremes) if (each != null && end > 0) each.update(run, 0, end);
        keep();
    }

    int kept() {
        return end;
    }

    /// A number that equal histories share, however they were cut, grown or asked: of the entries that can still be reached,
    /// and of everything since the beginning.
    long hash(Dictionary words) {
        long[] edges = new long[shape.windows];
        Arrays.fill(edges, Long.MAX_VALUE);
        moveTo(Long.MAX_VALUE, Long.MAX_VALUE, edges);
        return new HistoryHash(shape, words).of(this, run, after(0, Times.minus(present(), shape.reach)));
    }
}
