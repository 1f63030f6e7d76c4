package septet.features;

import java.util.Optional;
import septet.design.Type;

/// A reading while its group may still get more windows.
///
/// @param level  of the row's side: after which other aggregates it is read
/// @param window its place; empty: since the beginning, behind all others
record ReadingDraft(GroupDraft group, Keys keys, int level, int slot, Reading.What what, Operand operand, int channel, Optional<Integer> window) {
    Reading reading() {
        long units = operand.type() instanceof Type.Money ? Type.Money.SCALE : 1;
        return new Reading(slot, what, operand.kind(), channel, window.orElseGet(group::windows), units);
    }

    /// The type of the value.
    Type type() {
        return switch (what) {
            case COUNT, TRUTHS, MEAN -> new Type.Number();
            case ANY -> new Type.Bool();
            case SUM, MIN, MAX -> operand.type();
        };
    }
}
