package septet.features;

import java.util.Arrays;
import septet.data.Dictionary;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.Values;
import septet.design.Type;
import septet.world.Chance;

/// How often each value occurs in one window: open addressing with linear probing, values leave as they came. Beside the counts c
/// it holds the exact sum of c ln c, so that distinct values and entropy are read without looking at them again.
final class Tally {
    private static final int FIRST_CAPACITY = 8;
    private static final double[] TERMS = new double[256];

    static {
        for (int count = 1; count < TERMS.length; count++) TERMS[count] = count * StrictMath.log(count);
    }

    private long[] values = empty(FIRST_CAPACITY);
    private long[] counts = new long[FIRST_CAPACITY];
    private int size;
    private long total;
    private final ExactSum terms = new ExactSum();

    private static long[] empty(int capacity) {
        long[] values = new long[capacity];
        Arrays.fill(values, Values.MISSING);
        return values;
    }

    /// @param first the place of the first entry's value, `last` an upper bound of places
    void add(long[] entries, int first, int last, int stride) {
        for (int at = first; at < last; at += stride) if (entries[at] != Values.MISSING) add(entries[at], 1);
    }

    private void add(long value, long times) {
        int place = place(value);
        if (values[place] == Values.MISSING) {
            if (2 * (size + 1) > values.length) {
                grow();
                place = place(value);
            }
            values[place] = value;
            size++;
        }
        change(place, counts[place] + times);
        total += times;
    }

    void remove(long[] entries, int first, int last, int stride) {
        for (int at = first; at < last; at += stride) {
            if (entries[at] == Values.MISSING) continue;
            int place = place(entries[at]);
            change(place, counts[place] - 1);
            total--;
            if (counts[place] == 0) delete(place);
        }
    }

    private void change(int place, long count) {
        terms.subtract(term(counts[place]));
        terms.add(term(count));
        counts[place] = count;
    }

    private static double term(long count) {
        return count < TERMS.length ? TERMS[(int) count] : count * StrictMath.log(count);
    }

    private int place(long value) {
        int mask = values.length - 1;
        int place = (int) Chance.mix(value) & mask;
        while (values[place] != Values.MISSING && values[place] != value) place = place + 1 & mask;
        return place;
    }

    /// Closes the gap, so that no value is cut off from where it is sought.
    private void delete(int gap) {
        int mask = values.length - 1;
        size--;
        int place = gap;
        while (true) {
            values[gap] = Values.MISSING;
            counts[gap] = 0;
            int home;
            do {
                place = place + 1 & mask;
                if (values[place] == Values.MISSING) return;
                home = (int) Chance.mix(values[place]) & mask;
            } while ((place - home & mask) < (place - gap & mask));
            values[gap] = values[place];
            counts[gap] = counts[place];
            gap = place;
        }
    }

    private void grow() {
        long[] oldValues = values;
        long[] oldCounts = counts;
        values = empty(2 * oldValues.length);
        counts = new long[values.length];
        for (int i = 0; i < oldValues.length; i++) {
            if (oldValues[i] == Values.MISSING) continue;
            int place = place(oldValues[i]);
            values[place] = oldValues[i];
            counts[place] = oldCounts[i];
        }
    }

    void add(Tally other) {
        for (int i = 0; i < other.values.length; i++) if (other.values[i] != Values.MISSING) add(other.values[i], other.counts[i]);
    }

    void clear() {
        Arrays.fill(values, Values.MISSING);
        Arrays.fill(counts, 0);
        size = 0;
        total = 0;
        terms.clear();
    }

    /// The most frequent values, the most frequent first; of equally frequent ones those first that stand first in the order.
    ///
    /// @return how many there are
    int top(long[] into, int most, LongComparator order) {
        int found = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] == Values.MISSING) continue;
            int at = found;
            while (at > 0 && isBefore(values[i], counts[i], into[at - 1], order)) at--;
            if (at == most) continue;
            if (found < most) found++;
            System.arraycopy(into, at, into, at + 1, found - at - 1);
            into[at] = values[i];
        }
        return found;
    }

    private boolean isBefore(long value, long count, long other, LongComparator order) {
        long others = counts[place(other)];
        return count != others ? count > others : order.compare(value, other) < 0;
    }

    int distinct() {
        return size;
    }

    /// In nats: ln n - (sum of c ln c) / n (Shannon 1948); 0 where all values are equal.
    double entropy() {
        return size == 1 ? 0 : Math.max(0, StrictMath.log(total) - terms.rounded() / total);
    }

    long bytes() {
        return 16L * values.length;
    }

    void write(Type type, StateWriter to) {
        to.number(size);
        for (int i = 0; i < values.length; i++) {
            if (values[i] == Values.MISSING) continue;
            to.value(type, values[i]);
            to.number(counts[i]);
        }
    }

    void read(Type type, StateReader from) {
        for (int left = from.count(); left > 0; left--) add(from.value(type), from.number());
    }

    long hash(Type type, Dictionary words) {
        long sum = size;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != Values.MISSING) sum += Chance.mix(Hashes.of(Hashes.of(0, Hashes.of(type, values[i], words)), counts[i]));
        }
        return sum;
    }
}
