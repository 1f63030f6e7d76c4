package septet.serving;

import java.util.Optional;
import septet.design.Expression;
import septet.design.Expression.Comparison;
import septet.design.Expression.Constant;
import septet.design.Mark;
import septet.design.Offers;
import septet.design.Phrase;

/// `block when score >= 0..1`; without `when` it always holds.
@Offers({"act when score >= 0..1", "otherwise"})
public record DecisionRule(Mark mark, String decision, Optional<Expression> when) {
    public static DecisionRule read(Phrase line) {
        Mark mark = line.mark();
        String decision = line.name();
        return new DecisionRule(mark, decision, line.take("when") ? Optional.of(line.condition()) : Optional.empty());
    }

    /// As it is written in a design.
    public String text() {
        return decision + when.map(condition -> " when " + condition.text()).orElse("");
    }

    /// Whether it is `DECISION when score >= N`, N a number or a range to choose from.
    public boolean ofScore() {
        return threshold().isPresent();
    }

    /// The number or range at which it begins, where it looks at the score alone.
    Optional<Constant> threshold() {
        boolean alone = when.isPresent() && when.get() instanceof Comparison(var _, Comparison.Relation relation, Expression.Path path, Expression.Literal literal)
                && relation == Comparison.Relation.AT_LEAST && path.text().equals("score") && isNumber(literal.value());
        return alone && ((Comparison) when.get()).right() instanceof Expression.Literal literal ? Optional.of(literal.value()) : Optional.empty();
    }

    private static boolean isNumber(Constant value) {
        return value instanceof Constant.Number || value instanceof Constant.Range(Constant low, Constant _) && low instanceof Constant.Number;
    }
}
