package septet.features;

import java.util.Arrays;
import septet.data.Row;
import septet.data.Table;

/// The rows of one source in the order of a log.
///
/// @param rows      their places in the table
/// @param positions their places in the log
/// @param whole     whether they are all rows of the table, in its order
/// @param prompt    whether each arrived when it happened
/// @param ascending whether they happened in this order
record SourceLog(Table table, int[] rows, int[] positions, long[] times, long[] arrivals, boolean whole, boolean prompt, boolean ascending) {
    SourceLog(Table table, int[] rows, int[] positions, long[] times, long[] arrivals) {
        this(table, rows, positions, times, arrivals, isWhole(table, rows), times == arrivals || Arrays.equals(times, arrivals), Order.isAscending(times, positions, times.length));
    }

    /// All rows of a table as they stand there.
    static SourceLog whole(Table table, long[] times, long[] arrivals) {
        int[] rows = Order.identity(times.length);
        return new SourceLog(table, rows, rows, times, arrivals, true, times == arrivals || Arrays.equals(times, arrivals), Order.isAscending(times, times.length));
    }

    private static boolean isWhole(Table table, int[] rows) {
        if (rows.length != table.rows()) return false;
        for (int i = 0; i < rows.length; i++) if (rows[i] != i) return false;
        return true;
    }

    int size() {
        return rows.length;
    }

    /// A whole column in the order of the log, encoded as values are; not to be changed.
    long[] column(int slot) {
        long[] values = table.values(slot);
        return whole ? values : Order.permuted(values, rows);
    }

    /// A whole column of numbers, missing as NaN; not to be changed.
    double[] numbers(int slot) {
        double[] numbers = table.numbers(slot);
        if (whole) return numbers;
        double[] ordered = new double[rows.length];
        for (int i = 0; i < rows.length; i++) ordered[i] = numbers[rows[i]];
        return ordered;
    }

    void load(int i, Row into) {
        table.loadValues(rows[i], into);
    }

    /// Only the rows of some places.
    SourceLog take(int[] places) {
        long[] taken = Order.permuted(times, places);
        return new SourceLog(table, Order.permuted(rows, places), Order.permuted(positions, places), taken, arrivals == times ? taken : Order.permuted(arrivals, places));
    }
}
