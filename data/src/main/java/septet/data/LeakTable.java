package septet.data;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What the leak detectors look at: plain columns beside a label, one entry for each row, in any order.
///
/// @param columns what learners may see
/// @param groups  columns that join rows (keys, categories), each row's group as a number; they may be columns too
/// @param label   1 or 0, the place of a class, or a number; NaN where it is not known
/// @param classes how many classes; 2 for yes and no, 0 for a number
/// @param times   microseconds, t0; empty where rows have no time
/// @param knownAt microseconds at which the label of each row is said to be known, also of rows that have none; empty where rows have no time
/// @param parts   whether the row teaches or judges
/// @param knownUntil microseconds: the end of what was known when the rows were read; a label that is known later may be there all the same
public record LeakTable(List<Column> columns, Map<String, long[]> groups, double[] label, int classes, long[] times, long[] knownAt,
        Part[] parts, long knownUntil) {
    public enum Part { TEACHES, JUDGES, NEITHER }

    /// One column; a missing value is NaN, a number below zero, or an empty text.
    public sealed interface Column {
        String name();

        default boolean isMissing(int row) {
            return switch (this) {
                case Numbers it -> Double.isNaN(it.values[row]);
                case Words it -> it.codes[row] < 0;
                case Texts it -> it.values[row].isEmpty();
            };
        }
    }

    public record Numbers(String name, double[] values) implements Column {}

    /// @param codes the same number for the same word
    public record Words(String name, int[] codes) implements Column {}

    public record Texts(String name, String[] values) implements Column {}

    /// Some of the rows.
    LeakTable only(int[] rows) {
        List<Column> picked = columns.stream().<Column>map(column -> switch (column) {
            case Numbers it -> new Numbers(it.name(), IntStream.of(rows).mapToDouble(row -> it.values()[row]).toArray());
            case Words it -> new Words(it.name(), IntStream.of(rows).map(row -> it.codes()[row]).toArray());
            case Texts it -> new Texts(it.name(), IntStream.of(rows).mapToObj(row -> it.values()[row]).toArray(String[]::new));
        }).toList();
        Map<String, long[]> joined = new LinkedHashMap<>();
        groups.forEach((name, all) -> joined.put(name, pick(all, rows)));
        return new LeakTable(picked, joined, IntStream.of(rows).mapToDouble(row -> label[row]).toArray(), classes, hasTime() ? pick(times, rows) : times,
                hasTime() ? pick(knownAt, rows) : knownAt, IntStream.of(rows).mapToObj(row -> parts[row]).toArray(Part[]::new), knownUntil);
    }

    /// Whether each row is of one of the classes.
    LeakTable ofClass(int one) {
        double[] is = new double[label.length];
        for (int row = 0; row < is.length; row++) is[row] = Double.isNaN(label[row]) ? Double.NaN : label[row] == one ? 1 : 0;
        return new LeakTable(columns, groups, is, 2, times, knownAt, parts, knownUntil);
    }

    private static long[] pick(long[] values, int[] rows) {
        return IntStream.of(rows).mapToLong(row -> values[row]).toArray();
    }

    /// The rows in the order of their times, equal ones as they stand; none where they have no times.
    int[] inTime() {
        boolean sorted = true;
        for (int row = 1; row < times.length && sorted; row++) sorted = times[row - 1] <= times[row];
        if (sorted) return IntStream.range(0, times.length).toArray();
        return IntStream.range(0, times.length).boxed().sorted(Comparator.comparingLong(row -> times[row])).mapToInt(Integer::intValue).toArray();
    }

    public int size() {
        return label.length;
    }

    boolean labelled(int row) {
        return !Double.isNaN(label[row]) && (!hasTime() || knownAt[row] <= knownUntil);
    }

    boolean hasTime() {
        return times.length > 0;
    }
}
