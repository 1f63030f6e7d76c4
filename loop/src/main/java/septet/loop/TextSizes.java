package septet.loop;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import septet.data.SourceSection;
import septet.design.Expression;
import septet.design.Expressions;
import septet.design.Type;

/// How much text a row brings, in the mean: what is read of it, and into how many terms it is cut.
///
/// @param letters of all its texts
/// @param terms   words and pieces of words, by all features that cut them
record TextSizes(double letters, double terms) {
    /// Characters of a text that nobody has seen yet.
    private static final double UNSEEN = 120;
    /// Different terms for each letter and length: words, alone or in a row, and pieces of words.
    private static final double WORDS = 0.17;
    private static final double PIECES = 0.55;

    /// @param seen letters by column, where somebody has looked
    static TextSizes of(SystemDesign design, Map<String, Double> seen) {
        SourceSection source = design.data().sources().get(design.framing().forEach());
        if (source == null) return new TextSizes(0, 0);
        Map<String, Double> letters = new TreeMap<>();
        source.columns().forEach((name, column) -> {
            if (column.type() instanceof Type.Text) letters.put(name, seen.getOrDefault(name, UNSEEN));
        });
        double[] terms = {0};
        for (Expression feature : design.data().features().values()) {
            Expressions.walk(feature, part -> {
                if (part instanceof Expression.Call call) terms[0] += terms(call, letters);
            });
        }
        return new TextSizes(letters.values().stream().mapToDouble(Double::doubleValue).sum(), terms[0]);
    }

    private static double terms(Expression.Call call, Map<String, Double> letters) {
        double each = switch (call.function()) {
            case "words" -> WORDS;
            case "chars" -> PIECES;
            default -> 0;
        };
        if (each == 0 || call.arguments().isEmpty()) return 0;
        double cut = Expressions.names(call.arguments().getFirst()).stream().mapToDouble(name -> letters.getOrDefault(name, 0.0)).sum();
        return cut * each * lengths(call.arguments());
    }

    /// Of `words(text, 1, 2)` two; one where it says nothing.
    private static int lengths(List<Expression> arguments) {
        int low = number(arguments, 1, 1);
        return Math.max(1, number(arguments, 2, low) - low + 1);
    }

    private static int number(List<Expression> arguments, int at, int otherwise) {
        boolean said = at < arguments.size() && arguments.get(at) instanceof Expression.Literal literal && literal.value() instanceof Expression.Constant.Number;
        if (!said) return otherwise;
        BigDecimal value = ((Expression.Constant.Number) ((Expression.Literal) arguments.get(at)).value()).value();
        return value.min(BigDecimal.TEN).max(BigDecimal.ONE).intValue();
    }
}
