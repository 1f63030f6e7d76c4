package septet.model;

import java.util.Arrays;

/// One row in the columns of a fitted function: those that hold something, each once,
/// in an order that the row alone decides. What is absent is 0 to a sum
/// and missing to a tree. It is filled again for each row and grows to the longest it has met.
public final class Encoded {
    private int[] columns = new int[64];
    private double[] values = new double[64];
    private int count;

    public int count() {
        return count;
    }

    public int column(int place) {
        return columns[place];
    }

    public double value(int place) {
        return values[place];
    }

    public void clear() {
        count = 0;
    }

    void add(int column, double value) {
        if (count == columns.length) {
            columns = Arrays.copyOf(columns, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        columns[count] = column;
        values[count++] = value;
    }

    /// Multiplies what stands from this place on.
    void scale(int from, double factor) {
        for (int i = from; i < count; i++) values[i] *= factor;
    }
}
