package septet.features;

import java.util.Arrays;

/// Places in the order of a time; of one time in the order of a second number.
final class Order {
    private Order() {}

    static boolean isAscending(long[] times, int size) {
        for (int from = 1, end; from < size; from = end) {
            end = Math.min(size, from + Pieces.length(from));
            if (!isAscending(times, from, end)) return false;
        }
        return true;
    }

    private static boolean isAscending(long[] times, int from, int end) {
        for (int i = from; i < end; i++) if (times[i - 1] > times[i]) return false;
        return true;
    }

    /// All places as they are.
    static int[] identity(int size) {
        int[] identity = new int[size];
        Pieces.each(size, (from, end) -> {
            for (int i = from; i < end; i++) identity[i] = i;
        });
        return identity;
    }

    /// The first of some ascending times that lies behind an edge; their number where none does.
    static int firstAfter(long[] times, int size, long edge) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= edge) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// Whether times ascend, and of one time the second numbers.
    static boolean isAscending(long[] times, int[] seconds, int size) {
        for (int i = 1; i < size; i++) if (isBefore(times, seconds, i, i - 1)) return false;
        return true;
    }

    /// The places in ascending order; those that nothing tells apart stay as they are. Runs that ascend already are merged, so what is nearly in order costs little.
    static int[] of(long[] times, int[] seconds, int size) {
        int[] order = identity(size);
        int[] ends = runs(times, seconds, size);
        int[] other = new int[size];
        while (ends.length > 1) {
            int[] merged = new int[(ends.length + 1) / 2];
            int from = 0;
            for (int run = 0; run < ends.length; run += 2) {
                int middle = ends[run];
                int to = run + 1 < ends.length ? ends[run + 1] : middle;
                merge(times, seconds, order, other, new int[] {from, middle, to});
                merged[run / 2] = to;
                from = to;
            }
            int[] swapped = order;
            order = other;
            other = swapped;
            ends = merged;
        }
        return order;
    }

    private static int[] runs(long[] times, int[] seconds, int size) {
        int[] ends = new int[16];
        int count = 0;
        for (int i = 1; i <= size; i++) {
            if (i < size && !isBefore(times, seconds, i, i - 1)) continue;
            if (count == ends.length) ends = Arrays.copyOf(ends, 2 * count);
            ends[count++] = i;
        }
        return Arrays.copyOf(ends, count);
    }

    private static void merge(long[] times, int[] seconds, int[] from, int[] into, int[] bounds) {
        int left = bounds[0];
        int right = bounds[1];
        for (int i = bounds[0]; i < bounds[2]; i++) {
            boolean takeRight = left == bounds[1] || right < bounds[2] && isBefore(times, seconds, from[right], from[left]);
            into[i] = takeRight ? from[right++] : from[left++];
        }
    }

    private static boolean isBefore(long[] times, int[] seconds, int a, int b) {
        return times[a] < times[b] || times[a] == times[b] && seconds[a] < seconds[b];
    }

    static long[] permuted(long[] values, int[] order) {
        long[] permuted = new long[order.length];
        for (int i = 0; i < order.length; i++) permuted[i] = values[order[i]];
        return permuted;
    }

    static int[] permuted(int[] values, int[] order) {
        int[] permuted = new int[order.length];
        for (int i = 0; i < order.length; i++) permuted[i] = values[order[i]];
        return permuted;
    }

    static long[] widened(int[] values) {
        long[] widened = new long[values.length];
        for (int i = 0; i < values.length; i++) widened[i] = values[i];
        return widened;
    }

    /// For each place where it stands in an order.
    static int[] inverse(int[] order) {
        int[] inverse = new int[order.length];
        for (int i = 0; i < order.length; i++) inverse[order[i]] = i;
        return inverse;
    }
}
