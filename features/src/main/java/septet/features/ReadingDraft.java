package septet.features;

import java.util.Optional;
import septet.design.Type;

/// A reading while its group may still get more windows.
///
/// @param level  of the row's side: after which other aggregates it is read
/// @param window its place; empty: since the beginning, behind all others
/// @param setting see [Reading]
record ReadingDraft(GroupDraft group, Keys keys, int level, int slot, Reading.What what, Operand operand, int channel, Optional<Integer> window, long setting) {
    Reading reading() {
        long units = operand.type() instanceof Type.Money ? Type.Money.SCALE : 1;
        return new Reading(slot, what, operand.kind(), channel, window.orElseGet(group::windows), units, setting, operand.type());
    }

    /// The type of the value.
    Type type() {
        return switch (what) {
            case COUNT, TRUTHS, MEAN, VARIANCE, STDDEV, RATE, DISTINCT, ENTROPY, ABOUT_DISTINCT, DECAYED -> new Type.Number();
            case SINCE -> new Type.Duration();
            case ANY -> new Type.Bool();
            case SUM, MIN, MAX, FIRST, LAST, QUANTILE, MODE, ABOUT_QUANTILE, ABOUT_MODE -> operand.type();
            case LIST, TOP, ABOUT_TOP -> new Type.ListOf(operand.type());
        };
    }
}
