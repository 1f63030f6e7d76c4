package septet.features;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import septet.design.Expression;
import septet.design.Expression.Constant;

/// An expression as DuckDB's SQL, where both mean the same; empty where they do not.
final class SqlExpression {
    /// Not the same there: what texts are, how doubles are rounded to digits, remainders by tiny divisors, ranges of money and time, calendars of zones.
    private static final List<String> SAME = List.of("abs", "sign", "floor", "ceil", "sqrt", "log", "exp", "min", "max", "clip", "coalesce", "lower", "length", "contains", "starts", "ends", "join");

    private SqlExpression() {}

    static Optional<String> of(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> constant(literal.value());
            case Expression.Path path -> Optional.of("\"" + path.text() + "\"");
            case Expression.Call call -> SAME.contains(call.function()) ? all(call.arguments()).map(arguments -> call(call.function(), arguments)) : Optional.empty();
            case Expression.Negation negation -> of(negation.operand()).map(operand -> "(-" + operand + ")");
            case Expression.Not not -> of(not.operand()).map(operand -> "(NOT " + operand + ")");
            case Expression.Arithmetic it when it.operation() == Expression.Arithmetic.Operation.MODULO -> Optional.empty();
            case Expression.Arithmetic it -> all(List.of(it.left(), it.right())).map(sides -> finite(switch (it.operation()) {
                case PLUS -> sides.getFirst() + " + " + sides.getLast();
                case MINUS -> sides.getFirst() + " - " + sides.getLast();
                case TIMES -> sides.getFirst() + " * " + sides.getLast();
                case DIVIDE, MODULO -> sides.getFirst() + " / nullif(" + sides.getLast() + ", 0)";
            }));
            case Expression.Comparison it -> all(List.of(it.left(), it.right())).map(sides -> "(" + sides.getFirst() + " " + switch (it.relation()) {
                case EQUAL -> "=";
                case NOT_EQUAL -> "<>";
                case LESS -> "<";
                case AT_MOST -> "<=";
                case GREATER -> ">";
                case AT_LEAST -> ">=";
            } + " " + sides.getLast() + ")");
            case Expression.Logic it -> all(List.of(it.left(), it.right())).map(sides -> "(" + sides.getFirst() + (it.and() ? " AND " : " OR ") + sides.getLast() + ")");
            case Expression.Between it -> all(List.of(it.value(), it.low(), it.high())).map(parts -> "(CASE WHEN " + anyMissing(parts) + " THEN NULL ELSE " + (it.negated() ? "NOT " : "") + "("
                    + parts.get(0) + " BETWEEN " + parts.get(1) + " AND " + parts.get(2) + ") END)");
            case Expression.In it -> all(it.options()).flatMap(options -> of(it.value()).map(value -> "(" + value + (it.negated() ? " NOT" : "") + " IN (" + String.join(", ", options) + "))"));
            case Expression.IsMissing it -> of(it.value()).map(value -> "(" + value + " IS " + (it.negated() ? "NOT " : "") + "NULL)");
            case Expression.Conditional it -> all(List.of(it.condition(), it.value(), it.otherwise().orElseThrow())).map(parts ->
                    "(CASE WHEN " + parts.get(0) + " IS NULL THEN NULL WHEN " + parts.get(0) + " THEN " + parts.get(1) + " ELSE " + parts.get(2) + " END)");
            case Expression.Aggregate _ -> Optional.empty();
        };
    }

    private static Optional<List<String>> all(List<Expression> parts) {
        List<Optional<String>> written = parts.stream().map(SqlExpression::of).toList();
        return written.stream().allMatch(Optional::isPresent) ? Optional.of(written.stream().map(Optional::get).toList()) : Optional.empty();
    }

    private static Optional<String> constant(Constant constant) {
        return switch (constant) {
            case Constant.Number number -> Optional.of("(" + number.value().doubleValue() + ")::DOUBLE");
            case Constant.Text text -> Optional.of("'" + text.value().replace("'", "''") + "'");
            case Constant.Truth truth -> Optional.of(truth.value() ? "TRUE" : "FALSE");
            case Constant.Span _, Constant.Money _, Constant.Measure _, Constant.Range _ -> Optional.empty();
        };
    }

    private static String anyMissing(List<String> parts) {
        return parts.stream().map(part -> part + " IS NULL").collect(Collectors.joining(" OR "));
    }

    private static String finite(String number) {
        return "(CASE WHEN isfinite(" + number + ") THEN " + number + " END)";
    }

    private static String call(String function, List<String> all) {
        String a = all.getFirst();
        String b = all.getLast();
        String lacking = "CASE WHEN " + anyMissing(all) + " THEN NULL ELSE ";
        return switch (function) {
            case "sqrt" -> "(CASE WHEN " + a + " >= 0 THEN sqrt(" + a + ") END)";
            case "log" -> "(CASE WHEN " + a + " > 0 THEN ln(" + a + ") END)";
            case "exp" -> "(CASE WHEN " + a + " < 709 THEN exp(" + a + ") WHEN " + a + " < 709.7 THEN exp(" + a + ") END)";
            case "sign" -> "sign(" + a + ")::DOUBLE";
            case "length" -> "length(" + a + ")::DOUBLE";
            case "min" -> "(" + lacking + "least(" + a + ", " + b + ") END)";
            case "max" -> "(" + lacking + "greatest(" + a + ", " + b + ") END)";
            case "clip" -> "(" + lacking + "CASE WHEN " + a + " < " + all.get(1) + " THEN " + all.get(1) + " WHEN " + a + " > " + b + " THEN " + b + " ELSE " + a + " END END)";
            case "starts" -> "starts_with(" + a + ", " + b + ")";
            case "ends" -> "ends_with(" + a + ", " + b + ")";
            case "join" -> "(" + a + " || " + b + ")";
            default -> function + "(" + String.join(", ", all) + ")";
        };
    }
}
