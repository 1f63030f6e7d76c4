package septet.features;

import java.util.List;
import septet.data.Values;

/// What the histories of one group have in common.
final class Shape {
    /// Channels that are stored with each entry, in this order behind its time.
    final Channel.Kind[] kinds;
    final boolean[] summed;
    final boolean[] ordered;
    final boolean[] ordersDoubles;
    /// Sliding windows; behind them, where `whole`, the one since the beginning.
    final int windows;
    final boolean whole;
    /// Microseconds: how far back of a key's newest entry a question may still ask, and how far back its windows then reach.
    final long kept;
    final long reach;
    /// Longs of one entry: its time, and its value in each channel.
    final int stride;

    Shape(List<Channel> stored, int windows, boolean whole, long kept, long longest) {
        int channels = stored.size();
        this.kinds = new Channel.Kind[channels];
        this.summed = new boolean[channels];
        this.ordered = new boolean[channels];
        this.ordersDoubles = new boolean[channels];
        for (int i = 0; i < channels; i++) {
            kinds[i] = stored.get(i).kind();
            summed[i] = stored.get(i).summed();
            ordered[i] = stored.get(i).ordered();
            ordersDoubles[i] = kinds[i] == Channel.Kind.DOUBLE;
        }
        this.windows = windows;
        this.whole = whole;
        this.kept = kept;
        this.reach = Times.plus(kept, longest);
        this.stride = 1 + channels;
    }

    int channels() {
        return kinds.length;
    }

    /// Windows that hold totals.
    int totals() {
        return windows + (whole ? 1 : 0);
    }

    /// Whether `a` comes before `b` in the order of the channel's type; neither is missing.
    boolean isLess(int channel, long a, long b) {
        return ordersDoubles[channel] ? Double.longBitsToDouble(a) < Double.longBitsToDouble(b) : a < b;
    }

    /// The smaller (or larger) of two values, of which either may be missing.
    long extreme(int channel, long a, long b, boolean least) {
        if (a == Values.MISSING) return b;
        if (b == Values.MISSING) return a;
        boolean first = least ? !isLess(channel, b, a) : !isLess(channel, a, b);
        return first ? a : b;
    }
}
