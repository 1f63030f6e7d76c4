package septet.evaluation;

import septet.data.Values;

/// All that a split looks at, one entry for each row, in any order.
///
/// @param times      microseconds, t0; empty where the source has no time
/// @param labels     1, 0, or [Values#MISSING]
/// @param knownAt    microseconds at which the label becomes known; t0 where nobody says when (`known later`)
/// @param identities tells rows apart by what they are, not by where they stand (see [Identity])
/// @param together   rows with the same number stay on one side; the identities where the design asks for nothing
/// @param knownUntil microseconds: the end of what was known when the rows were read
/// @param delay      microseconds: the longest fixed delay of a label
public record SplitRows(long[] times, long[] labels, long[] knownAt, long[] identities, long[] together, long knownUntil, long delay) {
    int size() {
        return labels.length;
    }

    boolean hasTime() {
        return times.length > 0;
    }

    boolean positive(int row) {
        return labels[row] == 1;
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
