package septet.design;

/// A text of a file, as it stands in a problem: quoted, on one line, not too long.
public final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    /// On one line, and not longer than that.
    static String line(String text, int longest) {
        if (text.length() <= longest && text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) return text;
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(longest).forEach(c -> line.appendCodePoint(Character.isISOControl(c) || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR ? ' ' : c));
        return line.append(text.codePointCount(0, text.length()) > longest ? "..." : "").toString();
    }

    public static String text(String text) {
        return "'" + line(text, LONGEST) + "'";
    }
}
