package septet.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import septet.data.CsvReader;
import septet.engines.xgboost.BoostedTrees;
import septet.loop.DesignFile;
import septet.loop.Engines;
import septet.loop.Ingested;
import septet.loop.Job;
import septet.loop.Run;
import septet.model.LogisticRegression;
import septet.model.Store;
import septet.world.SimulatedWorld;

/// The example of card payments, run in memory and ready to be rehearsed.
///
/// @param run what the run found
record RehearsedPayments(Job job, Run.Result run) {
    /// The design as it stands in `examples/card-fraud`.
    static String design() throws IOException {
        return Repository.example("card-fraud/design.yaml");
    }

    /// The same with a small town, fewer days and a short search.
    static String small() throws IOException {
        String town = Repository.replaced(design(), "with: {days: 183, seed: 7}", "with: {days: 60, seed: 7, cards: 300, terminals: 600}");
        return town.replaceFirst("trials: \\d+", "trials: 1").replaceFirst("rounds: [0-9.]+", "rounds: 60");
    }

    static RehearsedPayments run(String design) throws InterruptedException {
        SimulatedWorld world = new SimulatedWorld(1, 1_540_000_000_000_000L);
        Store store = Store.open(world.world().disk(), Path.of("/store"));
        Engines engines = new Engines(new CsvReader(world.disk()), List.of(new LogisticRegression(), new BoostedTrees()));
        Job job = new Job(DesignFile.read(design, "design.yaml"), design, Path.of("/"), Map.of(), store, world.world(), engines, text -> {}, 1, "figure");
        return new RehearsedPayments(job, Run.of(job));
    }

    /// The rows that were ingested, changed.
    Ingested ingested(UnaryOperator<septet.data.Table> change) {
        Ingested all = run.ingested();
        return new Ingested(all.tables().stream().map(change).toList(), all.sources(), all.zones(), all.dictionary(), all.fingerprint());
    }
}
