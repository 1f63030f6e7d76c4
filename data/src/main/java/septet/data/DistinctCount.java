package septet.data;

import java.util.Arrays;

/// How many different hashes were seen: exact up to a limit, beyond it by the 2,048 smallest of them, with a standard error of 2.2%
/// (k minimum values; Bar-Yossef et al. 2002). Which come first makes no difference.
final class DistinctCount {
    private static final int KEPT = 2_048;
    private static final double RANGE = 0x1p64;

    private final int limit;
    private LongSet smallest = new LongSet(64);
    /// The largest of the smallest as an unsigned number, once there are enough.
    private long largest = -1;
    private boolean full;

    /// @param limit up to which the count is exact, at least 4,096
    DistinctCount(int limit) {
        this.limit = Math.max(2 * KEPT, limit);
    }

    void add(long hash) {
        if (full && Long.compareUnsigned(hash, largest) >= 0) return;
        if (smallest.add(hash) && smallest.size() > (full ? 2 * KEPT : limit)) prune();
    }

    private void prune() {
        long[] all = smallest.values();
        for (int i = 0; i < all.length; i++) all[i] ^= Long.MIN_VALUE;
        Arrays.sort(all);
        smallest = new LongSet(2 * KEPT);
        for (int i = 0; i < KEPT; i++) smallest.add(all[i] ^ Long.MIN_VALUE);
        largest = all[KEPT - 1] ^ Long.MIN_VALUE;
        full = true;
    }

    boolean isExact() {
        return !full;
    }

    long count() {
        if (!full) return smallest.size();
        if (smallest.size() > KEPT) prune();
        double share = ((largest >>> 1) * 2.0 + (largest & 1)) / RANGE;
        return Math.round((KEPT - 1) / share);
    }
}
