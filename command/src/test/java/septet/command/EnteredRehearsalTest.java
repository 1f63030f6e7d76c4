package septet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import septet.world.Chance;

/// A rehearsal that is played until a moment can be entered there: its decisions explained, its history told.
class EnteredRehearsalTest {
    private static final String DESIGN = """
            septet: 1
            system: entered
            requirements:
              costs: {approve if fraud: amount, block: 3 EUR}
            framing:
              task: binary classification
              for each: payments
              predict: fraud
              baseline: amount > 290
            data:
              sources:
                payments:
                  from: payments.csv
                  time: at
                  id: id
                  columns: {card: key, amount: money EUR, fraud: boolean known after 2d}
              features:
                spend: mean(amount) by card over 7d
                risk: mean(fraud) by card over 7d
            model:
              learners: {simple: logistic regression}
            evaluation:
              split: {train: 12d, gap: 2d, validate: 3d, test: 3d}
              metrics: [average precision, cost]
            serving:
              decide: [block when score >= 0.5, approve]
              refresh: [all]
            monitoring:
              retrain: {every: 1d}
            """;
    @TempDir
    private Path folder;

    @Test
    void aDecisionOfThatMomentIsExplained() throws Exception {
        Files.writeString(folder.resolve("payments.csv"), rows());
        Path design = Files.writeString(folder.resolve("design.yaml"), DESIGN);
        assertThat(Said.by("run", design).code()).isZero();
        Said rehearsed = Said.by("rehearse", design, "--days", 8, "--until", "3d");
        assertThat(rehearsed.code()).as(rehearsed.all()).isZero();
        assertThat(rehearsed.out()).contains("enter it: septet explain decision ID");
        Path store = folder.resolve(".septet/entered/rehearsals/last/store");
        Said history = Said.by("history", design, "--store", store);
        assertThat(history.out()).contains("It stands at the beginning", "a new version is due every 1d");
        Said explained = Said.by("explain", "decision", "p2150", design, "--store", store);
        assertThat(explained.out()).as(explained.all()).contains("p2150", "risk = ", "spend = ", "this row itself").doesNotContain("on which nobody decided");
        assertThat(Said.by("explain", "decision", "p2590", design, "--store", store).out()).as("after that moment").contains("on which nobody decided");
        assertThat(Said.by("rehearse", design, "--days", 8, "--until", "soon").err()).contains("--until");
    }

    private static String rows() {
        Chance chance = Chance.of(5);
        StringBuilder rows = new StringBuilder("id,at,card,amount,fraud\n");
        Instant now = Instant.parse("2024-01-01T00:00:00Z");
        for (int i = 0; i < 2_600; i++) {
            now = now.plus(1 + chance.nextInt(40), ChronoUnit.MINUTES);
            int card = chance.nextInt(60);
            rows.append(String.format(Locale.ROOT, "p%d,%s,c%d,%d,%s%n", i, now, card, 1 + chance.nextInt(300), card % 4 == 0 && chance.nextInt(20) > 0));
        }
        return rows.toString();
    }
}
