package septet.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Set;

/// Values of typed files as DuckDB writes them, which is how a person finds them there.
final class FileTexts {
    /// Between these Java writes as DuckDB does.
    private static final double PLAIN_FROM = 1e-3;
    private static final double PLAIN_UNTIL = 1e7;
    private static final long SECOND = 1_000_000;
    /// Numbers below and from these exponents are written with one.
    private static final int LEAST = -4;
    private static final int MOST = 16;

    private FileTexts() {}

    static String fraction(double value) {
        if (!Double.isFinite(value)) return (Double.doubleToRawLongBits(value) < 0 ? "-" : "") + (Double.isNaN(value) ? "nan" : "inf");
        if (value == 0) return 1 / value > 0 ? "0.0" : "-0.0";
        String java = Double.toString(value);
        if (Math.abs(value) >= PLAIN_FROM && Math.abs(value) < PLAIN_UNTIL) return java;
        BigDecimal decimal = new BigDecimal(java);
        BigDecimal one = decimal.round(new MathContext(1));
        // Java gives two digits where one would do
        return shortest(one.doubleValue() == value ? one : decimal);
    }

    private static String shortest(BigDecimal decimal) {
        BigDecimal bare = decimal.stripTrailingZeros();
        int exponent = bare.precision() - bare.scale() - 1;
        if (exponent >= LEAST && exponent < MOST) return bare.scale() > 0 ? bare.toPlainString() : bare.toPlainString() + ".0";
        String digits = bare.unscaledValue().abs().toString();
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return (bare.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + (exponent < 0 ? "e-" : "e+") + two(Math.abs(exponent));
    }

    static String decimal(long digits, int scale) {
        return BigDecimal.valueOf(digits, scale).toPlainString();
    }

    static String instant(long micros) {
        return isEndless(micros) ? moment(micros) : moment(micros) + "+00";
    }

    static String moment(long micros) {
        if (isEndless(micros)) return day(micros);
        LocalDateTime time = time(micros);
        long fraction = Math.floorMod(micros, SECOND);
        String clock = " " + two(time.getHour()) + ":" + two(time.getMinute()) + ":" + two(time.getSecond());
        return day(micros) + clock + (fraction == 0 ? "" : "." + Long.toString(SECOND + fraction).substring(1).replaceFirst("0+$", ""));
    }

    static String day(long micros) {
        if (isEndless(micros)) return micros > 0 ? "infinity" : "-infinity";
        LocalDateTime time = time(micros);
        int year = time.getYear();
        String shown = Integer.toString(year > 0 ? year : 1 - year);
        return "0".repeat(Math.max(0, 4 - shown.length())) + shown + "-" + two(time.getMonthValue()) + "-" + two(time.getDayOfMonth()) + (year > 0 ? "" : " (BC)");
    }

    /// Whether a value of a typed file may be written so.
    static boolean mayBe(String text) {
        return !text.isEmpty() && ("-+.".indexOf(text.charAt(0)) >= 0 || Character.isDigit(text.charAt(0)) || Set.of("true", "false", "nan", "inf", "infinity").contains(text));
    }

    private static boolean isEndless(long micros) {
        return micros == Long.MAX_VALUE || micros == -Long.MAX_VALUE;
    }

    private static LocalDateTime time(long micros) {
        return LocalDateTime.ofEpochSecond(Math.floorDiv(micros, SECOND), 0, ZoneOffset.UTC);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
