package septet.features;

import septet.data.Formula;
import septet.design.Type;

/// One step in filling the features of a row; the steps of a plan stand in an order in which each finds what it needs.
sealed interface Step {
    /// The row's event enters the histories of a group.
    record Update(int group) implements Step {}

    /// The row reads its aggregates.
    record Read(Reader reader) implements Step {}

    /// The row becomes the newest version of its entity, by the place among the plan's.
    record Store(int entity) implements Step {}

    /// The row looks up what an entity was at its time.
    ///
    /// @param key  the slot of the key
    /// @param from among the entity's columns
    /// @param to   the slots of the row
    record Look(int entity, int key, int[] from, int[] to) implements Step {}

    /// The row computes a value from others.
    record Compute(int slot, Type type, Formula formula) implements Step {
        /// Whether its words stand beside its slot.
        boolean isText() {
            return type instanceof Type.Text || type instanceof Type.Terms || type instanceof Type.ListOf;
        }
    }
}
