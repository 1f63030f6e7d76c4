package septet.data;

import java.util.Locale;
import java.util.Set;

/// The usual spellings of "no value". They are taken so in columns of numbers, money, truths and times, where they can be nothing else, unless the
/// design lists its own; in a column of words `NA` may be a country, so there it is only missing when the design says so.
public final class MissingWords {
    private static final Set<String> WORDS = Set.of("na", "n/a", "n.a.", "n.a", "#n/a", "<na>", "nan", "-nan", "null", "(null)", "#null!", "nil", "none", "\\n", "?", "-", "--",
            "---",
            ".", "..", "missing", "unknown", "not available", "not applicable", "undefined", "nat", "k.a.", "#value!", "#div/0!", "#ref!", "*", "tbd", "(blank)");

    private MissingWords() {}

    /// Whether the text, without blanks around it, is one of them in any case of its letters.
    public static boolean has(String text) {
        return text.length() <= 14 && WORDS.contains(text.toLowerCase(Locale.ROOT));
    }
}
