package septet.monitoring;

import java.util.Arrays;
import septet.data.StateReader;
import septet.data.StateWriter;

/// Durations in logarithmic buckets of relative width 1/32: exact counts, mergeable, recorded without allocation (the layout of
/// HdrHistogram, Tene 2012). A percentile is the upper end of its bucket, so at most 3.2 % too long.
public final class Latencies {
    private static final int BITS = 5;
    private static final int PARTS = 1 << BITS;
    private final long[] counts = new long[(64 - BITS) * PARTS];
    private long total;
    private long sum;
    private long greatest;

    public void record(long nanos) {
        long value = Math.max(0, nanos);
        counts[bucket(value)]++;
        total++;
        sum += value;
        greatest = Math.max(greatest, value);
    }

    public void add(Latencies others) {
        for (int i = 0; i < counts.length; i++) counts[i] += others.counts[i];
        total += others.total;
        sum += others.sum;
        greatest = Math.max(greatest, others.greatest);
    }

    public void clear() {
        Arrays.fill(counts, 0);
        total = 0;
        sum = 0;
        greatest = 0;
    }

    public long total() {
        return total;
    }

    /// Nanoseconds, all together.
    public long sum() {
        return sum;
    }

    /// How many took at most so long; rounded to whole buckets.
    public long atMost(long nanos) {
        long count = 0;
        for (int i = 0; i < counts.length && upper(i) <= nanos; i++) count += counts[i];
        return count;
    }

    /// Nanoseconds that this share took at most; 0 where nothing was recorded.
    public long percentile(double share) {
        return Math.min(upper(bucketOf(Math.max(1, (long) Math.ceil(share * total)))), greatest);
    }

    /// The bucket in which the duration of this rank is, counted from 1 for the shortest; the first where nothing was recorded.
    int bucketOf(long rank) {
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) return i;
        }
        return 0;
    }

    void write(StateWriter to) {
        to.number(sum);
        to.number(greatest);
        to.number(Arrays.stream(counts).filter(count -> count != 0).count());
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) continue;
            to.number(i);
            to.number(counts[i]);
        }
    }

    void read(StateReader from) {
        clear();
        sum = from.number();
        greatest = from.number();
        for (int left = from.count(); left > 0; left--) {
            int bucket = from.count();
            counts[bucket] = from.number();
            total += counts[bucket];
        }
    }

    /// Values below 2 x PARTS have a bucket each; above, each power of two has PARTS of them.
    static int bucket(long value) {
        int shift = Math.max(0, 63 - Long.numberOfLeadingZeros(value | 1) - BITS);
        return (shift << BITS) + (int) (value >>> shift);
    }

    /// The greatest value of the bucket.
    static long upper(int bucket) {
        int shift = Math.max(0, (bucket >>> BITS) - 1);
        long part = bucket - ((long) shift << BITS);
        return ((part + 1) << shift) - 1;
    }
}
