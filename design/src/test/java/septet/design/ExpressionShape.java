package septet.design;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import septet.design.Expression.Constant;

/// A tree without its places, fully bracketed and without any precedence: an oracle for writer and parser.
final class ExpressionShape {
    private ExpressionShape() {}

    static String of(Expression expression) {
        return switch (expression) {
            case Expression.Literal it -> of(it.value());
            case Expression.Path it -> it.names().toString();
            case Expression.Call it -> node("call " + it.function(), it.arguments());
            case Expression.Negation it -> node("minus", List.of(it.operand()));
            case Expression.Not it -> node("not", List.of(it.operand()));
            case Expression.Arithmetic it -> node(it.operation().name(), List.of(it.left(), it.right()));
            case Expression.Comparison it -> node(it.relation().name(), List.of(it.left(), it.right()));
            case Expression.Logic it -> node(it.and() ? "and" : "or", List.of(it.left(), it.right()));
            case Expression.Between it -> node("between " + it.negated(), List.of(it.value(), it.low(), it.high()));
            case Expression.In it -> node("in " + it.negated(), Stream.concat(Stream.of(it.value()), it.options().stream()).toList());
            case Expression.IsMissing it -> node("missing " + it.negated(), List.of(it.value()));
            case Expression.Conditional it -> node("if", Stream.concat(Stream.of(it.value(), it.condition()), it.otherwise().stream()).toList());
            case Expression.Aggregate it -> node("aggregate " + it.reach() + it.windows() + it.knownAfter() + it.where().map(ExpressionShape::of),
                    Stream.concat(Stream.of(it.call()), it.by().stream().flatMap(key -> Stream.of(key.ofEvent(), key.ofRow()))).toList());
        };
    }

    private static String node(String name, List<Expression> parts) {
        return "{" + name + " " + String.join(" ", parts.stream().map(ExpressionShape::of).toList()) + "}";
    }

    private static String of(Constant constant) {
        return switch (constant) {
            case Constant.Number(BigDecimal value) -> plain(value);
            case Constant.Money(BigDecimal amount, String currency) -> plain(amount) + currency;
            case Constant.Measure(BigDecimal value, String unit) -> plain(value) + unit;
            case Constant.Range(Constant low, Constant high) -> of(low) + ".." + of(high);
            case Constant.Text _, Constant.Truth _, Constant.Span _ -> constant.toString();
        };
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
