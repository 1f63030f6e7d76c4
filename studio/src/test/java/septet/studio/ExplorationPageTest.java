package septet.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.data.Exploration;
import septet.data.Explorer;
import septet.data.FileShape;
import septet.data.TextBatch;
import septet.data.TextTable;
import septet.world.Chance;

class ExplorationPageTest {
    private static final Exploration FOUND = found("city");
    private static final String PAGE = ExplorationPage.html(FOUND, "0.1.0");

    /// A table with one column of each kind.
    private record Made(List<String> headers, List<String[]> rows) implements TextTable {
        @Override
        public FileShape shape() {
            return FileShape.typed("made");
        }

        @Override
        public void read(int[] columns, Sink into) {
            TextBatch batch = new TextBatch(columns.length);
            for (String[] row : rows) {
                int place = batch.add(1);
                for (int i = 0; i < columns.length; i++) batch.set(place, i, row[columns[i]]);
            }
            into.rows(batch);
            into.broken(7, "DATA-RAGGED-ROW", "a;b;" + Hostile.TEXT);
        }

        @Override
        public void close() {}
    }

    private static Exploration found(String name) {
        Chance chance = Chance.of(1);
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            boolean bought = chance.nextDouble() < 0.3;
            rows.add(new String[] {"K" + i, "2024-0" + (1 + i / 100) + "-1" + i % 9, Integer.toString(chance.nextInt(50) + (bought ? 20 : 0)), i % 9 == 0 ? "?" : name
                    + chance.nextInt(4),
                bought ? "paid" : "open", "I would like to have number " + i + " of it please", bought ? "yes" : "no"});
        }
        return Explorer.of(new Made(List.of("id", "at", "size", name, "status", "note", "bought"), rows), name + ".csv", Explorer.Aim.NONE.predicting("bought"));
    }

    @Test
    void isOneWellFormedFileThatLoadsNothing() {
        assertThat(HtmlCheck.of(PAGE).wrong).isEmpty();
        assertThat(PAGE).startsWith("<!doctype html>").contains("content=\"default-src &#39;none&#39;;");
        assertThat(PAGE.replace(Library.CHARTS, "")).doesNotContain("https://", "fetch(", "@import");
    }

    @Test
    void saysWhatWasFound() {
        assertThat(PAGE).contains("Columns that may know the answer", "of the label&#39;s uncertainty", "Rows of each day", "Histogram from", "DATA-RAGGED-ROW");
        String text = ExplorationText.of(FOUND, 100);
        assertThat(text).contains("city.csv: 600 rows, 7 columns; 1 line that cannot be read", "status", "left out", "binary classification", "11.2% '?'", "To predict: bought");
        assertThat(text.lines().mapToInt(line -> line.codePointCount(0, line.length())).max().orElse(0)).isLessThanOrEqualTo(100);
    }

    @Test
    void theSameTableGivesTheSameBytes() {
        assertThat(ExplorationPage.html(found("city"), "0.1.0")).isEqualTo(PAGE);
    }

    @Test
    void namesAndWordsStayText() {
        String page = ExplorationPage.html(found(Hostile.TEXT), "0.1.0");
        assertThat(HtmlCheck.of(page).wrong).isEmpty();
        assertThat(HtmlCheck.of(page).scripts).hasSameSizeAs(HtmlCheck.of(PAGE).scripts);
        assertThat(page.replace(Library.CHARTS, "")).doesNotContain("<script>alert");
    }

    @Test
    void aPlaceThatForgetsToEscapeIsFound() {
        String planted = PAGE.replace("<main id=\"main\">", "<main id=\"main\">" + Hostile.TEXT);
        assertThat(HtmlCheck.of(planted).wrong).isNotEmpty();
    }

    @Test
    void standsInTheReportOfARun() {
        String report = Report.html(Fixture.report(), List.of(FOUND));
        assertThat(HtmlCheck.of(report).wrong).isEmpty();
        assertThat(report).contains("What is in the data", "of the label&#39;s uncertainty");
        assertThat(Report.html(Fixture.report())).doesNotContain("What is in the data");
    }
}
