package septet.data;

/// How the numbers of a column are written, where that is not plainly (`1234.5`): what stands before the decimals, and whether thousands stand in groups
/// (`1,234.5`, `1.234,5`, `1 234,5`, `1'234.5`; also `12,34,567`). Whatever is read so is turned into plain text first: one parser reads all numbers.
///
/// @param grouped whether groups are read
public record NumberStyle(DecimalMark decimal, boolean grouped) {
    public static final NumberStyle PLAIN = new NumberStyle(DecimalMark.POINT, false);
    private static final String BLANKS = " \u00a0\u2007\u2009\u202f'\u2019";
    private static final int LONGEST = 100;

    /// The number as [NumberText] reads it; empty where it is none of this style.
    String plain(String text) {
        if (equals(PLAIN) || text.length() > LONGEST) return text;
        char mark = decimal.character();
        int at = !text.isEmpty() && isSign(text.charAt(0)) ? 1 : 0;
        StringBuilder plain = new StringBuilder(text.length());
        if (at == 1) plain.append(text.charAt(0) == '+' ? '+' : '-');
        char group = 0;
        int digits = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                plain.append(c);
                digits++;
            } else if (c == mark || c == 'e' || c == 'E') {
                break;
            } else {
                boolean first = group == 0;
                if (!grouped || !isGroup(c) || !first && c != group || digits == 0 || digits > 3 || !first && digits < 2) return "";
                group = c;
                digits = 0;
            }
        }
        if (group != 0 && digits != 3) return "";
        if (at < text.length()) {
            plain.append(text.charAt(at) == mark ? '.' : text.charAt(at));
            plain.append(text, at + 1, text.length());
        }
        String found = plain.toString();
        return found.indexOf('.') == found.lastIndexOf('.') ? found : "";
    }

    private boolean isGroup(char c) {
        return c == (decimal == DecimalMark.POINT ? ',' : '.') || BLANKS.indexOf(c) >= 0;
    }

    private static boolean isSign(char c) {
        return c == '-' || c == '+' || c == '\u2212';
    }

    /// As a report says it.
    public String told() {
        return decimal == DecimalMark.COMMA ? "decimal comma" : "decimal point";
    }
}
