package septet.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import septet.loop.Run;
import septet.loop.RunExploration;
import septet.loop.RunReport;
import septet.loop.SeedRuns;
import septet.model.Store;
import septet.studio.SeedTable;
import septet.studio.Terminal;
import septet.world.World;

@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Ingests, trains, tunes, evaluates, gates and registers; writes a report that opens offline.",
        footer = {"", "  septet run design.yaml --source payments=payments.csv", "  septet run design.yaml --seeds 1..10", "",
                "Exit code 3: no version was promoted; the one before serves on, a first run serves the baseline, degraded."})
final class RunCommand implements Callable<Integer> {
    static final int NOT_PROMOTED = 3;
    private final Console console;
    @Mixin
    private DesignOptions options;
    @Option(names = "--strict", description = "Exit code 3 also where a requirement is missed on this machine.")
    private boolean strict;
    @Option(names = "--seeds", paramLabel = "FROM..TO", description = "Runs with each of these seeds, and says mean and spread of each metric; nothing is registered.")
    private String seeds = "";

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        Work work = options.open();
        World world = Composition.world();
        try (Store store = Store.open(world.disk(), work.store())) {
            if (!seeds.isEmpty()) return seeds(work, store, world);
            Run.Result result = run(console, work, store, world, options.sources);
            boolean missed = result.report().requirements().stream().anyMatch(line -> line.met() == RunReport.Met.MISSED);
            return result.promoted() && !(strict && missed) ? 0 : NOT_PROMOTED;
        }
    }

    private int seeds(Work work, Store store, World world) throws InterruptedException {
        SeedRuns runs = SeedRuns.of(work.job(store, world, options.sources, console::progress), SeedRange.of(seeds));
        console.result(SeedTable.text(runs, Terminal.WIDTH));
        for (SeedRuns.Line line : runs.lines()) {
            console.event("seeds", Map.of("contestant", line.contestant(), "metric", line.metric(), "mean", line.mean(), "spread", line.spread(), "values", line.values()));
        }
        return 0;
    }

    /// Runs, writes the report, and says how it ended.
    static Run.Result run(Console console, Work work, Store store, World world, Map<String, Path> sources) throws InterruptedException {
        Run.Result result = Run.of(work.job(store, world, sources, console::progress));
        Path report = RunFiles.write(work, store, world.disk(), result.report(), RunExploration.of(work.file().design(), result));
        console.problems(result.report().warnings());
        console.result(Terminal.outcome(result.report(), Terminal.WIDTH));
        console.result("report: " + report);
        console.event("run", Map.of("version", result.version().id(), "promoted", result.promoted(), "why", result.report().verdict().why(), "report", report.toString()));
        return result;
    }
}
