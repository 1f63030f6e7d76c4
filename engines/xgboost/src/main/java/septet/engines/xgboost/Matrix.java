package septet.engines.xgboost;

import java.util.Arrays;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import septet.model.BoundEncoder;
import septet.model.Encoded;
import septet.model.Encoder;
import septet.model.Input;
import septet.model.TrainingRows;

/// Encoded rows as XGBoost takes them: row by row, without what is missing.
///
/// @param starts where each row begins; then the number of entries
record Matrix(int width, long[] starts, int[] places, float[] values) {
    /// Training rows with their numbers at their [Cuts]; made once for all fits on them.
    static Matrix training(TrainingRows rows, Encoder encoder, int[] classes) {
        return rows.once(Matrix.class, () -> of(rows, encoder, column -> Cuts.apply(column, classes, rows.weight())));
    }

    /// Rows with their numbers as they are.
    static Matrix of(TrainingRows rows, Encoder encoder) {
        return of(rows, encoder, _ -> { });
    }

    /// The same inside of XGBoost. The caller disposes of it.
    DMatrix load() throws XGBoostError {
        return new DMatrix(starts, places, values, DMatrix.SparseType.CSR, width, Float.NaN, 1);
    }

    /// The same with what is to be learned. The caller disposes of it.
    DMatrix load(double[] labels, double[] weight) throws XGBoostError {
        DMatrix matrix = load();
        matrix.setLabel(singles(labels));
        matrix.setWeight(singles(weight));
        return matrix;
    }

    private interface Change {
        void apply(float[] column);
    }

    private static Matrix of(TrainingRows rows, Encoder encoder, Change change) {
        int inputs = rows.inputs().size();
        float[][] numbers = numbers(rows, change);
        BoundEncoder bound = encoder.bind(rows.words());
        Encoded row = new Encoded();
        long[] starts = new long[rows.size() + 1];
        int[] places = new int[Math.multiplyExact(rows.size(), inputs)];
        float[] values = new float[places.length];
        int count = 0;
        for (int i = 0; i < rows.size(); i++) {
            row.clear();
            for (int input = 0; input < inputs; input++) {
                boolean number = numbers[input].length > 0;
                bound.add(input, number ? numbers[input][i] : rows.column(input)[i], row);
            }
            if (count + row.count() > places.length) {
                int more = (int) Math.min(Integer.MAX_VALUE - 8L, 2L * places.length + row.count());
                if (count + row.count() > more) throw new IllegalArgumentException("more than " + more + " entries");
                places = Arrays.copyOf(places, more);
                values = Arrays.copyOf(values, more);
            }
            for (int k = 0; k < row.count(); k++) {
                places[count] = row.column(k);
                values[count++] = (float) row.value(k);
            }
            starts[i + 1] = count;
        }
        boolean full = count == places.length;
        return new Matrix(encoder.width(), starts, full ? places : Arrays.copyOf(places, count), full ? values : Arrays.copyOf(values, count));
    }

    /// The values of each number; empty for what is none.
    private static float[][] numbers(TrainingRows rows, Change change) {
        float[][] numbers = new float[rows.inputs().size()][0];
        for (int input = 0; input < numbers.length; input++) {
            if (rows.inputs().get(input).kind() != Input.Kind.NUMBER) continue;
            double[] column = rows.column(input);
            numbers[input] = new float[column.length];
            for (int row = 0; row < column.length; row++) numbers[input][row] = (float) BoundEncoder.plain(column[row]);
            change.apply(numbers[input]);
        }
        return numbers;
    }

    private static float[] singles(double[] values) {
        float[] singles = new float[values.length];
        for (int i = 0; i < values.length; i++) singles[i] = (float) values[i];
        return singles;
    }
}
