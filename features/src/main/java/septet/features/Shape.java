package septet.features;

import java.util.List;
import java.util.stream.IntStream;
import septet.data.Values;
import septet.design.Type;
import septet.features.Channel.Need;

/// What the histories of one group have in common: what an entry holds, and how the totals of its windows lie in one array.
final class Shape {
    /// Longs at the head of a history's record: when the last entry arrived, about which time it was asked last, how many entries there are
    /// and (upper half) how many of them have entered; where the shape is not plain, the place of its extras.
    static final int ARRIVED = 0;
    static final int ASKED = 1;
    static final int COUNTS = 2;
    static final int EXTRAS = 3;

    /// Channels that are stored with each entry, in this order behind its time.
    final Channel.Kind[] kinds;
    final Type[] types;
    final boolean[] summed;
    private final boolean[] scaled;
    final boolean[] squared;
    final boolean[] ordered;
    final boolean[] ends;
    /// How many of the last values are asked for since the beginning.
    final int[] tails;
    final boolean[] tallied;
    final boolean[] ranked;
    /// What is kept of each channel with a stated error since the beginning.
    final Channel.Sketch.Type[] sketches;
    final long[] halfLives;
    final boolean sketched;
    /// Whether any channel, or this one, keeps more of a window than counts and sums.
    final boolean detailed;
    final boolean[] details;
    /// Whether entries hold their event's place in the log, behind their values: of one time, it tells which came first.
    final boolean placed;
    /// Sliding windows; behind them, where `whole`, the one since the beginning.
    final int windows;
    /// For each of them the pause that ends it, microseconds; 0: none does.
    final long[] gaps;
    final boolean sessions;
    final boolean whole;
    /// Microseconds: how far back of a key's newest entry a question may still ask, and how far back its windows then reach.
    final long kept;
    final long reach;
    /// Microseconds of its longest window.
    final long longest;
    /// Whether entries may be taken back.
    final boolean corrected;
    /// Longs of one entry: its time, its value in each channel, and where `placed` its event.
    final int stride;
    /// Whether any channel has a tree over its values, or an exact sum of doubles.
    final boolean anyTree;
    final boolean anyExactSum;
    /// Whether counts and sums of whole units are all that is asked for: then a history is its record and its entries.
    final boolean plain;
    /// The same, and windows of fixed lengths are all that is asked about.
    final boolean sliding;
    /// Where the number of dropped entries lies in the record, and the newest time of an entry that was ever there; -1 where nobody asks.
    final int dropped;
    final int newest;
    /// Where the totals of each window and channel lie in the record.
    private final int[] cells;
    private final int lefts;
    private final int line;

    Shape(List<Channel> stored, List<Edge> edges, boolean whole, long kept) {
        this(stored, edges, whole, kept, 0);
    }

    /// @param corrected microseconds: how far behind the newest entry one may still be taken back
    Shape(List<Channel> stored, List<Edge> edges, boolean whole, long kept, long corrected) {
        int channels = stored.size();
        this.kinds = new Channel.Kind[channels];
        this.types = stored.stream().map(Channel::type).toArray(Type[]::new);
        this.summed = needing(stored, Need.SUM);
        this.squared = needing(stored, Need.SQUARES);
        this.ordered = needing(stored, Need.ORDER);
        this.ends = needing(stored, Need.ENDS);
        this.tails = stored.stream().mapToInt(channel -> channel.needs().contains(Need.ENDS) ? channel.tail() : 0).toArray();
        this.tallied = needing(stored, Need.TALLY);
        this.ranked = needing(stored, Need.RANKS);
        this.sketches = stored.stream().map(channel -> channel.sketch().type()).toArray(Channel.Sketch.Type[]::new);
        this.halfLives = stored.stream().mapToLong(channel -> channel.sketch().halfLife()).toArray();
        this.sketched = stored.stream().anyMatch(channel -> channel.sketch().type() != Channel.Sketch.Type.NOTHING);
        this.details = new boolean[channels];
        boolean anyDetail = false;
        boolean anyEnds = false;
        boolean anyOrder = false;
        for (int i = 0; i < channels; i++) {
            details[i] = squared[i] || tallied[i] || ranked[i];
            anyDetail |= details[i];
            anyEnds |= ends[i];
            anyOrder |= ordered[i];
        }
        this.detailed = anyDetail;
        this.placed = anyEnds;
        this.anyTree = anyEnds || anyOrder;
        this.scaled = new boolean[channels];
        boolean anyExact = false;
        for (int i = 0; i < channels; i++) {
            kinds[i] = stored.get(i).kind();
            scaled[i] = kinds[i] == Channel.Kind.SCALED && summed[i];
            anyExact |= isExactSum(i);
        }
        this.anyExactSum = anyExact;
        this.plain = !detailed && !anyTree && !anyExact && !sketched;
        this.windows = edges.size();
        this.gaps = edges.stream().mapToLong(Edge::gap).toArray();
        this.sessions = edges.stream().anyMatch(edge -> edge.gap() > 0);
        this.whole = whole;
        this.sliding = plain && !whole && !sessions;
        this.kept = kept;
        this.corrected = corrected > 0;
        longest = edges.stream().mapToLong(Edge::longest).max().orElse(0);
        long windowed = Times.plus(kept, longest);
        // counts and sums can be taken back from what was dropped, the least and the first cannot
        this.reach = whole && IntStream.range(0, channels).anyMatch(this::isTree) ? Math.max(windowed, corrected) : windowed;
        this.stride = 1 + channels + (placed ? 1 : 0);
        int head = plain ? EXTRAS : EXTRAS + 1;
        this.dropped = whole || this.corrected ? head : -1;
        this.newest = this.corrected ? head + 1 : -1;
        this.lefts = head + (dropped < 0 ? 0 : 1) + (newest < 0 ? 0 : 1);
        this.cells = new int[totals() * channels];
        int next = lefts + (windows + 1) / 2;
        for (int i = 0; i < cells.length; i++) {
            cells[i] = next;
            next += longs(i / channels, i % channels);
        }
        this.line = next;
    }

    private static boolean[] needing(List<Channel> stored, Need need) {
        boolean[] needing = new boolean[stored.size()];
        for (int i = 0; i < needing.length; i++) needing[i] = stored.get(i).needs().contains(need);
        return needing;
    }

    /// Whether a key of which nothing new comes holds nothing in the end.
    boolean expires() {
        return !whole;
    }

    int channels() {
        return kinds.length;
    }

    /// Windows that hold totals.
    int totals() {
        return windows + (whole ? 1 : 0);
    }

    /// Whether the channel has a tree over its values.
    boolean isTree(int channel) {
        return ordered[channel] || ends[channel];
    }

    boolean isScaledSum(int channel) {
        return scaled[channel];
    }

    boolean isExactSum(int channel) {
        return kinds[channel] == Channel.Kind.DOUBLE && summed[channel];
    }

    /// The longs of a record: head, left cursors (two in each), totals.
    int line() {
        return line;
    }

    /// Where a window's left cursor lies in the record, and how far up in its long.
    int left(int window) {
        return lefts + (window >> 1);
    }

    int leftBits(int window) {
        return (window & 1) << 5;
    }

    /// Longs of the totals of a channel: its count; for a scaled sum of a window, whose entries are counted by an int, the upper half of the count are the upper bits of
    /// the sum, and its lower 64 bits follow; since the beginning all three stand apart.
    private int longs(int window, int channel) {
        if (!isScaledSum(channel)) return 1;
        return window < windows ? 2 : 3;
    }

    /// Where the totals of a channel lie in the record.
    int cell(int window, int channel) {
        return cells[window * kinds.length + channel];
    }

    /// Whether `a` comes before `b` in the order of the channel's type; neither is missing.
    boolean isLess(int channel, long a, long b) {
        return kinds[channel] == Channel.Kind.DOUBLE ? Double.longBitsToDouble(a) < Double.longBitsToDouble(b) : a < b;
    }

    /// The smaller (or larger) of two values, of which either may be missing.
    long extreme(int channel, long a, long b, boolean least) {
        if (a == Values.MISSING) return b;
        if (b == Values.MISSING) return a;
        boolean first = least ? !isLess(channel, b, a) : !isLess(channel, a, b);
        return first ? a : b;
    }
}
