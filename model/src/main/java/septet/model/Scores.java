package septet.model;

import java.util.Arrays;
import java.util.stream.IntStream;
import septet.data.Dictionary;

/// What a model says of many rows: the same bits as one by one.
public final class Scores {
    private Scores() {}

    /// @param columns one array for each input of the model, as [septet.data.Values#input] gives it
    /// @return the estimate of the first head for each row, in the order of the rows
    public static double[] of(Model model, double[][] columns, Dictionary words) {
        return Arrays.stream(all(model, columns, words)).mapToDouble(heads -> heads[0]).toArray();
    }

    /// The same, calibrated.
    public static double[] of(CalibratedModel calibrated, double[][] columns, Dictionary words) {
        return Arrays.stream(all(calibrated, columns, words)).mapToDouble(heads -> heads[0]).toArray();
    }

    /// The answers of all heads for each row: calibrated, with the ends of an interval.
    public static double[][] all(CalibratedModel calibrated, double[][] columns, Dictionary words) {
        double[][] heads = all(calibrated.model(), columns, words, calibrated.heads().size());
        for (double[] row : heads) calibrated.calibrate(row);
        return heads;
    }

    /// The estimates of all heads for each row, in the order of the rows.
    public static double[][] all(Model model, double[][] columns, Dictionary words) {
        return all(model, columns, words, model.heads().size());
    }

    /// The same of some rows.
    ///
    /// @param rows which entries of the columns
    public static double[][] all(Model model, double[][] columns, int[] rows, Dictionary words) {
        return all(model, columns, rows, words, model.heads().size());
    }

    private static double[][] all(Model model, double[][] columns, Dictionary words, int places) {
        return all(model, columns, IntStream.range(0, columns.length == 0 ? 0 : columns[0].length).toArray(), words, places);
    }

    private static double[][] all(Model model, double[][] columns, int[] rows, Dictionary words, int places) {
        if (columns.length != model.inputs().size()) throw new IllegalArgumentException(columns.length + " columns for " + model.inputs().size() + " inputs");
        Scorer scorer = model.scorer(words);
        double[] inputs = new double[columns.length];
        double[][] heads = new double[rows.length][places];
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < inputs.length; i++) inputs[i] = columns[i][rows[row]];
            scorer.predict(inputs, heads[row]);
        }
        return heads;
    }
}
