package septet.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import septet.design.Fault;
import septet.design.Mark;
import septet.design.Phrase;
import septet.design.Problem;
import septet.design.Problems;
import septet.loop.Rehearsal;
import septet.loop.RehearsalReport;
import septet.loop.RehearsalTerms;
import septet.loop.RunJson;
import septet.loop.RunReport;
import septet.model.Store;
import septet.studio.Replayed;
import septet.studio.Terminal;
import septet.world.World;

@Command(name = "rehearse", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Replays the last days of the rows through the serving path in virtual time, labels as late as they really come, and compares every "
            + "feature value, score and decision with the training set, bit for bit. What it delivers is written into the report of the run.",
        footer = {"", "  septet rehearse design.yaml --days 7", "  septet rehearse design.yaml --days 28 --labels-after 7d", "",
            "Exit code 1: serving and training differ. A promise that is not kept is a warning (EVALUATION-PROMISE-BROKEN)."})
final class RehearseCommand implements Callable<Integer> {
    private final Console console;
    @Mixin
    private DesignOptions options;
    @Option(names = "--days", paramLabel = "N", defaultValue = "7", description = "How many days before the end of the test part (default: ${DEFAULT-VALUE}).")
    private int days;
    @Option(names = "--labels-after", paramLabel = "DURATION", description = "How long after its row a label really arrives (default: as the generator knows, or the design says).")
    private Optional<String> labelsAfter = Optional.empty();

    RehearseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        RehearsalTerms terms = new RehearsalTerms(days, labelsAfter.map(RehearseCommand::duration));
        Work work = options.open();
        World world = Composition.world();
        try (Store store = Store.open(world.disk(), work.store())) {
            RehearsalReport found = Rehearsal.of(work.job(store, world, options.sources, console::progress), terms).play();
            Path report = write(store, world, found);
            console.lines(Replayed.text(found, Terminal.WIDTH));
            if (found.delivered().isPresent()) console.result("report: " + report);
            console.event("rehearsal", event(found, report));
            List<Problem> problems = new ArrayList<>(found.warnings());
            if (!found.equal()) problems.add(skew(found));
            console.problems(problems);
            return found.equal() ? 0 : Fault.BUG.exitCode();
        }
    }

    private static Duration duration(String text) {
        Problems problems = new Problems();
        Optional<Duration> read = Phrase.read(text, new Mark("--labels-after", 1, 1), "--labels-after", problems, Phrase::duration);
        problems.refuse(Fault.DESIGN);
        return read.orElseThrow();
    }

    /// What was delivered stands in the run's report from now on, where `compare` finds it.
    private static Path write(Store store, World world, RehearsalReport found) {
        Path folder = store.runs().resolve(found.version());
        Path report = folder.resolve("report.html");
        if (found.delivered().isEmpty() || !world.disk().exists(folder.resolve(Runs.FILE))) return report;
        RunReport run = RunJson.read(world.disk().read(folder.resolve(Runs.FILE)), found.version()).with(found.delivered().get());
        return RunFiles.rewrite(folder, world.disk(), run);
    }

    private static Problem skew(RehearsalReport found) {
        return Problem.error("rehearse", found.different() + " of " + found.values() + " values differ between serving and training: " + String.join("; ", found.named()),
                "what was evaluated is not what would serve", "Please report this as a defect, with the design.", "FEATURES-SKEW");
    }

    private static Map<String, Object> event(RehearsalReport found, Path report) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", found.version());
        event.put("learner", found.learner());
        event.put("days", found.days());
        found.labelsAfter().ifPresent(after -> event.put("labelsAfterSeconds", after.toSeconds()));
        event.put("rows", found.rows());
        event.put("values", found.values());
        event.put("different", found.different());
        event.put("differences", found.named());
        event.put("logHash", found.logHash());
        event.put("records", found.records());
        event.put("labels", found.told());
        event.put("moved", found.moved());
        found.delivered().ifPresent(delivered -> event.put("delivered", kept(delivered)));
        found.moreCost().ifPresent(more -> event.put("moreCost", Map.of("value", more.value(), "currency", found.currency())));
        event.put("report", report.toString());
        return event;
    }

    private static Map<String, Object> kept(RunReport.Delivered delivered) {
        Map<String, Object> kept = new LinkedHashMap<>();
        for (RunReport.Kept each : delivered.kept()) {
            kept.put(each.delivered().name(), Map.of("promised", each.promised().value(), "delivered", each.delivered().measure().value(), "shortfall", each.shortfall().value()));
        }
        return kept;
    }
}
