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
        String group = "";
        List<List<String>> rows = new ArrayList<>();
        for (Row row : comparison.rows()) {
            if (!row.group().equals(group)) rows.add(List.of(row.group()));
            group = row.group();
            rows.add(List.of(row.name(), row.first(), row.second(), row.difference(), Comparison.word(row.tone())));
        }
        return text.append(TextTable.of(List.of("", comparison.first(), comparison.second(), "difference", comparison.second() + " is"), rows,
                INDENT, width)).toString();
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
