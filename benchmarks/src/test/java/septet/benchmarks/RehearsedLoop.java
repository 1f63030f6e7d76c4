package septet.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.data.CsvReader;
import septet.engines.xgboost.BoostedTrees;
import septet.loop.ClosedLoop;
import septet.loop.DesignFile;
import septet.loop.Engines;
import septet.loop.Job;
import septet.loop.LoopJson;
import septet.loop.LoopReport;
import septet.loop.LoopTerms;
import septet.loop.Profile;
import septet.loop.Run;
import septet.model.LogisticRegression;
import septet.model.Store;
import septet.world.RealWorld;
import septet.world.SimulatedWorld;
import septet.world.World;

/// Ninety days of card fraud in virtual time: about 860,000 payments through the code that serves, retrained every week, each candidate through two canaries.
/// The same seed gives the same bytes. Share: a small town and twenty days.
final class RehearsedLoop {
    static final String NAME = "rehearsal";
    private static final double MOST_SECONDS = 60;

    private RehearsedLoop() {}

    /// The example with a closed loop, in memory, on two threads.
    static Job job(String design) {
        SimulatedWorld simulated = new SimulatedWorld(1, 1_540_000_000_000_000L);
        World real = RealWorld.start();
        World world = new World(simulated.world().clock(), simulated.disk(), real.scheduler());
        Store store = Store.open(world.disk(), Path.of("/store"));
        Engines engines = new Engines(new CsvReader(world.disk()), List.of(new LogisticRegression(), new BoostedTrees()));
        return new Job(DesignFile.read(design, "design.yaml"), design, Path.of("/"), Map.of(), store, world, engines, _ -> {}, 2, "figure");
    }

    static String closed(String design) {
        String gated = Repository.replaced(design, "    - strong > simple > baseline\n", "    - strong > simple > baseline\n  refresh: within 5% of served by average precision\n");
        String rolled = Repository.replaced(gated, "  fallback: [previous model, simple, baseline]\n",
                "  fallback: [previous model, simple, baseline]\n  refresh: [shadow for 1h, 5% for 1d, 50% for 1d, all]\n");
        return Repository.replaced(rolled, "  runbook: runbooks/card-fraud.md\n", "  runbook: runbooks/card-fraud.md\n  retrain: {every: 7d}\n");
    }

    static Outcome run(Size size) throws Exception {
        boolean deep = size == Size.DEEP;
        Job job = job(deep ? closed(RehearsedPayments.design()) : small());
        Run.Result run = Run.of(job);
        int days = deep ? 90 : 20;
        Profile profile = Profile.of(Optional.of(run.report()));
        long begin = System.nanoTime();
        LoopReport first = ClosedLoop.of(job, LoopTerms.days(days), profile).play();
        double seconds = (System.nanoTime() - begin) / 1e9;
        LoopReport second = ClosedLoop.of(job, run.ingested(), LoopTerms.days(days), profile).play();
        LoopReport other = ClosedLoop.of(job, run.ingested(), LoopTerms.days(days).seed(2), profile).play();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("virtual days", days);
        values.put("payments decided", first.totals().rows());
        values.put("seconds, from the sources to the story", seconds);
        values.put("retrainings", first.totals().retrainings());
        values.put("promotions", first.totals().promotions());
        values.put("rolled back, undecided, refused", first.totals().rollbacks() + ", " + first.totals().undecided() + ", " + first.totals().refused());
        values.put("feature values that differ from the training set", first.checks().different());
        values.put("of", first.checks().compared());
        values.put("cost, of the baseline, of the first version", Shown.text(first.totals().cost()) + ", " + Shown.text(first.totals().baseline()) + ", "
                + Shown.text(first.totals().unchanged()) + " " + first.currency());
        values.put("log hash", first.logHash());
        values.put("log hash of a second rehearsal", second.logHash());
        boolean same = java.util.Arrays.equals(LoopJson.write(first), LoopJson.write(second));
        boolean holds = first.checks().hold() && second.checks().hold() && first.totals().retrainings() >= days / 7 - 1;
        return new Outcome(NAME, "7 (town), 1 (rehearsal)", first.totals().rows(), values,
                Map.of("a rehearsal of another seed, taken for the same", !first.logHash().equals(other.logHash())), same && holds && (!deep || seconds <= MOST_SECONDS));
    }

    private static String small() throws IOException {
        return closed(RehearsedPayments.small());
    }
}
