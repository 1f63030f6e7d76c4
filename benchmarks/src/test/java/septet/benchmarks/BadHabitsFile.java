package septet.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import septet.world.Chance;

/// Orders of a shop as two files: one with every bad habit, the other plain. The first says which of its lines are broken, and why.
final class BadHabitsFile {
    private static final List<String> MISSING = List.of("NA", "n/a", "?", "-", "null", "NaN", "#N/A", "None", "unknown", ".", "NULL", "nil");
    private static final List<String> CITIES = List.of("Köln", "São Paulo", "Zürich", "Málaga", "Bern");
    private static final List<String> NOTES = List.of("", "soon, please", "said \"no\"; twice", "left\nat the door", "it's fine", "5\" nails");
    private static final int BROKEN_IN = 40;
    private final Charset charset;
    private final ByteArrayOutputStream wild = new ByteArrayOutputStream();
    private final StringBuilder tame = new StringBuilder("id,at,amount,height,member,city,note,note,returned\n");
    private final Map<Long, String> broken = new TreeMap<>();
    private final Chance chance;
    private long line = 1;

    private BadHabitsFile(Charset charset, long seed) {
        this.charset = charset;
        this.chance = Chance.of(seed);
    }

    /// Both files.
    ///
    /// @param broken the code for each line of the wild one that is broken
    record Both(byte[] wild, byte[] tame, Map<Long, String> broken) {}

    static Both of(Charset charset, int rows, long seed) {
        BadHabitsFile file = new BadHabitsFile(charset, seed);
        file.write("Orders of the shop\r\n\r\nexported 1.2.2021; by hand\r\n");
        file.header();
        for (int i = 0; i < rows; i++) file.row(i);
        return new Both(file.wild.toByteArray(), file.tame.toString().getBytes(StandardCharsets.UTF_8), file.broken);
    }

    private void header() {
        write("id;at;amount;height;member;;note;note;returned;\r\n");
    }

    private void row(int number) {
        int day = chance.nextInt(28) + 1;
        int month = chance.nextInt(12) + 1;
        int hour = chance.nextInt(24);
        int cents = chance.nextInt(400_000);
        int tenths = 1_400 + chance.nextInt(600);
        boolean member = chance.nextInt(3) == 0;
        boolean lacks = chance.nextInt(8) == 0;
        int city = chance.nextInt(CITIES.size());
        String note = NOTES.get(chance.nextInt(NOTES.size()));
        double odds = (cents - 200_000) / 60_000.0 + (member ? 1 : 0) + city - 2;
        boolean returned = chance.nextDouble() < 1 / (1 + StrictMath.exp(-odds));
        tame.append('o').append(number).append(",2020-%02d-%02dT%02d:05:00Z,".formatted(month, day, hour)).append(lacks ? "" : "%d.%02d".formatted(cents / 100, cents % 100))
                .append(',')
                .append(lacks ? "" : "%d.%d".formatted(tenths / 10, tenths % 10)).append(',').append(lacks ? "" : member).append(',').append(CITIES.get(city)).append(',')
                .append('"').append(note.replace("\"", "\"\"")).append("\",x,").append(returned).append('\n');
        String date = number % 2 == 0 ? "%02d.%02d.2020 %02d:05".formatted(day, month, hour) : "%d/%d/2020 %02d:05:00".formatted(day, month, hour);
        String amount = lacks ? missing() : grouped(cents / 100) + ",%02d".formatted(cents % 100);
        String height = lacks ? missing() : "%d,%d".formatted(tenths / 10, tenths % 10);
        String truth = lacks ? missing() : member ? List.of("ja", "Ja", "TRUE", "1", "y").get(chance.nextInt(5)) : List.of("nein", "NO", "false", "0", "F").get(chance.nextInt(5));
        List<String> values = List.of("o" + number, date, amount, height, truth, CITIES.get(city), note, "x", returned ? "true" : "false");
        values(values);
        if (chance.nextInt(BROKEN_IN) == 0) broken(new ArrayList<>(values), chance.nextInt(13));
        if (chance.nextInt(50) == 0) write("\r\n");
    }

    private String missing() {
        return MISSING.get(chance.nextInt(MISSING.size()));
    }

    private static String grouped(int whole) {
        return whole < 1_000 ? Integer.toString(whole) : whole / 1_000 + ".%03d".formatted(whole % 1_000);
    }

    private void values(List<String> values) {
        StringBuilder text = new StringBuilder();
        for (String value : values) {
            boolean quoted = value.indexOf(';') >= 0 || value.indexOf('"') >= 0 || value.indexOf('\n') >= 0;
            text.append(quoted ? '"' + value.replace("\"", "\"\"") + '"' : value).append(';');
        }
        write(text.append("\r\n").toString());
    }

    /// Puts a broken row behind a good one.
    private void broken(List<String> values, int kind) {
        values.set(0, "b" + line);
        values.set(6, "");
        long at = line;
        String code = switch (kind) {
            case 0 -> with(values.subList(0, 5), "DATA-RAGGED-ROW");
            case 1 -> {
                values.add("more");
                yield with(values, "DATA-RAGGED-ROW");
            }
            case 2 -> {
                write("b;\"never closed;3\r\n");
                yield "DATA-QUOTES";
            }
            case 3 -> changed(values, 6, "zero \0 byte", "DATA-NUL-BYTE");
            case 4 -> otherEncoding();
            case 5 -> changed(values, 2, "viel", "DATA-NOT-MONEY");
            case 6 -> changed(values, 3, "hoch", "DATA-NOT-A-NUMBER");
            case 7 -> changed(values, 1, "31.02.2020 12:00", "DATA-NOT-A-TIME");
            case 8 -> changed(values, 4, "vielleicht", "DATA-NOT-A-BOOLEAN");
            case 9 -> changed(values, 5, "", "DATA-MISSING-VALUE");
            case 10 -> changed(values, 1, "", "DATA-NO-TIME");
            case 11 -> changed(values, 2, "1,23456", "DATA-MONEY-DECIMALS");
            default -> {
                header();
                yield "DATA-HEADER-AGAIN";
            }
        };
        broken.put(at, code);
    }

    private String with(List<String> values, String code) {
        values(values);
        return code;
    }

    private String changed(List<String> values, int at, String value, String code) {
        values.set(at, value);
        return with(values, code);
    }

    /// A row whose bytes are text of another encoding than the rest of the file.
    private String otherEncoding() {
        if (charset.name().startsWith("UTF-16")) {
            write("b;1.1.2020;1,00;1,0;ja;");
            wild.write(charset.name().endsWith("LE") ? 0 : 0xD8);
            wild.write(charset.name().endsWith("LE") ? 0xD8 : 0);
            write(";;x;true;\r\n");
        } else {
            Charset other = charset.equals(StandardCharsets.UTF_8) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
            wild.writeBytes("b;1.1.2020;1,00;1,0;ja;Düren;;x;true;\r\n".getBytes(other));
            line++;
        }
        return "DATA-ENCODING";
    }

    private void write(String text) {
        wild.writeBytes(text.getBytes(charset));
        line += text.chars().filter(c -> c == '\n').count();
    }
}
