package septet.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A design that runs in a moment: visits that are bought or not, the more pages the likelier.
final class Small {
    static final String DESIGN = """
            septet: 1
            system: shop
            requirements:
              traffic: {mean: 100/d}
              scale: {bought: 30%}
              costs:
                skip if bought: 4 EUR
                call: 1 EUR
            framing:
              task: binary classification
              for each: visits
              predict: bought
              baseline: pages > 5
            data:
              sources:
                visits:
                  from: visits.csv
                  columns:
                    bought: boolean known later
                    pages: number
                    device: category
            model:
              learners:
                simple: {logistic regression: {l2: 1}}
            evaluation:
              split: {train: 60%, validate: 20%, test: 20%}
              metrics: [roc auc, cost]
            serving:
              decide: [call when score >= 0..1, skip]
              reasons: 2
            """;

    private Small() {}

    /// @return the design, beside its rows
    static Path in(Path folder) {
        try {
            StringBuilder rows = new StringBuilder("bought,pages,device\n");
            for (int i = 0; i < 600; i++) {
                int pages = i * 7 % 11;
                boolean bought = pages > 7 || i % 13 == 0;
                rows.append(bought).append(',').append(pages).append(',').append(i % 3 == 0 ? "phone" : "desk").append('\n');
            }
            Files.writeString(folder.resolve("visits.csv"), rows);
            return Files.writeString(folder.resolve("shop.yaml"), DESIGN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
