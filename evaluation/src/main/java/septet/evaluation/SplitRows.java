package septet.evaluation;

import septet.data.Values;
import septet.model.Heads;

/// All that a split looks at, one entry for each row, in any order.
///
/// @param times      microseconds, t0; empty where the source has no time
/// @param labels     as the heads say: 1 or 0, the place of a word, or the bits of a number; [Values#MISSING] where there is none
/// @param knownAt    microseconds at which the label becomes known; t0 where nobody says when (`known later`)
/// @param identities tells rows apart by what they are, not by where they stand (see [Identity])
/// @param together   rows with the same number stay on one side; the identities where the design asks for nothing
/// @param knownUntil microseconds: the end of what was known when the rows were read
/// @param delay      microseconds: the longest fixed delay of a label
/// @param heads      what is estimated
public record SplitRows(long[] times, long[] labels, long[] knownAt, long[] identities, long[] together, long knownUntil, long delay, Heads heads) {
    /// Rows of a binary classification.
    public SplitRows(long[] times, long[] labels, long[] knownAt, long[] identities, long[] together, long knownUntil, long delay) {
        this(times, labels, knownAt, identities, together, knownUntil, delay, new Heads.Truth("label"));
    }

    int size() {
        return labels.length;
    }

    boolean hasTime() {
        return times.length > 0;
    }

    boolean positive(int row) {
        return heads instanceof Heads.Truth && labels[row] == 1;
    }

    boolean labelled(int row) {
        return labels[row] != Values.MISSING;
    }

    /// Whether the label of the row is known at this time.
    boolean known(int row, long at) {
        return labelled(row) && knownAt[row] <= at;
    }

    boolean matured(int row) {
        return known(row, knownUntil);
    }
}
