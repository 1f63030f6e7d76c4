package septet.data;

import java.util.Arrays;

/// Finds rows whose id an earlier one had (open addressing over the bytes of the ids).
final class RepeatedIds {
    private final Cells.Texts ids;
    private final int[] slots;

    RepeatedIds(Cells.Texts ids) {
        this.ids = ids;
        slots = new int[Integer.highestOneBit(Math.max(8, Math.min(ids.size(), 1 << 28))) << 2];
        Arrays.fill(slots, -1);
    }

    /// Whether an earlier call was for the same id; rows without id are never repeated.
    boolean seenBefore(int row) {
        int length = ids.length(row);
        if (length == 0) return false;
        int mask = slots.length - 1;
        int slot = hash(ids.begin(row), length) & mask;
        while (slots[slot] >= 0) {
            if (ids.compare(slots[slot], row) == 0) return true;
            slot = slot + 1 & mask;
        }
        slots[slot] = row;
        return false;
    }

    private int hash(int begin, int length) {
        long hash = Xxh64.hash(ids.bytes(), begin, length, 0);
        return (int) (hash ^ hash >>> 32);
    }
}
