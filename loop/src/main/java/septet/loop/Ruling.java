package septet.loop;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import septet.design.Expression;
import septet.design.Expression.Comparison.Relation;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Rate;
import septet.design.Refused;
import septet.evaluation.Branch;
import septet.evaluation.Capacity;
import septet.evaluation.Choice;
import septet.evaluation.Decided;
import septet.evaluation.Judged;
import septet.evaluation.OperatingPoint;
import septet.evaluation.Scored;
import septet.serving.DecisionRule;

/// What `serving.decide` says, applied to rows: which lines look at the score, and with what thresholds.
final class Ruling {
    /// A line of `serving.decide`.
    sealed interface Line {
        String decision();

        /// Acts from this score on; a range is to be chosen from.
        record FromScore(String decision, double low, double high) implements Line {}

        /// Acts where a condition without the score holds.
        record When(String decision, Expression condition) implements Line {}

        record Otherwise(String decision) implements Line {}
    }

    private final List<Line> lines;
    private final List<Capacity> capacities;

    private Ruling(List<Line> lines, List<Capacity> capacities) {
        this.lines = lines;
        this.capacities = capacities;
    }

    /// @throws Refused with SERVING-RULE where a line joins the score with something else
    static Ruling of(List<DecisionRule> rules, Map<String, Rate> capacity) {
        List<Problem> problems = new ArrayList<>();
        List<Line> lines = rules.stream().map(rule -> line(rule, problems)).toList();
        if (!problems.isEmpty()) throw new Refused(Fault.DESIGN, problems);
        List<Capacity> capacities = capacity.entrySet().stream()
                .map(entry -> new Capacity(entry.getKey(), entry.getValue().count().longValue(), entry.getValue().per())).toList();
        return new Ruling(lines, capacities);
    }

    private static Line line(DecisionRule rule, List<Problem> problems) {
        if (rule.when().isEmpty()) return new Line.Otherwise(rule.decision());
        Expression condition = rule.when().get();
        if (condition instanceof Expression.Comparison(var _, Relation relation, Expression.Path path, Expression.Literal literal)
                && relation == Relation.AT_LEAST && path.text().equals("score")) {
            Optional<double[]> ends = ends(literal.value());
            if (ends.isPresent()) return new Line.FromScore(rule.decision(), ends.get()[0], ends.get()[1]);
        }
        if (mentionsScore(condition)) {
            problems.add(Problem.error(rule.mark() + " serving.decide", "'" + rule.text() + "' is not of the form DECISION when score >= N",
                    "no threshold can be chosen for it", "Write score >= 0..1, or score >= 0.8, or a condition without the score.", "SERVING-RULE"));
        }
        return new Line.When(rule.decision(), condition);
    }

    private static Optional<double[]> ends(Expression.Constant value) {
        return switch (value) {
            case Expression.Constant.Number(BigDecimal number) -> Optional.of(new double[] {number.doubleValue(), number.doubleValue()});
            case Expression.Constant.Range(Expression.Constant.Number(BigDecimal low), Expression.Constant.Number(BigDecimal high)) ->
                Optional.of(new double[] {low.doubleValue(), high.doubleValue()});
            case Expression.Constant other -> Optional.empty();
        };
    }

    static boolean mentionsScore(Expression expression) {
        return switch (expression) {
            case Expression.Path path -> path.text().equals("score");
            case Expression.Literal _ -> false;
            case Expression.Call call -> call.arguments().stream().anyMatch(Ruling::mentionsScore);
            case Expression.Negation it -> mentionsScore(it.operand());
            case Expression.Not it -> mentionsScore(it.operand());
            case Expression.Arithmetic it -> mentionsScore(it.left()) || mentionsScore(it.right());
            case Expression.Comparison it -> mentionsScore(it.left()) || mentionsScore(it.right());
            case Expression.Logic it -> mentionsScore(it.left()) || mentionsScore(it.right());
            case Expression.Between it -> mentionsScore(it.value()) || mentionsScore(it.low()) || mentionsScore(it.high());
            case Expression.In it -> mentionsScore(it.value());
            case Expression.IsMissing it -> mentionsScore(it.value());
            case Expression.Conditional it -> mentionsScore(it.value()) || mentionsScore(it.condition()) || it.otherwise().filter(Ruling::mentionsScore).isPresent();
            case Expression.Aggregate _ -> false;
        };
    }

    List<Line> lines() {
        return lines;
    }

    boolean decides() {
        return !lines.isEmpty();
    }

    /// Whether a threshold is left to be chosen.
    boolean open() {
        return lines.stream().anyMatch(line -> line instanceof Line.FromScore from && from.low() < from.high());
    }

    /// The thresholds that the design gives itself; NaN where a line has none.
    double[] given() {
        return lines.stream().mapToDouble(line -> line instanceof Line.FromScore from ? from.low() : Double.NaN).toArray();
    }

    Choice choice(Material material, int[] rows, double[] scores, long from) {
        List<Branch> rules = IntStream.range(0, lines.size()).<Branch>mapToObj(i -> switch (lines.get(i)) {
            case Line.FromScore line -> new Branch.FromScore(line.decision(), line.low(), line.high());
            case Line.When line -> new Branch.When(line.decision(), Material.pick(material.holds()[i], rows));
            case Line.Otherwise line -> new Branch.Otherwise(line.decision());
        }).toList();
        long[][] costs = new long[lines.size()][];
        for (int i = 0; i < costs.length; i++) costs[i] = Material.pick(material.prices()[i], rows);
        long[] times = material.times().length == 0 ? material.times() : Material.pick(material.times(), rows);
        return new Choice(rules, scores, costs, times.length == 0 ? List.of() : capacities, from, times);
    }

    /// What these thresholds decide on these rows, and what that costs.
    Optional<Decided> decided(Choice choice, double[] thresholds) {
        int[] decisions = choice.decide(thresholds);
        return Optional.of(new Decided(decisions, lines.size() - 1, choice.costs(decisions)));
    }

    Scored scored(Material material, int[] rows, double[] scores, Judged judged, double[] thresholds) {
        if (!decides()) return new Scored(judged, scores, Optional.empty());
        return new Scored(judged, scores, decided(choice(material, rows, scores, judged.from()), thresholds));
    }

    /// The thresholds that cost least on these rows.
    OperatingPoint choose(Choice choice) {
        return OperatingPoint.choose(choice, "serving.decide");
    }
}
