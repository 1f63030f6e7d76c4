package septet.model;

import java.util.Arrays;

/// Encoded training rows of a linear model: numbers as dense columns row by row; categories and terms, of which most
/// columns of a row are empty, as the places that hold something.
///
/// @param width of a whole row
/// @param dense values of the dense columns, row after row
/// @param denseColumn the column of each dense place
/// @param starts where the sparse entries of each row begin; then their number
/// @param columns the column of each sparse entry
/// @param values  what it holds
record DesignMatrix(int rows, int width, double[] dense, int[] denseColumn, int[] starts, int[] columns, float[] values) {
    static DesignMatrix of(TrainingRows rows, Encoder encoder) {
        boolean[] isDense = new boolean[encoder.width()];
        int[] denseColumn = new int[encoder.width()];
        int denses = 0;
        for (int input = 0; input < encoder.inputs().size(); input++) {
            if (!encoder.encodings().get(input).isDense()) continue;
            for (int i = encoder.start(input); i < encoder.start(input) + encoder.width(input); i++) {
                isDense[i] = true;
                denseColumn[denses++] = i;
            }
        }
        int[] place = new int[encoder.width()];
        for (int i = 0; i < denses; i++) place[denseColumn[i]] = i;
        double[] dense = new double[Math.multiplyExact(rows.size(), denses)];
        Sparse sparse = new Sparse(rows.size());
        BoundEncoder bound = encoder.bind(rows.words());
        double[] inputs = new double[encoder.inputs().size()];
        Encoded row = new Encoded();
        for (int i = 0; i < rows.size(); i++) {
            rows.load(i, inputs);
            bound.encode(inputs, row);
            for (int k = 0; k < row.count(); k++) {
                int column = row.column(k);
                if (isDense[column]) dense[i * denses + place[column]] = row.value(k);
                else sparse.add(column, (float) row.value(k));
            }
            sparse.endRow(i);
        }
        return new DesignMatrix(rows.size(), encoder.width(), dense, Arrays.copyOf(denseColumn, denses), sparse.starts, sparse.columns, sparse.values);
    }

    /// Sparse entries while they are gathered.
    private static final class Sparse {
        private final int[] starts;
        private int[] columns = new int[1024];
        private float[] values = new float[1024];
        private int count;

        Sparse(int rows) {
            starts = new int[rows + 1];
        }

        void add(int column, float value) {
            if (count == columns.length) {
                int more = (int) Math.min(Integer.MAX_VALUE - 8L, count + (count >> 1) + 1024L);
                if (more == count) throw new IllegalArgumentException("more than " + more + " entries");
                columns = Arrays.copyOf(columns, more);
                values = Arrays.copyOf(values, more);
            }
            columns[count] = column;
            values[count++] = value;
        }

        void endRow(int row) {
            starts[row + 1] = count;
        }
    }

    /// The weighted sum of one row.
    double times(int row, double[] weights) {
        return times(row, weights, 0);
    }

    /// The same with weights that begin at a place.
    double times(int row, double[] weights, int from) {
        int denses = denseColumn.length;
        double sum = 0;
        for (int i = 0, at = row * denses; i < denses; i++) sum += dense[at + i] * weights[from + denseColumn[i]];
        for (int at = starts[row]; at < starts[row + 1]; at++) sum += values[at] * weights[from + columns[at]];
        return sum;
    }

    /// Adds a multiple of one row.
    void add(int row, double factor, double[] into) {
        add(row, factor, into, 0);
    }

    void add(int row, double factor, double[] into, int from) {
        int denses = denseColumn.length;
        for (int i = 0, at = row * denses; i < denses; i++) into[from + denseColumn[i]] += factor * dense[at + i];
        for (int at = starts[row]; at < starts[row + 1]; at++) into[from + columns[at]] += factor * values[at];
    }

    /// Adds a multiple of the squares of one row.
    void addSquares(int row, double factor, double[] into) {
        addSquares(row, factor, into, 0);
    }

    void addSquares(int row, double factor, double[] into, int from) {
        int denses = denseColumn.length;
        for (int i = 0, at = row * denses; i < denses; i++) into[from + denseColumn[i]] += factor * dense[at + i] * dense[at + i];
        for (int at = starts[row]; at < starts[row + 1]; at++) into[from + columns[at]] += factor * values[at] * values[at];
    }

    /// The sum of the squares of one row.
    double square(int row) {
        int denses = denseColumn.length;
        double sum = 0;
        for (int i = 0, at = row * denses; i < denses; i++) sum += dense[at + i] * dense[at + i];
        for (int at = starts[row]; at < starts[row + 1]; at++) sum += (double) values[at] * values[at];
        return sum;
    }

    /// The mean of each column.
    double[] means() {
        double[] means = new double[width];
        for (int row = 0; row < rows; row++) add(row, 1, means);
        for (int i = 0; i < width; i++) means[i] /= rows;
        return means;
    }
}
