package septet.data;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import septet.design.Expression;
import septet.design.Expression.Constant;
import septet.design.Problems;
import septet.design.Type;

/// How one column of a source is read from the text of a file's row.
///
/// @param value     computes the encoded value, [Values#MISSING], or [Typing#UNREADABLE]
/// @param text      the words of a text column
/// @param complaint what is wrong where the value is unreadable
record ColumnReader(Value value, Formula text, Function<Row, Complaint> complaint) {
    interface Value {
        long of(Row file);
    }

    /// Whether it is a column of the file, read as it stands there.
    boolean isPlain() {
        return value instanceof PlainColumn;
    }

    /// Empty, with problems added, where the column cannot be read so.
    static Optional<ColumnReader> of(String name, ColumnType column, String path, FileScope scope, Problems problems) {
        Expression from = column.from().orElse(new Expression.Path(column.mark(), List.of(name)));
        if (column.otherwise().isPresent()) return ofTwoWords((Expression.Comparison) from, column.otherwise().get(), path, scope, problems);
        return Formulas.compile(from, path, scope, problems).flatMap(formula -> {
            Optional<ColumnReader> reader = adapt(column.type(), formula, scope);
            if (reader.isEmpty()) {
                problems.error(from.mark(), path, Kinds.withArticle(formula.type()) + " where " + Kinds.withArticle(column.type()) + " belongs", "the column cannot be read",
                        remedy(column.type(), formula.type()), "DATA-COLUMN-TYPE");
            }
            return reader;
        });
    }

    /// The same for personal words: pseudonyms stand for them.
    ColumnReader hidden(String kind, Type type, Dictionary dictionary) {
        Formula plain = text;
        Formula hidden = hidden(plain, kind, dictionary);
        if (type instanceof Type.Text) return new ColumnReader(hidden::value, hidden, complaint);
        return new ColumnReader(file -> hidden.value(file) == Values.MISSING ? Values.MISSING : dictionary.hidden(kind, plain.text(file).strip()), hidden, complaint);
    }

    /// A text of the file as the pseudonym that stands for it.
    static Formula hidden(Formula text, String kind, Dictionary dictionary) {
        return new Computed(Kinds.TEXT, file -> text.text(file).isBlank() ? Values.MISSING : text.value(file), file -> dictionary.pseudonym(kind, text.text(file).strip()));
    }

    /// `boolean from X = 'a' else 'b'`.
    private static Optional<ColumnReader> ofTwoWords(Expression.Comparison comparison, String otherwise, String path, FileScope scope, Problems problems) {
        if (comparison.relation() != Expression.Comparison.Relation.EQUAL || !(comparison.right() instanceof Expression.Literal(_, Constant.Text(String word)))) {
            problems.error(comparison.mark(), path, "else without X = 'text'", "nobody knows which text means true", "Write it like boolean from status = 'paid' else 'open'.",
                    "DATA-COLUMN-TYPE");
            return Optional.empty();
        }
        return Formulas.compile(comparison.left(), path, scope, problems).flatMap(formula -> Unified.toText(formula, scope.dictionary()))
                .map(text -> new ColumnReader(file -> {
                    if (text.value(file) == Values.MISSING) return Values.MISSING;
                    String bare = text.text(file).strip();
                    return bare.equals(word) ? 1 : bare.equals(otherwise) ? 0 : Typing.UNREADABLE;
                }, text, file -> Complaint.neither(text.text(file).strip(), word, otherwise)));
    }

    private static Optional<ColumnReader> adapt(Type type, Formula formula, FileScope scope) {
        Type found = formula.type();
        boolean words = Kinds.isWord(type) || Kinds.hasText(type);
        if (found instanceof Type.Raw || words && Kinds.isReadable(found)) return typed(type, formula, scope);
        if (found.equals(type)) return Optional.of(computed(type, formula::value, formula));
        if (type instanceof Type.Number && found instanceof Type.Money) {
            return Unified.toNumber(formula, scope).map(number -> computed(type, number::value, number));
        }
        if (type instanceof Type.Money && found instanceof Type.Number) {
            return Optional.of(computed(type, file -> money(formula.value(file)), formula));
        }
        return Optional.empty();
    }

    private static Optional<ColumnReader> typed(Type type, Formula formula, FileScope scope) {
        Formula text = Unified.toText(formula, scope.dictionary()).orElseThrow();
        Spelling spelling = scope.spelling(formula, type);
        Typing typing = Typing.of(type, List.of(""), scope.zone(), scope.dictionary(), spelling);
        Value value = formula instanceof FileColumn column ? new PlainColumn(column, typing, FileValue.of(column.held(), type, spelling, scope))
                : file -> text.value(file) == Values.MISSING ? Values.MISSING : typing.value(text.text(file));
        Formula shown = type instanceof Type.ListOf ? new Computed(type, text::value, file -> typing.words(text.text(file))) : text;
        return Optional.of(new ColumnReader(value, shown, file -> typing.complaint(text.text(file))));
    }

    /// The decimal that the number is written as, if that is an amount.
    private static long money(long number) {
        return number == Values.MISSING ? Values.MISSING : MoneyText.value(new BigDecimal(Double.toString(Values.number(number))).toPlainString());
    }

    private static ColumnReader computed(Type type, Value value, Formula shown) {
        return new ColumnReader(value, shown, file -> Complaint.of(type, Double.toString(Values.number(shown.value(file)))));
    }

    private static String remedy(Type type, Type found) {
        if (type instanceof Type.Number && found instanceof Type.Bool) return "Write 1 if X else 0.";
        if (type instanceof Type.Number && found instanceof Type.Duration) return "Divide it by a duration: X / 1d.";
        if (type instanceof Type.Time) return "Read it by date(X, 'dd/MM/yyyy') or epoch(X, 's').";
        return "Give the column that type, or compute another value.";
    }
}
