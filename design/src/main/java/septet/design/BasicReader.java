package septet.design;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import septet.design.Expression.Constant;

/// Values that stand as one text.
record BasicReader(Problems problems) {
    Optional<Bound<?>> basic(Shape.Basic.Of of, Tree tree, String path) {
        if (!(tree instanceof Tree.Scalar scalar)) return wrongForm(tree, path, "a text", "");
        if (of == Shape.Basic.Of.TEXT) return Optional.of(new Bound<>(scalar.text(), scalar));
        return line(scalar, path).flatMap(text -> switch (of) {
            case TEXT -> throw new IllegalStateException();
            case TRUTH -> truth(scalar, path);
            case WHOLE -> read(scalar, path, BasicReader::whole);
            case LONG -> read(scalar, path, BasicReader::seed);
            case NUMBER -> read(scalar, path, Phrase::number);
            case DURATION -> read(scalar, path, Phrase::duration);
            case EXPRESSION -> read(scalar, path, Phrase::feature);
            case MONEY -> read(scalar, path, BasicReader::money);
            case MEASURE -> read(scalar, path, BasicReader::measure);
            case MOMENT -> guarded(scalar, path, () -> Moments.read(scalar.content(), text));
        });
    }

    Optional<Bound<?>> word(Map<String, Object> words, Tree tree, String path) {
        if (!(tree instanceof Tree.Scalar scalar)) return wrongForm(tree, path, "one of " + String.join(", ", words.keySet()), "");
        Object value = words.get(scalar.text());
        if (value != null) return Optional.of(new Bound<>(value, scalar));
        problems.error(scalar.mark(), path, "unknown word " + Shown.text(scalar.text()), "nothing is made of it", Nearest.remedy(scalar.text(), words.keySet()),
                "DESIGN-CHOICE");
        return Optional.empty();
    }

    Optional<Bound<?>> line(Shape.Line shape, Tree tree, String path) {
        if (!(tree instanceof Tree.Scalar scalar)) return wrongForm(tree, path, "one line of text", "");
        Method read = shape.read();
        if (read.getParameterCount() == 1) return line(scalar, path).flatMap(_ -> read(scalar, path, phrase -> invoke(read, phrase)));
        return line(scalar, path).flatMap(text -> guarded(scalar, path, () -> invoke(read, scalar.content(), text)));
    }

    Optional<Object> entry(Shape.Entries shape, String key, Tree.Field field, String path) {
        String at = path + "." + key;
        if (!(field.value() instanceof Tree.Scalar scalar)) {
            wrongForm(field.value(), at, "one line of text", "");
            return Optional.empty();
        }
        return line(scalar, at).flatMap(text -> Phrase.read(key, field.mark(), at, problems, left -> Phrase.read(text, scalar.content(), at, problems,
                right -> invoke(shape.read(), left, right))).flatMap(value -> value));
    }

    Optional<Bound<?>> wrongForm(Tree tree, String path, String expected, String remedy) {
        problems.error(tree.mark(), path.isEmpty() ? "the file" : path, "expected " + expected + ", found " + tree.form(), "nothing is made of it", remedy,
                "DESIGN-FORM");
        return Optional.empty();
    }

    /// Names of yours: letters, digits, `_`, and no word of the grammar.
    boolean isName(String name, Mark mark, String path) {
        boolean letters = !name.isEmpty() && Lexer.isLetter(name.charAt(0)) && name.chars().allMatch(c -> Lexer.isLetter((char) c) || Lexer.isDigit((char) c));
        if (letters && !ExpressionParser.RESERVED.contains(name)) return true;
        problems.error(mark, path + "." + name, letters ? "a name that is a word of the grammar" : "a name with other characters than letters, digits and _",
                "no expression could call it", letters ? "Choose another name." : "Choose another name; reach other headers with from column('Header').", "DESIGN-NAME");
        return false;
    }

    private Optional<String> line(Tree.Scalar scalar, String path) {
        if (scalar.oneLine()) return Optional.of(scalar.text());
        problems.error(scalar.mark(), path, "a text of more than one line", "the line is not understood", "Write it on one line.", "DESIGN-ONE-LINE");
        return Optional.empty();
    }

    private Optional<Bound<?>> read(Tree.Scalar scalar, String path, Function<Phrase, ?> grammar) {
        return Phrase.read(scalar.text(), scalar.content(), path, problems, grammar::apply).map(value -> new Bound<>(value, scalar));
    }

    private Optional<Bound<?>> guarded(Tree.Scalar scalar, String path, Supplier<?> grammar) {
        try {
            return Optional.of(new Bound<>(grammar.get(), scalar));
        } catch (Unreadable unreadable) {
            unreadable.report(path, problems);
            return Optional.empty();
        }
    }

    private Optional<Bound<?>> truth(Tree.Scalar scalar, String path) {
        if (scalar.text().equals("true") || scalar.text().equals("false")) return Optional.of(new Bound<>(scalar.text().equals("true"), scalar));
        problems.error(scalar.mark(), path, "expected true or false, found " + Shown.text(scalar.text()), "nothing is made of it", "Write true or false.",
                "DESIGN-CHOICE");
        return Optional.empty();
    }

    /// 0 or more.
    private static int whole(Phrase line) {
        return Math.toIntExact(upTo(line, BigDecimal.valueOf(Integer.MAX_VALUE)));
    }

    private static long seed(Phrase line) {
        return upTo(line, BigDecimal.valueOf(Long.MAX_VALUE));
    }

    private static long upTo(Phrase line, BigDecimal most) {
        Mark mark = line.mark();
        BigDecimal value = line.number();
        if (value.stripTrailingZeros().scale() > 0 || value.compareTo(most) > 0) {
            throw Phrase.wrong(mark, "expected a whole number from 0 to " + most, "Write it like 10.");
        }
        return value.longValueExact();
    }

    private static Constant.Money money(Phrase line) {
        Mark mark = line.mark();
        if (line.literal() instanceof Constant.Money money) return money;
        throw Phrase.wrong(mark, "expected money", "Write it like 5 EUR.");
    }

    private static Constant.Measure measure(Phrase line) {
        Mark mark = line.mark();
        if (line.literal() instanceof Constant.Measure measure) return measure;
        throw Phrase.wrong(mark, "expected a number with a unit", "Write it like 8 MB or 24 px.");
    }

    private static Object invoke(Method read, Object... arguments) {
        try {
            return read.invoke(null, arguments);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(read.toString(), thrown);
        } catch (IllegalAccessException broken) {
            throw new IllegalStateException(read.toString(), broken);
        }
    }
}
