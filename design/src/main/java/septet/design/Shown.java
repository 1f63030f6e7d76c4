package septet.design;

/// A text of a file, as it stands in a problem: quoted, on one line, not too long.
final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    static String text(String text) {
        StringBuilder shown = new StringBuilder("'");
        text.codePoints().limit(LONGEST).forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return shown.append(text.codePointCount(0, text.length()) > LONGEST ? "...'" : "'").toString();
    }
}
