package septet.engines.xgboost;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import ml.dmlc.xgboost4j.LabeledPoint;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import septet.model.BoundEncoder;
import septet.model.Encoded;
import septet.model.Encoder;
import septet.model.Input;
import septet.model.TrainingRows;

/// Encoded rows as XGBoost takes them: row by row, without what is missing. The entries of a table that is not large are made once for all fits;
/// those of a large one are made anew for each, a block of rows at a time, as they would take eight times the room of the numbers' [Cuts].
final class Matrix {
    /// Entries that are kept: one gigabyte.
    private static final int MOST_KEPT = 1 << 27;

    private final TrainingRows rows;
    private final Encoder encoder;
    private final Numbers[] numbers;
    private final Optional<Entries> kept;

    private Matrix(TrainingRows rows, Encoder encoder, Numbers[] numbers, int mostKept) {
        this.rows = rows;
        this.encoder = encoder;
        this.numbers = numbers;
        this.kept = kept(mostKept);
    }

    /// The values of an input as trees see them.
    private interface Numbers {
        double value(int row);
    }

    /// @param starts where each row begins; then the number of entries
    private record Entries(long[] starts, int[] places, float[] values) {}

    /// Training rows with their numbers at their [Cuts]; made once for all fits on them.
    static Matrix training(TrainingRows rows, Encoder encoder, int[] classes) {
        return rows.once(Matrix.class, () -> training(rows, encoder, classes, MOST_KEPT));
    }

    static Matrix training(TrainingRows rows, Encoder encoder, int[] classes, int mostKept) {
        Numbers[] numbers = plain(rows);
        for (int input = 0; input < numbers.length; input++) if (isNumber(rows, input)) numbers[input] = Cuts.of(singles(numbers[input], rows.size()), classes, rows.weight())::value;
        return new Matrix(rows, encoder, numbers, mostKept);
    }

    /// Rows with their numbers as they are.
    static Matrix of(TrainingRows rows, Encoder encoder) {
        return new Matrix(rows, encoder, plain(rows), MOST_KEPT);
    }

    private static Numbers[] plain(TrainingRows rows) {
        Numbers[] numbers = new Numbers[rows.inputs().size()];
        for (int i = 0; i < numbers.length; i++) {
            int input = i;
            numbers[i] = isNumber(rows, i) ? row -> (float) BoundEncoder.plain(rows.value(input, row)) : row -> rows.value(input, row);
        }
        return numbers;
    }

    private static boolean isNumber(TrainingRows rows, int input) {
        return rows.inputs().get(input).kind() == Input.Kind.NUMBER;
    }

    /// The same inside of XGBoost. The caller disposes of it.
    DMatrix load() throws XGBoostError {
        if (kept.isEmpty()) return new DMatrix(new Points(), null, Float.NaN);
        Entries entries = kept.get();
        return new DMatrix(entries.starts, entries.places, entries.values, DMatrix.SparseType.CSR, encoder.width(), Float.NaN, 1);
    }

    /// The same with what is to be learned. The caller disposes of it.
    DMatrix load(double[] labels, double[] weight) throws XGBoostError {
        DMatrix matrix = load();
        matrix.setLabel(singles(row -> labels[row], labels.length));
        matrix.setWeight(singles(row -> weight[row], weight.length));
        return matrix;
    }

    private void encode(int row, BoundEncoder bound, Encoded into) {
        into.clear();
        for (int input = 0; input < numbers.length; input++) bound.add(input, numbers[input].value(row), into);
    }

    /// All entries, where they are not too many.
    private Optional<Entries> kept(int most) {
        if ((long) rows.size() * numbers.length > most) return Optional.empty();
        BoundEncoder bound = encoder.bind(rows.words());
        Encoded row = new Encoded();
        long[] starts = new long[rows.size() + 1];
        int[] places = new int[rows.size() * numbers.length];
        float[] values = new float[places.length];
        int count = 0;
        for (int i = 0; i < rows.size(); i++) {
            encode(i, bound, row);
            if (count + row.count() > most) return Optional.empty();
            if (count + row.count() > places.length) {
                int more = Math.clamp(2L * places.length, count + row.count(), most);
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
        return Optional.of(new Entries(starts, full ? places : Arrays.copyOf(places, count), full ? values : Arrays.copyOf(values, count)));
    }

    /// One row after the other.
    private final class Points implements Iterator<LabeledPoint> {
        private final BoundEncoder bound = encoder.bind(rows.words());
        private final Encoded encoded = new Encoded();
        private int next;

        @Override
        public boolean hasNext() {
            return next < rows.size();
        }

        @Override
        public LabeledPoint next() {
            if (!hasNext()) throw new NoSuchElementException();
            encode(next++, bound, encoded);
            int[] places = new int[encoded.count()];
            float[] values = new float[encoded.count()];
            for (int k = 0; k < places.length; k++) {
                places[k] = encoded.column(k);
                values[k] = (float) encoded.value(k);
            }
            return new LabeledPoint(0, encoder.width(), places, values);
        }
    }

    private static float[] singles(Numbers values, int rows) {
        float[] singles = new float[rows];
        for (int row = 0; row < rows; row++) singles[row] = (float) values.value(row);
        return singles;
    }
}
