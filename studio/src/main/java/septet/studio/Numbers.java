package septet.studio;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import septet.loop.RunQuality.Metric;
import septet.loop.RunReport.Interval;
import septet.loop.RunReport.Measure;

/// Numbers as people read them. The same everywhere: English grouping, no exponent, as many digits as carry meaning.
final class Numbers {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Numbers() {}

    /// `1,234,567`.
    static String count(long value) {
        return format("%,d", value);
    }

    /// `EUR 12,345`; small amounts keep their cents.
    static String money(String currency, double value) {
        return (value < 0 ? "\u2212" : "") + currency + "\u00A0" + amount(Math.abs(value), Math.abs(value));
    }

    /// `EUR 12,345 [11,020, 13,410]`.
    static String money(String currency, Measure measure) {
        return money(currency, measure.value()) + measure.interval().map(interval -> amounts(interval, measure.value())).orElse("");
    }

    /// Both ends with the decimals that `like` has. An interval is never broken over two lines.
    static String amounts(Interval interval, double like) {
        return " [" + signed(interval.low(), like) + ",\u00A0" + signed(interval.high(), like) + "]";
    }

    private static String signed(double value, double like) {
        return (value < 0 ? "\u2212" : "") + amount(Math.abs(value), Math.abs(like));
    }

    private static String amount(double value, double like) {
        return format(like >= 100 ? "%,.0f" : like >= 0.1 || like == 0 ? "%,.2f" : "%,.4f", value);
    }

    /// Two digits that carry meaning, for what is extrapolated: `290,000`.
    static String rough(double value) {
        if (value == 0) return "0";
        double unit = StrictMath.pow(10, Math.floor(StrictMath.log10(Math.abs(value))) - 1);
        double rounded = Math.round(value / unit) * unit;
        return (rounded < 0 ? "\u2212" : "") + format(Math.abs(rounded) >= 10 ? "%,.0f" : "%,.2f", Math.abs(rounded));
    }

    /// Three decimals, more for what is small: `0.693`, `0.00082`.
    static String decimal(double value) {
        return decimal(value, value);
    }

    /// With as many decimals as `like` has, so that an interval reads like its value.
    static String decimal(double value, double like) {
        double size = Math.abs(like);
        String digits = format(size >= 0.1 || size == 0 ? "%.3f" : size >= 0.01 ? "%.4f" : "%.5f", Math.abs(value));
        return (value < 0 && digits.chars().anyMatch(c -> c >= '1' && c <= '9') ? "\u2212" : "") + digits;
    }

    /// `0.693 [0.661, 0.724]`, or money where the metric's unit is a currency.
    static String metric(Metric metric) {
        return metric(metric.unit(), metric.measure().value()) + interval(metric);
    }

    static String metric(String unit, double value) {
        if (unit.isEmpty()) return decimal(value);
        return isCurrency(unit) ? money(unit, value) : short3(value) + "\u00A0" + unit;
    }

    /// ` [0.661, 0.724]`, or nothing.
    static String interval(Metric metric) {
        Optional<Interval> interval = metric.measure().interval();
        if (interval.isEmpty()) return "";
        if (isCurrency(metric.unit())) return amounts(interval.get(), metric.measure().value());
        double value = metric.measure().value();
        return " [" + decimal(interval.get().low(), value) + ",\u00A0" + decimal(interval.get().high(), value) + "]";
    }

    static boolean isCurrency(String unit) {
        return unit.length() == 3 && unit.equals(unit.toUpperCase(Locale.ROOT));
    }

    /// `62.1%`; what is rare keeps more digits: `0.84%`, `0.012%`.
    static String share(double value) {
        double percent = value * 100;
        double size = Math.abs(percent);
        return format(size == 0 ? "%.0f" : size < 0.1 ? "%.3f" : size < 1 ? "%.2f" : "%.1f", percent) + "%";
    }

    /// A score or a threshold: up to four digits, no trailing zeros.
    static String score(double value) {
        return trim(format(Math.abs(value) >= 0.1 ? "%.3f" : Math.abs(value) >= 0.001 ? "%.4f" : "%.6f", value));
    }

    /// Three digits that carry meaning, for a number without a unit of its own.
    static String short3(double value) {
        double size = Math.abs(value);
        if (size == 0) return "0";
        if (size >= 1000) return format("%,.0f", value);
        if (size < 0.0001) return format("%.2e", value).replaceAll("\\.?0*e", "e").replaceAll("e([-+])0", "e$1");
        int decimals = Math.clamp(2 - (int) Math.floor(StrictMath.log10(size)), 0, 9);
        return trim(format("%." + decimals + "f", value));
    }

    /// `840 \u00B5s`, `12.3 ms`, `4.1 s`, `2 min 05 s`, `1 h 04 min`.
    static String duration(double micros) {
        if (micros < 1_000) return short3(micros) + "\u00A0\u00B5s";
        if (micros < 1_000_000) return short3(micros / 1e3) + "\u00A0ms";
        if (micros < 60_000_000) return format("%.1f", micros / 1e6) + "\u00A0s";
        long seconds = Math.round(micros / 1e6);
        if (seconds < 3600) return format("%d\u00A0min\u00A0%02d\u00A0s", seconds / 60, seconds % 60);
        return format("%d\u00A0h\u00A0%02d\u00A0min", seconds / 3600, seconds % 3600 / 60);
    }

    /// `512 B`, `38 KB`, `1.2 MB`.
    static String bytes(long bytes) {
        if (bytes < 1000) return bytes + "\u00A0B";
        if (bytes < 1_000_000) return short3(bytes / 1e3) + "\u00A0KB";
        return short3(bytes / 1e6) + "\u00A0MB";
    }

    static String day(long micros) {
        return DAY.format(Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L)));
    }

    static String minute(long micros) {
        return MINUTE.format(Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L)));
    }

    /// `7` days, `6.9` days.
    static String days(double days) {
        return trim(format("%.1f", days));
    }

    /// `1 day`, `7 days`; the noun takes an `s`.
    static String plural(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /// Words that end like a sentence.
    static String sentence(String words) {
        return words.isEmpty() || words.endsWith(".") || words.endsWith("!") || words.endsWith("?") ? words : words + ".";
    }

    private static String trim(String decimal) {
        return decimal.contains(".") ? decimal.replaceAll("0+$", "").replaceAll("\\.$", "") : decimal;
    }

    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
