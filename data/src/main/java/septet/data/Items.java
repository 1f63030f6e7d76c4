package septet.data;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import septet.design.Type;

/// A list of values as one text: each as it would be written, with a separator between that no value holds.
public final class Items {
    public static final char SEPARATOR = '\u001F';

    private Items() {}

    /// Adds a value to the text of a list.
    public static void append(StringBuilder list, Type type, long bits, Dictionary words) {
        if (!list.isEmpty()) list.append(SEPARATOR);
        list.append(text(type, bits, words));
    }

    /// The value as it would be written; equal texts are equal values.
    public static String text(Type type, long bits, Dictionary words) {
        return switch (type) {
            case Type.Number _ -> number(Values.number(bits));
            case Type.Money _ -> plain(BigDecimal.valueOf(bits, Type.Money.DECIMALS));
            case Type.Bool _ -> bits == 1 ? "true" : "false";
            case Type.Time _ -> Instant.EPOCH.plus(bits, ChronoUnit.MICROS).toString();
            case Type.Duration _ -> plain(BigDecimal.valueOf(bits, 6)) + "s";
            case Type.Category _, Type.Key _ -> bare(words.word((int) bits));
            case Type.Place _ -> Places.text(bits);
            case Type.Text _, Type.Raw _, Type.Terms _, Type.ListOf _, Type.Later _ -> throw new IllegalArgumentException("no list of " + type);
        };
    }

    /// A word without the separator.
    static String bare(String word) {
        return word.indexOf(SEPARATOR) < 0 ? word : word.replace(SEPARATOR, ' ');
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /// A list as [Typing] reads it again: `["a", "b"]`.
    public static String written(String list) {
        StringBuilder written = new StringBuilder("[");
        for (String item : list.split(String.valueOf(SEPARATOR))) {
            if (written.length() > 1) written.append(", ");
            written.append('"').append(item.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
        }
        return written.append(']').toString();
    }

    /// A list as a person reads it, and any other text as it is.
    public static String shown(String list) {
        return isSeveral(list) ? list.replace(String.valueOf(SEPARATOR), ", ") : list;
    }

    /// Whether a text is a list of more than one value.
    public static boolean isSeveral(String text) {
        return text.indexOf(SEPARATOR) >= 0;
    }

    static boolean has(String list, String item) {
        int from = 0;
        while (from <= list.length()) {
            int end = list.indexOf(SEPARATOR, from);
            if (end < 0) end = list.length();
            if (end - from == item.length() && list.startsWith(item, from)) return true;
            from = end + 1;
        }
        return false;
    }

    /// How many values stand in the text of a list that has at least one.
    static int count(String list) {
        int count = 1;
        for (int i = 0; i < list.length(); i++) if (list.charAt(i) == SEPARATOR) count++;
        return count;
    }
}
