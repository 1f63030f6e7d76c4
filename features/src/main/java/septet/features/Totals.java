package septet.features;

import java.math.BigInteger;
import java.util.Arrays;
import septet.data.Values;

/// Counts and exact sums of the entries that lie in each window of one history. Entries are added and taken back in any order;
/// what is left is a function of the entries inside alone.
final class Totals {
    private static final long[] NONE = {};
    private static final ExactSum[] NO_SUMS = {};

    private final Shape shape;
    /// For each window and channel: the count, and the lower 64 bits of the sum.
    private final long[] cells;
    /// The upper 64 bits of the sums, from the first sum on that needs them.
    private long[] high = NONE;
    private final ExactSum[] exact;

    Totals(Shape shape) {
        this.shape = shape;
        int cells = shape.totals() * shape.channels();
        this.cells = new long[2 * cells];
        boolean doubles = false;
        for (int c = 0; c < shape.channels(); c++) doubles |= isExact(c);
        exact = doubles ? new ExactSum[cells] : NO_SUMS;
        for (int i = 0; i < exact.length; i++) exact[i] = new ExactSum();
    }

    private boolean isExact(int channel) {
        return shape.kinds[channel] == Channel.Kind.DOUBLE && shape.summed[channel];
    }

    void add(int window, long[] entries, int from, int to) {
        int channels = shape.channels();
        for (int channel = 0; channel < channels; channel++) {
            int cell = window * channels + channel;
            for (int at = from * shape.stride + 1 + channel; at < to * shape.stride; at += shape.stride) {
                long value = entries[at];
                if (value == Values.MISSING) continue;
                cells[2 * cell]++;
                switch (shape.kinds[channel]) {
                    case SCALED -> plus(cell, value);
                    case DOUBLE -> {
                        if (shape.summed[channel]) exact[cell].add(Double.longBitsToDouble(value));
                    }
                    case COUNTED, EVERY -> { }
                }
            }
        }
    }

    void remove(int window, long[] entries, int from, int to) {
        int channels = shape.channels();
        for (int channel = 0; channel < channels; channel++) {
            int cell = window * channels + channel;
            for (int at = from * shape.stride + 1 + channel; at < to * shape.stride; at += shape.stride) {
                long value = entries[at];
                if (value == Values.MISSING) continue;
                cells[2 * cell]--;
                switch (shape.kinds[channel]) {
                    case SCALED -> minus(cell, value);
                    case DOUBLE -> {
                        if (shape.summed[channel]) exact[cell].subtract(Double.longBitsToDouble(value));
                    }
                    case COUNTED, EVERY -> { }
                }
            }
        }
    }

    private void plus(int cell, long value) {
        long before = cells[2 * cell + 1];
        long sum = before + value;
        if (((before ^ sum) & (value ^ sum)) < 0) carry(cell, value < 0 ? -1 : 1);
        cells[2 * cell + 1] = sum;
    }

    private void minus(int cell, long value) {
        long before = cells[2 * cell + 1];
        long difference = before - value;
        if (((before ^ value) & (before ^ difference)) < 0) carry(cell, before < 0 ? -1 : 1);
        cells[2 * cell + 1] = difference;
    }

    private void carry(int cell, long by) {
        if (high.length == 0) high = new long[cells.length / 2];
        high[cell] += by;
    }

    void clear(int window) {
        int channels = shape.channels();
        Arrays.fill(cells, 2 * window * channels, 2 * (window + 1) * channels, 0);
        if (high.length > 0) Arrays.fill(high, window * channels, (window + 1) * channels, 0);
        for (int i = window * channels; i < (window + 1) * channels && exact.length > 0; i++) exact[i].clear();
    }

    /// Adds the totals of another history's window.
    void absorb(int window, Totals other) {
        int channels = shape.channels();
        for (int cell = window * channels; cell < (window + 1) * channels; cell++) {
            cells[2 * cell] += other.cells[2 * cell];
            plus(cell, other.cells[2 * cell + 1]);
            if (other.high.length > 0 && other.high[cell] != 0) carry(cell, other.high[cell]);
            if (exact.length > 0) exact[cell].add(other.exact[cell]);
        }
    }

    long count(int window, int channel) {
        return cells[2 * (window * shape.channels() + channel)];
    }

    /// The lower 64 bits of a scaled sum: the sum itself if [#isWide] says no.
    long sum(int window, int channel) {
        return cells[2 * (window * shape.channels() + channel) + 1];
    }

    /// Whether a scaled sum is too large for 64 bits.
    boolean isWide(int window, int channel) {
        return high.length > 0 && high[window * shape.channels() + channel] != 0;
    }

    BigInteger wideSum(int window, int channel) {
        long upper = high.length > 0 ? high[window * shape.channels() + channel] : 0;
        return BigInteger.valueOf(upper).shiftLeft(64).add(BigInteger.valueOf(sum(window, channel)));
    }

    double exactSum(int window, int channel) {
        return exact[window * shape.channels() + channel].rounded();
    }

    long hash(int window) {
        long hash = 0;
        for (int channel = 0; channel < shape.channels(); channel++) {
            int cell = window * shape.channels() + channel;
            hash = Hashes.of(Hashes.of(hash, cells[2 * cell]), cells[2 * cell + 1]);
            hash = Hashes.of(hash, high.length > 0 ? high[cell] : 0);
            hash = Hashes.of(hash, exact.length > 0 ? exact[cell].hash() : 0);
        }
        return hash;
    }
}
