package septet.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import septet.world.Chance;

/// How somebody writes a table, drawn at random. It knows nothing of how tables are read.
record Habits(char separator, char quote, boolean quoteAll, boolean header, boolean trailing, String lineEnd, Encoded encoded, Numbers numbers, Dates dates, String missing,
        List<String> truths, Around around) {
    /// @param mark whether a byte order mark stands first
    record Encoded(Charset charset, boolean mark) {}

    /// @param group between thousands; the empty text: none
    record Numbers(char decimal, String group) {}

    /// @param shape with d, m, y for the parts, and t for the time of day
    record Dates(String shape) {}

    /// @param preamble    lines before the table
    /// @param emptyLines  whether lines without anything stand between rows
    /// @param blankBehind whether a blank follows each separator
    record Around(List<String> preamble, boolean emptyLines, boolean blankBehind) {}

    static Habits random(Chance chance) {
        char separator = of(chance, ',', ';', '\t', '|');
        char decimal = of(chance, '.', ',');
        String group = of(chance, "", "", decimal == '.' ? "," : ".", " ", "'", "\u00a0");
        Charset charset = of(chance, StandardCharsets.UTF_8, StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, Charset.forName("windows-1252"));
        boolean mark = charset.name().startsWith("UTF") && chance.nextInt(2) == 0;
        boolean header = chance.nextInt(4) > 0;
        List<String> preamble = header && chance.nextInt(4) == 0 ? List.of("# exported by hand", "#", "Made: yesterday") : List.of();
        char quote = group.equals("'") ? '"' : of(chance, '"', '"', '\'');
        String dates = of(chance, "y-m-dTt", "y-m-d t", "y/m/d t", "d.m.y t", "d/m/y t", "m/d/y t", "ymd", "s", "ms", "us");
        return new Habits(separator, quote, chance.nextInt(3) == 0, header, chance.nextInt(6) == 0, of(chance, "\n", "\r\n", "\r"), new Encoded(charset, mark),
                new Numbers(decimal, group),
                new Dates(dates), of(chance, "", "NA", "N/A", "?", "null", "-", "NaN", "#N/A", "unknown", "."),
                of(chance, List.of("true", "false"), List.of("yes", "no"), List.of("Y", "N"), List.of("1", "0"), List.of("T", "F"), List.of("ja", "nein"),
                        List.of("TRUE", "FALSE"), List.of("on", "off")),
                new Around(preamble, chance.nextInt(5) == 0, chance.nextInt(6) == 0));
    }

    @SafeVarargs
    private static <T> T of(Chance chance, T... all) {
        return all[chance.nextInt(all.length)];
    }

    /// The file's bytes.
    ///
    /// @param names of the columns
    byte[] written(List<String> names, List<List<String>> rows) {
        StringBuilder text = new StringBuilder(encoded.mark ? "\uFEFF" : "");
        around.preamble.forEach(line -> text.append(line).append(lineEnd));
        if (header) line(text, names);
        for (int i = 0; i < rows.size(); i++) {
            line(text, rows.get(i));
            if (around.emptyLines && i % 7 == 3) text.append(lineEnd);
        }
        return text.toString().getBytes(encoded.charset);
    }

    private void line(StringBuilder text, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) text.append(separator).append(around.blankBehind && separator != '\t' ? " " : "");
            text.append(value(values.get(i)));
        }
        if (trailing) text.append(separator);
        text.append(lineEnd);
    }

    private String value(String value) {
        boolean needs = value.indexOf(separator) >= 0 || value.indexOf(quote) >= 0 || value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0 || value.startsWith("'")
                || value.startsWith("\"");
        if (!needs && !quoteAll) return value;
        return quote + value.replace(String.valueOf(quote), String.valueOf(quote) + quote) + quote;
    }

    /// @param digits without a sign before them
    String number(boolean negative, String digits, String decimals) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) text.append(numbers.group);
            text.append(digits.charAt(i));
        }
        return (negative ? "-" : "") + text + (decimals.isEmpty() ? "" : numbers.decimal + decimals);
    }

    String date(LocalDateTime time) {
        long second = time.toEpochSecond(ZoneOffset.UTC);
        return switch (dates.shape) {
            case "s" -> Long.toString(second);
            case "ms" -> second + "000";
            case "us" -> second + "000000";
            case "ymd" -> "%04d%02d%02d%02d%02d%02d".formatted(time.getYear(), time.getMonthValue(), time.getDayOfMonth(), time.getHour(), time.getMinute(), time.getSecond());
            default -> {
                StringBuilder text = new StringBuilder();
                for (char c : dates.shape.toCharArray()) text.append(switch (c) {
                    case 'y' -> "%04d".formatted(time.getYear());
                    case 'm' -> "%02d".formatted(time.getMonthValue());
                    case 'd' -> "%02d".formatted(time.getDayOfMonth());
                    case 't' -> "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
                    default -> Character.toString(c);
                });
                yield text.toString();
            }
        };
    }
}
