package septet.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A column as numbers that are equal where values are: exactly, or where they lie in the same cell, a part of their spread.
final class ColumnCells {
    /// Rows that spread and frequencies are taken from.
    private static final int SOME = 8_000;
    private final LeakTable.Column column;
    private final double cell;
    private final double shift;
    private final LongPlaces places;
    private final int[] counts;
    private final int rows;

    /// @param share of the spread; 0 for equal values
    /// @param shift where the cells begin, in parts of one
    ColumnCells(LeakTable.Column column, double share, double shift) {
        this.column = column;
        this.shift = shift;
        int size = size(column);
        int step = Math.max(1, size / SOME);
        int[] some = IntStream.range(0, (size + step - 1) / step).map(i -> i * step).toArray();
        cell = share > 0 && column instanceof LeakTable.Numbers numbers ? cell(numbers.values(), some, share) : 0;
        rows = some.length;
        places = new LongPlaces(rows);
        counts = new int[rows];
        for (int row : some) counts[places.of(of(row))]++;
    }

    private static int size(LeakTable.Column column) {
        return switch (column) {
            case LeakTable.Numbers numbers -> numbers.values().length;
            case LeakTable.Words words -> words.codes().length;
            case LeakTable.Texts texts -> texts.values().length;
        };
    }

    private static double cell(double[] values, int[] some, double share) {
        double[] known = Arrays.stream(some).mapToDouble(row -> values[row]).filter(value -> !Double.isNaN(value)).sorted().toArray();
        if (known.length == 0) return 1;
        double spread = known[(int) (0.84 * (known.length - 1))] - known[(int) (0.16 * (known.length - 1))];
        return spread > 0 ? share * spread : 1;
    }

    long of(int row) {
        return switch (column) {
            case LeakTable.Numbers numbers -> number(numbers.values()[row]);
            case LeakTable.Words words -> words.codes()[row];
            case LeakTable.Texts texts -> TextHash.of(texts.values()[row]);
        };
    }

    private long number(double value) {
        if (cell == 0) return Double.doubleToLongBits(value + 0.0);
        return Double.isNaN(value) ? Long.MIN_VALUE : (long) Math.floor(value / cell + shift);
    }

    /// How much a row's value tells it from others: the logarithm of how rare it is.
    double bits(int row) {
        int place = places.find(of(row));
        return (Math.log(rows) - Math.log(place < 0 ? 1 : counts[place])) / Math.log(2);
    }
}
