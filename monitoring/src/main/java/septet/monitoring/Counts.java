package septet.monitoring;

import java.util.Arrays;
import septet.data.StateReader;
import septet.data.StateWriter;

/// How many values fell into each bin: exact, and the same however they were cut into parts and added.
public final class Counts {
    private final long[] counts;

    public Counts(int bins) {
        counts = new long[bins];
    }

    public static Counts of(long... counts) {
        Counts made = new Counts(counts.length);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0) throw new IllegalArgumentException("count " + counts[i]);
            made.counts[i] = counts[i];
        }
        return made;
    }

    public void add(int bin) {
        counts[bin]++;
    }

    public void add(int bin, long many) {
        if (many < 0) throw new IllegalArgumentException("count " + many);
        counts[bin] += many;
    }

    public void add(Counts others) {
        if (others.counts.length != counts.length) throw new IllegalArgumentException(others.counts.length + " bins, not " + counts.length);
        for (int i = 0; i < counts.length; i++) counts[i] += others.counts[i];
    }

    public void subtract(Counts others) {
        for (int i = 0; i < counts.length; i++) counts[i] -= others.counts[i];
    }

    public void clear() {
        Arrays.fill(counts, 0);
    }

    void write(StateWriter to) {
        to.number(counts.length);
        for (long count : counts) to.number(count);
    }

    /// Adds what was written.
    void read(StateReader from) {
        if (from.count() != counts.length) throw from.mismatch("other bins");
        for (int i = 0; i < counts.length; i++) counts[i] += from.number();
    }

    public int bins() {
        return counts.length;
    }

    public long count(int bin) {
        return counts[bin];
    }

    public long total() {
        long total = 0;
        for (long count : counts) total += count;
        return total;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Counts that && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return Arrays.toString(counts);
    }
}
