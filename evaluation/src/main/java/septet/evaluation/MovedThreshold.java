package septet.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import septet.design.Type;

/// One threshold on its way down, the others standing where they are: each row is decided twice, above the threshold and below, and passes from one to the other once.
final class MovedThreshold {
    private final Choice choice;
    private final boolean[] labels;
    private final int rule;
    /// The rule that decides each row while the threshold is above its score, and from its score on.
    private final int[] before;
    private final int[] after;
    private final int[] byScore;
    private final List<Used> used;
    private final int positives;
    private int passed;
    private long cost;
    private int rows;
    private int hits;
    private int answers;

    /// How often a decision with a capacity was taken in each period.
    private record Used(Capacity capacity, int[] periods, int[] counts) {
        boolean isWithin() {
            return Arrays.stream(counts).max().orElse(0) <= capacity.most();
        }
    }

    /// @param labels whether each row is positive
    /// @param rule   whose threshold moves
    MovedThreshold(Choice choice, boolean[] labels, double[] thresholds, int rule) {
        this.choice = choice;
        this.labels = labels;
        this.rule = rule;
        before = decided(thresholds, Double.POSITIVE_INFINITY);
        after = decided(thresholds, Double.NEGATIVE_INFINITY);
        double[] steps = Sorting.distinctDescending(choice.scores());
        int[] step = Sorting.steps(steps, choice.scores());
        byScore = Sorting.stable(IntStream.range(0, step.length).toArray(), steps.length, row -> step[row]);
        used = choice.capacities().stream().map(this::used).toList();
        int count = 0;
        for (boolean label : labels) if (label) count++;
        positives = count;
        for (int row = 0; row < before.length; row++) add(row, before[row], 1);
    }

    private int[] decided(double[] thresholds, double threshold) {
        double[] others = thresholds.clone();
        others[rule] = threshold;
        return choice.decide(others);
    }

    private Used used(Capacity capacity) {
        Map<Long, Integer> places = new HashMap<>();
        int[] periods = new int[choice.size()];
        for (int row = 0; row < periods.length; row++) periods[row] = places.computeIfAbsent(choice.period(capacity, row), _ -> places.size());
        return new Used(capacity, periods, new int[places.size()]);
    }

    /// @param thresholds from the highest down
    List<ThresholdCurve.Outcome> outcomes(DoubleStream thresholds) {
        List<ThresholdCurve.Outcome> outcomes = new ArrayList<>();
        thresholds.forEach(threshold -> outcomes.add(at(threshold)));
        return outcomes;
    }

    private ThresholdCurve.Outcome at(double threshold) {
        for (; passed < byScore.length && choice.scores()[byScore[passed]] >= threshold; passed++) {
            int row = byScore[passed];
            if (before[row] == after[row]) continue;
            add(row, before[row], -1);
            add(row, after[row], 1);
        }
        return new ThresholdCurve.Outcome(threshold, cost / (double) Type.Money.SCALE, answers == 0 ? 1 : hits / (double) answers, hits / (double) positives, rows,
                used.stream().allMatch(Used::isWithin));
    }

    private void add(int row, int decided, int sign) {
        cost = Math.addExact(cost, sign * choice.costs()[decided][row]);
        if (decided == rule) rows += sign;
        boolean answer = decided < choice.rules().size() - 1;
        if (answer) answers += sign;
        if (answer && labels[row]) hits += sign;
        String decision = choice.rules().get(decided).decision();
        for (Used each : used) if (each.capacity.decision().equals(decision)) each.counts[each.periods[row]] += sign;
    }
}
