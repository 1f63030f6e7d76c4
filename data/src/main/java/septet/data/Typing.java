package septet.data;

import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import septet.design.Type;

/// Gives text its type, in files and requests alike: the same text of the same column is the same value everywhere.
///
/// | type | written |
/// |---|---|
/// | number | `12`, `-0.5`, `1e-6`; finite |
/// | money | like a number, at most four decimals that count; what a double made of such an amount (85.64999999999999) is read as it (85.65) |
/// | boolean | `true false`, `yes no`, `t f`, `y n`, `on off`, `1 0`, `1.0 0.0`, and the words of some languages ([TruthWords]), in small letters or capitals |
/// | time | `2018-04-01`, `2018-04-01 12:30`, `2018-04-01T12:30:05.25`, each with or without `Z` or `+02:00`; without, in the zone of the source |
/// | place | `52.52, 13.405`: latitude and longitude in degrees, kept to seven decimals |
/// | category, key | any word |
/// | text | any text |
/// | list | `["a", "b"]`, `['a', b]`, `a\|b`, `a;b`, `a,b`; what has no items is missing |
///
/// Spaces around a value do not count, but in a text. A value that is spelled like a missing one is missing for every type.
public final class Typing {
    /// What a text that has no value of the type is read as: no value of any type has these bits.
    public static final long UNREADABLE = Long.MAX_VALUE;

    /// The value of a text without surrounding spaces that is not missing.
    private interface Parser {
        long value(String text);
    }

    private final Type type;
    private final List<String> missing;
    private final Parser parser;
    private final NumberStyle style;
    private final UnaryOperator<String> words;

    private Typing(Type type, List<String> missing, Parser parser, NumberStyle style, UnaryOperator<String> words) {
        this.type = type;
        this.missing = List.copyOf(missing);
        this.parser = parser;
        this.style = style;
        this.words = words;
    }

    /// @param missing how missing values are spelled
    /// @param zone    in which a time without offset is read
    /// @throws IllegalArgumentException for a type that has no values of its own
    public static Typing of(Type type, List<String> missing, ZoneId zone, Dictionary dictionary) {
        return of(type, missing, zone, dictionary, Spelling.PLAIN);
    }

    /// The same for a column of a file, as that is written.
    static Typing of(Type type, List<String> missing, ZoneId zone, Dictionary dictionary, Spelling spelling) {
        NumberStyle style = spelling.numbers();
        TimeText times = new TimeText(zone);
        Parser parser = switch (type) {
            case Type.Number _ -> style.equals(NumberStyle.PLAIN) ? NumberText::value : text -> NumberText.value(style.plain(text));
            case Type.Money _ -> style.equals(NumberStyle.PLAIN) ? MoneyText::value : text -> MoneyText.value(style.plain(text));
            case Type.Bool _ -> TruthWords::value;
            case Type.Time _ -> spelling.times() == TimeStyle.ISO ? times::value : text -> spelling.times().value(text, times);
            case Type.Category _, Type.Key _ -> dictionary::code;
            case Type.Text _, Type.Raw _ -> _ -> 0;
            case Type.Place _ -> Places::value;
            case Type.ListOf(Type item) -> new ListText(of(item, List.of(""), zone, dictionary, spelling), dictionary)::value;
            case Type.Duration _, Type.Terms _, Type.Later _ -> throw new IllegalArgumentException("no text has the type " + type);
        };
        boolean words = Kinds.isReadable(type) || type instanceof Type.ListOf;
        return new Typing(type, missing, words ? parser : text -> {
            long value = parser.value(text);
            return value == UNREADABLE ? otherwise(text, spelling) : value;
        }, style, type instanceof Type.ListOf(Type item) ? new ListText(of(item, List.of(""), zone, dictionary, spelling), dictionary)::words : UnaryOperator.identity());
    }

    /// What stands in the row's texts for a text that is readable and not missing: of a list its items.
    String words(String text) {
        return words.apply(text);
    }

    /// What is no value of the type: missing, if it is spelled so.
    private static long otherwise(String text, Spelling spelling) {
        if (spelling.usual() && MissingWords.has(text)) return Values.MISSING;
        spelling.surprised().accept(text);
        return UNREADABLE;
    }

    public Type type() {
        return type;
    }

    /// The value as [Values] says, [Values#MISSING] or [#UNREADABLE]. Of a text it is 0: the words are the text itself.
    public long value(String text) {
        String bare = text.strip();
        for (int i = 0; i < missing.size(); i++) if (missing.get(i).equals(bare)) return Values.MISSING;
        return parser.value(bare);
    }

    /// Puts the value into the row; false where the text is unreadable, and then the slot is missing.
    public boolean read(String text, Row into, int slot) {
        long value = value(text);
        into.values[slot] = value == UNREADABLE ? Values.MISSING : value;
        if (Kinds.hasText(type)) into.texts[slot] = value == Values.MISSING || value == UNREADABLE ? "" : words(text);
        return value != UNREADABLE;
    }

    /// What is wrong with an unreadable text.
    public Complaint complaint(String text) {
        return Complaint.of(type, text.strip(), style.plain(text.strip()));
    }
}
