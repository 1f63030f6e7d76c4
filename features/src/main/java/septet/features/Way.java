package septet.features;

import java.util.Arrays;
import septet.data.Row;

/// A way into the histories of a group, by a key that stands in columns of a row; and where it leads the event that is under way.
final class Way {
    private final GroupState group;
    private final Histories histories;
    /// Of the row, with the parts of the key.
    private final int[] slots;
    /// The block of the history; [Histories#NONE] where there is none yet; and what tells whether it still stands there.
    private int block = Histories.NONE;
    private long moves;

    Way(GroupState group, int[] slots) {
        this.group = group;
        this.histories = group.histories();
        this.slots = slots;
    }

    boolean isInto(GroupState other, int[] key) {
        return group == other && Arrays.equals(slots, key);
    }

    int[] slots() {
        return slots;
    }

    /// Finds the history that a row will meet.
    void locate(Row row) {
        block = group.locate(slots, row);
        moves = histories.moves();
    }

    /// The history that was found; [Histories#NONE] where that is not known.
    int block() {
        return histories.moves() == moves ? block : Histories.NONE;
    }

    /// Finds the history of a row by the index alone: rarely that of another key.
    int guess(Row row) {
        return group.guess(slots, row);
    }

    Histories histories() {
        return histories;
    }
}
