package septet.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import septet.world.Chance;

/// A design that runs in a moment and is served in time: payments of sixty cards, a quarter of which are stolen.
final class SmallPayments {
    static final String DESIGN = """
            septet: 1
            system: cards
            requirements:
              traffic: {mean: 100/d}
              scale: {fraud: 20%}
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
            """;

    private SmallPayments() {}

    /// The design with a new version every so often, for all traffic at once.
    static String retrained(String every) {
        return DESIGN + "  refresh: [all]\nmonitoring:\n  retrain: {every: " + every + "}\n";
    }

    /// Writes a design beside so many payments, seventy a day in the mean from 2024-01-01 on.
    ///
    /// @return the design
    static Path in(Path folder, String design, int payments) {
        try {
            Files.writeString(folder.resolve("payments.csv"), rows(payments));
            return Files.writeString(folder.resolve("design.yaml"), design);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String rows(int payments) {
        Chance chance = Chance.of(5);
        StringBuilder rows = new StringBuilder("id,at,card,amount,fraud\n");
        Instant now = Instant.parse("2024-01-01T00:00:00Z");
        for (int i = 0; i < payments; i++) {
            now = now.plus(1 + chance.nextInt(40), ChronoUnit.MINUTES);
            int card = chance.nextInt(60);
            rows.append(String.format(Locale.ROOT, "p%d,%s,c%d,%d,%s%n", i, now, card, 1 + chance.nextInt(300), card % 4 == 0 && chance.nextInt(20) > 0));
        }
        return rows.toString();
    }
}
