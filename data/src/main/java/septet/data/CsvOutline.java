package septet.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Where the table begins in a text file, and what its columns are called.
///
/// @param skipped  lines before the table
/// @param brokenHead whether the line before the table, or its first, has quotes that do not fit
/// @param header   whether the next line names the columns
/// @param headers  the names; `column1`, `column2` ... where no line names them
/// @param trailing whether each row ends in a separator behind its last value
/// @param numbers  of each column, whether its first texts are numbers
/// @param words    of each column its texts, where the beginning shows few and often; empty for others
/// @param evidence a clause each
record CsvOutline(long skipped, boolean brokenHead, boolean header, List<String> headers, boolean trailing, boolean[] numbers, List<Set<String>> words,
        List<String> evidence) {
    /// A column has few words where so many rows of the beginning stand behind each, at least.
    private static final int OF_EACH = 10;
    private static final int LINES = 1_000;
    private static final int FEW = 3;
    private static final int LONGEST_PREAMBLE = 100;

    /// A line of the file's beginning.
    private record Line(long number, List<String> texts, String broken) {
        boolean isComment() {
            return texts.getFirst().startsWith("#") || texts.getFirst().startsWith("%");
        }
    }

    /// @param columns values of most lines
    /// @return empty where there is no line
    static Optional<CsvOutline> of(byte[] beginning, Layout layout, int columns, long skipped, Optional<Boolean> said) {
        List<Line> lines = lines(beginning, layout, skipped);
        if (lines.isEmpty()) return Optional.empty();
        int first = first(lines, columns, said.orElse(false));
        Line head = lines.get(first);
        List<List<String>> rows = new ArrayList<>();
        for (Line line : lines.subList(first + 1, lines.size())) if (line.texts.size() == columns) rows.add(line.texts);
        boolean lastEmpty = columns > 1 && !rows.isEmpty() && rows.stream().allMatch(row -> row.getLast().isBlank());
        boolean trailing = lastEmpty && (head.texts.size() == columns - 1 || head.texts.size() == columns && head.texts.getLast().isBlank());
        long likeHead = lines.stream().filter(line -> line.texts.size() == head.texts.size()).count();
        boolean namesOfRows = head.texts.size() == columns - 1 && rows.size() >= FEW * likeHead;
        int width = trailing ? columns - 1 : namesOfRows || head.texts.size() == columns + 1 && head.texts.getLast().isBlank() ? columns : head.texts.size();
        List<String> names = new ArrayList<>(head.texts.subList(0, Math.min(width, head.texts.size())));
        // R writes no name above the names of rows
        if (names.size() == width - 1) names.addFirst("");
        int known = width;
        HeaderGuess.Found found = HeaderGuess.of(names, rows.stream().map(row -> row.subList(0, Math.min(known, row.size()))).filter(row -> row.size() == known).toList());
        boolean header = said.orElse(found.header());
        List<String> evidence = new ArrayList<>();
        if (head.number - 1 > 0) evidence.add(head.number - 1 + " lines before the table");
        if (trailing) evidence.add("a separator behind the last value");
        if (said.isEmpty() && !found.evidence().isEmpty()) evidence.add(found.evidence());
        return Optional.of(new CsvOutline(head.number - 1, !head.broken.isEmpty() || first > 0 && !lines.get(first - 1).broken.isEmpty(), header, header ? named(names)
                : counted(width), trailing, found.numbers(), words(rows, known), evidence));
    }

    private static List<Set<String>> words(List<List<String>> rows, int width) {
        List<Set<String>> words = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            int column = i;
            Set<String> found = rows.stream().filter(row -> row.size() > column).map(row -> row.get(column).strip()).collect(Collectors.toSet());
            words.add(found.size() * OF_EACH <= rows.size() ? Set.copyOf(found) : Set.of());
        }
        return words;
    }

    private static List<Line> lines(byte[] beginning, Layout layout, long skipped) {
        try {
            CsvScanner scanner = new CsvScanner(new ByteArrayInputStream(beginning), layout, beginning.length + 1);
            for (long i = 0; i < skipped; i++) scanner.skipLine();
            List<Line> lines = new ArrayList<>();
            for (CsvScanner.Found found = scanner.next(); found != CsvScanner.Found.END && lines.size() < LINES; found = scanner.next()) {
                List<String> texts = new ArrayList<>();
                for (int i = 0; i < scanner.fields() && found == CsvScanner.Found.RECORD; i++) texts.add(scanner.text(i).orElse("\uFFFD"));
                if (texts.isEmpty()) texts.add(scanner.raw());
                lines.add(new Line(scanner.line(), texts, found == CsvScanner.Found.BROKEN ? scanner.code() : ""));
            }
            return lines;
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail", e);
        }
    }

    /// The first line of the table: the first that is as long as most, or the one before it that could name its columns; where the design says
    /// that there is a header, the first of the file that is no comment.
    private static int first(List<Line> lines, int columns, boolean said) {
        int most = Math.min(LONGEST_PREAMBLE, (lines.size() - 1) / 2);
        int first = 0;
        long like = lines.stream().filter(line -> line.texts.size() == columns).count();
        long likeFirst = lines.stream().filter(line -> line.texts.size() == lines.getFirst().texts.size()).count();
        if ((said || columns > 1 && (like < FEW || like < FEW * likeFirst)) && !lines.getFirst().isComment()) return 0;
        while (first < lines.size() && (columns == 1 ? lines.get(first).isComment() : lines.get(first).texts.size() != columns)) first++;
        if (columns > 1) while (first + 2 < lines.size() && lines.get(first).isComment() && names(lines, first + 1, columns)) first++;
        if (first == 0 || columns == 1) return first < lines.size() ? first : 0;
        boolean near = Math.abs(lines.get(first - 1).texts.size() - columns) == 1 && !lines.get(first - 1).isComment() && columns > 2;
        if (near && !names(lines, first, columns)) return first - 1;
        return first <= Math.max(1, most) ? first : 0;
    }

    /// Whether the line's words stand above numbers.
    private static boolean names(List<Line> lines, int at, int columns) {
        List<List<String>> rows = lines.subList(at + 1, lines.size()).stream().map(Line::texts).filter(texts -> texts.size() == columns).toList();
        return lines.get(at).texts.size() == columns && HeaderGuess.of(lines.get(at).texts, rows).names();
    }

    private static List<String> named(List<String> texts) {
        List<String> names = new ArrayList<>();
        for (String text : texts) names.add(text.replace('\u00a0', ' ').strip());
        if (names.getFirst().startsWith("#")) names.set(0, names.getFirst().substring(1).strip());
        return List.copyOf(names);
    }

    private static List<String> counted(int width) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= width; i++) names.add("column" + i);
        return List.copyOf(names);
    }
}
