package septet.data;

import java.util.Locale;
import java.util.function.ToLongFunction;
import septet.data.Exploration.Profile;

/// How the texts of a column are read, where nobody has said it: found out from a sample of its rows.
public final class ColumnTexts {
    /// What a column holds.
    public enum Content {
        NUMBER,
        /// Words that repeat.
        WORD,
        /// Texts, of which the length is a number.
        TEXT,
        /// Times, which move by themselves.
        TIME,
        /// Each row another one.
        KEY
    }

    private final Content content;
    private final boolean truths;
    private final ToLongFunction<String> numbers;

    private ColumnTexts(Content content, boolean truths, ToLongFunction<String> numbers) {
        this.content = content;
        this.truths = truths;
        this.numbers = numbers;
    }

    static ColumnTexts of(Profile profile) {
        Content content = switch (profile.kind()) {
            case NUMBER -> Content.NUMBER;
            case TEXT -> Content.TEXT;
            case TIME -> Content.TIME;
            case KEY -> Content.KEY;
            case BOOLEAN, CATEGORY, CONSTANT, EMPTY -> Content.WORD;
        };
        return new ColumnTexts(content, profile.kind() == Exploration.Kind.BOOLEAN, NumberForm.reader(profile.reading()));
    }

    public Content content() {
        return content;
    }

    /// The number, or the length of a text; NaN where it is missing or no number.
    public double number(String text) {
        String bare = text.strip();
        if (content == Content.TEXT) return bare.isEmpty() ? Double.NaN : bare.length();
        long value = numbers.applyAsLong(bare);
        return value == Typing.UNREADABLE || value == Values.MISSING ? Double.NaN : Values.number(value);
    }

    /// Whether the text stands among numbers, is none, and does not say that one is missing.
    public boolean isNoNumber(String text) {
        return content == Content.NUMBER && !MissingSpellings.isOne(text.strip()) && Double.isNaN(number(text));
    }

    /// The word; empty where it is missing. `True` is `true`: each program writes truths its own way.
    public String word(String text) {
        String bare = text.strip();
        if (truths && (bare.equalsIgnoreCase("true") || bare.equalsIgnoreCase("false"))) return bare.toLowerCase(Locale.ROOT);
        return MissingSpellings.ALWAYS.contains(bare) ? "" : whole(bare);
    }

    /// `1.0` is `1`: one missing value makes some programs write all whole numbers of a column so.
    private static String whole(String word) {
        return word.endsWith(".0") && word.chars().limit(word.length() - 2L).allMatch(Character::isDigit) ? word.substring(0, word.length() - 2) : word;
    }
}
