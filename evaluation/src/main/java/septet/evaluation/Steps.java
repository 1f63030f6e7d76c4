package septet.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.IntStream;

/// The distinct scores from the highest down, and the rows of each. A cut of c means that the first c steps lie at or above the threshold.
///
/// @param scores the distinct scores
/// @param rows   row numbers, step by step
/// @param ends   where each step ends in `rows`, excluded
record Steps(double[] scores, int[] rows, int[] ends) {
    static Steps of(Choice choice) {
        double[] scores = Sorting.distinctDescending(choice.scores());
        int[] stepOfRow = Sorting.steps(scores, choice.scores());
        int[] rows = Sorting.stable(IntStream.range(0, choice.size()).toArray(), scores.length, row -> stepOfRow[row]);
        int[] ends = new int[scores.length];
        for (int i = 0; i < rows.length; i++) ends[stepOfRow[rows[i]]] = i + 1;
        return new Steps(scores, rows, ends);
    }

    int count() {
        return scores.length;
    }

    int begin(int step) {
        return step == 0 ? 0 : ends[step - 1];
    }

    /// How many steps score at least this.
    int cut(double threshold) {
        int cut = 0;
        while (cut < scores.length && scores[cut] >= threshold) cut++;
        return cut;
    }

    /// A threshold for each rule from the cut of each threshold rule.
    double[] thresholds(Choice choice, int[] cuts) {
        double[] thresholds = new double[choice.rules().size()];
        int next = 0;
        for (int rule = 0; rule < thresholds.length; rule++) {
            thresholds[rule] = choice.rules().get(rule) instanceof Branch.FromScore range ? threshold(range, cuts[next++]) : Double.NaN;
        }
        return thresholds;
    }

    /// The shortest number between the two scores that a cut lies between; where it takes no row or every row, the end of the range.
    private double threshold(Branch.FromScore range, int cut) {
        double above = cut == 0 ? range.high() : Math.min(range.high(), scores[cut - 1]);
        if (cut == 0 || above <= range.low()) return cut == 0 ? range.high() : range.low();
        if (cut == scores.length) return range.low();
        double below = Math.max(scores[cut], range.low());
        BigDecimal middle = new BigDecimal(below).add(new BigDecimal(above)).divide(BigDecimal.TWO);
        for (int digits = 1; digits < 20; digits++) {
            double candidate = middle.setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
            if (candidate > below && candidate <= above) return candidate;
        }
        return above;
    }
}
