package septet.studio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/// A table of monospaced text that keeps within a width: cells wrap at blanks, the widest column first; inside a word only where nothing else helps.
public final class TextTable {
    private static final String BETWEEN = "  ";
    private static final char UNBROKEN = '\u00A0';
    private static final int NARROWEST = 8;

    private TextTable() {}

    /// @param indent blanks before each line
    /// @param rows   one of a single cell is a heading of its own line
    public static String of(List<String> headers, List<List<String>> rows, int indent, int width) {
        List<List<String>> all = new ArrayList<>();
        if (!headers.isEmpty()) all.add(clean(headers));
        rows.forEach(row -> all.add(clean(row)));
        if (all.isEmpty()) return "";
        int columns = all.stream().mapToInt(List::size).max().orElse(1);
        int room = width - indent - BETWEEN.length() * (columns - 1);
        int[] widths = widths(all, columns, TextTable::length);
        narrow(widths, widths(all, columns, TextTable::longestWord), room);
        int[] least = new int[columns];
        Arrays.fill(least, NARROWEST);
        narrow(widths, least, room);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).size() == 1 && columns > 1) text.append('\n').append(paragraph(all.get(i).getFirst(), 0, width));
            else row(text, all.get(i), widths, indent);
            if (i == 0 && !headers.isEmpty()) text.append(" ".repeat(indent))
                    .append(Arrays.stream(widths).mapToObj("-"::repeat).collect(Collectors.joining(BETWEEN))).append('\n');
        }
        return text.toString();
    }

    /// Lines no longer than the width, each behind `indent` blanks.
    public static String paragraph(String words, int indent, int width) {
        return wrap(clean(words), Math.max(NARROWEST, width - indent)).stream().map(line -> " ".repeat(indent) + line.replace(UNBROKEN, ' ') + "\n")
                .collect(Collectors.joining());
    }

    private static int[] widths(List<List<String>> rows, int columns, ToIntFunction<String> length) {
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size() && row.size() == columns; i++) widths[i] = Math.max(widths[i], length.applyAsInt(row.get(i)));
        }
        return widths;
    }

    /// Takes from the widest column that may still give, until all fit.
    private static void narrow(int[] widths, int[] least, int room) {
        while (Arrays.stream(widths).sum() > room) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) if (widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest])) widest = i;
            if (widest < 0) return;
            widths[widest]--;
        }
    }

    private static int longestWord(String cell) {
        return Arrays.stream(cell.split(" ")).mapToInt(TextTable::length).max().orElse(0);
    }

    private static void row(StringBuilder text, List<String> cells, int[] widths, int indent) {
        List<List<String>> wrapped = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) wrapped.add(wrap(cells.get(i), widths[i]));
        int lines = wrapped.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < lines; line++) {
            StringBuilder one = new StringBuilder(" ".repeat(indent));
            for (int i = 0; i < wrapped.size(); i++) {
                String part = line < wrapped.get(i).size() ? wrapped.get(i).get(line) : "";
                one.append(i == 0 ? "" : BETWEEN).append(part.replace(UNBROKEN, ' ')).append(" ".repeat(widths[i] - length(part)));
            }
            text.append(one.toString().stripTrailing()).append('\n');
        }
    }

    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && length(line) + 1 + length(word) > width) {
                lines.add(line);
                line = "";
            }
            line = line.isEmpty() ? word : line + " " + word;
            while (length(line) > width) {
                int cut = line.offsetByCodePoints(0, width);
                lines.add(line.substring(0, cut));
                line = line.substring(cut);
            }
        }
        lines.add(line);
        return lines;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static List<String> clean(List<String> cells) {
        return cells.stream().map(TextTable::clean).toList();
    }

    /// No control character of a name reaches a terminal.
    static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().forEach(c -> clean.appendCodePoint(c == '\n' || c == '\t' ? ' ' : isShown(c) ? c : '\uFFFD'));
        return clean.toString();
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
