package septet.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;
import septet.world.Chance;

/// Rows that belong together, in an order drawn from the seed and the groups' numbers, never from the order of the rows. Stratified: groups of each of
/// [Strata] stand apart from the others. Only rows with a label take part.
final class Groups {
    private static final int DIGIT = 16;

    private final int[] rows;
    /// Where the rows of each group begin among these; then their number.
    private final int[] starts;
    /// For each stratum, the highest first, its groups in the order drawn.
    private final int[][] strata;

    private Groups(int[] rows, int[] starts, int[][] strata) {
        this.rows = rows;
        this.starts = starts;
        this.strata = strata;
    }

    /// Takes each row with its place.
    interface Placed {
        void at(int row, double place);
    }

    static Groups of(SplitRows all, Chance chance) {
        int[] labelled = IntStream.range(0, all.size()).filter(all::labelled).toArray();
        long[] numbers = Arrays.stream(labelled).mapToLong(row -> all.together()[row]).sorted().distinct().toArray();
        int[] ofRow = new int[all.size()];
        for (int row : labelled) ofRow[row] = Arrays.binarySearch(numbers, all.together()[row]);
        int[] rows = Sorting.stable(labelled, numbers.length, row -> ofRow[row]);
        int[] starts = new int[numbers.length + 1];
        for (int row : labelled) starts[ofRow[row] + 1]++;
        for (int group = 0; group < numbers.length; group++) starts[group + 1] += starts[group];
        Strata strata = Strata.of(all);
        int[] stratum = new int[numbers.length];
        for (int row : labelled) stratum[ofRow[row]] = Math.max(stratum[ofRow[row]], strata.of(row));
        int[] drawn = drawn(numbers, chance);
        return new Groups(rows, starts, IntStream.range(0, strata.count()).map(i -> strata.count() - 1 - i)
                .mapToObj(only -> Arrays.stream(drawn).filter(group -> stratum[group] == only).toArray()).toArray(int[][]::new));
    }

    /// All groups in the order of what is drawn for their numbers, digit by digit.
    private static int[] drawn(long[] numbers, Chance chance) {
        long[] draws = new long[numbers.length];
        // A sign comes last in the order of bits.
        for (int group = 0; group < draws.length; group++) draws[group] = chance.at(numbers[group]).nextLong() ^ Long.MIN_VALUE;
        int[] order = IntStream.range(0, draws.length).toArray();
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT) {
            int by = shift;
            order = Sorting.stable(order, 1 << DIGIT, group -> (int) (draws[group] >>> by) & (1 << DIGIT) - 1);
        }
        return order;
    }

    int count() {
        return starts.length - 1;
    }

    /// Hands over each row with the place of its group within its stratum, as a share: 0 for the first, 1 behind the last. A group lies where its middle lies.
    void each(Placed row) {
        for (int[] groups : strata) {
            double total = 0;
            for (int group : groups) total += starts[group + 1] - starts[group];
            int before = 0;
            for (int group : groups) {
                int size = starts[group + 1] - starts[group];
                double middle = (before + size / 2.0) / total;
                for (int i = starts[group]; i < starts[group + 1]; i++) row.at(rows[i], middle);
                before += size;
            }
        }
    }
}
