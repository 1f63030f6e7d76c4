package septet.command;

import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import septet.design.Refused;
import septet.design.Fault;
import septet.data.Ingest;
import septet.data.TextLengths;
import septet.features.FeatureEstimates;
import septet.loop.Check;
import septet.loop.Ingestion;
import septet.loop.Outline;
import septet.loop.Outlines;
import septet.loop.RunEstimate;
import septet.loop.SystemDesign;
import septet.model.Store;
import septet.model.Tune;
import septet.model.Version;
import septet.model.Versions;
import septet.requirements.Estimate;
import septet.requirements.Line;
import septet.studio.Terminal;
import septet.studio.TextTable;
import septet.world.World;

@Command(name = "plan", mixinStandardHelpOptions = true, sortOptions = false,
        description = "What a run would compute, about how long it takes, and whether this very design was run before; of the data it reads the first texts alone.",
        footer = {"", "  septet plan design.yaml", "", "The time is arithmetic at the pace of this machine; after the first run it is what the steps took here."})
final class PlanCommand implements Callable<Integer> {
    private final Console console;
    @Mixin
    private DesignOptions options;

    PlanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Work work = options.open();
        Check check = Check.of(work.file());
        if (check.hasErrors()) throw new Refused(Fault.DESIGN, check.problems());
        Ingestion.refuseUnknown(work.file().design(), options.sources.keySet());
        console.problems(check.problems());
        List<List<String>> steps = steps(work.file().design(), check);
        console.lines(TextTable.of(List.of("step", "what", "about"), steps, 0, Terminal.WIDTH) + "\n");
        steps.forEach(step -> console.event("step", Map.of("step", step.get(0), "what", step.get(1), "about", step.get(2))));
        for (Line line : check.lines()) {
            if (line.requirement().startsWith("training")) console.result("requirements." + line.requirement() + ": asked " + line.asked() + ", estimated " + line.estimated()
                    .orElse("-"));
        }
        Optional<PlanTimes> times = PlanTimes.of(work, Runs.all(work.store()));
        if (times.isEmpty()) RunEstimate.of(work.file().design(), Work.CORES, letters(work)).ifPresent(this::first);
        times.ifPresent(found -> {
            console.lines(TextTable.paragraph(found.text(), 0, Terminal.WIDTH));
            console.event("time", Map.of("whole", found.whole(), "seconds", found.seconds(), "reused", found.reused(), "run", found.run()));
        });
        String before = before(work);
        console.lines(TextTable.paragraph(before, 0, Terminal.WIDTH));
        console.event("plan", Map.of("fingerprint", work.file().fingerprint(), "text", before));
        return 0;
    }

    /// How long the texts are, where the file of the examples is here.
    private Map<String, Double> letters(Work work) {
        String name = work.file().design().framing().forEach();
        World world = Composition.world();
        return Optional.ofNullable(work.file().design().data().sources().get(name))
                .map(section -> new Ingest.Request(name, section, Work.folder(work.design()), Optional.ofNullable(options.sources.get(name))))
                .map(request -> TextLengths.of(request, world.disk(), Composition.engines(world).tables())).orElse(Map.of());
    }

    /// The time of a first run, at the speed that this machine shows now.
    private void first(Estimate whole) {
        double pace = Pace.of(Composition.world().clock());
        double seconds = whole.value() * pace;
        console.lines(TextTable.paragraph(String.format(Locale.ROOT, "About %.0f s for a first run: %s; times %.1f, as fast as this machine is now.", seconds, whole.arithmetic(), pace), 0, Terminal.WIDTH));
        console.event("time", Map.of("whole", seconds, "seconds", seconds, "reused", List.of(), "run", ""));
    }

    private static List<List<String>> steps(SystemDesign design, Check check) {
        Outline outline = Outlines.of(design);
        List<List<String>> steps = new ArrayList<>();
        outline.sources().forEach(source -> steps.add(List.of("ingest", source.name() + ": " + source.from() + ", " + counted(source.columns(), "column"), "")));
        String rows = about(check, Estimate.EXAMPLES);
        steps.add(List.of("features", counted(FeatureEstimates.inputs(design.framing(), design.data()), "input") + " by replay in time", rows));
        int trials = design.model().tune().map(Tune::trials).orElse(1);
        String learners = String.join(", ", design.model().learners().keySet());
        steps.add(List.of("tune", learners + ": " + counted(trials, "trial") + " each", ""));
        steps.add(List.of("fit", learners + " with the chosen settings; then once more on all matured labels", ""));
        steps.add(List.of("evaluate", counted(design.evaluation().metrics().size(), "metric") + " with intervals, " + counted(outline.gates().size(), "gate"), ""));
        steps.add(List.of("register", "a version with its models, thresholds, design and lineage; a report", ""));
        return steps;
    }

    private static String about(Check check, String what) {
        return check.estimates().stream().filter(estimate -> estimate.what().equals(what)).map(Estimate::text).findFirst().orElse("");
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /// Whether this very design was run before.
    private static String before(Work work) {
        String next = "Next: septet run " + work.design();
        if (!Files.isDirectory(work.store())) return "Nothing was run yet: everything will be computed. " + next;
        Versions versions = Store.view(Composition.world().disk(), work.store()).versions();
        String fingerprint = work.file().fingerprint();
        Optional<Version> same = versions.all().reversed().stream().filter(version -> version.provenance().design().equals(fingerprint)).findFirst();
        if (same.isEmpty()) return "No version was made by this design as it stands; a run makes v" + (versions.all().size() + 1) + ". " + next;
        Instant at = Instant.EPOCH.plus(same.get().at(), ChronoUnit.MICROS).truncatedTo(ChronoUnit.SECONDS);
        return same.get().id() + " was made by this very design on " + at + (versions.served().equals(same) ? " and serves" : "")
                + "; on the same data a run gives the same model again. " + next;
    }
}
