package septet.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Rows that judge and repeat rows that teach: in every column, in all but one, or with numbers moved by a hair; of texts, equal but for digits, case and space.
/// Rows of few and frequent values repeat each other by chance, so a repetition counts where it is far too rare for that.
final class CrossCopies {
    /// Bits beyond those that pick one of the rows that teach.
    private static final double BITS = 12;
    private static final int COMPARED = 4_000;
    private static final int PARTS = 8;
    private static final double WORK = 5e7;
    private static final double FEWEST = 5;
    private static final double SHARE = 0.01;
    private static final int LETTERS = 16;
    private static final int COLUMNS = 60;
    private static final double[] CELLS = {0.04, 0.004};

    private final LeakTable table;
    private final List<long[]> cells = new ArrayList<>();
    private final List<double[]> bits = new ArrayList<>();
    private final Set<Integer> repeated = new HashSet<>();
    private int exact;
    private double[] own = new double[0];

    private CrossCopies(LeakTable table) {
        this.table = table;
    }

    static List<Leak> find(LeakTable table) {
        CrossCopies copies = new CrossCopies(table);
        List<Leak> found = new ArrayList<>();
        int judging = (int) Arrays.stream(table.parts()).filter(part -> part == LeakTable.Part.JUDGES).count();
        for (LeakTable.Column column : table.columns()) if (column instanceof LeakTable.Texts texts) copies.texts(texts, judging).ifPresent(found::add);
        if (found.isEmpty()) copies.rows(judging).ifPresent(found::add);
        return found;
    }

    private java.util.Optional<Leak> texts(LeakTable.Texts texts, int judging) {
        Set<String> taught = new HashSet<>();
        Set<String> verbatim = new HashSet<>();
        for (int row = 0; row < table.size(); row++) {
            if (table.parts()[row] != LeakTable.Part.TEACHES || alike(texts.values()[row]).isEmpty()) continue;
            taught.add(alike(texts.values()[row]));
            verbatim.add(texts.values()[row]);
        }
        int near = 0;
        int same = 0;
        for (int row = 0; row < table.size(); row++) {
            if (table.parts()[row] != LeakTable.Part.JUDGES || !taught.contains(alike(texts.values()[row]))) continue;
            near++;
            if (verbatim.contains(texts.values()[row])) same++;
        }
        return leak(texts.name(), near, same, judging, "but for digits, case and space");
    }

    private java.util.Optional<Leak> leak(String column, int all, int same, int judging, String how) {
        if (all < Math.max(FEWEST, SHARE * judging)) return java.util.Optional.empty();
        return java.util.Optional.of(new Leak(Leak.Kind.COPIES, column, all / (double) judging, String.format(Locale.ROOT,
                "%,d of %,d rows that judge repeat one that teaches, %,d of them exactly, the others %s", all, judging, same, how)));
    }

    /// Whether each column can be left out in turn.
    private boolean few() {
        return (double) table.size() * cells.size() * cells.size() < WORK;
    }

    /// Without digits, case and space, as `together` has it; empty for a text of few letters, which is repeated by chance.
    private static String alike(String text) {
        StringBuilder alike = new StringBuilder(text.length());
        text.codePoints().filter(point -> !Character.isDigit(point) && !Character.isWhitespace(point) && !Character.isSpaceChar(point))
                .map(point -> Character.toLowerCase(Character.toUpperCase(point))).forEach(alike::appendCodePoint);
        return alike.codePoints().filter(Character::isLetter).count() < LETTERS ? "" : alike.toString();
    }

    private java.util.Optional<Leak> rows(int judging) {
        own = own(table.columns().stream().filter(column -> !(column instanceof LeakTable.Texts)).limit(COLUMNS).toList());
        table.columns().stream().filter(column -> !(column instanceof LeakTable.Texts)).limit(COLUMNS).forEach(this::add);
        if (cells.isEmpty()) return java.util.Optional.empty();
        match(-1);
        exact = repeated.size();
        for (int column = 0; column < cells.size() && few(); column++) match(column);
        for (double cell : CELLS) {
            for (double shift : new double[] {0, 0.5}) {
                cells.clear();
                bits.clear();
                table.columns().stream().filter(column -> !(column instanceof LeakTable.Texts)).limit(COLUMNS).forEach(column -> coarse(column, cell, shift));
                match(-1);
                for (int column = 0; column < cells.size() && few(); column++) match(column);
            }
        }
        return leak("", repeated.size(), exact, judging, "but for one column, or a hair of its numbers");
    }

    /// Which share of what a column says is not said by one before it: one less the greatest mutual information, in parts of the lesser entropy.
    private double[] own(List<LeakTable.Column> columns) {
        List<Binned> binned = columns.stream().map(column -> column instanceof LeakTable.Numbers numbers ? Binned.numbers(numbers.values(), PARTS) : Binned.of(column)).toList();
        double[] shares = new double[columns.size()];
        for (int i = 0; i < shares.length; i++) {
            double most = 0;
            for (int j = 0; j < i; j++) most = Math.max(most, shared(binned.get(i), binned.get(j)));
            shares[i] = Math.max(0, 1 - most);
        }
        return shares;
    }

    private static double shared(Binned one, Binned other) {
        int rows = Math.min(COMPARED, one.of().length);
        int step = one.of().length / rows;
        Map<Long, Integer> both = new HashMap<>();
        int[] ones = new int[one.count()];
        int[] others = new int[other.count()];
        for (int i = 0; i < rows; i++) {
            int a = one.of()[i * step];
            int b = other.of()[i * step];
            ones[a]++;
            others[b]++;
            both.merge((long) a * other.count() + b, 1, Integer::sum);
        }
        double less = Math.min(entropy(IntStream.of(ones)), entropy(IntStream.of(others)));
        // What chance alone shares of so few rows (Miller 1955).
        double chance = (both.size() - Arrays.stream(ones).filter(n -> n > 0).count() - Arrays.stream(others).filter(n -> n > 0).count() + 1) / (2.0 * rows);
        double mutual = entropy(IntStream.of(ones)) + entropy(IntStream.of(others)) - entropy(both.values().stream().mapToInt(Integer::intValue)) - Math.max(0, chance);
        return less <= 0 ? 1 : Math.clamp(mutual / less, 0, 1);
    }

    private static double entropy(IntStream counts) {
        int[] some = counts.filter(count -> count > 0).toArray();
        double all = IntStream.of(some).sum();
        double sum = 0;
        for (int count : some) sum -= count / all * Math.log(count / all);
        return sum;
    }

    private void add(LeakTable.Column column) {
        switch (column) {
            case LeakTable.Numbers numbers -> put(Arrays.stream(numbers.values()).mapToLong(value -> Double.doubleToLongBits(value + 0.0)).toArray());
            case LeakTable.Words words -> put(IntStream.of(words.codes()).asLongStream().toArray());
            case LeakTable.Texts _ -> { }
        }
    }

    /// Numbers in cells of a part of their spread.
    private void coarse(LeakTable.Column column, double share, double shift) {
        if (!(column instanceof LeakTable.Numbers numbers)) {
            add(column);
            return;
        }
        double[] known = Arrays.stream(numbers.values()).filter(value -> !Double.isNaN(value)).sorted().toArray();
        if (known.length == 0) return;
        double spread = known[(int) (0.84 * (known.length - 1))] - known[(int) (0.16 * (known.length - 1))];
        double cell = spread > 0 ? share * spread : 1;
        put(Arrays.stream(numbers.values()).mapToLong(value -> Double.isNaN(value) ? Long.MIN_VALUE : (long) Math.floor(value / cell + shift)).toArray());
    }

    private void put(long[] values) {
        Map<Long, Integer> counts = new HashMap<>();
        for (long value : values) counts.merge(value, 1, Integer::sum);
        double all = Math.log(values.length);
        cells.add(values);
        bits.add(Arrays.stream(values).mapToDouble(value -> (all - Math.log(counts.get(value))) / Math.log(2)).toArray());
    }

    /// @param without a column that may differ; -1 for none
    private void match(int without) {
        double needed = Math.log(Math.max(1, table.size())) / Math.log(2) + BITS;
        Set<Long> taught = new HashSet<>();
        for (int row = 0; row < table.size(); row++) if (table.parts()[row] == LeakTable.Part.TEACHES) taught.add(hash(row, without));
        for (int row = 0; row < table.size(); row++) {
            if (table.parts()[row] != LeakTable.Part.JUDGES || repeated.contains(row) || !taught.contains(hash(row, without))) continue;
            double said = 0;
            for (int column = 0; column < cells.size(); column++) if (column != without) said += own[column] * bits.get(column)[row];
            if (said >= needed) repeated.add(row);
        }
    }

    private long hash(int row, int without) {
        long hash = without;
        for (int column = 0; column < cells.size(); column++) if (column != without) hash = TextHash.mix(hash * 31 + cells.get(column)[row] + column);
        return hash;
    }
}
