package septet.data;

import java.util.ArrayList;
import java.util.List;
import septet.world.Chance;

/// A file of separated values that was written on purpose: what stands in it, and what a reader must find.
///
/// @param rows   the values of its whole rows, in order
/// @param broken the lines of the others
record CsvText(String text, List<List<String>> rows, List<Long> broken) {
    private static final List<String> WORDS = List.of("", "a", "5.0", "x y", "é", "漢", "a;b", "it's", "-", "a\"b", "  ", "0");
    private static final List<String> QUOTED_WORDS = List.of("a,b", "two\nlines", "a \"quote\"", "\r\n", ",", "\"", "three\r\nlines,\n");

    static CsvText random(Chance chance, int columns, boolean withBroken) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < columns; i++) text.append(i > 0 ? "," : "").append("c").append(i);
        String end = List.of("\n", "\r\n", "\r").get(chance.nextInt(3));
        text.append(end);
        List<List<String>> rows = new ArrayList<>();
        List<Long> broken = new ArrayList<>();
        long line = 2;
        int count = chance.nextInt(30);
        for (int i = 0; i < count; i++) {
            String row;
            int kind = withBroken ? chance.nextInt(12) : 11;
            boolean last = i == count - 1;
            if (kind == 0) row = "x" + ",x".repeat(columns);
            else if (kind == 1 && columns > 1) row = "x" + ",x".repeat(columns - 2);
            else if (kind == 2) row = "\"closed\" too early" + ",x".repeat(columns - 1);
            else if (kind == 3 && last) row = "\"never closed" + ",x".repeat(columns - 1);
            else if (kind == 4 && columns > 1) row = "";
            else row = null;
            if (row != null) {
                if (!row.isEmpty()) broken.add(line);
                text.append(row);
            } else {
                List<String> values = new ArrayList<>();
                int before = text.length();
                for (int c = 0; c < columns; c++) values.add(value(text.append(c > 0 ? "," : ""), chance));
                rows.add(values);
                line += lineEnds(text.substring(before));
            }
            line++;
            if (!last || chance.nextInt(2) == 0) text.append(withBroken && chance.nextInt(9) == 0 ? "\r\n" : end);
        }
        return new CsvText(text.toString(), rows, broken);
    }

    private static String value(StringBuilder text, Chance chance) {
        boolean quoted = chance.nextInt(3) == 0;
        String value = quoted && chance.nextInt(2) == 0 ? QUOTED_WORDS.get(chance.nextInt(QUOTED_WORDS.size())) : WORDS.get(chance.nextInt(WORDS.size()));
        if (!quoted && value.isEmpty()) quoted = true;
        text.append(quoted ? '"' + value.replace("\"", "\"\"") + '"' : value);
        return value;
    }

    private static int lineEnds(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[^\n]", "").length();
    }
}
