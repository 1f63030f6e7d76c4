package septet.data;

import java.util.Arrays;
import java.util.Optional;

/// Finds rows whose id an earlier one had (open addressing over the bytes of the ids).
final class RepeatedIds {
    private final Cells.Texts ids;
    private final Optional<Cells.Longs> arrivals;
    private final int[] slots;

    /// @param arrivals where a later row of an id corrects an earlier one: only of those that arrive together nobody could say which is the later
    RepeatedIds(Cells.Texts ids, Optional<Cells.Longs> arrivals) {
        this.ids = ids;
        this.arrivals = arrivals;
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
            if (ids.compare(slots[slot], row) == 0 && arriveTogether(slots[slot], row)) return true;
            slot = slot + 1 & mask;
        }
        slots[slot] = row;
        return false;
    }

    private boolean arriveTogether(int one, int other) {
        return arrivals.isEmpty() || arrivals.get().value(one) == arrivals.get().value(other);
    }

    private int hash(int begin, int length) {
        long hash = Xxh64.hash(ids.bytes(), begin, length, 0);
        return (int) (hash ^ hash >>> 32);
    }
}
