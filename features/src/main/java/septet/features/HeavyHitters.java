package septet.features;

import java.util.Arrays;
import septet.data.Dictionary;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.design.Type;

/// The most frequent of any number of values: Space-Saving (Metwally et al. 2005) with 256 counters. Exact up to 256 different values; then a count is
/// too high by at most 1/256 of all events, and no value that makes up more than that is lacking. It depends on the order of events.
final class HeavyHitters {
    static final int MOST = 256;

    private long[] values = new long[4];
    private long[] counts = new long[4];
    /// Of each count, how much may be too much.
    private long[] excess = new long[4];
    /// When each was counted last: of equally rare values the one that rested longest gives way.
    private long[] touched = new long[4];
    private int size;
    private long clock;

    void add(long value) {
        int at = find(value);
        if (at < 0) at = size < MOST ? append(value, 0) : replace(value);
        counts[at]++;
        touched[at] = ++clock;
    }

    private int find(long value) {
        for (int i = 0; i < size; i++) if (values[i] == value) return i;
        return -1;
    }

    private int append(long value, long over) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
            excess = Arrays.copyOf(excess, 2 * size);
            touched = Arrays.copyOf(touched, 2 * size);
        }
        values[size] = value;
        counts[size] = over;
        excess[size] = over;
        return size++;
    }

    private int replace(long value) {
        int rarest = rarest();
        values[rarest] = value;
        excess[rarest] = counts[rarest];
        return rarest;
    }

    private int rarest() {
        int rarest = 0;
        for (int i = 1; i < size; i++) {
            if (counts[i] < counts[rarest] || counts[i] == counts[rarest] && touched[i] < touched[rarest]) rarest = i;
        }
        return rarest;
    }

    /// Adds what another one counted after this one (Agarwal et al. 2012): the bounds hold for the events of both.
    void merge(HeavyHitters other) {
        long mine = size < MOST ? 0 : counts[rarest()];
        long theirs = other.size < MOST ? 0 : other.counts[other.rarest()];
        HeavyHitters all = new HeavyHitters();
        for (int i = 0; i < size; i++) {
            int at = other.find(values[i]);
            all.put(values[i], counts[i] + (at < 0 ? theirs : other.counts[at]), excess[i] + (at < 0 ? theirs : other.excess[at]), touched[i]);
        }
        for (int i = 0; i < other.size; i++) {
            if (find(other.values[i]) < 0) all.put(other.values[i], other.counts[i] + mine, other.excess[i] + mine, clock + other.touched[i]);
        }
        while (all.size > MOST) all.remove(all.rarest());
        values = all.values;
        counts = all.counts;
        excess = all.excess;
        touched = all.touched;
        size = all.size;
        clock += other.clock;
    }

    private void put(long value, long count, long over, long when) {
        int at = append(value, over);
        counts[at] = count;
        touched[at] = when;
    }

    private void remove(int at) {
        size--;
        for (long[] field : new long[][] {values, counts, excess, touched}) System.arraycopy(field, at + 1, field, at, size - at);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /// The most frequent values, the most frequent first; of equally frequent ones those first that stand first in the order.
    ///
    /// @return how many there are
    int top(long[] into, int most, LongComparator order) {
        int found = 0;
        for (int i = 0; i < size; i++) {
            int at = found;
            while (at > 0 && isBefore(i, find(into[at - 1]), order)) at--;
            if (at == most) continue;
            if (found < most) found++;
            System.arraycopy(into, at, into, at + 1, found - at - 1);
            into[at] = values[i];
        }
        return found;
    }

    private boolean isBefore(int one, int other, LongComparator order) {
        return counts[one] != counts[other] ? counts[one] > counts[other] : order.compare(values[one], values[other]) < 0;
    }

    /// How often a value was seen at most; at least so often, less [#excess].
    long count(long value) {
        int at = find(value);
        return at < 0 ? 0 : counts[at];
    }

    long excess(long value) {
        int at = find(value);
        return at < 0 ? 0 : excess[at];
    }

    long bytes() {
        return 96 + 32L * values.length;
    }

    long hash(Type type, Dictionary words) {
        long hash = clock;
        for (int i = 0; i < size; i++) hash = Hashes.of(Hashes.of(Hashes.of(Hashes.of(hash, Hashes.of(type, values[i], words)), counts[i]), excess[i]), touched[i]);
        return hash;
    }

    void write(Type type, StateWriter to) {
        to.number(clock);
        to.number(size);
        for (int i = 0; i < size; i++) {
            to.value(type, values[i]);
            to.number(counts[i]);
            to.number(excess[i]);
            to.number(touched[i]);
        }
    }

    void read(Type type, StateReader from) {
        clock = from.number();
        for (int left = from.count(); left > 0; left--) put(from.value(type), from.number(), from.number(), from.number());
    }
}
