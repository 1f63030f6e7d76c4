package septet.evaluation;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// What was decided for each row, and what it cost.
///
/// @param decisions the place of the decision in the design's list; all but the last count as positive
/// @param last      the place of the last decision
/// @param costs     money in units of [septet.design.Type.Money#SCALE]; empty where the design prices nothing
public record Decided(int[] decisions, int last, long[] costs) {
    boolean positive(int row) {
        return decisions[row] != last;
    }

    /// How many rows are acted on.
    public int positives() {
        return (int) IntStream.range(0, decisions.length).filter(this::positive).count();
    }

    /// The exact sum over all rows.
    public long total() {
        long total = 0;
        for (long cost : costs) total = Math.addExact(total, cost);
        return total;
    }

    /// One behind the other.
    public static Decided joined(List<Decided> parts) {
        int[] decisions = parts.stream().flatMapToInt(part -> IntStream.of(part.decisions)).toArray();
        long[] costs = parts.stream().flatMapToLong(part -> LongStream.of(part.costs)).toArray();
        return new Decided(decisions, parts.getFirst().last, costs);
    }

    Decided only(int[] picked) {
        long[] some = costs.length == 0 ? costs : IntStream.of(picked).mapToLong(row -> costs[row]).toArray();
        return new Decided(IntStream.of(picked).map(row -> decisions[row]).toArray(), last, some);
    }
}
