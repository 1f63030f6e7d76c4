package septet.features;

import septet.data.Formula;
import septet.design.Type;

/// One step in filling the features of a row; the steps of a plan stand in an order in which each finds what it needs.
sealed interface Step {
    /// The row's event enters the histories of a group.
    record Update(int group) implements Step {}

    /// The row reads its aggregates.
    record Read(Reader reader) implements Step {}

    /// The row computes a value from others.
    record Compute(int slot, Type type, Formula formula) implements Step {
        /// Whether its words stand beside its slot.
        boolean isText() {
            return type instanceof Type.Text || type instanceof Type.Terms || type instanceof Type.ListOf;
        }
    }
}
