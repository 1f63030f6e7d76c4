package septet.data;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Times as text (ISO 8601, calendar dates): a date, perhaps a time of day after `T` or a space, perhaps an offset.
///
/// Without offset a time is read on the clocks of the zone. Where these skip an hour, the time is moved on by as much; where they
/// show an hour twice, the first is meant (as `java.time.ZonedDateTime` does). What is finer than a microsecond is cut off.
final class TimeText {
    private static final long SECOND = 1_000_000;
    private static final long DAY_SECONDS = 86_400;
    private static final int[] DAYS_BEFORE = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    private static final long FIRST = day(1, 1, 1) * DAY_SECONDS * SECOND;
    private static final long END = day(10_000, 1, 1) * DAY_SECONDS * SECOND;

    private final ZoneId zone;
    private final boolean fixed;
    private final long fixedOffset;

    TimeText(ZoneId zone) {
        this.zone = zone;
        fixed = zone.getRules().isFixedOffset();
        fixedOffset = fixed ? zone.getRules().getOffset(LocalDateTime.MIN).getTotalSeconds() : 0;
    }

    /// Microseconds since 1970-01-01T00:00Z, or [Typing#UNREADABLE].
    long value(String text) {
        return new Reading(text).value();
    }

    /// Whether a time stands for a day that texts can write: in the years 1 to 9999.
    static boolean isWritten(long micros) {
        return micros >= FIRST && micros < END;
    }

    /// The time when clocks of the zone show this, in microseconds since they showed 1970-01-01 00:00.
    long onClocks(long micros) {
        return micros - localOffset(Math.floorDiv(micros, SECOND)) * SECOND;
    }

    private long localOffset(long localSecond) {
        if (fixed) return fixedOffset;
        return localSecond - LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC).atZone(zone).toEpochSecond();
    }

    /// One text on its way from left to right.
    private final class Reading {
        private final String text;
        private int at;
        private boolean broken;

        Reading(String text) {
            this.text = text;
        }

        long value() {
            long year = digits(4);
            expect('-');
            int month = (int) digits(2);
            expect('-');
            int day = (int) digits(2);
            if (broken || month < 1 || month > 12 || day < 1 || day > length(year, month)) return Typing.UNREADABLE;
            long second = day(year, month, day) * DAY_SECONDS;
            long micros = 0;
            if (at < text.length() && (take('T') || take('t') || take(' '))) {
                second += hourAndMinute();
                if (take(':')) {
                    second += digits(2, 59);
                    micros = fraction();
                }
            }
            long result = broken ? 0 : (second - offset(second)) * SECOND + micros;
            return broken || at < text.length() ? Typing.UNREADABLE : result;
        }

        private long hourAndMinute() {
            long hour = digits(2, 23);
            expect(':');
            return hour * 3_600 + digits(2, 59) * 60;
        }

        private long fraction() {
            if (!take('.') && !take(',')) return 0;
            long micros = 0;
            int count = 0;
            for (; isDigit(); at++, count++) if (count < 6) micros = 10 * micros + (text.charAt(at) - '0');
            if (count == 0 || count > 9) broken = true;
            for (int i = count; i < 6; i++) micros *= 10;
            return micros;
        }

        /// `Z`, `+02`, `+0200`, `+02:00`; or nothing, and then that of the zone.
        private long offset(long localSecond) {
            if (at == text.length()) return localOffset(localSecond);
            take(' ');
            if (take('Z') || take('z')) return 0;
            boolean west = take('-');
            if (!west) expect('+');
            long hours = digits(2);
            long minutes = take(':') || isDigit() ? digits(2, 59) : 0;
            if (hours * 60 + minutes > 18 * 60) broken = true;
            long seconds = hours * 3_600 + minutes * 60;
            return west ? -seconds : seconds;
        }

        private long digits(int count, long highest) {
            long number = digits(count);
            if (number > highest) broken = true;
            return number;
        }

        private long digits(int count) {
            long number = 0;
            for (int i = 0; i < count; i++, at++) {
                if (!isDigit()) {
                    broken = true;
                    return 0;
                }
                number = 10 * number + (text.charAt(at) - '0');
            }
            return number;
        }

        private boolean isDigit() {
            return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
        }

        private boolean take(char c) {
            if (at >= text.length() || text.charAt(at) != c) return false;
            at++;
            return true;
        }

        private void expect(char c) {
            if (!take(c)) broken = true;
        }
    }

    private static int length(long year, int month) {
        if (month == 2) return isLeap(year) ? 29 : 28;
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    private static boolean isLeap(long year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /// Days from 1970-01-01 (proleptic Gregorian calendar).
    private static long day(long year, int month, int day) {
        long before = year - 1;
        long days = 365 * before + Math.floorDiv(before, 4L) - Math.floorDiv(before, 100L) + Math.floorDiv(before, 400L) - 719_162;
        return days + DAYS_BEFORE[month - 1] + (month > 2 && isLeap(year) ? 1 : 0) + day - 1;
    }
}
