package septet.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// Columns that change when the label becomes known. The newest rows whose label is not known yet stand beside as many rows just before them: a column that was written
/// at t0 looks alike in both, or moves no more than it does from one such stretch of earlier rows to the next. And one that told the label before,
/// and tells nothing of rows whose label has only just been entered, was filled in with it.
final class LabelChanges {
    private static final int FEWEST = 30;
    private static final int MOST = 4_000;
    private static final double MOVED = 0.2;
    /// So much, and it need not tell the label: what serves will hardly meet a value that it learned from.
    private static final double NEARLY_ALL = 0.5;
    private static final double BEYOND = 2.5;
    private static final double TELLS = 0.1;

    private final LeakTable table;
    private final Knowledge knowledge;
    private final int[] fresh;
    private final List<int[]> before = new ArrayList<>();

    private LabelChanges(LeakTable table, Knowledge knowledge) {
        this.table = table;
        this.knowledge = knowledge;
        int[] inTime = table.inTime();
        int[] waiting = IntStream.of(inTime).filter(row -> !table.labelled(row)).toArray();
        int[] known = IntStream.of(inTime).filter(table::labelled).toArray();
        long lastKnown = known.length == 0 ? Long.MIN_VALUE : table.times()[known[known.length - 1]];
        int[] newest = IntStream.of(waiting).filter(row -> table.times()[row] >= lastKnown).toArray();
        fresh = newest.length > MOST ? java.util.Arrays.copyOf(newest, MOST) : newest;
        for (int until = known.length; fresh.length > 0 && until >= fresh.length && before.size() < 12; until -= fresh.length) {
            before.add(java.util.Arrays.copyOfRange(known, until - fresh.length, until));
        }
    }

    static List<Leak> find(LeakTable table, Knowledge knowledge) {
        if (!table.hasTime()) return table.columns().stream().filter(column -> !(column instanceof LeakTable.Texts)).flatMap(column -> entered(table, column).stream()).toList();
        LabelChanges changes = new LabelChanges(table, knowledge);
        if (changes.fresh.length < FEWEST || changes.before.size() < 3) return List.of();
        return table.columns().stream().flatMap(column -> changes.look(column).stream()).toList();
    }

    /// Without times: filled in where there is a label, and never where there is none.
    private static Optional<Leak> entered(LeakTable table, LeakTable.Column column) {
        double[] rows = new double[2];
        double[] filled = new double[2];
        for (int row = 0; row < table.size(); row++) {
            int side = table.labelled(row) ? 1 : 0;
            rows[side]++;
            if (!column.isMissing(row)) filled[side]++;
        }
        if (rows[0] < FEWEST || filled[0] > 0 || filled[1] < NEARLY_ALL * rows[1]) return Optional.empty();
        return Optional.of(new Leak(Leak.Kind.WRITTEN_LATER, column.name(), filled[1] / rows[1], String.format(Locale.ROOT,
                "it has a value in %.0f%% of the rows with a label, and in none of the %,.0f rows without", 100 * filled[1] / rows[1], rows[0])));
    }

    private Optional<Leak> look(LeakTable.Column column) {
        if (column instanceof LeakTable.Texts) return Optional.empty();
        Binned binned = column instanceof LeakTable.Numbers numbers ? Binned.numbers(numbers.values(), 12) : Binned.of(column);
        if (binned.count() < 2 || binned.distinct() > FEWEST && column instanceof LeakTable.Words) return Optional.empty();
        double usual = 0;
        for (int i = 1; i < before.size(); i++) usual = Math.max(usual, moved(binned, before.get(i), before.get(i - 1)));
        double now = moved(binned, before.getFirst(), fresh);
        double tells = knowledge.of(binned);
        if (now >= MOVED && now >= BEYOND * usual && (tells > 0.005 || now >= NEARLY_ALL)) {
            return Optional.of(new Leak(Leak.Kind.WRITTEN_LATER, column.name(), now, String.format(Locale.ROOT,
                    "%.0f%% of its values are others in the newest %,d rows, whose label is not known yet; between earlier stretches of as many rows at most %.0f%%", 100 * now,
                            fresh.length, 100 * usual)));
        }
        return tells < TELLS ? Optional.empty() : forgotten(column, binned);
    }

    /// Half of the difference of both distributions: what share would have to change.
    private static double moved(Binned binned, int[] one, int[] other) {
        double[] difference = new double[binned.count()];
        for (int row : one) difference[binned.of()[row]] += 1.0 / one.length;
        for (int row : other) difference[binned.of()[row]] -= 1.0 / other.length;
        double sum = 0;
        for (double each : difference) sum += Math.abs(each);
        return sum / 2;
    }

    /// Labels that stand in the file before their time: what the column tells of them, by what older rows taught.
    private Optional<Leak> forgotten(LeakTable.Column column, Binned binned) {
        int[] labelled = IntStream.of(fresh).filter(row -> !Double.isNaN(table.label()[row])).toArray();
        if (table.classes() != 2 || labelled.length < FEWEST || IntStream.of(labelled).filter(row -> table.label()[row] == 1).count() < 20) return Optional.empty();
        double now = told(binned, labelled);
        double least = before.subList(0, Math.min(6, before.size())).stream().mapToDouble(stretch -> told(binned, stretch)).min().orElse(0);
        if (least < TELLS || now > least / 3) return Optional.empty();
        return Optional.of(new Leak(Leak.Kind.WRITTEN_LATER, column.name(), least, String.format(Locale.ROOT,
                "it takes %.0f%% of the label's uncertainty where the label has been known for long, and %.0f%% in the newest %,d rows, where it has not", 100 * least,
                        100 * Math.max(0, now), labelled.length)));
    }

    /// What the column takes of the uncertainty of these rows, by what all rows with a known label but these taught.
    private double told(Binned binned, int[] some) {
        java.util.BitSet asked = new java.util.BitSet();
        for (int row : some) asked.set(row);
        double[] sums = new double[binned.count()];
        double[] counts = new double[binned.count()];
        double sum = 0;
        double count = 0;
        for (int row : knowledge.rows()) {
            if (asked.get(row)) continue;
            sums[binned.of()[row]] += table.label()[row];
            counts[binned.of()[row]]++;
            sum += table.label()[row];
            count++;
        }
        double base = sum / count;
        double mean = IntStream.of(some).mapToDouble(row -> table.label()[row]).average().orElse(base);
        double with = 0;
        double without = 0;
        for (int row : some) {
            double told = (sums[binned.of()[row]] + base) / (counts[binned.of()[row]] + 1);
            boolean positive = table.label()[row] == 1;
            with -= StrictMath.log(Math.max(1e-9, positive ? told : 1 - told));
            without -= StrictMath.log(Math.max(1e-9, positive ? mean : 1 - mean));
        }
        return without == 0 ? 0 : 1 - with / without;
    }
}
