package septet.design;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import septet.design.Expression.Aggregate;
import septet.design.Expression.Arithmetic;
import septet.design.Expression.Comparison;
import septet.design.Expression.Constant;
import septet.design.Expression.Key;
import septet.design.Expression.Reach;
import septet.design.Expression.Window;

/// Writes a tree as the text that reads as the same tree, with as few parentheses as the grammar needs.
final class ExpressionText {
    /// How tightly a node binds, from `if` to a value; a looser node inside a tighter one stands in parentheses.
    private static final int CONDITIONAL = 0, OR = 1, AND = 2, NOT = 3, COMPARISON = 4, SUM = 5, TERM = 6, UNARY = 7, VALUE = 8;

    private ExpressionText() {}

    static String of(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> of(literal.value());
            case Expression.Path path -> path.text();
            case Expression.Call call -> call(call);
            case Expression.Negation negation -> "-" + at(VALUE, negation.operand());
            case Expression.Not not -> "not " + at(UNARY, not.operand());
            case Arithmetic a -> at(rank(a), a.left()) + symbol(a.operation()) + at(rank(a) + 1, a.right());
            case Comparison c -> at(SUM, c.left()) + symbol(c.relation()) + at(SUM, c.right());
            case Expression.Logic l -> at(rank(l), l.left()) + (l.and() ? " and " : " or ") + at(rank(l) + 1, l.right());
            case Expression.Between b -> at(SUM, b.value()) + not(b.negated()) + " between " + at(SUM, b.low()) + " and " + at(SUM, b.high());
            case Expression.In in -> at(SUM, in.value()) + not(in.negated()) + " in " + options(in.options());
            case Expression.IsMissing m -> at(SUM, m.value()) + " is" + not(m.negated()) + " missing";
            case Expression.Conditional c -> at(OR, c.value()) + " if " + at(OR, c.condition())
                    + c.otherwise().map(other -> " else " + at(CONDITIONAL, other)).orElse("");
            case Aggregate aggregate -> aggregate(aggregate);
        };
    }

    private static String at(int tightness, Expression part) {
        return rank(part) < tightness || part instanceof Aggregate ? "(" + of(part) + ")" : of(part);
    }

    private static int rank(Expression expression) {
        return switch (expression) {
            case Expression.Conditional _ -> CONDITIONAL;
            case Expression.Logic logic -> logic.and() ? AND : OR;
            case Expression.Not _ -> NOT;
            case Comparison _, Expression.Between _, Expression.In _, Expression.IsMissing _ -> COMPARISON;
            case Arithmetic a -> a.operation() == Arithmetic.Operation.PLUS || a.operation() == Arithmetic.Operation.MINUS ? SUM : TERM;
            case Expression.Negation _ -> UNARY;
            case Expression.Literal _, Expression.Path _, Expression.Call _, Aggregate _ -> VALUE;
        };
    }

    private static String call(Expression.Call call) {
        return call.function() + "(" + list(call.arguments()) + ")";
    }

    private static String list(List<Expression> parts) {
        return parts.stream().map(part -> at(CONDITIONAL, part)).collect(Collectors.joining(", "));
    }

    private static String options(List<Expression> options) {
        return options.size() == 1 && options.getFirst() instanceof Expression.Path path ? path.text() : "(" + list(options) + ")";
    }

    private static String not(boolean negated) {
        return negated ? " not" : "";
    }

    private static String symbol(Arithmetic.Operation operation) {
        return switch (operation) {
            case PLUS -> " + ";
            case MINUS -> " - ";
            case TIMES -> " * ";
            case DIVIDE -> " / ";
            case MODULO -> " mod ";
        };
    }

    private static String symbol(Comparison.Relation relation) {
        return switch (relation) {
            case EQUAL -> " = ";
            case NOT_EQUAL -> " != ";
            case LESS -> " < ";
            case AT_MOST -> " <= ";
            case GREATER -> " > ";
            case AT_LEAST -> " >= ";
        };
    }

    private static String aggregate(Aggregate aggregate) {
        StringBuilder text = new StringBuilder(call(aggregate.call()));
        aggregate.where().ifPresent(where -> text.append(" where ").append(at(OR, where)));
        if (!aggregate.by().isEmpty()) {
            text.append(" by ").append(aggregate.by().stream().map(ExpressionText::key).collect(Collectors.joining(", ")));
        }
        aggregate.reach().ifPresent(reach -> text.append(reach == Reach.OVER ? " over " : " within ")
                .append(aggregate.windows().stream().map(ExpressionText::window).collect(Collectors.joining(", "))));
        aggregate.knownAfter().ifPresent(delay -> text.append(" known after ").append(Units.text(delay)));
        return text.toString();
    }

    private static String key(Key key) {
        String event = at(SUM, key.ofEvent());
        String row = at(SUM, key.ofRow());
        return event.equals(row) ? event : event + " = " + row;
    }

    static String window(Window window) {
        return switch (window) {
            case Window.Sliding(Duration width) -> Units.text(width);
            case Window.Today() -> "today";
            case Window.Session(Duration gap) -> "session(" + Units.text(gap) + ")";
        };
    }

    static String of(Constant constant) {
        return switch (constant) {
            case Constant.Number number -> Units.text(number.value());
            case Constant.Text text -> "'" + text.value().replace("'", "''") + "'";
            case Constant.Truth truth -> Boolean.toString(truth.value());
            case Constant.Span span -> Units.text(span.value());
            case Constant.Money money -> money.amount().toPlainString() + " " + money.currency();
            case Constant.Measure measure -> measure.value().toPlainString() + " " + measure.unit();
            case Constant.Range range -> of(range.low()) + ".." + of(range.high());
        };
    }
}
