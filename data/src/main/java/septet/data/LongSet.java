package septet.data;

import java.util.Arrays;

/// Different numbers, by open addressing.
final class LongSet {
    private long[] slots;
    private int size;
    private boolean zero;

    LongSet(int expected) {
        slots = new long[Integer.highestOneBit(Math.max(8, expected)) << 2];
    }

    /// Whether it is new.
    boolean add(long value) {
        if (value == 0) {
            boolean first = !zero;
            zero = true;
            return first;
        }
        if (!put(slots, value)) return false;
        size++;
        if (size > slots.length / 2) grow();
        return true;
    }

    private static boolean put(long[] slots, long value) {
        int at = place(slots, value);
        while (slots[at] != 0) {
            if (slots[at] == value) return false;
            at = (at + 1) & (slots.length - 1);
        }
        slots[at] = value;
        return true;
    }

    private static int place(long[] slots, long value) {
        return (int) ((value * 0x9E3779B97F4A7C15L) >>> 33) & (slots.length - 1);
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long value : slots) if (value != 0) put(larger, value);
        slots = larger;
    }

    int size() {
        return size + (zero ? 1 : 0);
    }

    /// In no order that means anything.
    long[] values() {
        long[] values = new long[size()];
        int at = 0;
        if (zero) values[at++] = 0;
        for (long value : slots) if (value != 0) values[at++] = value;
        return values;
    }

    void clear() {
        Arrays.fill(slots, 0);
        size = 0;
        zero = false;
    }
}
