package septet.features;

import java.util.TreeSet;

/// What an expression was found to use while it was compiled.
final class Uses {
    /// Slots of its row, in their order.
    final TreeSet<Integer> slots = new TreeSet<>();
    /// How many aggregates stand one upon the other below it.
    int level;

    void add(int slot, int level) {
        slots.add(slot);
        this.level = Math.max(this.level, level);
    }

    void add(Uses other) {
        slots.addAll(other.slots);
        level = Math.max(level, other.level);
    }
}
