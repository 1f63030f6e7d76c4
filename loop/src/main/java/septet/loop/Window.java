package septet.loop;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import septet.evaluation.HeldOut;
import septet.evaluation.Identity;
import septet.evaluation.Round;
import septet.evaluation.Split;

/// Which rows a retraining uses as of a moment: only those whose label was known by then.
///
/// Of the recent rows one entity in four is kept for calibration and thresholds and another one for the gates; all others, and all older rows, are learned
/// from. An entity keeps its part for ever, and what is kept back today was kept back from every version since it was recent: so the gates judge candidate
/// and served version on rows that neither learned from, as many as the design's test part has, and the model that was judged is the one that serves.
///
/// @param learn  what is fitted on
/// @param choose on which calibration and thresholds are chosen
/// @param judge  on which the gates judge
/// @param from   microseconds: the oldest row
/// @param recent where the recent rows begin
/// @param at     the moment
record Window(int[] learn, int[] choose, int[] judge, long from, long recent, long at) {
    /// One of so many entities is kept back for each of the two.
    static final int PARTS = 4;

    /// How long a window is.
    ///
    /// @param length microseconds from the oldest to the newest row
    /// @param recent of which rows are kept back
    record Lengths(long length, long recent) {
        /// As the design's own split has it: what its version learned from, and as many rows to judge as its test part.
        static Lengths of(Split split, long delay) {
            long length = split.whole().at() - delay - split.whole().from();
            long test = split.test().until() - split.test().from();
            return new Lengths(length, Math.min(PARTS * test, length / 3 * 2));
        }
    }

    static Window of(Material material, Lengths lengths, long at, LoopParts parts) {
        IntPredicate matured = row -> material.labelled(row) && parts.known().isKnown(material.knownAt()[row], at) && material.times()[row] <= at;
        int[] known = IntStream.range(0, material.size()).filter(matured).toArray();
        long newest = IntStream.of(known).mapToLong(row -> material.times()[row]).max().orElse(at);
        long from = newest - lengths.length();
        long recent = newest - lengths.recent();
        int[] rows = IntStream.of(known).filter(row -> material.times()[row] > from).toArray();
        IntPredicate late = row -> material.times()[row] > recent;
        long[] entities = material.entities().isEmpty() ? material.identities() : material.entities().values().iterator().next();
        return new Window(IntStream.of(rows).filter(row -> parts.learns().learns(part(entities[row]), late.test(row))).toArray(),
                IntStream.of(rows).filter(row -> late.test(row) && part(entities[row]) == 1).toArray(),
                IntStream.of(rows).filter(row -> late.test(row) && part(entities[row]) == 0 && material.counts()[row]).toArray(), from, recent, at);
    }

    /// The part of an entity: 0 judges, 1 chooses.
    static int part(long entity) {
        return (int) Long.remainderUnsigned(Identity.of(entity), PARTS);
    }

    HeldOut held() {
        return new HeldOut(learn, choose, from, at, recent);
    }

    Round round() {
        return new Round(java.util.List.of(held()), learn, judge, from, at, at);
    }
}
