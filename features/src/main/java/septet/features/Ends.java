package septet.features;

import septet.data.Values;

/// The least, the greatest, the first and the last values of one history, among its entries and, since the beginning, among those that it has dropped.
/// Places of entries: `from` included, `to` excluded.
final class Ends {
    private final Shape shape;
    private final Run run;
    private Extras extras = Extras.NONE;

    Ends(Shape shape, Run run) {
        this.shape = shape;
        this.run = run;
    }

    void at(Extras extras) {
        this.extras = extras;
    }

    /// The first so many entries are dropped.
    void drop(int old) {
        for (int c = 0; c < extras.extremes.length; c++) {
            if (shape.whole && shape.ends[c]) dropEnds(c, old);
            if (!shape.ordered[c]) continue;
            long[] dropped = extras.droppedExtremes;
            dropped[2 * c] = shape.extreme(c, dropped[2 * c], extras.extremes[c].query(run, 0, old, true), true);
            dropped[2 * c + 1] = shape.extreme(c, dropped[2 * c + 1], extras.extremes[c].query(run, 0, old, false), false);
        }
    }

    private void dropEnds(int channel, int old) {
        Extremes tree = extras.extremes[channel];
        if (extras.droppedTails.length > 0) {
            DroppedTail tail = extras.droppedTails[channel];
            int at = old;
            for (int kept = 0; kept < tail.most(); kept++) {
                at = tree.previous(run, 0, at);
                if (at < 0) break;
                tail.take(run.time(at), run.event(at), run.value(at, channel));
            }
        }
        int first = tree.next(run, 0, old);
        if (first == old) return;
        int last = tree.previous(run, 0, old);
        extras.droppedEnds.take(channel, run.time(first), run.event(first), run.value(first, channel));
        extras.droppedEnds.take(channel, run.time(last), run.event(last), run.value(last, channel));
    }

    /// @param whole whether what was dropped counts too
    long extreme(int channel, int from, int to, boolean least, boolean whole) {
        long found = extras.extremes[channel].query(run, from, to, least);
        return whole ? shape.extreme(channel, extras.droppedExtremes[2 * channel + (least ? 0 : 1)], found, least) : found;
    }

    long first(int channel, int from, int to, boolean whole) {
        int at = extras.extremes[channel].next(run, from, to);
        DroppedEnds dropped = extras.droppedEnds;
        boolean isDropped = whole && dropped.any(channel) && (at == to || !dropped.isBefore(channel, true, run.time(at), run.event(at)));
        if (isDropped) return dropped.value(channel, true);
        return at == to ? Values.MISSING : run.value(at, channel);
    }

    long last(int channel, int from, int to, boolean whole) {
        int at = extras.extremes[channel].previous(run, from, to);
        DroppedEnds dropped = extras.droppedEnds;
        boolean isDropped = whole && dropped.any(channel) && (at < 0 || dropped.isBefore(channel, false, run.time(at), run.event(at)));
        if (isDropped) return dropped.value(channel, false);
        return at < from ? Values.MISSING : run.value(at, channel);
    }

    /// The time of the last known value; [Long#MIN_VALUE] where there is none.
    long lastTime(int channel, int from, int to, boolean whole) {
        int at = extras.extremes[channel].previous(run, from, to);
        long last = at < from ? Long.MIN_VALUE : run.time(at);
        return whole && extras.droppedEnds.any(channel) ? Math.max(last, extras.droppedEnds.time(channel)) : last;
    }

    /// The last known values, the newest of them first.
    ///
    /// @return how many there are, at most `most`
    int lastWithin(int channel, int from, int to, long[] into, int most) {
        int found = 0;
        int at = extras.extremes[channel].previous(run, from, to);
        for (; found < most && at >= from; at = extras.extremes[channel].previous(run, from, at)) into[found++] = run.value(at, channel);
        return found;
    }

    /// The same since the beginning.
    int lastSinceBegin(int channel, int to, long[] into, int most) {
        DroppedTail tail = extras.droppedTails.length > 0 ? extras.droppedTails[channel] : DroppedTail.EMPTY;
        int found = 0;
        int at = extras.extremes[channel].previous(run, 0, to);
        int dropped = tail.size() - 1;
        while (found < most && (at >= 0 || dropped >= 0)) {
            boolean isKept = at >= 0 && (dropped < 0 || !tail.isAfter(dropped, run.time(at), run.event(at)));
            into[found++] = isKept ? run.value(at, channel) : tail.value(dropped);
            if (isKept) at = extras.extremes[channel].previous(run, 0, at);
            else dropped--;
        }
        return found;
    }
}
