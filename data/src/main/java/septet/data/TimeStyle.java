package septet.data;

import java.math.BigDecimal;

/// How the times of a column are written. Dates as ISO 8601 writes them, and dates with the name of the month, are read in every style.
public enum TimeStyle {
    /// `2018-04-01T12:30:05Z` and the like.
    ISO("year first", 0),
    /// `01/04/2018`, `1.4.18 12:30`
    DAY_FIRST("day first", 0),
    /// `04/01/2018`, `4/1/18 12:30 PM`
    MONTH_FIRST("month first", 0),
    /// `2018/4/1`, `20180401`, `18-04-01`
    YEAR_FIRST("year first", 0),
    SECONDS("seconds since 1970", 1_000_000),
    MILLISECONDS("milliseconds since 1970", 1_000),
    MICROSECONDS("microseconds since 1970", 1),
    NANOSECONDS("nanoseconds since 1970", -1_000);

    private static final int LONGEST_EPOCH = 40;
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(1L << 62);
    private final String told;
    private final long scale;

    TimeStyle(String told, long scale) {
        this.told = told;
        this.scale = scale;
    }

    /// As a report says it.
    public String told() {
        return told;
    }

    /// Whether it counts units since 1970.
    public boolean isEpoch() {
        return scale != 0;
    }

    /// The unit as `epoch(x, 's')` names it; empty where it counts none that it knows.
    public String unit() {
        return switch (this) {
            case SECONDS -> "s";
            case MILLISECONDS -> "ms";
            case MICROSECONDS -> "us";
            case NANOSECONDS, ISO, DAY_FIRST, MONTH_FIRST, YEAR_FIRST -> "";
        };
    }

    /// Microseconds since 1970, or [Typing#UNREADABLE].
    long value(String text, TimeText iso) {
        long plain = iso.value(text);
        if (plain != Typing.UNREADABLE || this == ISO) return plain;
        if (isEpoch()) return epoch(text);
        String written = DateText.iso(text, this);
        return written.isEmpty() ? Typing.UNREADABLE : iso.value(written);
    }

    private long epoch(String text) {
        if (text.length() > LONGEST_EPOCH || NumberText.value(text) == Typing.UNREADABLE) return Typing.UNREADABLE;
        BigDecimal units = new BigDecimal(text);
        if (units.precision() - units.scale() > 20) return Typing.UNREADABLE;
        BigDecimal micros = scale > 0 ? units.multiply(BigDecimal.valueOf(scale)) : units.movePointLeft(3);
        return micros.abs().compareTo(HIGHEST) > 0 ? Typing.UNREADABLE : micros.longValue();
    }

    /// The unit in which a whole number would be a time from 1973 to 2286; [#ISO] where there is none.
    static TimeStyle ofEpoch(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') digits++;
        if (digits < text.length() && text.charAt(digits) != '.' || digits == 0 || text.charAt(0) == '0') return ISO;
        return switch (digits) {
            case 9, 10 -> SECONDS;
            case 12, 13 -> MILLISECONDS;
            case 15, 16 -> MICROSECONDS;
            case 18, 19 -> NANOSECONDS;
            default -> ISO;
        };
    }
}
