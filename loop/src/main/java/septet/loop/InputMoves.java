package septet.loop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import septet.loop.RunQuality.Moves;
import septet.model.Input;
import septet.model.Scorer;

/// What moves the scores of a model: the mean size of each input's contribution (for trees these are SHAP values,
/// Lundberg and others 2020; for a linear model the weight times the distance from the mean).
public final class InputMoves {
    /// As many rows tell enough, and take about as long as one look at the page.
    private static final int MOST_ROWS = 2_000;

    private InputMoves() {}

    /// @param columns for each input of the model one value for each row, as [septet.data.Values#input] gives them
    /// @return the strongest first; of equal ones in the order of the inputs
    public static List<Moves> of(Scorer scorer, List<Input> inputs, double[][] columns) {
        int rows = columns.length == 0 ? 0 : columns[0].length;
        int taken = Math.min(rows, MOST_ROWS);
        double[] row = new double[inputs.size()];
        double[] moved = new double[inputs.size()];
        double[] sums = new double[inputs.size()];
        for (int i = 0; i < taken; i++) {
            int at = (int) ((long) i * rows / taken);
            for (int input = 0; input < row.length; input++) row[input] = columns[input][at];
            scorer.contributions(row, moved);
            for (int input = 0; input < row.length; input++) sums[input] += Math.abs(moved[input]);
        }
        List<Moves> moves = new ArrayList<>();
        for (int input = 0; input < row.length; input++) moves.add(new Moves(inputs.get(input).name(), taken == 0 ? 0 : sums[input] / taken));
        moves.sort(Comparator.comparingDouble(Moves::mean).reversed());
        return List.copyOf(moves);
    }
}
