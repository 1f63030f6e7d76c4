package septet.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import septet.data.CsvReader;
import septet.loop.ClosedLoop;
import septet.loop.DesignFile;
import septet.loop.Engines;
import septet.loop.Job;
import septet.loop.LoopParts;
import septet.loop.LoopTerms;
import septet.loop.MishapLine;
import septet.loop.Profile;
import septet.loop.Run;
import septet.model.LogisticRegression;
import septet.model.Store;
import septet.world.SimulatedWorld;

/// A short closed loop of a very small town, run once, ready to be rehearsed as often as one likes.
record ShortLoop(Job job, Run.Result run) {
    static final int DAYS = 9;
    private static final String DESIGN = """
            septet: 1
            system: short-loop
            requirements:
              costs:
                approve if fraud: amount
                block if not fraud: 5 EUR
            framing:
              task: binary classification
              for each: payments
              predict: fraud
              baseline: amount > 90000
            data:
              sources:
                payments:
                  from: generate card payments
                  with: {days: 42, seed: 3, cards: 200, terminals: 100}
                  time: at
                  id: payment
                  columns:
                    card: key
                    terminal: key
                    amount: money EUR
                    fraud: boolean known after 7d
              features:
                night: hour(time) < 6
                card_spend: mean(amount) by card over 1d, 7d
                terminal_risk: mean(fraud) by terminal over 7d
            model:
              learners:
                simple: logistic regression
            evaluation:
              split: {train: 10d, gap: 7d, validate: 4d, test: 4d}
              metrics: [average precision, cost]
              refresh: within 95% of served by average precision
            serving:
              decide:
                - block when score >= 0..1
                - approve
              refresh: [shadow for 12h, 45% for 1d, all]
            monitoring:
              retrain: {every: 3d}
            """;

    static ShortLoop open() throws InterruptedException {
        SimulatedWorld world = new SimulatedWorld(1, 1_540_000_000_000_000L);
        Store store = Store.open(world.world().disk(), Path.of("/store"));
        Job job = new Job(DesignFile.read(DESIGN, "design.yaml"), DESIGN, Path.of("/"), Map.of(), store, world.world(),
                new Engines(new CsvReader(world.disk()), List.of(new LogisticRegression())), _ -> {}, 1, "figure");
        return new ShortLoop(job, Run.of(job));
    }

    /// @param mishaps that its world is made of
    ClosedLoop loop(LoopParts parts, List<MishapLine> mishaps) {
        return ClosedLoop.of(job, run.ingested(), LoopTerms.days(DAYS).with(mishaps), Profile.ASSUMED, parts);
    }
}
