package septet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import septet.serving.Event;

/// Decisions and rows of files, down to the events and the words that they come from.
class ExplainedRowsTest {
    private static final String DESIGN = """
            septet: 1
            system: desk
            requirements:
              traffic: {mean: 100/d}
              scale: {urgent: 40%}
              costs:
                wait if urgent: 4 EUR
                rush: 1 EUR
            framing:
              task: binary classification
              for each: letters
              predict: urgent
              baseline: pages > 5
            data:
              sources:
                letters:
                  from: letters.csv
                  time: at
                  id: letter
                  columns:
                    at: time from date(join(day, ' ', hour), 'yyyy-MM-dd H')
                    sender: key
                    pages: number
                    body: text
                    urgent: boolean known after 1d
              features:
                terms: hashed(words(body, 1, 1), 64)
                earlier: count() by sender over 7d
                most: max(pages) by sender over 7d
                share: pages / (sum(pages) by sender over 2d)
                habit: mean(urgent) by sender over 30d
            model:
              learners:
                simple: {logistic regression: {l2: 0.1}}
            evaluation:
              split: {train: 60%, validate: 20%, test: 20%}
              metrics: [roc auc, cost]
            serving:
              decide: [rush when score >= 0..1, wait]
              reasons: 3
            """;
    @TempDir
    private static Path folder;
    private static Path design;

    @BeforeAll
    static void run() throws IOException {
        StringBuilder rows = new StringBuilder("letter,day,hour,sender,pages,body,urgent\n");
        for (int i = 0; i < 400; i++) {
            boolean urgent = i % 7 < 3;
            rows.append("l").append(i).append(",2024-01-").append(String.format("%02d", 1 + i / 20)).append(',').append(i % 20).append(",s")
                    .append(i % 20).append(',').append(i % 9 + 1).append(',').append(urgent ? "please come now" : "a kind word from me").append(',').append(urgent).append('\n');
        }
        Files.writeString(folder.resolve("letters.csv"), rows);
        design = Files.writeString(folder.resolve("desk.yaml"), DESIGN);
        Said run = Said.by("run", design);
        assertThat(run.code()).as(run.err()).isZero();
        try (Septet system = Septet.open(design)) {
            system.decide(Event.json("{\"letter\": \"x1\", \"at\": \"2024-01-21T00:00:00Z\", \"sender\": \"s1\", \"pages\": 30, \"body\": \"come NOW 24\"}"));
            system.decide(Event.json("{\"letter\": \"x2\", \"at\": \"2024-01-21T01:00:00Z\", \"sender\": \"s1\", \"pages\": 2, \"body\": \"please come\"}"));
        }
    }

    /// One letter a day is of one sender; that of seven days ago stands on the edge, outside.
    @Test
    void aDecisionNamesTheEventsBehindIt() {
        Said said = Said.by("explain", "decision", "x2", design, "--events", "3");
        assertThat(said.code()).as(said.err()).isZero();
        String out = said.out().replaceAll("\\s+", " ");
        assertThat(out).contains("earlier = 8: count() by sender over 7d; 8 of letters, after 2024-01-14T01:00:00Z", "2024-01-21T01:00:00Z x2 the log this row itself",
                "2024-01-21T00:00:00Z x1", "and 5 older", "most = 30: max(pages) by sender over 7d", "x1 the log decides");
        assertThat(out).contains("share = ", "computed from", "sum(pages) by sender over 2d = ");
        assertThat(out).contains("habit = ", "mean(urgent) by sender over 30d", "2024-01-21T01:00:00Z", "l381", "file");
        assertThat(out).contains("feature values are those that the decision saw, bit for bit");
        assertThat(out).contains("term of terms", "\u201Ccome\u201D", "terms that it does not hold", "together");
    }

    @Test
    void anAnswerGivesWordsAsReasons() {
        try (Septet system = Septet.open(design)) {
            assertThat(system.decide(Event.json("{\"letter\": \"x1\", \"at\": \"2024-01-21T00:00:00Z\", \"sender\": \"s1\", \"pages\": 30, \"body\": \"come NOW 24\"}")).reasons())
                    .anySatisfy(reason -> {
                        assertThat(reason.feature()).isEqualTo("terms");
                        assertThat(reason.value()).isIn("come", "now", "00");
                    });
        }
    }

    @Test
    void aRowOfAFileIsExplainedByItsId() throws IOException {
        Path page = folder.resolve("why.html");
        Said said = Said.by("explain", "decision", "l399", design, "--page", page, "--head", "urgent");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("a row of letters on which nobody decided", "earlier = 7: count() by sender over 7d", "l379", "page: ");
        assertThat(page).content().startsWith("<!doctype html>").contains("Which events it is made of", "l379", "What the words of terms add", "a kind word from me");
        assertThat(Files.readString(page)).doesNotContain("http://", "https://");
        assertThat(Said.by("explain", "decision", "l399", design, "--events", "0").err()).contains("COMMAND-NO-DECISION");
        assertThat(Said.by("explain", "decision", "l399", design, "--head", "urgnt").err()).contains("urgent");
        assertThat(Said.by("explain", "decision", "row 3", design).err()).contains("COMMAND-NO-DECISION");
    }

    /// The time is made of two headers; a file in the names of the design says the same.
    @Test
    void rowsOfAFileAreScoredByTheHeadersThatColumnsAreMadeFrom() throws IOException {
        Path raw = Files.writeString(folder.resolve("raw.csv"), "letter,hour,day,sender,pages,body,other\nn1,3,2024-01-22,s1,4,come now,x\nn2,99,2024-01-22,s1,4,come now,x\n");
        Path told = Files.writeString(folder.resolve("told.csv"), "letter,at,sender,pages,body\nn1,2024-01-22T03:00:00Z,s1,4,come now\n");
        Said said = Said.by("predict", design, raw);
        assertThat(said.code()).isEqualTo(4);
        assertThat(said.out().lines().toList().get(0)).contains("\"id\":\"n1\"", "\"score\":").isEqualTo(Said.by("predict", design, told).out().strip());
        assertThat(said.out().lines().toList().get(1)).contains("event.at: is missing");
    }

    @Test
    void theSameStandsInEvents() {
        String out = Said.by("explain", "decision", "x2", design, "--events", "2", "--json").out();
        assertThat(out).contains("\"event\":\"evidence\"", "\"text\":\"count() by sender over 7d\"", "\"events\":8", "\"origin\":\"the log\"", "\"different\":[]", "\"rest\":");
    }
}
