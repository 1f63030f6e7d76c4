package septet.features;

import java.util.Arrays;
import septet.data.Values;

/// The values of one window in their order: runs of at most 512, so that a value enters and leaves in about the time of one copy.
final class Ranks {
    private static final int RUN = 512;

    private final boolean doubles;
    private long[][] runs = {new long[8]};
    private int[] sizes = {0};
    private int used = 1;
    private int total;

    Ranks(Channel.Kind kind) {
        this.doubles = kind == Channel.Kind.DOUBLE;
    }

    /// @param first the place of the first entry's value, `last` an upper bound of places
    void add(long[] entries, int first, int last, int stride) {
        for (int at = first; at < last; at += stride) if (entries[at] != Values.MISSING) insert(ordered(entries[at]));
    }

    void remove(long[] entries, int first, int last, int stride) {
        for (int at = first; at < last; at += stride) if (entries[at] != Values.MISSING) delete(ordered(entries[at]));
    }

    /// Doubles have the order of their bits once those of negative ones are turned over; the same gives them back.
    private long ordered(long bits) {
        return doubles ? bits ^ (bits >> 63 & Long.MAX_VALUE) : bits;
    }

    private void insert(long value) {
        int run = run(value);
        int at = place(run, value);
        if (sizes[run] == runs[run].length) runs[run] = Arrays.copyOf(runs[run], 2 * sizes[run]);
        System.arraycopy(runs[run], at, runs[run], at + 1, sizes[run] - at);
        runs[run][at] = value;
        sizes[run]++;
        total++;
        if (sizes[run] == RUN) split(run);
    }

    private void split(int run) {
        if (used == runs.length) {
            runs = Arrays.copyOf(runs, 2 * used);
            sizes = Arrays.copyOf(sizes, 2 * used);
        }
        System.arraycopy(runs, run, runs, run + 1, used - run);
        System.arraycopy(sizes, run, sizes, run + 1, used - run);
        used++;
        runs[run + 1] = Arrays.copyOfRange(runs[run], RUN / 2, RUN);
        sizes[run + 1] = RUN / 2;
        sizes[run] = RUN / 2;
    }

    private void delete(long value) {
        int run = run(value);
        int at = place(run, value);
        System.arraycopy(runs[run], at + 1, runs[run], at, sizes[run] - at - 1);
        sizes[run]--;
        total--;
        if (sizes[run] > 0 || used == 1) return;
        System.arraycopy(runs, run + 1, runs, run, used - run - 1);
        System.arraycopy(sizes, run + 1, sizes, run, used - run - 1);
        used--;
    }

    /// The first run whose last value is not smaller; the last run if all are.
    private int run(long value) {
        int low = 0;
        int high = used - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (runs[middle][sizes[middle] - 1] < value) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private int place(int run, long value) {
        int low = 0;
        int high = sizes[run];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (runs[run][middle] < value) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    void clear() {
        runs = new long[][] {new long[8]};
        sizes = new int[] {0};
        used = 1;
        total = 0;
    }

    /// The smallest value that at least this share of all does not exceed: the nearest rank (Hyndman and Fan 1996, definition 1).
    ///
    /// @param billionths the share
    long quantile(long billionths) {
        long rank = Math.max(1, (total * billionths + 999_999_999) / 1_000_000_000) - 1;
        int run = 0;
        while (rank >= sizes[run]) rank -= sizes[run++];
        return ordered(runs[run][(int) rank]);
    }

    long bytes() {
        long bytes = 0;
        for (int run = 0; run < used; run++) bytes += 24 + 8L * runs[run].length;
        return bytes;
    }
}
