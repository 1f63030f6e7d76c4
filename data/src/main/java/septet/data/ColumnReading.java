package septet.data;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import septet.design.Expression;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Type;

/// How one column of a source gets its value from a row of the file.
sealed interface ColumnReading {
    /// Text of the file, typed as the column says.
    record Text(Formula from, Typing typing) implements ColumnReading {
        @Override
        public Optional<Complaint> read(Row raw, Row into, int slot) {
            if (from.value(raw) == Values.MISSING) return Optional.empty();
            String text = from.text(raw);
            return typing.read(text, into, slot) ? Optional.empty() : Optional.of(typing.complaint(text));
        }
    }

    /// A value that an expression computes.
    record Computed(Formula from, Type type, Dictionary dictionary) implements ColumnReading {
        @Override
        public Optional<Complaint> read(Row raw, Row into, int slot) {
            long value = from.value(raw);
            if (value == Values.MISSING) return Optional.empty();
            into.values[slot] = switch (type) {
                case Type.Money _ when from.type() instanceof Type.Number -> money(Values.number(value));
                case Type.Number _ when from.type() instanceof Type.Money -> Values.number(Values.input(from.type(), value));
                case Type.Number _ when from.type() instanceof Type.Bool || from.type() instanceof Type.Duration -> Values.number(Values.input(from.type(), value));
                case Type.Category _, Type.Key _ when from.type() instanceof Type.Text -> dictionary.code(from.text(raw));
                case Type.Number _, Type.Money _, Type.Bool _, Type.Category _, Type.Text _, Type.Time _, Type.Duration _, Type.Key _, Type.Raw _,
                        Type.Terms _, Type.Later _ -> value;
            };
            if (type instanceof Type.Text) into.texts[slot] = from.text(raw);
            return Optional.empty();
        }

        private static long money(double coins) {
            double units = Math.rint(coins * Type.Money.SCALE);
            return Math.abs(units) < 9e18 ? (long) units : Values.MISSING;
        }
    }

    /// `boolean from X = 'a' else 'b'`.
    record TwoWords(Formula from, String yes, String no, List<String> missing) implements ColumnReading {
        @Override
        public Optional<Complaint> read(Row raw, Row into, int slot) {
            if (from.value(raw) == Values.MISSING) return Optional.empty();
            String text = from.text(raw).strip();
            if (missing.contains(text)) return Optional.empty();
            if (text.equals(yes) || text.equals(no)) {
                into.values[slot] = Values.truth(text.equals(yes));
                return Optional.empty();
            }
            return Optional.of(new Complaint("DATA-NEITHER-WORD", "'" + (text.length() > 60 ? text.substring(0, 60) : text) + "' is neither '" + yes + "' nor '" + no + "'", ""));
        }
    }

    /// Puts the value into its slot; what it returns says why it could not.
    Optional<Complaint> read(Row raw, Row into, int slot);

    /// @param path of the column in the design
    static Optional<ColumnReading> of(String name, ColumnType column, FileScope file, List<String> missing, String path, Problems problems) {
        Expression from = column.from().orElse(new Expression.Call(column.mark(), "column",
                List.of(new Expression.Literal(column.mark(), new Expression.Constant.Text(name)))));
        if (column.from().isEmpty() && file.header(name).isEmpty()) {
            problems.add(Problem.error(column.mark() + " " + path, "the file has no column " + name, "it cannot be read", septet.design.Nearest.remedy(name, file.headers()), "DATA-NO-COLUMN"));
            return Optional.empty();
        }
        if (column.otherwise().isPresent() && from instanceof Expression.Comparison(var _, var _, Expression left, Expression.Literal(var _, Expression.Constant.Text(String yes)))) {
            return Formulas.compile(left, path, file, problems).map(formula -> new TwoWords(formula, yes, column.otherwise().get(), missing));
        }
        return Formulas.compile(from, path, file, problems).flatMap(formula -> typed(formula, column, file, missing, path, problems));
    }

    private static Optional<ColumnReading> typed(Formula formula, ColumnType column, FileScope file, List<String> missing, String path, Problems problems) {
        Type from = formula.type();
        Type to = column.type();
        if (from instanceof Type.Raw || from instanceof Type.Text && !(to instanceof Type.Text)) {
            return Optional.of(new Text(formula, Typing.of(to, missing, file.zone(), file.dictionary())));
        }
        boolean fits = switch (to) {
            case Type.Number _ -> from instanceof Type.Number || from instanceof Type.Money || from instanceof Type.Bool || from instanceof Type.Duration;
            case Type.Money _ -> from instanceof Type.Number || from instanceof Type.Money;
            case Type.Bool _ -> from instanceof Type.Bool;
            case Type.Time _ -> from instanceof Type.Time;
            case Type.Text _ -> from instanceof Type.Text;
            case Type.Category _, Type.Key _ -> from instanceof Type.Category || from instanceof Type.Key;
            case Type.Duration _, Type.Raw _, Type.Terms _, Type.Later _ -> false;
        };
        if (!fits) {
            problems.add(Problem.error(column.mark() + " " + path, "the expression gives another type than the column says", "it cannot be read",
                    "Change the type, or the expression.", "DATA-COLUMN-TYPE"));
            return Optional.empty();
        }
        return Optional.of(new Computed(formula, to, file.dictionary()));
    }
}
