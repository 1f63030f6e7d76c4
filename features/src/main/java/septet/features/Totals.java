package septet.features;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import septet.data.Dictionary;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.Values;

/// Counts and exact sums of the entries that lie in each window of one history. Entries are added and taken back in any order;
/// what is left is a function of the entries inside alone. Sums of whole units have 128 bits, so no order of events overflows.
final class Totals {
    private static final ExactSum[] NONE = {};
    private static final Details NO_DETAILS = new Details(new Shape(List.of(), List.of(), false, 0));

    private final Shape shape;
    /// Holds the counts and sums, beside other things of the history.
    private final long[] line;
    private final ExactSum[] exact;
    private final Details details;

    Totals(Shape shape, long[] line) {
        this.shape = shape;
        this.line = line;
        exact = exact(shape);
        details = shape.detailed ? new Details(shape) : NO_DETAILS;
    }

    private static ExactSum[] exact(Shape shape) {
        boolean any = false;
        for (int channel = 0; channel < shape.channels(); channel++) any |= shape.isExactSum(channel);
        if (!any) return NONE;
        ExactSum[] sums = new ExactSum[shape.totals() * shape.channels()];
        for (int i = 0; i < sums.length; i++) sums[i] = new ExactSum();
        return sums;
    }

    void add(int window, long[] entries, int from, int to) {
        for (int channel = 0; channel < shape.channels(); channel++) {
            int cell = shape.cell(window, channel);
            boolean scaled = shape.isScaledSum(channel);
            boolean doubles = shape.isExactSum(channel);
            for (int at = from * shape.stride + 1 + channel; at < to * shape.stride; at += shape.stride) {
                long value = entries[at];
                if (value == Values.MISSING) continue;
                line[cell]++;
                if (scaled) plus(cell, value);
                else if (doubles) exact(window, channel).add(Double.longBitsToDouble(value));
            }
            if (shape.details[channel]) details.add(window, channel, entries, from, to);
        }
    }

    void remove(int window, long[] entries, int from, int to) {
        for (int channel = 0; channel < shape.channels(); channel++) {
            int cell = shape.cell(window, channel);
            boolean scaled = shape.isScaledSum(channel);
            boolean doubles = shape.isExactSum(channel);
            for (int at = from * shape.stride + 1 + channel; at < to * shape.stride; at += shape.stride) {
                long value = entries[at];
                if (value == Values.MISSING) continue;
                line[cell]--;
                if (scaled) minus(cell, value);
                else if (doubles) exact(window, channel).subtract(Double.longBitsToDouble(value));
            }
            if (shape.details[channel]) details.remove(window, channel, entries, from, to);
        }
    }

    private void plus(int cell, long value) {
        long before = line[cell + 1];
        long sum = before + value;
        if (((before ^ sum) & (value ^ sum)) < 0) line[cell + 2] += value < 0 ? -1 : 1;
        line[cell + 1] = sum;
    }

    private void minus(int cell, long value) {
        long before = line[cell + 1];
        long difference = before - value;
        if (((before ^ value) & (before ^ difference)) < 0) line[cell + 2] += before < 0 ? -1 : 1;
        line[cell + 1] = difference;
    }

    private ExactSum exact(int window, int channel) {
        return exact[window * shape.channels() + channel];
    }

    void clear(int window) {
        Arrays.fill(line, shape.window(window), shape.window(window) + shape.block(), 0);
        if (exact.length > 0) for (int channel = 0; channel < shape.channels(); channel++) exact(window, channel).clear();
        if (shape.detailed) details.clear(window);
    }

    /// Adds the totals of another history's window.
    void absorb(int window, Totals other) {
        for (int channel = 0; channel < shape.channels(); channel++) {
            int cell = shape.cell(window, channel);
            line[cell] += other.line[cell];
            if (shape.isScaledSum(channel)) {
                plus(cell, other.line[cell + 1]);
                line[cell + 2] += other.line[cell + 2];
            }
            if (shape.isExactSum(channel)) exact(window, channel).add(other.exact(window, channel));
        }
        if (shape.detailed) details.absorb(window, other.details);
    }

    long count(int window, int channel) {
        return line[shape.cell(window, channel)];
    }

    /// The lower 64 bits of a scaled sum: the sum itself if [#isWide] says no.
    long sum(int window, int channel) {
        return line[shape.cell(window, channel) + 1];
    }

    /// Whether a scaled sum is too large for 64 bits.
    boolean isWide(int window, int channel) {
        return line[shape.cell(window, channel) + 2] != 0;
    }

    BigInteger wideSum(int window, int channel) {
        return BigInteger.valueOf(line[shape.cell(window, channel) + 2]).shiftLeft(64).add(BigInteger.valueOf(sum(window, channel)));
    }

    double exactSum(int window, int channel) {
        return exact(window, channel).rounded();
    }

    /// The sample variance; NaN where it is beyond the range of doubles. Of at least two values.
    double variance(int window, int channel, long units) {
        Squares squares = details.squares(window, channel);
        return shape.isExactSum(channel) ? squares.variance(count(window, channel), exact(window, channel))
                : squares.variance(count(window, channel), wideSum(window, channel), units);
    }

    Tally tally(int window, int channel) {
        return details.tally(window, channel);
    }

    Ranks ranks(int window, int channel) {
        return details.ranks(window, channel);
    }

    long bytes() {
        return details.bytes();
    }

    /// The window since the beginning.
    void write(int window, StateWriter to) {
        for (int i = shape.window(window); i < shape.window(window) + shape.block(); i++) to.number(line[i]);
        if (exact.length > 0) for (int channel = 0; channel < shape.channels(); channel++) exact(window, channel).write(to);
        if (shape.detailed) details.write(window, to);
    }

    void read(int window, StateReader from) {
        for (int i = shape.window(window); i < shape.window(window) + shape.block(); i++) line[i] = from.number();
        if (exact.length > 0) for (int channel = 0; channel < shape.channels(); channel++) exact(window, channel).read(from);
        if (shape.detailed) details.read(window, from);
    }

    long hash(int window, Dictionary words) {
        long hash = 0;
        for (int i = shape.window(window); i < shape.window(window) + shape.block(); i++) hash = Hashes.of(hash, line[i]);
        if (exact.length > 0) for (int channel = 0; channel < shape.channels(); channel++) hash = Hashes.of(hash, exact(window, channel).hash());
        return shape.detailed ? Hashes.of(hash, details.hash(window, words)) : hash;
    }
}
