package septet.model;

import java.util.Arrays;

/// Encoded training rows of a linear model: dense columns row by row, and for each category the one column that holds 1.
///
/// @param width of a whole row
/// @param dense values of the dense columns, row after row
/// @param denseColumn the column of each dense place
/// @param hot   the columns of the categories that hold 1, row after row
/// @param hots  how many of them a row has
record DesignMatrix(int rows, int width, double[] dense, int[] denseColumn, int[] hot, int hots) {
    static DesignMatrix of(TrainingRows rows, Encoder encoder) {
        int[] denseColumn = new int[encoder.width()];
        int[] categories = new int[encoder.inputs().size()];
        int denses = 0;
        int hots = 0;
        for (int input = 0; input < categories.length; input++) {
            Encoding encoding = encoder.encodings().get(input);
            if (encoding instanceof Encoding.Words) {
                categories[hots++] = input;
            } else {
                for (int i = 0; i < encoding.width(); i++) denseColumn[denses++] = encoder.start(input) + i;
            }
        }
        double[] dense = new double[Math.multiplyExact(rows.size(), denses)];
        int[] hot = new int[Math.multiplyExact(rows.size(), hots)];
        BoundEncoder bound = encoder.bind(rows.words());
        double[] inputs = new double[categories.length];
        double[] encoded = new double[encoder.width()];
        for (int row = 0; row < rows.size(); row++) {
            rows.load(row, inputs);
            bound.encode(inputs, encoded);
            for (int i = 0; i < denses; i++) dense[row * denses + i] = encoded[denseColumn[i]];
            for (int i = 0; i < hots; i++) {
                hot[row * hots + i] = bound.column(categories[i], inputs[categories[i]]);
            }
        }
        return new DesignMatrix(rows.size(), encoder.width(), dense, Arrays.copyOf(denseColumn, denses), hot, hots);
    }

    /// The weighted sum of one row.
    double times(int row, double[] weights) {
        int denses = denseColumn.length;
        double sum = 0;
        for (int i = 0, at = row * denses; i < denses; i++) sum += dense[at + i] * weights[denseColumn[i]];
        for (int i = 0, at = row * hots; i < hots; i++) sum += weights[hot[at + i]];
        return sum;
    }

    /// Adds a multiple of one row.
    void add(int row, double factor, double[] into) {
        int denses = denseColumn.length;
        for (int i = 0, at = row * denses; i < denses; i++) into[denseColumn[i]] += factor * dense[at + i];
        for (int i = 0, at = row * hots; i < hots; i++) into[hot[at + i]] += factor;
    }

    /// The mean of each column.
    double[] means() {
        double[] means = new double[width];
        for (int row = 0; row < rows; row++) add(row, 1, means);
        for (int i = 0; i < width; i++) means[i] /= rows;
        return means;
    }
}
