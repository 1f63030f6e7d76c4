package septet.evaluation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import septet.design.Expression;
import septet.design.Expression.Comparison;
import septet.design.Expression.Constant;
import septet.design.Mark;
import septet.design.Problems;

/// What a line of `serving.decide` is to the choice of thresholds.
///
/// @param path  the key in which the line stands, for problems
/// @param holds evaluates a condition without the score for each row
public record Branches(String path, Function<Expression, boolean[]> holds, Problems problems) {
    private static final String SCORE = "score";

    /// @param when empty for the last line
    /// @return empty, with a problem added, where the score stands in a condition that is not `score >= RANGE` or `score >= N` (DESIGN-NOT-YET)
    public Optional<Branch> of(Mark mark, String decision, Optional<Expression> when) {
        if (when.isEmpty()) return Optional.of(new Branch.Otherwise(decision));
        if (when.get() instanceof Comparison(Mark _, Comparison.Relation relation, Expression.Path path, Expression.Literal(Mark _, Constant value))
                && relation == Comparison.Relation.AT_LEAST && path.text().equals(SCORE)) {
            return switch (value) {
                case Constant.Number number -> range(mark, decision, number.value(), number.value());
                case Constant.Range(Constant.Number low, Constant.Number high) -> range(mark, decision, low.value(), high.value());
                case Constant.Range _, Constant.Text _, Constant.Truth _, Constant.Span _, Constant.Money _, Constant.Measure _ -> notYet(mark, when.get());
            };
        }
        return mentionsScore(when.get()) ? notYet(mark, when.get()) : Optional.of(new Branch.When(decision, holds.apply(when.get())));
    }

    private Optional<Branch> range(Mark mark, String decision, BigDecimal low, BigDecimal high) {
        if (low.signum() < 0 || high.compareTo(BigDecimal.ONE) > 0) {
            problems.error(mark, path, "a score lies within 0..1", "the threshold would never act", "Write " + decision + " when score >= 0..1.", "EVALUATION-DECISION-RANGE");
            return Optional.empty();
        }
        return Optional.of(new Branch.FromScore(decision, low.doubleValue(), high.doubleValue()));
    }

    private Optional<Branch> notYet(Mark mark, Expression condition) {
        problems.error(mark, path, "'" + condition.text() + "' uses the score in a way that is not built yet", "no threshold can be chosen",
                "Write score >= 0..1, and other conditions in lines of their own.", "DESIGN-NOT-YET");
        return Optional.empty();
    }

    private static boolean mentionsScore(Expression expression) {
        return switch (expression) {
            case Expression.Path path -> path.text().equals(SCORE);
            case Expression.Literal _ -> false;
            case Expression.Call call -> some(call.arguments());
            case Expression.Negation negation -> mentionsScore(negation.operand());
            case Expression.Not not -> mentionsScore(not.operand());
            case Expression.Arithmetic arithmetic -> some(List.of(arithmetic.left(), arithmetic.right()));
            case Comparison comparison -> some(List.of(comparison.left(), comparison.right()));
            case Expression.Logic logic -> some(List.of(logic.left(), logic.right()));
            case Expression.Between between -> some(List.of(between.value(), between.low(), between.high()));
            case Expression.In in -> mentionsScore(in.value()) || some(in.options());
            case Expression.IsMissing missing -> mentionsScore(missing.value());
            case Expression.Conditional conditional -> some(List.of(conditional.value(), conditional.condition())) || some(conditional.otherwise().stream().toList());
            case Expression.Aggregate aggregate -> mentionsScore(aggregate.call()) || some(aggregate.where().stream().toList());
        };
    }

    private static boolean some(List<Expression> expressions) {
        return expressions.stream().anyMatch(Branches::mentionsScore);
    }
}
