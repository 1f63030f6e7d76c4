package septet.data;

import java.util.Arrays;
import septet.world.Chance;

/// Numbers them as they come, from 0: an open table of numbers.
final class LongPlaces {
    private final long[] keys;
    private final int[] places;
    private final int mask;
    private int size;

    /// @param most how many different ones may come
    LongPlaces(int most) {
        int slots = Integer.highestOneBit(Math.max(4, most)) << 2;
        keys = new long[slots];
        places = new int[slots];
        Arrays.fill(places, -1);
        mask = slots - 1;
    }

    int of(long key) {
        int slot = slot(key);
        if (places[slot] < 0) {
            keys[slot] = key;
            places[slot] = size++;
        }
        return places[slot];
    }

    /// -1 where it never came.
    int find(long key) {
        return places[slot(key)];
    }

    private int slot(long key) {
        int slot = (int) Chance.mix(key) & mask;
        while (places[slot] >= 0 && keys[slot] != key) slot = slot + 1 & mask;
        return slot;
    }

    int size() {
        return size;
    }
}
