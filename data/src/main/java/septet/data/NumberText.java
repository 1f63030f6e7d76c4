package septet.data;

/// Decimal numbers as text: `[+-] digits [. digits] [e [+-] digits]`, nothing else (no `NaN`, no hexadecimal, no grouping).
final class NumberText {
    private static final int LONGEST = 1_000;
    private static final long EXACT = 1L << 53;
    /// With one digit more they still fit.
    private static final long FULL = (Long.MAX_VALUE - 9) / 10;
    private static final double[] POWERS = new double[23];

    static {
        for (int i = 0; i < POWERS.length; i++) POWERS[i] = Double.parseDouble("1e" + i);
    }

    private NumberText() {}

    /// The number nearest to the decimal, encoded, or [Typing#UNREADABLE].
    static long value(String text) {
        int length = text.length();
        int at = 0;
        boolean negative = length > 0 && text.charAt(0) == '-';
        if (negative || length > 0 && text.charAt(0) == '+') at++;
        long digits = 0;
        int count = 0;
        int scale = 0;
        boolean point = false;
        boolean exact = true;
        for (; at < length; at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                count++;
                if (digits < FULL) digits = 10 * digits + (c - '0');
                else exact = false;
                if (point) scale++;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (count == 0 || length > LONGEST) return Typing.UNREADABLE;
        if (at < length) {
            if (!isExponent(text, at)) return Typing.UNREADABLE;
            exact = false;
        }
        if (!exact) return finite(Double.parseDouble(text));
        // where both the digits and the power are exact doubles, their quotient is rounded once (Clinger 1990)
        double value = digits < EXACT && scale < POWERS.length ? digits / POWERS[scale] : Decimals.of(digits, -scale);
        if (Double.isNaN(value)) return finite(Double.parseDouble(text));
        return Values.number(negative ? -value : value);
    }

    /// Whether an exponent and nothing else stands from here on.
    static boolean isExponent(String text, int at) {
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') return false;
        int first = at + 1;
        if (first < text.length() && (text.charAt(first) == '-' || text.charAt(first) == '+')) first++;
        for (int i = first; i < text.length(); i++) if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
        return first < text.length();
    }

    private static long finite(double value) {
        return Double.isInfinite(value) ? Typing.UNREADABLE : Values.number(value);
    }
}
