package septet.loop;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import septet.design.Expression;
import septet.design.Expression.Comparison.Relation;
import septet.design.Expressions;
import septet.design.Fault;
import septet.design.Nearest;
import septet.design.Problem;
import septet.design.Refused;
import septet.model.Gauge;
import septet.model.Heads;
import septet.serving.DecisionRule;

/// The lines of `serving.decide`, told apart by what they look at.
///
/// @param gauge which number of an answer thresholds look at
record RuleReader(List<Ruling.Line> lines, Gauge gauge) {
    private static final String SCORE = "score";

    /// `HEAD >= N`: a threshold; with a range one that is left open.
    private record Threshold(String of, double low, double high) {
        boolean open() {
            return low < high;
        }
    }

    static RuleReader of(List<DecisionRule> rules, Heads heads) {
        List<Problem> problems = new ArrayList<>();
        String scale = scale(rules, heads, problems);
        List<Ruling.Line> lines = rules.stream().map(rule -> line(rule, scale, heads, problems)).toList();
        if (!problems.isEmpty()) throw new Refused(Fault.DESIGN, problems);
        return new RuleReader(lines, scale.equals(SCORE) ? Gauge.score(heads) : new Gauge.Head(heads.names().indexOf(scale)));
    }

    /// What open thresholds stand on: one scale, so that they have an order.
    private static String scale(List<DecisionRule> rules, Heads heads, List<Problem> problems) {
        Set<String> scales = new TreeSet<>();
        for (DecisionRule rule : rules) rule.when().flatMap(when -> threshold(when, heads)).filter(Threshold::open).ifPresent(open -> scales.add(open.of()));
        if (scales.size() > 1) {
            problems.add(Problem.error("serving.decide", "thresholds are left open for " + String.join(" and ", scales), "there is no one order in which they could be chosen",
                    "Leave ranges to one of them, and give the others a number.", "SERVING-RULE"));
        }
        return scales.isEmpty() ? SCORE : scales.iterator().next();
    }

    private static Ruling.Line line(DecisionRule rule, String scale, Heads heads, List<Problem> problems) {
        if (rule.when().isEmpty()) return new Ruling.Line.Otherwise(rule.decision());
        Expression condition = rule.when().get();
        Optional<Threshold> threshold = threshold(condition, heads).filter(each -> each.of().equals(scale));
        if (threshold.isPresent()) return new Ruling.Line.FromScore(rule.decision(), threshold.get().low(), threshold.get().high());
        Set<String> names = Expressions.names(condition);
        Set<String> estimates = new TreeSet<>(heads.names());
        estimates.add(SCORE);
        boolean some = names.stream().anyMatch(estimates::contains);
        if (some && names.stream().allMatch(estimates::contains) && !Expressions.hasRange(condition)) return new Ruling.Line.OfHeads(rule.decision(), condition);
        if (some) {
            problems.add(Problem.error(rule.mark() + " serving.decide", "'" + rule.text() + "' is not of the form DECISION when score >= N",
                    "no threshold can be chosen for it", remedy(names, estimates, condition), "SERVING-RULE"));
        }
        return new Ruling.Line.When(rule.decision(), condition);
    }

    private static String remedy(Set<String> names, Set<String> estimates, Expression condition) {
        Optional<String> unknown = names.stream().filter(name -> !estimates.contains(name)).findFirst();
        if (unknown.isPresent() && estimates.size() > 2) return Nearest.remedy(unknown.get(), estimates);
        return Expressions.hasRange(condition) ? "Write score >= 0..1, and what happens below it in the lines that follow."
                : "Write score >= 0..1, or score >= 0.8, or a condition without the score.";
    }

    private static Optional<Threshold> threshold(Expression condition, Heads heads) {
        if (!(condition instanceof Expression.Comparison(var _, Relation relation, Expression.Path path, Expression.Literal literal)) || relation != Relation.AT_LEAST) {
            return Optional.empty();
        }
        String of = heads.names().size() == 1 && path.text().equals(heads.names().getFirst()) ? SCORE : path.text();
        if (!of.equals(SCORE) && !heads.names().contains(of)) return Optional.empty();
        return ends(literal.value()).map(ends -> new Threshold(of, ends[0], ends[1]));
    }

    private static Optional<double[]> ends(Expression.Constant value) {
        return switch (value) {
            case Expression.Constant.Number(BigDecimal number) -> Optional.of(new double[] {number.doubleValue(), number.doubleValue()});
            case Expression.Constant.Range(Expression.Constant.Number(BigDecimal low), Expression.Constant.Number(BigDecimal high)) ->
                Optional.of(new double[] {low.doubleValue(), high.doubleValue()});
            case Expression.Constant other -> Optional.empty();
        };
    }
}
