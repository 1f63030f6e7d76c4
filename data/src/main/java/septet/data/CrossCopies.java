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
/// Two flights of one number, or two new customers of one tariff, are alike and no copies: what tells them apart is their label. A copy has that of its original, so for each pair
/// that has not, some of those that have are taken for such twins too, and not counted.
///
/// Of the rows that judge two thousand are asked, spread over all, and compared with as many as a hundred thousand of those that teach. The share of copies is then known to a
/// hundredth or two.
final class CrossCopies {
    /// Bits beyond those that pick one of the rows that teach.
    private static final double BITS = 12;
    /// So many more, and no twin says as much, whatever its label.
    private static final double SURE_BITS = 16;
    private static final int ASKED = 2_000;
    private static final int TAUGHT = 100_000;
    private static final double WORK = 4e7;
    private static final double FEWEST = 5;
    private static final double SHARE = 0.01;
    private static final int COLUMNS = 60;
    /// Bits of a hash by which nearly all that nobody asks for is passed over.
    private static final int FILTER = 21;
    /// Twins have different labels so much less often than rows that have nothing to do with each other.
    private static final double TWINS = 0.4;
    /// So many of the pairs with other labels, and they may all be twins ...
    private static final double DOUBT = 0.02;
    /// ... where earlier rows have as many, nearly.
    private static final double USUAL = 0.5;
    /// Of a number's deviation: labels that lie no farther apart are the same.
    private static final double HAIR = 0.01;
    private static final double[] CELLS = {0.04, 0.004};

    private final LeakTable table;
    private final int[] judging;
    private final int[] asked;
    private final boolean[] repeated;
    /// How many repeat a row of another label.
    private int contradicting;
    private final double other;
    private final double hair;
    /// How many of them in every column, without a cell.
    private int exact;
    private boolean first = true;
    /// Rows that judge for each that is found.
    private double scale = 1;

    private CrossCopies(LeakTable table) {
        this.table = table;
        judging = rows(LeakTable.Part.JUDGES);
        int step = Math.max(1, (judging.length + ASKED - 1) / ASKED);
        asked = IntStream.range(0, judging.length).filter(i -> i % step == 0).map(i -> judging[i]).toArray();
        repeated = new boolean[asked.length];
        other = otherLabels();
        hair = table.classes() == 0 ? HAIR * deviation() : 0;
    }

    private int[] labelled() {
        return IntStream.range(0, table.size()).filter(row -> !Double.isNaN(table.label()[row])).toArray();
    }

    private double deviation() {
        double[] labels = IntStream.of(labelled()).mapToDouble(row -> table.label()[row]).toArray();
        double mean = Arrays.stream(labels).average().orElse(0);
        return Math.sqrt(Arrays.stream(labels).map(label -> (label - mean) * (label - mean)).average().orElse(0));
    }

    /// How often two rows that have nothing to do with each other have different labels.
    private double otherLabels() {
        if (table.classes() == 0) return 1;
        double[] counts = new double[table.classes()];
        for (int row : labelled()) counts[(int) table.label()[row]]++;
        double all = Arrays.stream(counts).sum();
        return 1 - Arrays.stream(counts).map(count -> count / all * count / all).sum();
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

    /// The columns that are compared.
    private List<LeakTable.Column> compared() {
        return table.columns().stream().filter(column -> !(column instanceof LeakTable.Texts)).limit(COLUMNS).toList();
    }

    /// How many rows that judge repeat one that teaches.
    private double counted() {
        List<LeakTable.Column> columns = compared();
        int[] all = rows(LeakTable.Part.TEACHES);
        int step = Math.max(1, (all.length + TAUGHT - 1) / TAUGHT);
        int[] teaching = IntStream.range(0, all.length).filter(i -> i % step == 0).map(i -> all[i]).toArray();
        double[] own = OwnShares.of(columns);
        boolean leaveOut = (double) teaching.length * columns.size() < WORK;
        match(columns.stream().map(column -> new ColumnCells(column, 0, 0)).toList(), own, teaching, leaveOut);
        for (double share : CELLS) {
            for (double shift : new double[] {0, 0.5}) match(columns.stream().map(column -> new ColumnCells(column, share, shift)).toList(), own, teaching, leaveOut);
        }
        scale = step * (double) judging.length / asked.length;
        return scale * count();
    }

    private Optional<Leak> rows() {
        List<LeakTable.Column> columns = compared();
        if (columns.isEmpty() || asked.length == 0) return Optional.empty();
        double copied = counted();
        double twins = other == 0 ? 0 : scale * contradicting / (TWINS * other);
        boolean few = copied - twins < Math.max(FEWEST, SHARE * judging.length);
        if (few || contradicting > DOUBT * count() && isUsual(copied / judging.length)) return RepeatedRows.find(table, columns);
        return leak("", (int) Math.min(judging.length, Math.round(copied)), (int) Math.min(judging.length, Math.round(scale * exact)),
                "but for one column, or a hair of its numbers");
    }

    /// Whether the newest rows that teach repeat the older ones about as often. Then rows are alike all over the file, and that some have other labels says that they are twins.
    private boolean isUsual(double share) {
        int[] order = table.hasTime() ? table.inTime() : IntStream.range(0, table.size()).toArray();
        int[] teaching = Arrays.stream(order).filter(row -> table.parts()[row] == LeakTable.Part.TEACHES).toArray();
        LeakTable.Part[] parts = new LeakTable.Part[table.size()];
        Arrays.fill(parts, LeakTable.Part.NEITHER);
        for (int i = 0; i < teaching.length; i++) parts[teaching[i]] = i < 0.8 * teaching.length ? LeakTable.Part.TEACHES : LeakTable.Part.JUDGES;
        CrossCopies earlier = new CrossCopies(new LeakTable(table.columns(), table.groups(), table.label(), table.classes(), table.times(), table.knownAt(), parts,
                table.knownUntil()));
        return earlier.asked.length > 0 && earlier.counted() / earlier.judging.length >= USUAL * share;
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
        int[] taught = new int[wanted.size()];
        Arrays.fill(taught, -1);
        for (int row : teaching) {
            long whole = hash(cells, row, hashes);
            for (int without = -1; without < ways - 1; without++) {
                long key = without < 0 ? whole : left(whole, hashes, without);
                if (!some.get((int) (key >>> 64 - FILTER))) continue;
                int place = wanted.find(key);
                if (place >= 0 && taught[place] < 0) taught[place] = row;
            }
        }
        double needed = Math.log(Math.max(1, table.size())) / Math.log(2) + BITS;
        for (int i = 0; i < asked.length; i++) {
            double said = 0;
            for (int column = 0; column < width && !repeated[i]; column++) said += own[column] * cells.get(column).bits(asked[i]);
            for (int without = -1; without < ways - 1 && !repeated[i]; without++) {
                int original = taught[places[i * ways + without + 1]];
                double bits = said - (without < 0 ? 0 : own[without] * cells.get(without).bits(asked[i]));
                if (original >= 0) repeated[i] = bits >= needed;
                if (repeated[i] && bits < needed + SURE_BITS && Math.abs(table.label()[asked[i]] - table.label()[original]) > hair) contradicting++;
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
