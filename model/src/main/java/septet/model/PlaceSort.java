package septet.model;

import java.util.Arrays;

/// Sorts places of a table, rising, again and again without allocation: few by insertion, many byte by byte from the lowest (radix sort). Belongs to one thread.
final class PlaceSort {
    private static final int FEW = 40;
    private static final int BYTE = 256;
    private final int[] counts = new int[BYTE + 1];
    private int[] other = new int[256];

    /// @param places not negative; the first `size` of them are sorted
    /// @param most   no place is greater
    void sort(int[] places, int size, int most) {
        if (size <= FEW) {
            insert(places, size);
            return;
        }
        if (other.length < size) other = new int[Math.max(size, 2 * other.length)];
        int[] from = places;
        int[] to = other;
        for (int shift = 0; shift < Integer.SIZE && most >>> shift > 0; shift += Byte.SIZE) {
            pass(from, to, size, shift);
            int[] sorted = to;
            to = from;
            from = sorted;
        }
        if (from != places) System.arraycopy(from, 0, places, 0, size);
    }

    private void pass(int[] from, int[] to, int size, int shift) {
        Arrays.fill(counts, 0);
        for (int i = 0; i < size; i++) counts[(from[i] >>> shift & BYTE - 1) + 1]++;
        for (int i = 0; i < BYTE; i++) counts[i + 1] += counts[i];
        for (int i = 0; i < size; i++) to[counts[from[i] >>> shift & BYTE - 1]++] = from[i];
    }

    private static void insert(int[] places, int size) {
        for (int i = 1; i < size; i++) {
            int place = places[i];
            int at = i;
            for (; at > 0 && places[at - 1] > place; at--) places[at] = places[at - 1];
            places[at] = place;
        }
    }
}
