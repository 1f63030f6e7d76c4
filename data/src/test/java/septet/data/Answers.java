package septet.data;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import septet.design.Expression;
import septet.design.ExpressionParser;
import septet.design.Fault;
import septet.design.Mark;
import septet.design.Problems;
import septet.design.Type;

/// Evaluates expressions written as text, and writes their values as a person would.
final class Answers {
    private Answers() {}

    static Formula formula(String expression, Scope scope) {
        Problems problems = new Problems();
        Optional<Formula> formula = parse(expression, problems).flatMap(tree -> Formulas.compile(tree, "x", scope, problems));
        problems.refuse(Fault.DESIGN);
        return formula.orElseThrow();
    }

    /// The problems of an expression that has some, line by line.
    static String problems(String expression, Scope scope) {
        Problems problems = new Problems();
        Optional<Formula> formula = parse(expression, problems).flatMap(tree -> Formulas.compile(tree, "x", scope, problems));
        if (formula.isPresent()) throw new AssertionError(expression + " compiles");
        return String.join("\n", problems.list().stream().map(septet.design.Problem::line).toList());
    }

    private static Optional<Expression> parse(String expression, Problems problems) {
        return ExpressionParser.parse(expression, new Mark("f", 1, 1), "x", problems);
    }

    /// `missing`, `3.5`, `2 EUR`, `true`, `'text'`, `2018-07-25 10:00:00`, `90 s`.
    static String of(String expression, TestScope scope) {
        Formula formula = formula(expression, scope);
        long bits = formula.value(scope.row);
        if (bits == Values.MISSING) return "missing";
        return switch (formula.type()) {
            case Type.Number _ -> plain(new BigDecimal(Double.toString(Values.number(bits))));
            case Type.Money money -> plain(BigDecimal.valueOf(bits, Type.Money.DECIMALS)) + " " + money.currency();
            case Type.Bool _ -> bits == 1 ? "true" : "false";
            case Type.Text _, Type.Raw _ -> "'" + formula.text(scope.row) + "'";
            case Type.Category _, Type.Key _ -> "'" + scope.dictionary().word((int) bits) + "'";
            case Type.Time _ -> DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC).format(Instant.ofEpochSecond(0, bits * 1_000));
            case Type.Duration _ -> plain(BigDecimal.valueOf(bits, 6)) + " s";
            case Type.Place _ -> Places.text(bits);
            case Type.ListOf _ -> String.join(", ", formula.text(scope.row).split("\u001F"));
            case Type.Terms _, Type.Later _ -> throw new AssertionError(formula.type());
        };
    }

    private static String plain(BigDecimal value) {
        String text = value.stripTrailingZeros().toPlainString();
        return text.contains(".") || !text.equals("-0") ? text : "0";
    }
}
