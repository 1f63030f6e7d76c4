package septet.studio;

import java.util.ArrayList;
import java.util.List;
import septet.studio.Comparison.Row;

/// A comparison as monospaced text.
final class ComparisonText {
    private static final int INDENT = 2;
    private static final int MOST_LINES = 12;

    private ComparisonText() {}

    static String of(Comparison comparison, int width) {
        StringBuilder text = new StringBuilder();
        comparison.sentences().forEach(sentence -> text.append(TextTable.paragraph(sentence, 0, width)).append('\n'));
        changes(text, comparison.changes(), width);
        for (PromiseTable table : comparison.promises()) {
            text.append(TextTable.paragraph(table.side() + ", replayed as production would have known it", 0, width)).append(table.text(INDENT, width)).append('\n');
        }
        return text.append(table(comparison, width)).append(same(comparison, width)).toString();
    }

    /// What differs. A column for verdicts only where there is one.
    private static String table(Comparison comparison, int width) {
        boolean judged = comparison.rows().stream().anyMatch(row -> row.tone() != Difference.Tone.UNKNOWN);
        String group = "";
        List<List<String>> rows = new ArrayList<>();
        for (Row row : comparison.rows()) {
            if (isSame(row)) continue;
            if (!row.group().equals(group)) rows.add(List.of(row.group()));
            group = row.group();
            List<String> cells = List.of(row.name(), row.first(), row.second(), row.difference(), Comparison.word(row.tone()));
            rows.add(judged ? cells : cells.subList(0, 4));
        }
        List<String> headers = List.of("", comparison.first(), comparison.second(), "difference", "the second is");
        return TextTable.of(judged ? headers : headers.subList(0, 4), rows, INDENT, width);
    }

    private static boolean isSame(Row row) {
        return row.difference().equals(ComparedWork.SAME);
    }

    private static String same(Comparison comparison, int width) {
        List<String> same = comparison.rows().stream().filter(ComparisonText::isSame).map(row -> row.name() + " (" + row.first() + ")").toList();
        return same.isEmpty() ? "" : "\n" + TextTable.paragraph("The same in both: " + String.join(", ", same) + ".", 0, width);
    }

    private static void changes(StringBuilder text, LineChanges changes, int width) {
        if (changes.removed().isEmpty() && changes.added().isEmpty()) return;
        changes.removed().stream().limit(MOST_LINES).forEach(line -> text.append(TextTable.paragraph("- " + line.number() + ": " + line.text(), INDENT, width)));
        changes.added().stream().limit(MOST_LINES).forEach(line -> text.append(TextTable.paragraph("+ " + line.number() + ": " + line.text(), INDENT, width)));
        int more = Math.max(0, changes.removed().size() - MOST_LINES) + Math.max(0, changes.added().size() - MOST_LINES);
        if (more > 0) text.append(TextTable.paragraph("and " + Numbers.plural(more, "line") + " more", INDENT, width));
        text.append('\n');
    }
}
