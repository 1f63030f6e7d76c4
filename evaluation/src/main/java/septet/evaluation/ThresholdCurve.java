package septet.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What would have happened on the rows that a threshold was chosen on, had it stood elsewhere, the others standing where they are.
///
/// @param chosen where it stands
/// @param points from the highest threshold down, a few hundred; both ends of the range and the chosen one are among them
public record ThresholdCurve(String decision, double chosen, List<Outcome> points) {
    private static final int MOST = 300;

    public ThresholdCurve {
        points = List.copyOf(points);
    }

    /// @param cost   money over all rows, in whole coins
    /// @param precision of all decisions but the last, the positive ones; 1 where there is none
    /// @param rows   how many rows get this decision
    /// @param within whether all capacities are kept
    public record Outcome(double threshold, double cost, double precision, double recall, int rows, boolean within) {}

    /// One curve for each threshold that was chosen from a range.
    ///
    /// @param labels whether each row is positive
    public static List<ThresholdCurve> of(Choice choice, boolean[] labels, double[] thresholds) {
        List<ThresholdCurve> curves = new ArrayList<>();
        for (int rule = 0; rule < thresholds.length; rule++) {
            if (!(choice.rules().get(rule) instanceof Branch.FromScore range) || range.low() == range.high()) continue;
            List<Outcome> points = new MovedThreshold(choice, labels, thresholds, rule).outcomes(candidates(choice, range, thresholds[rule]));
            curves.add(new ThresholdCurve(range.decision(), thresholds[rule], points));
        }
        return curves;
    }

    /// Scores evenly through the rows that lie highest, where thresholds matter: ranks grow by a constant factor.
    private static java.util.stream.DoubleStream candidates(Choice choice, Branch.FromScore range, double chosen) {
        double[] steps = Sorting.distinctDescending(choice.scores());
        double factor = StrictMath.pow(Math.max(2, steps.length), 1.0 / MOST);
        IntStream.Builder places = IntStream.builder();
        for (double place = 1; place <= steps.length; place = Math.max(place + 1, place * factor)) places.add((int) place - 1);
        java.util.stream.DoubleStream ends = java.util.stream.DoubleStream.of(range.high(), range.low(), chosen);
        return java.util.stream.DoubleStream.concat(ends, places.build().mapToDouble(place -> steps[place]))
                .filter(score -> score >= range.low() && score <= range.high()).distinct().map(score -> -score).sorted().map(score -> -score);
    }
}
