package septet.features;

import java.util.List;
import java.util.stream.IntStream;
import septet.data.Values;
import septet.design.Type;
import septet.features.Channel.Need;

/// What the histories of one group have in common: what an entry holds, and how the totals of its windows lie in one array.
final class Shape {
    /// Longs at the head of a history's line: its newest time, when the last entry arrived, how many entries were dropped,
    /// about which time it was asked last.
    static final int NEWEST = 0;
    static final int ARRIVED = 1;
    static final int DROPPED = 2;
    static final int ASKED = 3;
    private static final int HEAD = 4;

    /// Channels that are stored with each entry, in this order behind its time.
    final Channel.Kind[] kinds;
    final Type[] types;
    final boolean[] summed;
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
    /// Whether entries may be taken back.
    final boolean corrected;
    /// Longs of one entry: its time, its value in each channel, and where `placed` its event.
    final int stride;
    /// Where the totals of a channel lie behind the beginning of their window's, and how many longs those of a window are.
    private final int[] offsets;
    private final int block;

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
        for (int i = 0; i < channels; i++) {
            details[i] = squared[i] || tallied[i] || ranked[i];
            anyDetail |= details[i];
            anyEnds |= ends[i];
        }
        this.detailed = anyDetail;
        this.placed = anyEnds;
        this.offsets = new int[channels];
        int offset = 0;
        for (int i = 0; i < channels; i++) {
            kinds[i] = stored.get(i).kind();
            offsets[i] = offset;
            offset += isScaledSum(i) ? 3 : 1;
        }
        this.block = offset;
        this.windows = edges.size();
        this.gaps = edges.stream().mapToLong(Edge::gap).toArray();
        this.sessions = edges.stream().anyMatch(edge -> edge.gap() > 0);
        this.whole = whole;
        this.kept = kept;
        this.corrected = corrected > 0;
        long windowed = Times.plus(kept, edges.stream().mapToLong(Edge::longest).max().orElse(0));
        // counts and sums can be taken back from what was dropped, the least and the first cannot
        this.reach = whole && IntStream.range(0, channels).anyMatch(this::isTree) ? Math.max(windowed, corrected) : windowed;
        this.stride = 1 + channels + (placed ? 1 : 0);
    }

    private static boolean[] needing(List<Channel> stored, Need need) {
        boolean[] needing = new boolean[stored.size()];
        for (int i = 0; i < needing.length; i++) needing[i] = stored.get(i).needs().contains(need);
        return needing;
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
        return kinds[channel] == Channel.Kind.SCALED && summed[channel];
    }

    boolean isExactSum(int channel) {
        return kinds[channel] == Channel.Kind.DOUBLE && summed[channel];
    }

    /// The longs of a line: head, left cursors, totals.
    int line() {
        return HEAD + windows + block * totals();
    }

    /// Where a window's left cursor lies in the line.
    int left(int window) {
        return HEAD + window;
    }

    /// Where the totals of a window begin in the line.
    int window(int window) {
        return HEAD + windows + block * window;
    }

    int block() {
        return block;
    }

    /// Where the count of a channel lies in the line; behind it, for a scaled sum, its lower and its upper 64 bits.
    int cell(int window, int channel) {
        return window(window) + offsets[channel];
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
