package septet.features;

import java.util.Arrays;
import septet.data.StateReader;
import septet.data.StateWriter;

/// Quantiles of any number of values in at most 2,048 buckets: DDSketch (Masson et al. 2019) with uniform collapse (Epicoco et al. 2020).
/// An answer lies within 0.5% of the exact quantile while the values occupy that many buckets (nine powers of ten, all of them
/// occupied); beyond that buckets are joined in pairs, which doubles the error. What it holds is a function of the multiset of values alone.
final class QuantileSketch {
    static final double ERROR = 0.005;
    static final int MOST_BUCKETS = 2_048;
    private static final double LOG_OF_BASE = StrictMath.log((1 + ERROR) / (1 - ERROR));
    /// Above the number of the last bucket: keys of positive values are above 0, those of negative ones below.
    private static final int MIDDLE = 1 << 18;

    /// Of the buckets that hold anything, in the order of their values; 0 is the bucket of zero.
    private int[] keys = new int[4];
    private long[] counts = new long[4];
    private int size;
    private long total;
    /// How often buckets were joined in pairs.
    private int joined;
    private double least = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;

    void add(double value) {
        least = Math.min(least, value);
        largest = Math.max(largest, value);
        add(key(value), 1);
    }

    private int key(double value) {
        if (value == 0) return 0;
        int bucket = (int) StrictMath.ceil(StrictMath.log(Math.abs(value)) / LOG_OF_BASE);
        for (int i = 0; i < joined; i++) bucket = half(bucket);
        return value > 0 ? MIDDLE + bucket : -(MIDDLE + bucket);
    }

    /// The bucket that holds this one when two are joined.
    private static int half(int bucket) {
        return bucket + 1 >> 1;
    }

    private void add(int key, long count) {
        total += count;
        int at = Arrays.binarySearch(keys, 0, size, key);
        if (at >= 0) {
            counts[at] += count;
            return;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        int place = -at - 1;
        System.arraycopy(keys, place, keys, place + 1, size - place);
        System.arraycopy(counts, place, counts, place + 1, size - place);
        keys[place] = key;
        counts[place] = count;
        size++;
        while (size > MOST_BUCKETS) join();
    }

    private void join() {
        joined++;
        int kept = 0;
        for (int i = 0; i < size; i++) {
            int key = keys[i] == 0 ? 0 : keys[i] > 0 ? MIDDLE + half(keys[i] - MIDDLE) : -(MIDDLE + half(-keys[i] - MIDDLE));
            if (kept > 0 && keys[kept - 1] == key) {
                counts[kept - 1] += counts[i];
            } else {
                keys[kept] = key;
                counts[kept++] = counts[i];
            }
        }
        size = kept;
    }

    void merge(QuantileSketch other) {
        while (joined < other.joined) join();
        for (int i = 0; i < other.size; i++) {
            int key = other.keys[i];
            int bucket = Math.abs(key) - MIDDLE;
            for (int level = other.joined; level < joined; level++) bucket = half(bucket);
            add(key == 0 ? 0 : key > 0 ? MIDDLE + bucket : -(MIDDLE + bucket), other.counts[i]);
        }
        least = Math.min(least, other.least);
        largest = Math.max(largest, other.largest);
    }

    boolean isEmpty() {
        return total == 0;
    }

    /// How far an answer may lie from the exact one, relative to it.
    double error() {
        double base = StrictMath.exp(LOG_OF_BASE * StrictMath.pow(2, joined));
        return (base - 1) / (base + 1);
    }

    /// About the smallest value that at least this share of all does not exceed.
    ///
    /// @param billionths the share
    double quantile(long billionths) {
        long rank = Math.max(1, (long) Math.ceil(total * (billionths / 1e9)));
        int at = 0;
        while (at < size - 1 && rank > counts[at]) rank -= counts[at++];
        return Math.clamp(value(keys[at]), least, largest);
    }

    /// The value that is as far, relatively, from both ends of the bucket.
    private double value(int key) {
        if (key == 0) return 0;
        double base = LOG_OF_BASE * StrictMath.pow(2, joined);
        double value = 2 * StrictMath.exp(base * (Math.abs(key) - MIDDLE)) / (1 + StrictMath.exp(base));
        return key > 0 ? value : -value;
    }

    long bytes() {
        return 96 + 12L * keys.length;
    }

    long hash() {
        long hash = Hashes.of(Hashes.of(Double.doubleToLongBits(least), Double.doubleToLongBits(largest)), joined);
        for (int i = 0; i < size; i++) hash = Hashes.of(Hashes.of(hash, keys[i]), counts[i]);
        return hash;
    }

    void write(StateWriter to) {
        to.number(joined);
        to.number(Double.doubleToRawLongBits(least));
        to.number(Double.doubleToRawLongBits(largest));
        to.number(size);
        for (int i = 0; i < size; i++) {
            to.number(keys[i]);
            to.number(counts[i]);
        }
    }

    void read(StateReader from) {
        joined = from.count();
        least = Double.longBitsToDouble(from.number());
        largest = Double.longBitsToDouble(from.number());
        for (int left = from.count(); left > 0; left--) add((int) from.number(), from.number());
    }
}
