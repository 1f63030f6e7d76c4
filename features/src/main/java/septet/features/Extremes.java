package septet.features;

import java.util.Arrays;
import septet.data.Values;

/// The smallest and the largest value of any run of entries in one channel: a tree of 32 branches over the entries.
/// It is a function of the entries alone, so expiry, late entries and questions about an older time need no other path.
final class Extremes {
    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;

    private final Shape shape;
    private final int channel;
    /// For each level the extremes of 32 nodes below, smallest and largest in turn.
    private long[][] levels = new long[0][];

    Extremes(Shape shape, int channel) {
        this.shape = shape;
        this.channel = channel;
    }

    /// Takes in the last entry.
    void append(Run run, int end) {
        int child = end - 1;
        for (int level = 0; child > 0 || level == 0; level++) {
            int node = child >> BITS;
            reserve(level, node + 1);
            boolean first = (end - 1) % (1L << BITS * (level + 1)) == 0;
            // with its second child a level begins to be: what it held before, or nothing, counts no more
            if (level > 0 && end - 1 == 1L << BITS * level) summarise(run, level, 0, 2);
            else combine(run, level, child, first);
            child = node;
        }
    }

    private void combine(Run run, int level, int child, boolean first) {
        int node = child >> BITS;
        for (int side = 0; side < 2; side++) {
            long value = value(run, level, child, side == 0);
            levels[level][2 * node + side] = first ? value : shape.extreme(channel, levels[level][2 * node + side], value, side == 0);
        }
    }

    /// Takes in the entries from `changed` on; those before it are as they were.
    void update(Run run, int changed, int end) {
        int from = changed;
        int to = end;
        for (int level = 0; level == 0 || to > 1; level++) {
            int first = from >> BITS;
            int nodes = (to + MASK) >> BITS;
            reserve(level, nodes);
            for (int node = first; node < nodes; node++) summarise(run, level, node, to);
            from = first;
            to = nodes;
        }
    }

    private void summarise(Run run, int level, int node, int below) {
        long least = Values.MISSING;
        long largest = Values.MISSING;
        int last = Math.min((node + 1) << BITS, below);
        for (int i = node << BITS; i < last; i++) {
            least = shape.extreme(channel, least, value(run, level, i, true), true);
            largest = shape.extreme(channel, largest, value(run, level, i, false), false);
        }
        levels[level][2 * node] = least;
        levels[level][2 * node + 1] = largest;
    }

    private long value(Run run, int level, int node, boolean least) {
        if (level == 0) return run.value(node, channel);
        return levels[level - 1][2 * node + (least ? 0 : 1)];
    }

    private void reserve(int level, int nodes) {
        if (level == levels.length) {
            levels = Arrays.copyOf(levels, level + 1);
            levels[level] = new long[2 * nodes];
        }
        if (2 * nodes > levels[level].length) levels[level] = Arrays.copyOf(levels[level], 4 * nodes);
    }

    /// The first entry from `from` (included) to `to` (excluded) with a known value; `to` if there is none.
    int next(Run run, int from, int to) {
        int at = from;
        while (at < to) {
            int level = 0;
            while (isFree(run, level, at, to)) level++;
            if (level == 0) return at;
            at += 1 << BITS * (level - 1);
        }
        return to;
    }

    /// Whether nothing is known of the node that begins here, one level below, which ends before `to`.
    private boolean isFree(Run run, int level, int at, int to) {
        int span = BITS * level;
        if (span > 25 || (at & (1 << span) - 1) != 0 || at + (1 << span) > to) return false;
        return value(run, level, at >> span, true) == Values.MISSING;
    }

    /// The last such entry; below `from` if there is none.
    int previous(Run run, int from, int to) {
        int at = to;
        while (at > from) {
            int level = 0;
            while (isFreeBefore(run, level, at, from)) level++;
            if (level == 0) return at - 1;
            at -= 1 << BITS * (level - 1);
        }
        return from - 1;
    }

    private boolean isFreeBefore(Run run, int level, int at, int from) {
        int span = BITS * level;
        if (span > 25 || (at & (1 << span) - 1) != 0 || at - (1 << span) < from) return false;
        return value(run, level, (at >> span) - 1, true) == Values.MISSING;
    }

    /// The smallest or largest known value among the entries `from` (included) to `to` (excluded); missing if there is none.
    long query(Run run, int from, int to, boolean least) {
        long best = Values.MISSING;
        for (int level = 0; from < to; level++) {
            while (from < to && (from & MASK) != 0) best = shape.extreme(channel, best, value(run, level, from++, least), least);
            while (from < to && (to & MASK) != 0) best = shape.extreme(channel, best, value(run, level, --to, least), least);
            from >>= BITS;
            to >>= BITS;
        }
        return best;
    }
}
