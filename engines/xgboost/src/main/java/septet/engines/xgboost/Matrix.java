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
        float[][] columns = encode(rows, encoder);
        int column = 0;
        for (int input = 0; input < rows.inputs().size(); input++) {
            if (rows.inputs().get(input).kind() == Input.Kind.NUMBER) Cuts.apply(columns[column], rows.target(), rows.weight());
            column += encoder.width(input);
        }
        DMatrix matrix = of(columns, rows.size());
        matrix.setLabel(singles(rows.target()));
        matrix.setWeight(singles(weight));
        return matrix;
    }

    /// Column by column.
    static float[][] encode(TrainingRows rows, Encoder encoder) {
        BoundEncoder bound = encoder.bind(rows.words());
        float[][] columns = new float[encoder.width()][rows.size()];
        double[] inputs = new double[rows.inputs().size()];
        double[] encoded = new double[encoder.width()];
        for (int row = 0; row < rows.size(); row++) {
            rows.load(row, inputs);
            bound.encode(inputs, encoded);
            for (int i = 0; i < encoded.length; i++) columns[i][row] = (float) encoded[i];
        }
        return columns;
    }

    static DMatrix of(float[][] columns, int rows) throws XGBoostError {
        long[] starts = new long[rows + 1];
        int[] places = new int[Math.multiplyExact(rows, columns.length)];
        float[] values = new float[places.length];
        int count = 0;
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < columns.length; i++) {
                if (Float.isNaN(columns[i][row])) continue;
                places[count] = i;
                values[count++] = columns[i][row];
            }
            starts[row + 1] = count;
        }
        return new DMatrix(starts, Arrays.copyOf(places, count), Arrays.copyOf(values, count), DMatrix.SparseType.CSR, columns.length, Float.NaN, 1);
    }

    private static float[] singles(double[] values) {
        float[] singles = new float[values.length];
        for (int i = 0; i < values.length; i++) singles[i] = (float) values[i];
        return singles;
    }
}
