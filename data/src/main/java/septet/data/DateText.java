package septet.data;

import java.util.List;
import java.util.Locale;

/// Dates as people write them, turned into those of ISO 8601: `1/4/2018 3:05 pm`, `01.04.18`, `1 Apr 2018`, `April 1, 2018`, `20180401`, `01-Apr-2018:15:05:00 +0200`.
///
/// A year of two digits lies from 1969 to 2068 (POSIX).
final class DateText {
    private static final List<String> MONTHS = List.of("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december");
    private static final List<String> DAYS = List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final int LONGEST = 60;
    private static final int PIVOT = 69;

    private final String text;
    private final TimeStyle style;
    private int at;
    private boolean broken;
    /// Points between the parts are only written where the day stands first.
    private boolean dotted;

    private DateText(String text, TimeStyle style) {
        this.text = text;
        this.style = style;
    }

    /// The time as ISO 8601 writes it; empty where the text is none of this style.
    static String iso(String text, TimeStyle style) {
        if (text.length() < 6 || text.length() > LONGEST || style.isEpoch()) return "";
        return new DateText(text, style).read();
    }

    private record Part(int number, int length, boolean word) {}

    private String read() {
        weekday();
        if (run() >= 8) return compact();
        Part first = part();
        char one = separator();
        Part second = part();
        char two = separator();
        Part third = part();
        dotted = one == '.' && two == '.';
        if (broken || !first.word && !second.word && one != two) return "";
        String date = date(first, second, third);
        return date.isEmpty() ? "" : withTime(date);
    }

    private String compact() {
        int length = run();
        if (length != 8 && length != 12 && length != 14 || style != TimeStyle.YEAR_FIRST) return "";
        Part year = digits(4);
        Part month = digits(2);
        Part day = digits(2);
        String date = date(year.number, month, day);
        if (date.isEmpty() || length == 8) return date.isEmpty() ? "" : withTime(date);
        String time = two(digits(2).number) + ":" + two(digits(2).number) + ":" + (length == 14 ? two(digits(2).number) : "00");
        return date + "T" + time + rest();
    }

    private String date(Part first, Part second, Part third) {
        if (third.word) return "";
        if (second.word) return first.length > 2 ? date(first.number, second, third) : date(year(third), second, first);
        if (first.word) return date(year(third), first, second);
        if (first.length == 4) return date(first.number, second, third);
        return switch (style) {
            case DAY_FIRST -> date(year(third), second, first);
            case MONTH_FIRST -> dotted ? "" : date(year(third), first, second);
            case YEAR_FIRST -> first.length == 2 && second.length == 2 && third.length == 2 && !dotted ? date(year(first), second, third) : "";
            case ISO, SECONDS, MILLISECONDS, MICROSECONDS, NANOSECONDS -> "";
        };
    }

    private static String date(int year, Part month, Part day) {
        boolean right = year >= 0 && day.length <= 2 && (month.word || month.length <= 2) && month.number >= 1 && month.number <= 12 && day.number >= 1 && day.number <= 31;
        return right ? four(year) + "-" + two(month.number) + "-" + two(day.number) : "";
    }

    private static int year(Part part) {
        if (part.length == 4) return part.number;
        if (part.length != 2) return -1;
        return part.number < PIVOT ? 2_000 + part.number : 1_900 + part.number;
    }

    /// `T` and the time of day behind the date, if there is one.
    private String withTime(String date) {
        if (at == text.length()) return date;
        if (!take(' ') && !take('T') && !take(',') && !take(':')) return "";
        blanks();
        Part hour = digits(2);
        if (hour.length == 0) return "";
        boolean minutes = take(':');
        Part minute = minutes ? digits(2) : new Part(0, 2, false);
        Part second = minutes && take(':') ? digits(2) : new Part(0, 2, false);
        if (minute.length != 2 || second.length != 2) return "";
        String fraction = fraction();
        blanks();
        int clock = half(hour.number, minutes);
        return broken || clock < 0 ? "" : date + "T" + two(clock) + ":" + two(minute.number) + ":" + two(second.number) + fraction + rest();
    }

    /// The hour of the day, where am or pm may stand.
    private int half(int hour, boolean minutes) {
        String rest = text.substring(at).toLowerCase(Locale.ROOT);
        String word = rest.startsWith("a.m.") || rest.startsWith("p.m.") ? rest.substring(0, 4) : rest.startsWith("am") || rest.startsWith("pm") ? rest.substring(0, 2) : "";
        if (word.isEmpty()) return minutes ? hour : -1;
        at += word.length();
        if (hour < 1 || hour > 12) return -1;
        return hour % 12 + (word.charAt(0) == 'p' ? 12 : 0);
    }

    private String fraction() {
        int begin = at;
        if (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
            at++;
            at += run();
        }
        return text.substring(begin, at);
    }

    /// The offset, as ISO writes it; what stands there otherwise makes the time unreadable.
    private String rest() {
        blanks();
        String rest = text.substring(at).strip();
        return rest.equalsIgnoreCase("UTC") || rest.equalsIgnoreCase("GMT") ? "Z" : rest;
    }

    private void weekday() {
        int letters = letters();
        if (letters >= 3 && name(DAYS, letters) > 0) {
            at += letters;
            take('.');
            take(',');
            blanks();
        }
    }

    private Part part() {
        int letters = letters();
        if (letters == 0) {
            Part part = digits(4);
            if (part.length == 0 || part.length == 3) broken = true;
            if (at + 1 < text.length() && part.length <= 2) ordinal();
            return part;
        }
        int month = name(MONTHS, letters);
        if (month == 0) broken = true;
        at += letters;
        take('.');
        return new Part(month, 0, true);
    }

    /// `1st`, `2nd`, `3rd`, `4th`
    private void ordinal() {
        String ending = text.substring(at, at + 2).toLowerCase(Locale.ROOT);
        if (List.of("st", "nd", "rd", "th").contains(ending)) at += 2;
    }

    private char separator() {
        if (at >= text.length()) {
            broken = true;
            return ' ';
        }
        char c = text.charAt(at);
        if ("/.-, ".indexOf(c) < 0) broken = true;
        at++;
        blanks();
        return c;
    }

    /// The place of a name in a list, from 1, whole or by its first three letters (`sept` too); 0 where it is none.
    private int name(List<String> names, int letters) {
        String found = text.substring(at, at + letters).toLowerCase(Locale.ROOT);
        if (found.equals("sept")) found = "sep";
        for (int i = 0; i < names.size(); i++) if (names.get(i).equals(found) || found.length() == 3 && names.get(i).startsWith(found)) return i + 1;
        return 0;
    }

    private int letters() {
        int end = at;
        while (end < text.length() && Character.isLetter(text.charAt(end))) end++;
        return end - at;
    }

    private int run() {
        int end = at;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') end++;
        return end - at;
    }

    private Part digits(int most) {
        int length = Math.min(most, run());
        int number = length == 0 ? 0 : Integer.parseInt(text, at, at + length, 10);
        at += length;
        return new Part(number, length, false);
    }

    private void blanks() {
        while (at < text.length() && text.charAt(at) == ' ') at++;
    }

    private boolean take(char c) {
        if (at >= text.length() || text.charAt(at) != c) return false;
        at++;
        return true;
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private static String four(int number) {
        return "0".repeat(Math.max(0, 4 - Integer.toString(number).length())) + number;
    }
}
