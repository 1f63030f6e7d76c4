package septet.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.data.Formula;
import septet.data.Formulas;
import septet.data.Row;
import septet.data.Scope;
import septet.data.Values;
import septet.design.Problems;
import septet.design.Type;
import septet.features.FeaturePlan;
import septet.requirements.Cost;
import septet.serving.Estimator;
import septet.serving.Rule;

/// `requirements.costs`, compiled: lines of one decision that hold add up.
public final class CostPrices implements Prices {
    /// @param when empty: always
    private record Line(String decision, Optional<Formula> when, Formula amount) {}

    private final List<Line> lines;
    private final String currency;
    private final int label;
    private final Estimator.Baseline baseline;
    private final List<Rule> rules;

    private CostPrices(List<Line> lines, String currency, int label, Estimator.Baseline baseline, List<Rule> rules) {
        this.lines = lines;
        this.currency = currency;
        this.label = label;
        this.baseline = baseline;
        this.rules = List.copyOf(rules);
    }

    /// @param label the slot of the column that is predicted
    /// @param rules by which the baseline decides
    public static CostPrices of(List<Cost> costs, FeaturePlan plan, int label, Estimator.Baseline baseline, List<Rule> rules, Problems problems) {
        Scope truth = plan.scopeOfTruth();
        List<Line> lines = new ArrayList<>();
        String currency = "";
        for (Cost cost : costs) {
            String path = "requirements.costs." + cost.decision();
            Optional<Formula> when = cost.when().flatMap(condition -> Formulas.condition(condition, path, truth, problems));
            Optional<Formula> amount = Formulas.compile(cost.amount(), path, truth, problems);
            if (amount.isEmpty()) continue;
            lines.add(new Line(cost.decision(), when, amount.get()));
            if (amount.get().type() instanceof Type.Money(String of)) currency = of;
        }
        return new CostPrices(lines, currency, label, baseline, rules);
    }

    @Override
    public String currency() {
        return currency;
    }

    @Override
    public long cost(String decision, Row row, boolean truth) {
        long before = row.values[label];
        row.values[label] = Values.truth(truth);
        long cost = 0;
        for (Line line : lines) {
            if (line.decision().equals(decision) && (line.when().isEmpty() || line.when().get().holds(row))) cost += money(line.amount(), row);
        }
        row.values[label] = before;
        return cost;
    }

    private static long money(Formula amount, Row row) {
        long value = amount.value(row);
        if (value == Values.MISSING) return 0;
        return amount.type() instanceof Type.Money ? value : Math.round(Values.input(amount.type(), value) * Type.Money.SCALE);
    }

    @Override
    public String baseline(Row row) {
        double[] heads = new double[baseline.heads().size()];
        baseline.estimate(row, heads);
        for (Rule rule : rules) if (rule.holds(row, heads)) return rule.decision();
        return "";
    }
}
