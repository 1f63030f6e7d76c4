package septet.model;

import septet.data.Dictionary;

/// What a model says of many rows: the same bits as one by one.
public final class Scores {
    private Scores() {}

    /// @param columns one array for each input of the model, as [septet.data.Values#input] gives it
    /// @return the estimate of the first head for each row, in the order of the rows
    public static double[] of(Model model, double[][] columns, Dictionary words) {
        if (columns.length != model.inputs().size()) throw new IllegalArgumentException(columns.length + " columns for " + model.inputs().size() + " inputs");
        int rows = columns.length == 0 ? 0 : columns[0].length;
        Scorer scorer = model.scorer(words);
        double[] inputs = new double[columns.length];
        double[] heads = new double[model.heads().size()];
        double[] scores = new double[rows];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < inputs.length; i++) inputs[i] = columns[i][row];
            scorer.predict(inputs, heads);
            scores[row] = heads[0];
        }
        return scores;
    }

    /// The same, calibrated.
    public static double[] of(CalibratedModel calibrated, double[][] columns, Dictionary words) {
        double[] scores = of(calibrated.model(), columns, words);
        for (int row = 0; row < scores.length; row++) scores[row] = calibrated.calibration().apply(scores[row]);
        return scores;
    }
}
