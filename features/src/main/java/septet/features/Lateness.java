package septet.features;

import java.util.List;
import septet.data.Known;
import septet.design.Type;

/// What a source's events must be remembered for: their ids, columns that become known later, and corrections.
///
/// @param ids    whether repeated ids are looked for
/// @param late   the columns that some aggregate waits for; the place of one is its bit in a mask
/// @param kept   slots that are needed when a late column becomes known, the late columns' own among them
/// @param types  of the kept slots
/// @param texts  those of them that hold texts
/// @param groups the groups that events enter when what they wait for is known
/// @param immediate the groups that events enter at once
/// @param slots  of a row of the source
/// @param corrected whether events may be taken back: then what any group needs is kept, as long as ids are
record Lateness(boolean ids, List<Late> late, int[] kept, List<Type> types, int[] texts, int[] groups, int[] immediate, int slots, boolean corrected) {
    /// @param place among the kept slots
    record Late(int slot, Known known, int place) {}

    /// The bit of the column in a slot, or -1 if nothing waits for it.
    int bit(int slot) {
        for (int i = 0; i < late.size(); i++) if (late.get(i).slot() == slot) return i;
        return -1;
    }
}
