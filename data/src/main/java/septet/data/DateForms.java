package septet.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// Which of the usual ways to write a date a column keeps to. What fails too often is given up, so that a column of words costs little.
final class DateForms {
    private static final List<String> DAYS = List.of("d/M/yyyy", "M/d/yyyy", "d.M.yyyy", "d-M-yyyy", "M-d-yyyy", "yyyy/M/d", "yyyy-M-d", "yyyyMMdd", "d/M/yy", "M/d/yy", "d.M.yy", "d MMM yyyy",
            "d-MMM-yyyy", "d-MMM-yy", "d/MMM/yyyy", "d MMMM yyyy", "d-MMMM-yyyy", "MMM d, yyyy", "MMM d yyyy", "MMMM d, yyyy", "MMMM d yyyy", "yyyy MMM d", "yyyy-MMM-d", "yyyy.M.d", "EEE MMM d yyyy",
            "EEE, d MMM yyyy");
    /// As logs, feeds and mails write moments, with their offset.
    private static final List<String> MOMENTS = List.of("EEE MMM d HH:mm:ss Z yyyy", "d/MMM/yyyy:HH:mm:ss Z", "EEE, d MMM yyyy HH:mm:ss Z", "d MMM yyyy HH:mm:ss Z");
    /// Days that nobody wrote: the first of the month counts.
    private static final List<String> MONTHS = List.of("MMM-yyyy", "MMM yyyy", "MMMM yyyy", "yyyy-MM", "yyyy/MM", "MM/yyyy");
    private static final List<String> CLOCKS = List.of("", " H:mm", " H:mm:ss", " h:mm a", " h:mm:ss a");
    private static final int TRIED = 64;

    /// A way that still holds.
    private static final class Way {
        private final String pattern;
        private final DateTimeFormatter format;
        private long read;
        private long failed;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
        private long before = Long.MIN_VALUE;
        private boolean ordered = true;

        Way(String pattern, DateTimeFormatter format) {
            this.pattern = pattern;
            this.format = format;
        }

        void take(long micros) {
            if (micros == Typing.UNREADABLE) {
                failed++;
                return;
            }
            read++;
            first = Math.min(first, micros);
            last = Math.max(last, micros);
            ordered &= micros >= before;
            before = micros;
        }
    }

    private static final TimeText ISO = new TimeText(ZoneOffset.UTC);

    private final Way iso = new Way("", DateTimeFormatter.ISO_DATE);
    private List<Way> ways = new ArrayList<>();
    private boolean opened;
    private boolean clock;
    private boolean offset;
    private long seen;

    void add(String bare) {
        seen++;
        if (seen > TRIED && iso.read == 0 && ways.isEmpty()) return;
        boolean looks = looksLikeDate(bare);
        if (seen <= TRIED || iso.read > 0) iso.take(looks ? ISO.value(bare) : Typing.UNREADABLE);
        int colon = looks ? bare.indexOf(':') : -1;
        if (colon > 0) {
            clock = true;
            offset |= bare.endsWith("Z") || bare.indexOf('+', colon) > 0 || bare.indexOf('-', colon) > 0;
        }
        if (iso.read == seen) return;
        if (!opened && looks) open(bare);
        for (Way way : ways) way.take(looks ? value(bare, way.format) : Typing.UNREADABLE);
        if (seen % TRIED == 0) ways.removeIf(way -> way.failed * 10 > way.read);
    }

    /// Ways in which this text can be read; others are not tried again.
    private void open(String bare) {
        opened = true;
        for (String day : DAYS) {
            for (String time : CLOCKS) {
                DateTimeFormatter format = format(day + time);
                if (value(bare, format) != Typing.UNREADABLE) ways.add(new Way(day + time, format));
            }
        }
        for (String whole : Stream.concat(MOMENTS.stream(), MONTHS.stream()).toList()) {
            DateTimeFormatter format = format(whole);
            if (value(bare, format) != Typing.UNREADABLE) ways.add(new Way(whole, format));
        }
    }

    private static DateTimeFormatter format(String pattern) {
        return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern.replace("yyyy", "uuuu").replace("yy", "uu"))
                .parseDefaulting(ChronoField.DAY_OF_MONTH, 1).toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    private static long value(String text, DateTimeFormatter format) {
        try {
            TemporalAccessor parsed = format.parse(text);
            LocalDate date = LocalDate.from(parsed);
            if (date.getYear() < 1000 || date.getYear() > 2999) return Typing.UNREADABLE;
            LocalTime time = parsed.query(TemporalQueries.localTime());
            LocalDateTime local = date.atTime(time == null ? LocalTime.MIDNIGHT : time);
            return local.toEpochSecond(ZoneOffset.UTC) * 1_000_000L;
        } catch (DateTimeException _) {
            return Typing.UNREADABLE;
        }
    }

    /// Dates have digits, a separator or a month's name, and no more than a line.
    private static boolean looksLikeDate(String text) {
        if (text.length() < 6 || text.length() > 35) return false;
        int digits = 0;
        int marks = 0;
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') digits++;
            else if (c == '-' || c == '/' || c == '.' || c == ' ' || c == ':' || c == ',') marks++;
            else if (Character.isLetter(c)) letters++;
        }
        boolean month = marks == 1 && (digits == 6 && text.length() == 7 || digits == 4 && letters >= 3);
        return month || digits >= 3 && (marks >= 2 || digits == 8 && text.length() == 8 && (text.startsWith("19") || text.startsWith("20")));
    }

    /// What was found out.
    ///
    /// @param reading as [Exploration.Profile#reading]
    /// @param either  whether day and month cannot be told apart by what stands there
    record Found(long read, String reading, String shown, boolean either, Exploration.Times times) {}

    /// The way that reads the most; where day-first and month-first both read everything, day-first.
    Found found() {
        Way best = iso;
        for (Way way : ways) if (way.read > best.read) best = way;
        Way chosen = best;
        boolean either = ways.stream().anyMatch(way -> way != chosen && way.read == chosen.read && !way.pattern.equals(chosen.pattern) && swapped(way.pattern)
                .equals(chosen.pattern));
        String reading = chosen.pattern.isEmpty() ? "" : "date($, '" + chosen.pattern + "')";
        return new Found(chosen.read, reading, chosen.pattern, either, new Exploration.Times(chosen.first, chosen.last, chosen.ordered, clock, offset));
    }

    private static String swapped(String pattern) {
        return pattern.startsWith("d") ? "M" + pattern.substring(1).replaceFirst("M", "d") : pattern.startsWith("M") && !pattern.startsWith("MM")
                ? "d" + pattern.substring(1).replaceFirst("d", "M") : pattern;
    }

    /// How texts of the column become times, by the pattern that was found; [Typing#UNREADABLE] where one is none.
    static ToLongFunction<String> reader(String pattern) {
        if (pattern.isEmpty()) return ISO::value;
        DateTimeFormatter format = format(pattern);
        return text -> value(text, format);
    }
}
