package septet.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What rows cost and use up between two cuts. Segment j holds the rows below cut j-1 and above cut j; the last holds what is left.
final class Segments {
    private final Choice choice;
    private final Steps steps;
    private final int[] thresholds;
    /// For each row, how many threshold rules stand before the rule without score that takes it, and which rule that is.
    private final int[] reach;
    private final int[] rest;

    private Segments(Choice choice, Steps steps, int[] thresholds) {
        this.choice = choice;
        this.steps = steps;
        this.thresholds = thresholds;
        reach = new int[choice.size()];
        rest = new int[choice.size()];
        for (int row = 0; row < reach.length; row++) {
            int rule = 0;
            for (; !takes(choice.rules().get(rule), row); rule++) if (choice.rules().get(rule) instanceof Branch.FromScore) reach[row]++;
            rest[row] = rule;
        }
    }

    static Segments of(Choice choice, Steps steps, int[] thresholds) {
        return new Segments(choice, steps, thresholds);
    }

    private static boolean takes(Branch rule, int row) {
        return switch (rule) {
            case Branch.FromScore _ -> false;
            case Branch.When when -> when.holds()[row];
            case Branch.Otherwise _ -> true;
        };
    }

    /// The rule that decides about the row in segment j.
    private int rule(int row, int j) {
        return j < reach[row] ? thresholds[j] : rest[row];
    }

    /// For each place of cut j, what the rows above it cost in segment j less what they would cost in the next.
    long[] price(int j) {
        long[] price = new long[steps.count() + 1];
        for (int step = 0; step < steps.count(); step++) {
            long sum = price[step];
            for (int i = steps.begin(step); i < steps.ends()[step]; i++) {
                int row = steps.rows()[i];
                sum = Math.addExact(sum, choice.costs()[rule(row, j)][row] - choice.costs()[rule(row, j + 1)][row]);
            }
            price[step + 1] = sum;
        }
        return price;
    }

    /// For each place of cut j, the highest place of the cut before that keeps segment j within the capacity of its decision.
    int[] earliest(int j) {
        int[] earliest = new int[steps.count() + 1];
        int own = j < thresholds.length ? thresholds[j] : choice.rules().size() - 1;
        Optional<Capacity> limit = choice.capacities().stream().filter(capacity -> capacity.decision().equals(choice.rules().get(own).decision())).findFirst();
        if (limit.isEmpty()) return earliest;
        Load load = new Load(limit.get().most(), fixed(limit.get()));
        int top = 0;
        for (int step = 0; step < steps.count(); step++) {
            change(load, limit.get(), own, j, step, 1);
            while (load.over() && top <= step) change(load, limit.get(), own, j, top++, -1);
            earliest[step + 1] = top;
        }
        return earliest;
    }

    private void change(Load load, Capacity capacity, int own, int j, int step, int by) {
        for (int i = steps.begin(step); i < steps.ends()[step]; i++) {
            int row = steps.rows()[i];
            if (rule(row, j) == own) load.add(choice.period(capacity, row), by);
        }
    }

    /// Rows that rules without score give to the limited decision; where a threshold stands before, they count as if it never took them.
    private Map<Long, Long> fixed(Capacity capacity) {
        Map<Long, Long> fixed = new TreeMap<>();
        List<Branch> rules = choice.rules();
        for (int row = 0; row < rest.length; row++) {
            Branch rule = rules.get(rest[row]);
            if (rule instanceof Branch.When && rule.decision().equals(capacity.decision())) fixed.merge(choice.period(capacity, row), 1L, Long::sum);
        }
        return fixed;
    }

    /// Whether rules without score alone keep within each capacity.
    boolean affordable() {
        for (Capacity capacity : choice.capacities()) {
            for (long count : fixed(capacity).values()) if (count > capacity.most()) return false;
        }
        return true;
    }
}
