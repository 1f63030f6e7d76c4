package septet.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/// Finds quoted values that are none: a stray quote opens, another one far below closes, and the rows between would be swallowed as one value.
/// It is one where every line between looks like a row: with as many values as the table has columns, numbers in the columns of numbers, and in half of the lines
/// known words in the columns of few words.
///
/// @param numbers of each column, whether its texts are numbers
/// @param words   of each column, its texts where they are few; else empty
record Runaway(Layout layout, int columns, boolean[] numbers, List<Set<String>> words) {
    private static final int LOOKED_AT = 50;
    /// So many lines must look like rows where no column of numbers bears it out.
    private static final int PROSE = 3;
    /// And so many where nothing at all bears it out, and what holds them is a row itself: lists in a text have commas too.
    private static final int LISTS = 8;

    /// @param length of the record that begins at `start`
    /// @param fields that it has
    boolean swallows(byte[] buffer, int start, int length, int fields) {
        if (columns < 2) return false;
        int first = start;
        while (first < start + length && buffer[first] != '\n' && buffer[first] != '\r') first++;
        int last = start + length;
        // of a record that is a row the last line is a part of it, whatever it looks like
        if (fields == columns) last = lastLine(buffer, last);
        return last > first + 1 && looksLikeRows(buffer, first + 1, last, fields == columns);
    }

    /// Whether its columns of few words hold known ones.
    private boolean isKnown(CsvScanner scanner) {
        for (int i = 0; i < Math.min(columns, words.size()); i++) {
            if (!words.get(i).isEmpty() && !words.get(i).contains(scanner.text(i).orElse("").strip())) return false;
        }
        return true;
    }

    /// Where the last line begins before this end.
    private static int lastLine(byte[] buffer, int end) {
        int at = end - 1;
        while (at > 0 && (buffer[at] == '\n' || buffer[at] == '\r')) at--;
        while (at > 0 && buffer[at] != '\n' && buffer[at] != '\r') at--;
        return at + 1;
    }

    private boolean looksLikeRows(byte[] buffer, int begin, int end, boolean isRow) {
        try {
            CsvScanner scanner = new CsvScanner(new ByteArrayInputStream(buffer, begin, end - begin), layout, end - begin + 1);
            int rows = 0;
            int strange = 0;
            boolean anyNumber = false;
            while (rows < LOOKED_AT) {
                CsvScanner.Found found = scanner.next();
                if (found == CsvScanner.Found.END) break;
                if (found == CsvScanner.Found.BROKEN || scanner.fields() != columns) return false;
                for (int i = 0; i < columns; i++) {
                    if (!numbers[i]) continue;
                    String text = scanner.text(i).orElse("x").strip();
                    if (!text.isEmpty() && !MissingWords.has(text) && !NumberEvidence.isNumber(text)) return false;
                    anyNumber |= !text.isEmpty();
                }
                if (!isKnown(scanner)) strange++;
                rows++;
            }
            boolean anyWord = words.stream().anyMatch(each -> !each.isEmpty());
            return 2 * strange <= rows && rows >= (anyNumber ? 1 : anyWord || !isRow ? PROSE : LISTS);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail", e);
        }
    }
}
