package septet.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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
import septet.design.Refused;
import septet.loop.ClosedLoop;
import septet.loop.Job;
import septet.loop.LoopJson;
import septet.loop.LoopReport;
import septet.loop.LoopTerms;
import septet.loop.MishapLine;
import septet.loop.Profile;
import septet.loop.Rehearsal;
import septet.loop.RehearsalReport;
import septet.loop.RehearsalTerms;
import septet.loop.RunJson;
import septet.loop.RunReport;
import septet.loop.WorldScript;
import septet.model.Store;
import septet.studio.Replayed;
import septet.studio.Story;
import septet.studio.StoryText;
import septet.studio.Terminal;
import septet.world.World;

@Command(name = "rehearse", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Replays the last days of the rows through the serving path in virtual time, labels as late as they really come, and compares every "
            + "feature value, score and decision with the training set, bit for bit. What it delivers is written into the report of the run.",
        footer = {"", "  septet rehearse design.yaml --days 7", "  septet rehearse design.yaml --days 28 --labels-after 7d", "",
            "Exit code 1: serving and training differ. A promise that is not kept is a warning (EVALUATION-PROMISE-BROKEN)."})
final class RehearseCommand implements Callable<Integer> {
    private static final String NAME = "[A-Za-z0-9_-]{1,100}";
    private static final String CLOSE_IT = "With --with monitoring.retrain.every=7d the closed loop is rehearsed.";
    private final Console console;
    @Mixin
    private DesignOptions options;
    @Option(names = "--days", paramLabel = "N", defaultValue = "7", description = "How many days before the end of the test part (default: ${DEFAULT-VALUE}).")
    private int days;
    @Option(names = "--labels-after", paramLabel = "DURATION", description = "How long after its row a label really arrives (default: as the generator knows, or the design says).")
    private Optional<String> labelsAfter = Optional.empty();
    @Option(names = "--without", paramLabel = "WHAT", description = "What if, in a closed loop: without retraining.")
    private Optional<String> without = Optional.empty();
    @Option(names = "--with", paramLabel = "PATH=VALUE", description = "What if, in a closed loop: another value in the design, such as monitoring.retrain.every=1d.")
    private Map<String, String> instead = new LinkedHashMap<>();
    @Option(names = "--world", paramLabel = "LINE", description = "What becomes different in a closed loop's rows, such as 'amount missing from 40d to 43d', 'amount times 1.5 from 30d', "
            + "'fraud in 90%% from 28d where amount between 60 and 66', 'traffic times 3 from 50d to 52d', 'labels late by 5d from 20d', 'labels lost in 30%% from 20d', 'labels poisoned in 5%% from 20d'.")
    private List<String> world = new ArrayList<>();
    @Option(names = "--fault", paramLabel = "LINE", description = "What goes wrong in a closed loop, such as 'power cut at 12d', 'disk full at 20d for 6h', 'process killed at 3d', "
            + "'store slow at 5d for 2d', 'store down at 6d for 2h', 'corrupt model at 8d', 'clock skew at 9d for 1h', 'follower lags at 10d for 6h', 'poisoned labels at 14d for 3d'.")
    private List<String> faults = new ArrayList<>();
    @Option(names = "--seed", paramLabel = "N", description = "Of everything that is drawn in a closed loop; the same seed gives the same bytes (default: 1).")
    private Optional<Long> seed = Optional.empty();
    @Option(names = "--name", paramLabel = "NAME", description = "Of the folder in which the rehearsal of a closed loop is kept (default: last).")
    private Optional<String> name = Optional.empty();

    @Option(names = "--until", paramLabel = "DURATION", description = "Of a closed loop: so far from its beginning, such as 12d; what its store holds then is kept beside it, so that explain "
            + "decision, history, versions and audit can be asked of that moment.")
    private Optional<String> until = Optional.empty();

    RehearseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        name.filter(folder -> !folder.matches(NAME)).ifPresent(folder -> {
            throw new Refused(Fault.DESIGN, Problem.error("--name", "'" + folder + "' is no name of a folder", "nothing was rehearsed",
                    "Write letters, digits, _ and -, such as monday.", "COMMAND-USAGE"));
        });
        RehearsalTerms terms = new RehearsalTerms(days, labelsAfter.map(text -> duration(text, "--labels-after")));
        Work work = options.open();
        World world = Composition.world();
        try (Store store = Store.open(world.disk(), work.store())) {
            Job job = work.job(store, world, options.sources, console::progress);
            if (ClosedLoop.closes(job) || asksForALoop()) return loop(job, store, world, terms.labelsAfter());
            RehearsalReport found = Rehearsal.of(job, terms).play();
            Path report = write(store, world, found);
            console.lines(Replayed.text(found, Terminal.WIDTH));
            console.result("The design says no monitoring.retrain, so its days were replayed as they were. " + CLOSE_IT);
            if (found.delivered().isPresent()) console.result("report: " + report);
            console.event("rehearsal", event(found, report));
            List<Problem> problems = new ArrayList<>(found.warnings());
            if (!found.equal()) problems.add(skew(found));
            console.problems(problems);
            return found.equal() ? 0 : Fault.BUG.exitCode();
        }
    }

    private int loop(Job job, Store store, World world, Optional<Duration> after) throws InterruptedException {
        without.filter(what -> !what.equals("retraining")).ifPresent(what -> {
            throw new Refused(Fault.DESIGN, Problem.error("--without", "'" + what + "' cannot be left out", "nothing was rehearsed", "It takes: retraining.", "EVALUATION-REHEARSAL"));
        });
        if (without.isPresent()) instead.keySet().stream().filter(path -> path.startsWith("monitoring.retrain")).findFirst().ifPresent(path -> {
            throw new Refused(Fault.DESIGN, Problem.error("--with " + path, "without retraining it says nothing", "nothing was rehearsed", "Leave one of the two out.", "EVALUATION-REHEARSAL"));
        });
        LoopTerms terms = new LoopTerms(days, after, without.isEmpty(), seed.orElse(1L), WorldScript.read(this.world), MishapLine.read(faults), asked());
        Path folder = store.runs().resolveSibling("rehearsals").resolve(name.orElse("last"));
        world.disk().createFolders(folder);
        ClosedLoop loop = ClosedLoop.of(job, instead, terms, Profile.of(profiled(store, world)));
        LoopReport found = until.isEmpty() ? loop.play()
                : loop.playUntil(duration(until.get(), "--until"), (disk, from) -> Copied.anew(world.disk(), folder.resolve("store"), disk, from));
        world.disk().replace(folder.resolve("rehearsal.json"), LoopJson.write(found));
        Outputs.write(world.disk(), folder.resolve("rehearsal.html"), Story.html(found).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        console.lines(StoryText.of(found, Terminal.WIDTH));
        if (!loop.retrains() && without.isEmpty()) {
            console.result("The design says no monitoring.retrain, so nothing was retrained. " + CLOSE_IT);
        }
        console.result("rehearsal: " + folder.resolve("rehearsal.html"));
        if (until.isPresent()) console.result("enter it: septet explain decision ID " + options.design + " --store " + folder.resolve("store"));
        console.event("rehearsal", Map.of("file", folder.resolve("rehearsal.json").toString(), "rows", found.totals().rows(), "logHash", found.logHash(), "records", found.records(),
                "promotions", found.totals().promotions(), "rollbacks", found.totals().rollbacks(), "refused", found.totals().refused(), "cost", found.totals().cost(),
                "baseline", found.totals().baseline(), "unchanged", found.totals().unchanged()));
        found.slices().warning().ifPresent(problem -> console.problems(List.of(problem)));
        return found.checks().hold() ? 0 : Fault.BUG.exitCode();
    }

    /// What only a closed loop can play is never ignored: it makes the rehearsal one, also of a design that does not retrain.
    private boolean asksForALoop() {
        return without.isPresent() || !instead.isEmpty() || !world.isEmpty() || !faults.isEmpty() || until.isPresent() || seed.isPresent() || name.isPresent();
    }

    /// What was asked for beside the days.
    private String asked() {
        List<String> asked = new ArrayList<>();
        without.ifPresent(what -> asked.add("without " + what));
        instead.forEach((path, value) -> asked.add("with " + path + "=" + value));
        asked.addAll(world);
        asked.addAll(faults);
        return String.join(", ", asked);
    }

    /// The run that is kept whose refit took longest: one that fitted nothing anew says nothing of how long that takes.
    private static Optional<RunReport> profiled(Store store, World world) {
        return store.registry().versions().all().stream().map(version -> store.runs().resolve(version.id()).resolve(Runs.FILE)).filter(world.disk()::exists)
                .map(file -> RunJson.read(world.disk().read(file), file.toString())).max(Comparator.comparingDouble(run -> Profile.of(Optional.of(run)).fitMicros()));
    }

    private static Duration duration(String text, String option) {
        Problems problems = new Problems();
        Optional<Duration> read = Phrase.read(text, new Mark(option, 1, 1), option, problems, Phrase::duration);
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
