package septet.data;

import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the texts of a column say about how its times are written.
final class TimeEvidence {
    private static final List<TimeStyle> ORDERS = List.of(TimeStyle.DAY_FIRST, TimeStyle.MONTH_FIRST, TimeStyle.YEAR_FIRST);
    private static final TimeText ISO = new TimeText(ZoneOffset.UTC);
    private static final double SLIP = 0.05;

    private long iso;
    private long times;
    private final Map<TimeStyle, Long> read = new EnumMap<>(TimeStyle.class);
    /// Texts that only one order reads.
    private final Map<TimeStyle, Long> telling = new EnumMap<>(TimeStyle.class);
    private final Map<TimeStyle, String> samples = new EnumMap<>(TimeStyle.class);
    private long ambiguous;
    private String either = "";
    private boolean oneDigit;

    /// @return whether it is a time; a bare number is one that counts since 1970, if it lies from 1973 to 2286
    boolean add(String text) {
        if (ISO.value(text) != Typing.UNREADABLE) {
            iso++;
            times++;
            return true;
        }
        TimeStyle epoch = TimeStyle.ofEpoch(text);
        if (epoch.isEpoch() && epoch.value(text, ISO) != Typing.UNREADABLE) read.merge(epoch, 1L, Long::sum);
        boolean dated = addDate(text);
        if (dated || epoch.isEpoch()) times++;
        return dated || epoch.isEpoch();
    }

    private boolean addDate(String text) {
        long[] values = new long[ORDERS.size()];
        int readable = 0;
        int last = 0;
        boolean differ = false;
        for (int i = 0; i < values.length; i++) {
            values[i] = ORDERS.get(i).value(text, ISO);
            if (values[i] == Typing.UNREADABLE) continue;
            if (readable > 0) differ |= values[i] != values[last];
            readable++;
            last = i;
            read.merge(ORDERS.get(i), 1L, Long::sum);
        }
        if (readable == 1) telling.merge(ORDERS.get(last), 1L, Long::sum);
        if (readable == 1) samples.putIfAbsent(ORDERS.get(last), text);
        if (differ) {
            ambiguous++;
            if (either.isEmpty()) either = text;
        }
        oneDigit |= text.length() > 1 && (text.charAt(1) < '0' || text.charAt(1) > '9') && Character.isDigit(text.charAt(0));
        return readable > 0;
    }

    void add(TimeEvidence other) {
        iso += other.iso;
        times += other.times;
        other.read.forEach((style, count) -> read.merge(style, count, Long::sum));
        other.telling.forEach((style, count) -> telling.merge(style, count, Long::sum));
        other.samples.forEach(samples::putIfAbsent);
        ambiguous += other.ambiguous;
        if (either.isEmpty()) either = other.either;
        oneDigit |= other.oneDigit;
    }

    long times() {
        return times;
    }

    /// Texts that are written as dates, not as bare numbers.
    long dates() {
        return iso + ORDERS.stream().mapToLong(order -> read.getOrDefault(order, 0L)).max().orElse(0);
    }

    /// Whether every time is written as ISO 8601 says, so that nothing had to be found out.
    boolean isIsoOnly() {
        return iso == times;
    }

    /// The style by which most are read; empty where two read as many and give other times.
    Optional<TimeStyle> style() {
        if (isIsoOnly()) return Optional.of(TimeStyle.ISO);
        if (isMixed()) return Optional.empty();
        TimeStyle best = TimeStyle.ISO;
        long most = 0;
        boolean tied = false;
        for (TimeStyle style : TimeStyle.values()) {
            long count = read.getOrDefault(style, 0L);
            if (count > most) {
                best = style;
                most = count;
                tied = false;
            } else if (count == most && count > 0 && !style.isEpoch()) {
                tied = true;
            }
        }
        return tied && ambiguous > 0 ? Optional.empty() : Optional.of(best);
    }

    /// Whether two orders have texts that only they can read, and neither is a slip.
    private boolean isMixed() {
        List<Long> counts = ORDERS.stream().map(order -> telling.getOrDefault(order, 0L)).sorted().toList();
        return counts.get(1) > SLIP * counts.get(2);
    }

    /// The text that stands for two readings.
    String doubt() {
        if (!isMixed()) return "'" + either + "' may have the day or the month first, and no text tells which";
        return "'" + String.join("' and '", samples.values()) + "' have their parts in different orders";
    }

    /// The pattern by which `date(s, pattern)` reads a doubtful or telling text with its parts in this order.
    String pattern(TimeStyle style) {
        String text = samples.getOrDefault(style, either);
        String day = oneDigit ? "d" : "dd";
        String month = oneDigit ? "M" : "MM";
        List<String> parts = style == TimeStyle.DAY_FIRST ? List.of(day, month, "yyyy") : style == TimeStyle.MONTH_FIRST ? List.of(month, day, "yyyy")
                : List.of("yyyy", month, day);
        return DatePattern.of(text, parts);
    }

    String told() {
        TimeStyle style = style().orElse(TimeStyle.ISO);
        if (style.isEpoch()) return read.get(style) + " numbers of that size";
        long only = telling.getOrDefault(style, 0L);
        return only > 0 ? only + " texts such as '" + samples.get(style) + "' are times only so" : times + " texts, all the same either way";
    }
}
