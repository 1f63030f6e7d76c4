package septet.evaluation;

import java.util.List;

/// All that thresholds are chosen from: the rows of one part, what each line of `serving.decide` would cost there, and what may be afforded.
///
/// @param rules      in their order, the last being [Branch.Otherwise]
/// @param scores     one for each row
/// @param costs      for each rule and row the money that its decision would cost, in units of [septet.design.Type.Money#SCALE]
/// @param capacities at most one for each decision
/// @param from       microseconds: where the part begins
/// @param times      microseconds, t0 of each row; empty where nothing is limited
public record Choice(List<Branch> rules, double[] scores, long[][] costs, List<Capacity> capacities, long from, long[] times) {
    public Choice {
        rules = List.copyOf(rules);
        capacities = List.copyOf(capacities);
        if (!(rules.getLast() instanceof Branch.Otherwise)) throw new IllegalArgumentException("the last rule has a condition");
        if (costs.length != rules.size()) throw new IllegalArgumentException(costs.length + " costs for " + rules.size() + " rules");
    }

    int size() {
        return scores.length;
    }

    /// The period of the row by which this capacity counts.
    long period(Capacity capacity, int row) {
        return Math.floorDiv(times[row] - from, capacity.per().toNanos() / 1_000);
    }

    /// What each row gets with these thresholds, one for each rule ([Double#NaN] where the rule has none).
    ///
    /// @return for each row the place of the rule that decides
    public int[] decide(double[] thresholds) {
        int[] decided = new int[size()];
        for (int row = 0; row < decided.length; row++) {
            int rule = 0;
            while (!holds(rule, row, thresholds[rule])) rule++;
            decided[row] = rule;
        }
        return decided;
    }

    private boolean holds(int rule, int row, double threshold) {
        return switch (rules.get(rule)) {
            case Branch.FromScore _ -> scores[row] >= threshold;
            case Branch.When when -> when.holds()[row];
            case Branch.Otherwise _ -> true;
        };
    }

    /// The exact cost of these decisions, row by row.
    public long[] costs(int[] decided) {
        long[] cost = new long[decided.length];
        for (int row = 0; row < cost.length; row++) cost[row] = costs[decided[row]][row];
        return cost;
    }
}
