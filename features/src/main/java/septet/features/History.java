package septet.features;

import java.util.Arrays;
import septet.data.Dictionary;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.Values;

/// What one key of a group has seen: its entries in the order of their own times (of one time, in the order of arrival),
/// a cursor for each edge of each window, and the totals between them.
///
/// The cursors are only a memory of the last question: totals are exact and can be taken back, so a question about any
/// time, older or newer, moves the cursors there and gives the bits that a fresh sum would give.
final class History {
    private static final long[] NONE = {};
    private static final Extremes[] NO_EXTREMES = {};
    private static final int FIRST_CAPACITY = 4;

    private final Shape shape;
    private long[] entries = NONE;
    private int end;
    /// The first entry that lies after the last question's time.
    private int enter;
    /// What a [Shape] says: the newest time, the last arrival, what was dropped, for each window its first entry, totals.
    private final long[] line;
    private final Totals totals;
    private final Extremes[] extremes;
    /// The smallest and largest values among what was dropped.
    private final long[] droppedExtremes;
    private final DroppedEnds droppedEnds;
    private final DroppedTail[] droppedTails;
    private final Sketches sketches;

    History(Shape shape) {
        this.shape = shape;
        line = new long[shape.line()];
        line[Shape.NEWEST] = Long.MIN_VALUE;
        line[Shape.ARRIVED] = Long.MIN_VALUE;
        line[Shape.ASKED] = Long.MIN_VALUE;
        totals = new Totals(shape, line);
        boolean any = false;
        for (int c = 0; c < shape.channels(); c++) any |= shape.isTree(c);
        extremes = any ? new Extremes[shape.channels()] : NO_EXTREMES;
        droppedExtremes = any ? new long[2 * shape.channels()] : NONE;
        droppedEnds = shape.placed && shape.whole ? new DroppedEnds(shape.channels()) : DroppedEnds.NONE;
        sketches = shape.sketched ? new Sketches(shape) : Sketches.NONE;
        droppedTails = shape.whole ? DroppedTail.of(shape.tails) : DroppedTail.NONE;
        for (int c = 0; c < extremes.length; c++) if (shape.isTree(c)) extremes[c] = new Extremes(shape, c);
        Arrays.fill(droppedExtremes, Values.MISSING);
    }

    /// Adds an entry.
    ///
    /// @param time   its own time, microseconds
    /// @param values one for each stored channel, missing where it contributes nothing; behind them, where `placed`, the event
    void add(long time, long arrival, long[] values) {
        if (shape.sketched) sketches.add(time, arrival, values);
        enter(time, arrival, values);
    }

    private void enter(long time, long arrival, long[] values) {
        if ((end + 1) * shape.stride > entries.length) makeRoom();
        int at = end;
        if (end > 0 && (time < time(end - 1) || shape.placed && time == time(end - 1))) {
            at = after(end, time);
            if (shape.placed) while (at > 0 && time(at - 1) == time && event(at - 1) > values[values.length - 1]) at--;
            System.arraycopy(entries, at * shape.stride, entries, (at + 1) * shape.stride, (end - at) * shape.stride);
        }
        int place = at * shape.stride;
        entries[place] = time;
        System.arraycopy(values, 0, entries, place + 1, shape.stride - 1);
        end++;
        line[Shape.NEWEST] = Math.max(line[Shape.NEWEST], time);
        line[Shape.ARRIVED] = Math.max(line[Shape.ARRIVED], arrival);
        for (int c = 0; c < extremes.length; c++) {
            if (!shape.isTree(c)) continue;
            if (at == end - 1) extremes[c].append(entries, end);
            else extremes[c].update(entries, at, end);
        }
        if (at < enter) insertBeforeCursor(at);
    }

    /// An entry that came late moves the cursors behind it, and counts where it lies between them.
    private void insertBeforeCursor(int at) {
        for (int window = 0; window < shape.windows; window++) {
            if (at < left(window)) line[shape.left(window)]++;
            else totals.add(window, entries, at, at + 1);
        }
        if (shape.whole) totals.add(shape.windows, entries, at, at + 1);
        enter++;
        // it may have filled the pause before a session
        if (shape.sessions) line[Shape.ASKED] = Long.MAX_VALUE;
    }

    /// Takes an entry back that was added: of what was dropped, counts and sums.
    void remove(long time, long[] values) {
        int at = place(time, values);
        if (at < 0) {
            if (shape.whole) takeBackDropped(values);
            return;
        }
        if (at < enter) removeBeforeCursor(at);
        System.arraycopy(entries, (at + 1) * shape.stride, entries, at * shape.stride, (end - at - 1) * shape.stride);
        end--;
        for (int c = 0; c < extremes.length; c++) if (shape.isTree(c)) extremes[c].update(entries, Math.max(0, Math.min(at, end - 1)), end);
        // it may have stood between two sessions
        if (shape.sessions) line[Shape.ASKED] = Long.MAX_VALUE;
    }

    private int place(long time, long[] values) {
        for (int at = after(end, time) - 1; at >= 0 && time(at) == time; at--) {
            int from = at * shape.stride + 1;
            if (Arrays.equals(entries, from, from + shape.stride - 1, values, 0, shape.stride - 1)) return at;
        }
        return -1;
    }

    private void removeBeforeCursor(int at) {
        for (int window = 0; window < shape.windows; window++) {
            if (at < left(window)) line[shape.left(window)]--;
            else totals.remove(window, entries, at, at + 1);
        }
        if (shape.whole) totals.remove(shape.windows, entries, at, at + 1);
        enter--;
    }

    private void takeBackDropped(long[] values) {
        long[] entry = new long[shape.stride];
        System.arraycopy(values, 0, entry, 1, shape.stride - 1);
        totals.remove(shape.windows, entry, 0, 1);
        line[Shape.DROPPED]--;
    }

    /// Whether everything that a question about this time needs is still kept.
    boolean reaches(long time) {
        return time >= Times.minus(present(), shape.kept);
    }

    /// Moves all windows to a time.
    ///
    /// @param edges for each window the time that is just outside of it; a later time has no earlier edge
    void moveTo(long time, long[] edges) {
        boolean forward = time >= line[Shape.ASKED] && end > 0 && shape.windows <= Long.SIZE;
        line[Shape.ASKED] = time;
        int to = after(enter, time);
        long moving = forward ? leaving(edges) : ~0L;
        for (int window = 0; window < shape.windows; window++) {
            int from = (moving >>> window & 1) == 0 ? left(window) : after(left(window), edges[window]);
            if (shape.gaps[window] > 0) from = session(window, time, to, after(left(window), edges[window]), forward);
            slide(window, from, to);
            line[shape.left(window)] = from;
        }
        if (shape.whole) shift(shape.windows, enter, to, 1);
        enter = to;
    }

    /// The first entry behind the last pause before a time. What lies before the last question's entries is known.
    ///
    /// @param to    the first entry that is too late, `bound` the first one that may be reached
    /// @param known whether the last question's session still stands
    private int session(int window, long time, int to, int bound, boolean known) {
        int at = to;
        long next = time;
        while (at > bound && time(at - 1) > Times.minus(next, shape.gaps[window])) {
            if (known && at == enter && left(window) < at) return Math.max(bound, left(window));
            next = time(--at);
        }
        return at;
    }

    /// The windows whose first entry leaves. The entries lie far apart: without branches between them they are fetched together.
    private long leaving(long[] edges) {
        long leaving = 0;
        int last = end - 1;
        for (int window = 0; window < shape.windows; window++) {
            int first = Math.min(left(window), last);
            leaving |= (entries[first * shape.stride] <= edges[window] ? 1L : 0L) << window;
        }
        return leaving;
    }

    private void slide(int window, int from, int to) {
        int before = left(window);
        int moves = Math.abs(from - before) + Math.abs(to - enter);
        if (to - from < moves) {
            totals.clear(window);
            totals.add(window, entries, from, to);
        } else if (moves > 0) {
            shift(window, enter, to, 1);
            shift(window, before, from, -1);
        }
    }

    /// Adds what lies between two places of a right edge, or takes it back where the edge moves left; a left edge has the other sign.
    private void shift(int window, int from, int to, int sign) {
        boolean add = to > from == sign > 0;
        if (add) totals.add(window, entries, Math.min(from, to), Math.max(from, to));
        else totals.remove(window, entries, Math.min(from, to), Math.max(from, to));
    }

    /// The first entry after a time, searched from a place near by in growing steps.
    private int after(int near, long time) {
        int low = near;
        int high = near;
        int step = 1;
        if (near < end && time(near) <= time) {
            while (high < end && time(high) <= time) {
                low = high + 1;
                high = Math.min(end, high + step);
                step <<= 1;
            }
        } else {
            while (low > 0 && time(low - 1) > time) {
                high = low - 1;
                low = Math.max(0, low - step);
                step <<= 1;
            }
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time(middle) <= time) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// The time that a key has come to: its newest entry, or its last arrival if that lies before.
    private long present() {
        return Math.min(line[Shape.NEWEST], line[Shape.ARRIVED]);
    }

    private int left(int window) {
        return (int) line[shape.left(window)];
    }

    private long time(int entry) {
        return entries[entry * shape.stride];
    }

    private long value(int entry, int channel) {
        return entries[entry * shape.stride + 1 + channel];
    }

    private long event(int entry) {
        return entries[(entry + 1) * shape.stride - 1];
    }

    /// Drops what no window can reach any more if that is worth it, and grows otherwise.
    private void makeRoom() {
        int old = end == 0 ? 0 : after(0, Times.minus(present(), shape.reach));
        if (old > end / 4) {
            drop(old);
        } else {
            entries = Arrays.copyOf(entries, Math.max(FIRST_CAPACITY, end + end / 4 + 1) * shape.stride);
        }
    }

    private void drop(int old) {
        for (int window = 0; window < shape.windows; window++) {
            int from = Math.max(left(window), old);
            slide(window, from, Math.max(enter, old));
            line[shape.left(window)] = from - old;
        }
        if (enter < old) {
            if (shape.whole) shift(shape.windows, enter, old, 1);
            enter = old;
        }
        for (int c = 0; c < extremes.length; c++) {
            if (shape.whole && shape.ends[c]) dropEnds(c, old);
            if (!shape.ordered[c]) continue;
            droppedExtremes[2 * c] = shape.extreme(c, droppedExtremes[2 * c], extremes[c].query(entries, 0, old, true), true);
            droppedExtremes[2 * c + 1] = shape.extreme(c, droppedExtremes[2 * c + 1], extremes[c].query(entries, 0, old, false), false);
        }
        System.arraycopy(entries, old * shape.stride, entries, 0, (end - old) * shape.stride);
        end -= old;
        enter -= old;
        line[Shape.DROPPED] += old;
        for (int c = 0; c < extremes.length; c++) if (shape.isTree(c)) extremes[c].update(entries, 0, end);
    }

    private void dropEnds(int channel, int old) {
        if (droppedTails.length > 0) {
            DroppedTail tail = droppedTails[channel];
            int at = old;
            for (int kept = 0; kept < tail.most(); kept++) {
                at = extremes[channel].previous(entries, 0, at);
                if (at < 0) break;
                tail.take(time(at), event(at), value(at, channel));
            }
        }
        int first = extremes[channel].next(entries, 0, old);
        if (first == old) return;
        int last = extremes[channel].previous(entries, 0, old);
        droppedEnds.take(channel, time(first), event(first), value(first, channel));
        droppedEnds.take(channel, time(last), event(last), value(last, channel));
    }

    boolean isEmpty() {
        return end == 0 && line[Shape.DROPPED] == 0;
    }

    /// How many entries the window holds.
    long size(int window) {
        return window < shape.windows ? enter - left(window) : line[Shape.DROPPED] + enter;
    }

    Sketches sketches() {
        return sketches;
    }

    Totals totals() {
        return totals;
    }

    /// The smallest or largest known value in the window; missing if there is none.
    long extreme(int window, int channel, boolean least) {
        if (window < shape.windows) return extremes[channel].query(entries, left(window), enter, least);
        return shape.extreme(channel, droppedExtremes[2 * channel + (least ? 0 : 1)], extremes[channel].query(entries, 0, enter, least), least);
    }

    /// The first known value in the window; missing if there is none. Of one time the event that came first stands first.
    long first(int window, int channel) {
        int at = extremes[channel].next(entries, from(window), enter);
        boolean isDropped = window == shape.windows && droppedEnds.any(channel) && (at == enter || !droppedEnds.isBefore(channel, true, time(at), event(at)));
        if (isDropped) return droppedEnds.value(channel, true);
        return at == enter ? Values.MISSING : value(at, channel);
    }

    long last(int window, int channel) {
        int at = extremes[channel].previous(entries, from(window), enter);
        boolean isDropped = window == shape.windows && droppedEnds.any(channel) && (at < 0 || droppedEnds.isBefore(channel, false, time(at), event(at)));
        if (isDropped) return droppedEnds.value(channel, false);
        return at < from(window) ? Values.MISSING : value(at, channel);
    }

    /// The last known values in the window, the oldest of them first.
    ///
    /// @return how many there are, at most `most`
    int last(int window, int channel, long[] into, int most) {
        DroppedTail tail = window == shape.windows && droppedTails.length > 0 ? droppedTails[channel] : DroppedTail.EMPTY;
        int found = 0;
        int at = extremes[channel].previous(entries, from(window), enter);
        int dropped = tail.size() - 1;
        while (found < most && (at >= from(window) || dropped >= 0)) {
            boolean isKept = at >= from(window) && (dropped < 0 || !tail.isAfter(dropped, time(at), event(at)));
            into[found++] = isKept ? value(at, channel) : tail.value(dropped);
            if (isKept) at = extremes[channel].previous(entries, from(window), at);
            else dropped--;
        }
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
        int at = extremes[channel].previous(entries, from, Math.max(from, own ? enter - 1 : enter));
        long last = at < from ? Long.MIN_VALUE : time(at);
        if (window == shape.windows && droppedEnds.any(channel)) last = Math.max(last, droppedEnds.time(channel));
        return last == Long.MIN_VALUE ? Values.MISSING : line[Shape.ASKED] - last;
    }

    private int from(int window) {
        return window < shape.windows ? left(window) : 0;
    }

    /// Takes in the entries of another history of the same key: whatever cut they come from, the values are those of one pass.
    void absorb(History other) {
        long[] values = new long[shape.stride - 1];
        droppedEnds.absorb(other.droppedEnds);
        if (shape.sketched) sketches.absorb(other.sketches);
        for (int c = 0; c < droppedTails.length; c++) droppedTails[c].absorb(other.droppedTails[c]);
        if (shape.whole) {
            other.shift(shape.windows, other.enter, 0, 1);
            totals.absorb(shape.windows, other.totals);
            other.shift(shape.windows, 0, other.enter, 1);
        }
        for (int i = 0; i < droppedExtremes.length; i++) {
            if (shape.ordered[i / 2]) droppedExtremes[i] = shape.extreme(i / 2, droppedExtremes[i], other.droppedExtremes[i], i % 2 == 0);
        }
        line[Shape.DROPPED] += other.line[Shape.DROPPED];
        for (int i = 0; i < other.end; i++) {
            System.arraycopy(other.entries, i * shape.stride + 1, values, 0, values.length);
            enter(other.time(i), other.line[Shape.ARRIVED], values);
        }
        line[Shape.NEWEST] = Math.max(line[Shape.NEWEST], other.line[Shape.NEWEST]);
        line[Shape.ARRIVED] = Math.max(line[Shape.ARRIVED], other.line[Shape.ARRIVED]);
    }

    /// What was told of this key, not how it was asked: entries in their order, and what is left of those that were dropped.
    void write(StateWriter to) {
        to.number(line[Shape.NEWEST]);
        to.number(line[Shape.ARRIVED]);
        to.number(line[Shape.DROPPED]);
        if (shape.whole) {
            shift(shape.windows, enter, 0, 1);
            totals.write(shape.windows, to);
            shift(shape.windows, 0, enter, 1);
        }
        for (int i = 0; i < droppedExtremes.length; i++) to.value(shape.types[i / 2], droppedExtremes[i]);
        droppedEnds.write(shape.types, to);
        if (shape.sketched) sketches.write(to);
        for (int c = 0; c < droppedTails.length; c++) droppedTails[c].write(shape.types[c], to);
        to.number(end);
        for (int i = 0; i < end; i++) {
            to.number(time(i));
            for (int c = 0; c < shape.channels(); c++) to.value(shape.types[c], value(i, c));
            if (shape.placed) to.number(event(i));
        }
    }

    /// Of a new history only.
    void read(StateReader from) {
        line[Shape.NEWEST] = from.number();
        line[Shape.ARRIVED] = from.number();
        line[Shape.DROPPED] = from.number();
        if (shape.whole) totals.read(shape.windows, from);
        for (int i = 0; i < droppedExtremes.length; i++) droppedExtremes[i] = from.value(shape.types[i / 2]);
        droppedEnds.read(shape.types, from);
        if (shape.sketched) sketches.read(from);
        for (int c = 0; c < droppedTails.length; c++) droppedTails[c].read(shape.types[c], from);
        end = from.count();
        entries = new long[Math.max(FIRST_CAPACITY, end) * shape.stride];
        for (int i = 0; i < end; i++) {
            int place = i * shape.stride;
            entries[place] = from.number();
            for (int c = 0; c < shape.channels(); c++) entries[place + 1 + c] = from.value(shape.types[c]);
            if (shape.placed) entries[place + shape.stride - 1] = from.number();
        }
        for (int c = 0; c < extremes.length; c++) if (shape.isTree(c)) extremes[c].update(entries, 0, end);
    }

    /// Bytes that this history takes, roughly: objects, cursors, totals and room for entries.
    long bytes() {
        return 112 + 8L * (entries.length + line.length) + totals.bytes() + (shape.sketched ? sketches.bytes() : 0);
    }

    int kept() {
        return end;
    }

    /// A number that equal histories share, however they were cut, grown or asked: of the entries that can still be reached,
    /// and of everything since the beginning.
    long hash(Dictionary words) {
        moveTo(Long.MAX_VALUE, farEdges());
        long bound = Times.minus(present(), shape.reach);
        long hash = Hashes.of(Hashes.of(0, line[Shape.NEWEST]), line[Shape.ARRIVED]);
        long sum = 0;
        for (int i = after(0, bound); i < end; i++) {
            long entry = Hashes.of(0, time(i));
            for (int c = 0; c < shape.channels(); c++) entry = Hashes.of(entry, meaning(c, value(i, c), words));
            if (shape.placed) entry = Hashes.of(entry, event(i));
            sum += Hashes.mix(entry);
        }
        hash = Hashes.of(hash, sum);
        if (shape.sketched) hash = Hashes.of(hash, sketches.hash(words));
        if (!shape.whole) return hash;
        hash = Hashes.of(Hashes.of(hash, size(shape.windows)), totals.hash(shape.windows, words));
        for (int c = 0; c < extremes.length; c++) {
            if (shape.ends[c]) hash = Hashes.of(Hashes.of(hash, meaning(c, first(shape.windows, c), words)), meaning(c, last(shape.windows, c), words));
            if (shape.tails[c] > 0) hash = Hashes.of(hash, hashOfLast(c, words));
            if (!shape.ordered[c]) continue;
            hash = Hashes.of(Hashes.of(hash, extreme(shape.windows, c, true)), extreme(shape.windows, c, false));
        }
        return hash;
    }

    private long hashOfLast(int channel, Dictionary words) {
        long[] last = new long[shape.tails[channel]];
        int found = last(shape.windows, channel, last, last.length);
        long hash = found;
        for (int i = 0; i < found; i++) hash = Hashes.of(hash, meaning(channel, last[i], words));
        return hash;
    }

    private long meaning(int channel, long value, Dictionary words) {
        return Hashes.of(shape.types[channel], value, words);
    }

    private long[] farEdges() {
        long[] edges = new long[shape.windows];
        Arrays.fill(edges, Long.MAX_VALUE);
        return edges;
    }
}
