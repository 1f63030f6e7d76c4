package septet.data;

import java.util.Optional;
import java.util.Set;
import septet.design.Expression;
import septet.design.Expressions;
import septet.design.Expression.Constant;
import septet.design.Mark;
import septet.design.Offers;
import septet.design.Phrase;
import septet.design.Type;

/// `[list of] TYPE [optional] [from EXPR] [known after 7d | known at COLUMN | known later]`;
/// `boolean from X = 'a' else 'b'`: the first is true, the second false, other values are quarantined.
///
/// @param list      whether it holds several values; one that is empty is missing, and need not be told
/// @param type      of the value; `key` is [Type.Key] of the column's own name
/// @param from      what it is computed from; empty: the header of the same name
/// @param otherwise the text that means false
@Offers({"number", "number optional", "money EUR", "boolean", "boolean from status = 'paid' else 'open'",
        "category", "category optional", "text", "time", "time from date(day, 'dd/MM/yyyy')",
        "key", "place", "list of category", "boolean known after 7d", "boolean known later", "number known at closed"})
public record ColumnType(Mark mark, boolean list, Type type, boolean optional, Optional<Expression> from, Optional<String> otherwise, Known known) {
    private static final Set<String> LATER = Set.of("image", "audio", "box");

    public static ColumnType read(Phrase line) {
        Mark mark = line.mark();
        boolean list = line.take("list", "of");
        Type item = type(line);
        Type type = list ? new Type.ListOf(item) : item;
        boolean optional = line.take("optional");
        Optional<Expression> from = line.take("from") ? Optional.of(line.expression()) : Optional.empty();
        Optional<String> otherwise = Optional.empty();
        if (from.isPresent() && line.at("else")) {
            if (!(type instanceof Type.Bool && from.get() instanceof Expression.Comparison)) {
                throw line.wrong("else without a boolean of two values", "Write it like boolean from status = 'paid' else 'open'.");
            }
            line.expect("else");
            if (!(line.literal() instanceof Constant.Text(String text))) throw Phrase.wrong(mark, "else without a text", "Write the text that means false: else 'b'.");
            otherwise = Optional.of(text);
        }
        return new ColumnType(mark, list, type, optional, from, otherwise, known(line));
    }

    /// The column that names the things of an entity.
    static ColumnType key(String entity) {
        return new ColumnType(Mark.DEFAULT, false, new Type.Key(entity), false, Optional.empty(), Optional.empty(), new Known.AtOnce());
    }

    private static Type type(Phrase line) {
        if (line.take("number")) return new Type.Number();
        if (line.take("boolean")) return new Type.Bool();
        if (line.take("category")) return new Type.Category();
        if (line.take("text")) return new Type.Text();
        if (line.take("time")) return new Type.Time();
        if (line.take("place")) return new Type.Place();
        if (line.take("key")) return new Type.Key("");
        if (line.take("money")) return new Type.Money(currency(line));
        if (line.take("video", "file")) return new Type.Later("video file");
        if (line.take("vector")) return new Type.Later("vector " + line.count());
        String name = line.name();
        return LATER.contains(name) ? new Type.Later(name) : new Type.Key(name);
    }

    private static String currency(Phrase line) {
        Mark mark = line.mark();
        String currency = line.atName() ? line.name() : "";
        if (currency.length() != 3 || !currency.chars().allMatch(c -> c >= 'A' && c <= 'Z')) throw Phrase.wrong(mark, "money without its currency", "Write it like money EUR.");
        return currency;
    }

    private static Known known(Phrase line) {
        if (!line.take("known")) return new Known.AtOnce();
        if (line.take("after")) return new Known.After(line.duration());
        if (line.take("at")) return new Known.At(line.name());
        if (line.take("later")) return new Known.Later();
        throw line.wrong("expected after, at or later behind known", "Write known after 7d, known at COLUMN or known later.");
    }

    /// Whether it is computed from later events.
    public boolean isAhead() {
        return from.isPresent() && Expressions.aggregates(from.get()).stream().anyMatch(aggregate -> aggregate.reach().equals(Optional.of(Expression.Reach.WITHIN)));
    }

    /// The same in the column of that name.
    ColumnType named(String name) {
        return type instanceof Type.Key(String entity) && entity.isEmpty() ? new ColumnType(mark, list, new Type.Key(name), optional, from, otherwise, known) : this;
    }
}
