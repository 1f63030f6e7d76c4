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
import septet.model.Store;
import septet.studio.Terminal;
import septet.world.World;

@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Ingests, trains, tunes, evaluates, gates and registers; writes a report that opens offline.",
        footer = {"", "  septet run design.yaml --source payments=payments.csv", "",
                "Exit code 3: no version was promoted; the one before serves on, a first run serves the baseline, degraded."})
final class RunCommand implements Callable<Integer> {
    static final int NOT_PROMOTED = 3;
    private final Console console;
    @Mixin
    private DesignOptions options;
    @Option(names = "--strict", description = "Exit code 3 also where a requirement is missed on this machine.")
    private boolean strict;

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        Work work = options.open();
        World world = Composition.world();
        try (Store store = Store.open(world.disk(), work.store())) {
            Run.Result result = run(console, work, store, world, options.sources);
            boolean missed = result.report().requirements().stream().anyMatch(line -> line.met() == RunReport.Met.MISSED);
            return result.promoted() && !(strict && missed) ? 0 : NOT_PROMOTED;
        }
    }

    /// Runs, writes the report, and says how it ended.
    static Run.Result run(Console console, Work work, Store store, World world, Map<String, Path> sources) throws InterruptedException {
        Run.Result result = Run.of(work.job(store, world, sources, console::progress));
        Path report = RunFiles.write(work, store, world.disk(), result.report(), RunExploration.of(work.file().design(), result.ingested()));
        console.problems(result.report().warnings());
        console.result(Terminal.outcome(result.report(), Terminal.WIDTH));
        console.result("report: " + report);
        console.event("run", Map.of("version", result.version().id(), "promoted", result.promoted(), "why", result.report().verdict().why(), "report", report.toString()));
        return result;
    }
}
