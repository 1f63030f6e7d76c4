package septet.features;

import java.math.BigInteger;
import septet.data.Dictionary;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.Values;

/// Counts and exact sums of the entries that lie in each window of one history. Entries are added and taken back in any order;
/// what is left is a function of the entries inside alone. Sums of whole units have 96 bits and more, so no order of events overflows.
final class Totals {
    private static final int HALF = 32;
    private static final long ONE_OVER = 1L << HALF;

    private final Shape shape;
    /// Holds the counts and sums, beside other things of the history, and its entries.
    private long[] line = {};
    private int base;
    private int enterFrom;
    private int enterTo;
    private ExactSum[] exact = {};
    private Details details = Details.NONE;

    Totals(Shape shape) {
        this.shape = shape;
    }

    /// @param base where the history's record begins
    void at(long[] line, int base, Extras extras) {
        this.line = line;
        this.base = base;
        exact = extras.sums;
        details = extras.details;
    }

    void add(int window, Run run, int from, int to) {
        int first = run.place(from);
        int last = run.place(to);
        for (int channel = 0; channel < shape.channels(); channel++) {
            int cell = base + shape.cell(window, channel);
            if (shape.isScaledSum(channel)) {
                addSum(window, cell, run.entries, first + 1 + channel, last);
            } else {
                for (int at = first + 1 + channel; at < last; at += run.stride) if (run.entries[at] != Values.MISSING) line[cell]++;
                if (shape.isExactSum(channel)) addExact(exact(window, channel), run.entries, first + 1 + channel, last);
            }
            if (shape.details[channel]) details.add(window, channel, run.entries, first, last);
        }
    }

    private void addSum(int window, int cell, long[] entries, int first, int last) {
        long count = 0;
        long over = 0;
        long sum = line[cell + 1];
        for (int at = first; at < last; at += shape.stride) {
            long value = entries[at];
            if (value == Values.MISSING) continue;
            count++;
            long next = sum + value;
            if (((sum ^ next) & (value ^ next)) < 0) over += value < 0 ? -1 : 1;
            sum = next;
        }
        line[cell + 1] = sum;
        change(window, cell, count, over);
    }

    private void change(int window, int cell, long count, long over) {
        if (window < shape.windows) {
            line[cell] += count + (over << HALF);
        } else {
            line[cell] += count;
            line[cell + 2] += over;
        }
    }

    private void addExact(ExactSum sum, long[] entries, int first, int last) {
        for (int at = first; at < last; at += shape.stride) if (entries[at] != Values.MISSING) sum.add(Double.longBitsToDouble(entries[at]));
    }

    /// Which entries enter with the next [#slide] of each window.
    ///
    /// @param from the place of the first of them, `to` behind the last
    void entering(int from, int to) {
        enterFrom = from;
        enterTo = to;
    }

    /// Of a window of whole units: the entries of times up to an edge leave, others enter.
    ///
    /// @param from the place of the first entry that may leave, `to` behind the last one that may
    /// @return the place of the first one that stays
    int slide(int window, int from, int to, long edge) {
        int stays = from;
        while (stays < to && line[stays] <= edge) stays += shape.stride;
        if (stays == from && enterFrom == enterTo) return stays;
        for (int channel = 1; channel < shape.stride; channel++) {
            if (shape.isScaledSum(channel - 1)) slideSum(base + shape.cell(window, channel - 1), channel, from, stays);
            else slideCount(base + shape.cell(window, channel - 1), channel, from, stays);
        }
        return stays;
    }

    private void slideSum(int cell, int channel, int from, int stays) {
        int stride = shape.stride;
        long count = line[cell];
        long sum = line[cell + 1];
        for (int at = from + channel; at < stays; at += stride) {
            long value = line[at];
            if (value == Values.MISSING) continue;
            long next = sum - value;
            count--;
            if (((sum ^ value) & (sum ^ next)) < 0) count += sum < 0 ? -ONE_OVER : ONE_OVER;
            sum = next;
        }
        for (int at = enterFrom + channel; at < enterTo; at += stride) {
            long value = line[at];
            if (value == Values.MISSING) continue;
            long next = sum + value;
            count++;
            if (((sum ^ next) & (value ^ next)) < 0) count += value < 0 ? -ONE_OVER : ONE_OVER;
            sum = next;
        }
        line[cell] = count;
        line[cell + 1] = sum;
    }

    private void slideCount(int cell, int channel, int from, int stays) {
        long count = line[cell];
        for (int at = from + channel; at < stays; at += shape.stride) if (line[at] != Values.MISSING) count--;
        for (int at = enterFrom + channel; at < enterTo; at += shape.stride) if (line[at] != Values.MISSING) count++;
        line[cell] = count;
    }

    void remove(int window, Run run, int from, int to) {
        int first = run.place(from);
        int last = run.place(to);
        for (int channel = 0; channel < shape.channels(); channel++) {
            int cell = base + shape.cell(window, channel);
            if (shape.isScaledSum(channel)) {
                removeSum(window, cell, run.entries, first + 1 + channel, last);
            } else {
                for (int at = first + 1 + channel; at < last; at += run.stride) if (run.entries[at] != Values.MISSING) line[cell]--;
                if (shape.isExactSum(channel)) removeExact(exact(window, channel), run.entries, first + 1 + channel, last);
            }
            if (shape.details[channel]) details.remove(window, channel, run.entries, first, last);
        }
    }

    private void removeSum(int window, int cell, long[] entries, int first, int last) {
        long count = 0;
        long over = 0;
        long sum = line[cell + 1];
        for (int at = first; at < last; at += shape.stride) {
            long value = entries[at];
            if (value == Values.MISSING) continue;
            count++;
            long next = sum - value;
            if (((sum ^ value) & (sum ^ next)) < 0) over += sum < 0 ? -1 : 1;
            sum = next;
        }
        line[cell + 1] = sum;
        change(window, cell, -count, over);
    }

    private void removeExact(ExactSum sum, long[] entries, int first, int last) {
        for (int at = first; at < last; at += shape.stride) if (entries[at] != Values.MISSING) sum.subtract(Double.longBitsToDouble(entries[at]));
    }

    private ExactSum exact(int window, int channel) {
        return exact[window * shape.channels() + channel];
    }

    void clear(int window) {
        for (int channel = 0; channel < shape.channels(); channel++) {
            int cell = base + shape.cell(window, channel);
            line[cell] = 0;
            if (shape.isScaledSum(channel)) line[cell + 1] = 0;
            if (shape.isScaledSum(channel) && window == shape.windows) line[cell + 2] = 0;
            if (shape.isExactSum(channel)) exact(window, channel).clear();
        }
        if (shape.detailed) details.clear(window);
    }

    /// Adds the totals since the beginning of another history.
    void absorb(Totals other) {
        int window = shape.windows;
        for (int channel = 0; channel < shape.channels(); channel++) {
            int cell = base + shape.cell(window, channel);
            line[cell] += other.count(window, channel);
            if (shape.isScaledSum(channel)) {
                long before = line[cell + 1];
                line[cell + 1] += other.sum(window, channel);
                if (((before ^ line[cell + 1]) & (other.sum(window, channel) ^ line[cell + 1])) < 0) line[cell + 2] += before < 0 ? -1 : 1;
                line[cell + 2] += other.upper(window, channel);
            }
            if (shape.isExactSum(channel)) exact(window, channel).add(other.exact(window, channel));
        }
        if (shape.detailed) details.absorb(window, other.details);
    }

    long count(int window, int channel) {
        long word = line[base + shape.cell(window, channel)];
        return window < shape.windows ? (int) word : word;
    }

    /// The lower 64 bits of a scaled sum: the sum itself if [#isWide] says no.
    long sum(int window, int channel) {
        return line[base + shape.cell(window, channel) + 1];
    }

    private long upper(int window, int channel) {
        int cell = base + shape.cell(window, channel);
        return window < shape.windows ? line[cell] >> HALF : line[cell + 2];
    }

    /// Whether a scaled sum is too large for 64 bits.
    boolean isWide(int window, int channel) {
        return upper(window, channel) != 0;
    }

    BigInteger wideSum(int window, int channel) {
        return BigInteger.valueOf(upper(window, channel)).shiftLeft(64).add(BigInteger.valueOf(sum(window, channel)));
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

    /// The window since the beginning: of each channel count, lower and upper half of the sum.
    void write(StateWriter to) {
        int window = shape.windows;
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int i = 0; i < (shape.isScaledSum(channel) ? 3 : 1); i++) to.number(line[base + shape.cell(window, channel) + i]);
        }
        for (int channel = 0; channel < shape.channels(); channel++) if (shape.anyExactSum) exact(window, channel).write(to);
        if (shape.detailed) details.write(window, to);
    }

    void read(StateReader from) {
        int window = shape.windows;
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int i = 0; i < (shape.isScaledSum(channel) ? 3 : 1); i++) line[base + shape.cell(window, channel) + i] = from.number();
        }
        for (int channel = 0; channel < shape.channels(); channel++) if (shape.anyExactSum) exact(window, channel).read(from);
        if (shape.detailed) details.read(window, from);
    }

    /// Of the window since the beginning.
    long hash(Dictionary words) {
        int window = shape.windows;
        long hash = 0;
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int i = 0; i < (shape.isScaledSum(channel) ? 3 : 1); i++) hash = Hashes.of(hash, line[base + shape.cell(window, channel) + i]);
        }
        for (int channel = 0; channel < shape.channels(); channel++) if (shape.anyExactSum) hash = Hashes.of(hash, exact(window, channel).hash());
        return shape.detailed ? Hashes.of(hash, details.hash(window, words)) : hash;
    }
}
