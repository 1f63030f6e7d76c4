package septet.loop;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import septet.model.LogisticRegression;
import septet.model.Store;
import septet.world.SimulatedWorld;

/// A small town whose card payments close the loop, run once in memory.
final class Towns {
    static final String DESIGN = """
            septet: 1
            system: small-town
            requirements:
              costs:
                approve if fraud: amount
                block if not fraud: 5 EUR
            framing:
              task: binary classification
              for each: payments
              predict: fraud
              baseline: amount > 220
            data:
              sources:
                payments:
                  from: generate card payments
                  with: {days: 75, seed: 3, cards: 500, terminals: 300}
                  time: at
                  id: payment
                  columns:
                    card: key
                    terminal: key
                    amount: money EUR
                    kind: category from scenario
                    fraud: boolean known after 7d
                  checks: [amount between 0 and 100000]
              features:
                night: hour(time) < 6
                card_spend: mean(amount) by card over 1d, 7d
                terminal_risk: mean(fraud) by terminal over 7d
            model:
              learners:
                simple: logistic regression
              inputs: [night, amount, card_spend, terminal_risk]
            evaluation:
              split: {train: 10d, gap: 7d, validate: 4d, test: 4d}
              metrics: [average precision, cost]
              refresh: within 60% of served by average precision
            serving:
              decide:
                - block when score >= 0..1
                - approve
              refresh: [shadow for 6h, 25% for 1d, all]
            monitoring:
              retrain: {every: 7d}
            """;

    /// The same with fewer days and payments.
    static final String SHORT = DESIGN.replace("days: 75", "days: 46").replace("cards: 500, terminals: 300", "cards: 200, terminals: 100").replace("{every: 7d}", "{every: 4d}")
            .replace("amount > 220", "amount > 90000").replace("shadow for 6h, 25% for 1d", "shadow for 18h, 25% for 1d, 50% for 12h").replace("within 60%", "within 95%");

    private Towns() {}

    static Job job(String design) {
        return job(design, new SimulatedWorld(1, 1_540_000_000_000_000L));
    }

    static Job job(String design, SimulatedWorld world) {
        Store store = Store.open(world.disk(), Path.of("/store"));
        return new Job(DesignFile.read(design, "design.yaml"), design, Path.of("/"), Map.of(), store, world.world(),
                new Engines(NoFiles.READER, List.of(new LogisticRegression())), text -> {}, 1, "test");
    }

    /// The same work after the process ended.
    static Job again(Job job) {
        Store store = Store.open(job.world().disk(), Path.of("/store"));
        return new Job(job.file(), job.text(), job.folder(), job.places(), store, job.world(), job.engines(), job.progress(), job.threads(), job.program());
    }
}
