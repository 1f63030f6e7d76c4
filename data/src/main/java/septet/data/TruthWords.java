package septet.data;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The words for true and false that are read everywhere, in files and requests, in small letters or capitals.
public final class TruthWords {
    private static final Map<String, Long> WORDS = new TreeMap<>();

    static {
        for (String word : new String[] {"true", "t", "yes", "y", "1", "1.0", "on", "wahr", "ja", "j", "vrai", "oui", "verdadero", "verdadeiro", "si", "sí", "sì", "sim",
                "vero", "tak", "да", "✓", "✔", ".true."}) WORDS.put(word, 1L);
        for (String word : new String[] {"false", "f", "no", "n", "0", "0.0", "off", "falsch", "nein", "faux", "non", "falso", "nao", "não", "nie", "нет", "✗", "✘",
                ".false."}) WORDS.put(word, 0L);
    }

    private TruthWords() {}

    /// 1, 0, or [Typing#UNREADABLE].
    static long value(String text) {
        return switch (text) {
            case "true", "1", "True", "TRUE" -> 1;
            case "false", "0", "False", "FALSE" -> 0;
            default -> text.length() > 10 ? Typing.UNREADABLE : WORDS.getOrDefault(text.toLowerCase(Locale.ROOT), Typing.UNREADABLE);
        };
    }

    /// Whether the text is a word for true.
    public static boolean isTrue(String text) {
        return value(text) == 1;
    }

    /// Whether the text, without blanks around it, is one of them.
    public static boolean has(String text) {
        return value(text) != Typing.UNREADABLE;
    }
}
