package septet.model;

import java.util.List;
import septet.data.Dictionary;
import septet.data.Values;
import septet.features.Feature;
import septet.features.TrainingSet;

/// The inputs of many rows, column by column, as a [TrainingSet] has them: what learners take their rows from, and
/// where models are judged. Rows are named by their places in it.
///
/// @param features what the columns are
/// @param words    the dictionary behind the codes
public record InputColumns(List<Feature> features, double[][] columns, Dictionary words) {
    public InputColumns {
        features = List.copyOf(features);
        if (columns.length != features.size()) throw new IllegalArgumentException(columns.length + " columns for " + features.size() + " features");
    }

    public static InputColumns of(TrainingSet.Request request, TrainingSet set, Dictionary words) {
        return new InputColumns(request.inputs(), set.inputs(), words);
    }

    /// The rows at these places to learn from.
    ///
    /// @param inputs what the learner sees of the features
    /// @param labels of all rows, true or false as [Values] says; none at these places is missing
    public TrainingRows training(List<Feature> inputs, long[] labels, int[] places) {
        double[] target = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            long label = labels[places[i]];
            if (label == Values.MISSING) throw new IllegalArgumentException("row " + places[i] + " has no label");
            target[i] = label;
        }
        List<Input> known = Input.of(inputs);
        return TrainingRows.of(known, select(known, places), target, words);
    }

    /// The scores of the rows at these places, in their order.
    public double[] scores(Model model, int[] places) {
        return Scores.of(model, select(model.inputs(), places), words);
    }

    /// The same, calibrated.
    public double[] scores(CalibratedModel calibrated, int[] places) {
        return Scores.of(calibrated, select(calibrated.model().inputs(), places), words);
    }

    private double[][] select(List<Input> inputs, int[] places) {
        double[][] selected = new double[inputs.size()][places.length];
        for (int i = 0; i < selected.length; i++) {
            double[] column = columns[place(inputs.get(i))];
            for (int row = 0; row < places.length; row++) selected[i][row] = column[places[row]];
        }
        return selected;
    }

    private int place(Input input) {
        for (int i = 0; i < features.size(); i++) if (features.get(i).name().equals(input.name())) return i;
        throw new IllegalArgumentException("no column " + input.name());
    }
}
