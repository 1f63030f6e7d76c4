package septet.engines.xgboost;

import java.util.Arrays;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import septet.model.BoundEncoder;
import septet.model.Encoder;
import septet.model.Input;
import septet.model.TrainingRows;

/// Encoded rows as XGBoost takes them: row by row, without what is missing.
final class Matrix {
    private Matrix() {}

    /// Training rows with their numbers at their [Cuts]. The caller disposes of it.
    static DMatrix training(TrainingRows rows, Encoder encoder, double[] weight) throws XGBoostError {
        DMatrix matrix = of(rows, encoder, column -> Cuts.apply(column, rows.target(), rows.weight()));
        matrix.setLabel(singles(rows.target()));
        matrix.setWeight(singles(weight));
        return matrix;
    }

    /// Rows with their numbers as they are. The caller disposes of it.
    static DMatrix of(TrainingRows rows, Encoder encoder) throws XGBoostError {
        return of(rows, encoder, _ -> { });
    }

    private interface Change {
        void apply(float[] column);
    }

    private static DMatrix of(TrainingRows rows, Encoder encoder, Change change) throws XGBoostError {
        int inputs = rows.inputs().size();
        float[][] numbers = numbers(rows, change);
        BoundEncoder bound = encoder.bind(rows.words());
        long[] starts = new long[rows.size() + 1];
        int[] places = new int[Math.multiplyExact(rows.size(), inputs)];
        float[] values = new float[places.length];
        int count = 0;
        for (int row = 0; row < rows.size(); row++) {
            for (int input = 0; input < inputs; input++) {
                boolean number = numbers[input].length > 0;
                if (number && Float.isNaN(numbers[input][row])) continue;
                places[count] = number ? encoder.start(input) : bound.column(input, rows.column(input)[row]);
                values[count++] = number ? numbers[input][row] : 1;
            }
            starts[row + 1] = count;
        }
        boolean full = count == places.length;
        return new DMatrix(starts, full ? places : Arrays.copyOf(places, count), full ? values : Arrays.copyOf(values, count),
                DMatrix.SparseType.CSR, encoder.width(), Float.NaN, 1);
    }

    /// The values of each number; empty for categories.
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
