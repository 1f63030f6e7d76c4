package septet.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import septet.world.Chance;

/// Rows that judge and repeat rows that teach: in every column, in all but one, or with numbers moved by a hair; of texts, equal but for digits, case and space, or nearly.
/// Rows of few and frequent values repeat each other by chance, so a repetition counts where it is far too rare for that.
///
/// Of the rows that judge two thousand are asked, spread over all, and compared with as many as a hundred thousand of those that teach. The share of copies is then known to a
/// hundredth or two.
final class CrossCopies {
    /// Bits beyond those that pick one of the rows that teach.
    private static final double BITS = 12;
    private static final int ASKED = 2_000;
    private static final int TAUGHT = 100_000;
    private static final double WORK = 4e7;
    private static final double FEWEST = 5;
    private static final double SHARE = 0.01;
    private static final int COLUMNS = 60;
    /// Bits of a hash by which nearly all that nobody asks for is passed over.
    private static final int FILTER = 21;
    private static final double[] CELLS = {0.04, 0.004};

    private final LeakTable table;
    private final int[] judging;
    private final int[] asked;
    private final boolean[] repeated;
    /// How many of them in every column, without a cell.
    private int exact;
    private boolean first = true;

    private CrossCopies(LeakTable table) {
        this.table = table;
        judging = rows(LeakTable.Part.JUDGES);
        int step = Math.max(1, (judging.length + ASKED - 1) / ASKED);
        asked = IntStream.range(0, judging.length).filter(i -> i % step == 0).map(i -> judging[i]).toArray();
        repeated = new boolean[asked.length];
    }

    private int[] rows(LeakTable.Part part) {
        return IntStream.range(0, table.size()).filter(row -> table.parts()[row] == part).toArray();
    }

    static List<Leak> find(LeakTable table) {
        CrossCopies copies = new CrossCopies(table);
        List<Leak> found = new ArrayList<>();
        for (LeakTable.Column column : table.columns()) {
            if (!(column instanceof LeakTable.Texts texts)) continue;
            CopiedTexts.Found copied = CopiedTexts.of(table, texts.values());
            copies.leak(texts.name(), copied.copies(), copied.same(), "but for digits, case and space, or nearly").ifPresent(found::add);
        }
        if (found.isEmpty()) copies.rows().ifPresent(found::add);
        return found;
    }

    /// @param same how many are exactly alike
    private Optional<Leak> leak(String column, int all, int same, String how) {
        if (all < Math.max(FEWEST, SHARE * judging.length)) return Optional.empty();
        return Optional.of(new Leak(Leak.Kind.COPIES, column, all / (double) judging.length, String.format(Locale.ROOT,
                "%,d of %,d rows that judge repeat one that teaches, %,d of them exactly, the others %s", all, judging.length, same, how)));
    }

    private Optional<Leak> rows() {
        List<LeakTable.Column> columns = table.columns().stream().filter(column -> !(column instanceof LeakTable.Texts)).limit(COLUMNS).toList();
        if (columns.isEmpty() || asked.length == 0) return Optional.empty();
        int[] all = rows(LeakTable.Part.TEACHES);
        int step = Math.max(1, (all.length + TAUGHT - 1) / TAUGHT);
        int[] teaching = IntStream.range(0, all.length).filter(i -> i % step == 0).map(i -> all[i]).toArray();
        double[] own = OwnShares.of(columns);
        boolean leaveOut = (double) teaching.length * columns.size() < WORK;
        match(columns.stream().map(column -> new ColumnCells(column, 0, 0)).toList(), own, teaching, leaveOut);
        for (double share : CELLS) {
            for (double shift : new double[] {0, 0.5}) match(columns.stream().map(column -> new ColumnCells(column, share, shift)).toList(), own, teaching, leaveOut);
        }
        double scale = step * (double) judging.length / asked.length;
        return leak("", (int) Math.min(judging.length, Math.round(scale * count())), (int) Math.min(judging.length, Math.round(scale * exact)),
                "but for one column, or a hair of its numbers");
    }

    private int count() {
        int count = 0;
        for (boolean one : repeated) if (one) count++;
        return count;
    }

    /// A row's hash is the sum of its cells' hashes, so that leaving a cell out is a subtraction.
    private void match(List<ColumnCells> cells, double[] own, int[] teaching, boolean leaveOut) {
        int width = cells.size();
        int ways = leaveOut ? width + 1 : 1;
        LongPlaces wanted = new LongPlaces(asked.length * ways);
        BitSet some = new BitSet(1 << FILTER);
        int[] places = new int[asked.length * ways];
        long[] hashes = new long[width];
        for (int i = 0; i < asked.length; i++) {
            long whole = hash(cells, asked[i], hashes);
            for (int without = -1; without < ways - 1; without++) {
                long key = without < 0 ? whole : left(whole, hashes, without);
                places[i * ways + without + 1] = wanted.of(key);
                some.set((int) (key >>> 64 - FILTER));
            }
        }
        boolean[] taught = new boolean[wanted.size()];
        for (int row : teaching) {
            long whole = hash(cells, row, hashes);
            for (int without = -1; without < ways - 1; without++) {
                long key = without < 0 ? whole : left(whole, hashes, without);
                if (!some.get((int) (key >>> 64 - FILTER))) continue;
                int place = wanted.find(key);
                if (place >= 0) taught[place] = true;
            }
        }
        double needed = Math.log(Math.max(1, table.size())) / Math.log(2) + BITS;
        for (int i = 0; i < asked.length; i++) {
            double said = 0;
            for (int column = 0; column < width && !repeated[i]; column++) said += own[column] * cells.get(column).bits(asked[i]);
            for (int without = -1; without < ways - 1 && !repeated[i]; without++) {
                if (taught[places[i * ways + without + 1]]) repeated[i] = said - (without < 0 ? 0 : own[without] * cells.get(without).bits(asked[i])) >= needed;
                if (first && without < 0 && repeated[i]) exact++;
            }
        }
        first = false;
    }

    private static long left(long whole, long[] hashes, int without) {
        return whole - hashes[without] + without + 1;
    }

    private static long hash(List<ColumnCells> cells, int row, long[] hashes) {
        long sum = 0;
        for (int column = 0; column < hashes.length; column++) {
            hashes[column] = Chance.mix(cells.get(column).of(row) * 31 + column + 1);
            sum += hashes[column];
        }
        return sum;
    }
}
