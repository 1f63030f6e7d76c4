package septet.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import septet.world.Chance;

/// Copies in tables of few and frequent values, where no single repetition is too rare for chance: rows that judge repeat rows that teach, with their label, far more often
/// than the newest rows that teach repeat the older ones.
final class RepeatedRows {
    private static final double LEAST = 0.03;
    private static final double TIMES = 2;
    private static final double SURE = 6;
    private static final int FEWEST = 100;
    private static final int LATE = 5;
    /// Of more rows a sample would show too few pairs, and all of them would cost too much.
    private static final int MOST = 100_000;
    /// Numbers as they are, and in cells of so much of their range.
    private static final double[] CELLS = {0, 0.004};

    private final LeakTable table;
    private final int[] judging;
    private final int[] teaching;

    private RepeatedRows(LeakTable table) {
        this.table = table;
        int[] order = table.hasTime() ? table.inTime() : IntStream.range(0, table.size()).boxed().sorted(Comparator.comparingLong((Integer row) -> Chance.mix(row))).mapToInt(Integer::intValue)
                .toArray();
        judging = of(order, LeakTable.Part.JUDGES);
        teaching = of(order, LeakTable.Part.TEACHES);
    }

    /// Those with a label.
    private int[] of(int[] order, LeakTable.Part part) {
        return Arrays.stream(order).filter(row -> table.parts()[row] == part && table.labelled(row)).toArray();
    }

    static Optional<Leak> find(LeakTable table, List<LeakTable.Column> columns) {
        if (table.size() > MOST) return Optional.empty();
        RepeatedRows rows = new RepeatedRows(table);
        if (rows.judging.length < FEWEST || rows.teaching.length / LATE < FEWEST) return Optional.empty();
        for (double share : CELLS) {
            List<long[]> cells = columns.stream().map(column -> hashes(table, new ColumnCells(column, share, 0), column.name())).toList();
            long[] whole = new long[table.size()];
            for (int row = 0; row < whole.length; row++) {
                whole[row] = Chance.mix(Double.doubleToLongBits(table.label()[row]));
                for (long[] cell : cells) whole[row] += cell[row];
            }
            Optional<Leak> found = rows.more(whole, share == 0 ? "in every column" : "but for a hair of its numbers");
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private static long[] hashes(LeakTable table, ColumnCells cells, String name) {
        long salt = TextHash.of(name);
        return IntStream.range(0, table.size()).mapToLong(row -> Chance.mix(cells.of(row) * 31 + salt)).toArray();
    }

    private Optional<Leak> more(long[] hashes, String how) {
        int late = teaching.length / LATE;
        int found = repeated(hashes, judging, teaching);
        double share = found / (double) judging.length;
        double usual = repeated(hashes, Arrays.copyOfRange(teaching, teaching.length - late, teaching.length), Arrays.copyOf(teaching, teaching.length - late)) / (double) late;
        double error = Math.sqrt(share * (1 - share) / judging.length + TIMES * TIMES * usual * (1 - usual) / late);
        double more = share - TIMES * usual;
        if (more < LEAST || more <= SURE * error) return Optional.empty();
        return Optional.of(new Leak(Leak.Kind.COPIES, "", more, String.format(Locale.ROOT,
                "%,d of %,d rows that judge repeat one that teaches %s, label and all, and of the newest that teach %.1f%% repeat an older one", found, judging.length, how,
                100 * usual)));
    }

    private static int repeated(long[] hashes, int[] asked, int[] among) {
        long[] known = Arrays.stream(among).mapToLong(row -> hashes[row]).sorted().toArray();
        return (int) Arrays.stream(asked).filter(row -> Arrays.binarySearch(known, hashes[row]) >= 0).count();
    }
}
