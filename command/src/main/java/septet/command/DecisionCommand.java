package septet.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import septet.data.DecisionRecord;
import septet.data.VersionRecord;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.loop.Explainer;
import septet.loop.Explanation;
import septet.loop.Retrace;
import septet.loop.Retraced;
import septet.model.Store;
import septet.model.Version;
import septet.studio.EvidenceText;
import septet.studio.ExplainedRow;
import septet.studio.ExplanationPage;
import septet.studio.ExplanationText;
import septet.studio.Terminal;
import septet.world.World;

@Command(name = "decision", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Why a decision was taken: its features, what each adds to the score, the nearest change that would have changed it, and which events the features "
                + "are made of. Also for a row of the sources, by its id.",
        footer = {"", "  septet explain decision 4711 design.yaml                      4711 is the id in the answer",
            "  septet explain decision 4711 design.yaml --page why.html      the same as a page",
            "  septet explain decision 'row 17' design.yaml                  the 17th row of a source without ids"})
final class DecisionCommand implements Callable<Integer> {
    private final Console console;
    @Parameters(index = "0", paramLabel = "ID", description = "The id of the request, as it stands in the answer; or of a row in the sources.")
    private String id;
    @Parameters(index = "1", paramLabel = "DESIGN", description = "The design file.")
    private Path design;
    @Option(names = "--events", paramLabel = "N", defaultValue = "5", description = "So many events are named for each feature (default: ${DEFAULT-VALUE}); 0 names none, "
            + "and reads no source.")
    private int events;
    @Option(names = "--head", paramLabel = "NAME", defaultValue = "", description = "The estimate to explain (default: the likeliest).")
    private String head;
    @Option(names = "--page", paramLabel = "FILE", description = "Also writes it as a page that opens offline.")
    private Path page;
    @Option(names = "--source", paramLabel = "NAME=FILE", description = "Where a source lies instead of where the design says.")
    private Map<String, Path> sources = new LinkedHashMap<>();
    @Option(names = "--store", paramLabel = "FOLDER", defaultValue = "", description = "Where the system lives (default: .septet/NAME beside the design).")
    private String store;

    DecisionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (events < 0) throw new Refused(Fault.DESIGN, Problem.error("--events", events + " is less than none", "nothing was explained", "Write how many, or 0.", "COMMAND-USAGE"));
        World world = Composition.world();
        Work work = Work.open(design, store);
        Store.View view = Store.view(world.disk(), work.store());
        DecisionLog log = DecisionLog.read(view, id);
        if (log.decisions().isEmpty()) row(work, view, log.seen());
        for (DecisionLog.Found found : log.decisions()) decision(work, view, found);
        return 0;
    }

    private void decision(Work work, Store.View view, DecisionLog.Found found) {
        DecisionRecord decision = found.record();
        Optional<Version> version = view.versions().all().stream().filter(each -> each.id().equals(decision.version())).findFirst();
        Optional<Retraced> retraced = version.filter(_ -> events > 0).flatMap(it -> retrace(work, view, it));
        List<String> names = found.version().map(VersionRecord::features).orElse(List.of());
        boolean full = found.version().isPresent() && decision.candidates().size() == 1 && decision.degraded().isEmpty();
        Optional<Explanation> explanation = version.filter(_ -> full).flatMap(it -> explainer(view, it))
                .filter(explainer -> explainer.explains(names, retraced.isPresent()))
                .map(explainer -> explainer.explain(decision.candidates().getFirst().features(), names, retraced.map(Retraced::texts).orElse(Map.of()), asked(explainer)));
        List<String> different = retraced.filter(_ -> decision.candidates().size() == 1).map(it -> it.different(decision.candidates().getFirst().features(), names))
                .orElse(List.of());
        ExplainedRow.Verdict verdict = new ExplainedRow.Verdict(decision.decision(), Instant.EPOCH.plusNanos(decision.at() * 1_000).toString(), decision.version(),
                decision.degraded());
        new SaidDecision(console, id, retraced.map(it -> it.texts().keySet()).orElse(Set.of())).say(found);
        say(new ExplainedRow(work.file().design().system(), id, Optional.of(verdict), explanation, retraced, different));
    }

    /// A row on which nobody decided, by the version that serves.
    private void row(Work work, Store.View view, long decisions) {
        Version version = view.versions().served().orElseThrow(() -> unknown(work, decisions));
        Retraced row = (events > 0 ? retrace(work, view, version) : Optional.<Retraced>empty()).orElseThrow(() -> unknown(work, decisions));
        Optional<Explanation> explanation = explainer(view, version).map(explainer -> explainer.explain(row.seen(), row.names(), row.texts(), asked(explainer)));
        console.lines(id + (row.at().isEmpty() ? "" : ", " + row.at()) + ": a row of " + row.origin() + " on which nobody decided; " + version.id() + " says, and may have learned from this very row:\n");
        say(new ExplainedRow(work.file().design().system(), id, Optional.empty(), explanation, Optional.of(row), List.of()));
    }

    private Refused unknown(Work work, long decisions) {
        return new Refused(Fault.DESIGN, Problem.error(id, "no decision with this id is in the log, and no row of the sources has it", "nothing can be explained",
                "The id stands in the answer of /decide; the log of " + work.file().design().system() + " holds " + decisions
                        + " decisions. A row of a source without ids is 'row 17'.", "COMMAND-NO-DECISION"));
    }

    /// The log is read where it stands; what is kept of the sources is made anew, so that nothing is written.
    private Optional<Retraced> retrace(Work work, Store.View view, Version version) {
        World world = Composition.world();
        try (Store scratch = Scratch.of(world.disk(), work.store(), List.of(version.id()))) {
            return Retrace.of(work.job(scratch, world, sources, console::progress), version, () -> view.reader(0)).find(id, events);
        }
    }

    private static Optional<Explainer> explainer(Store.View view, Version version) {
        return Explainer.of(view.artifacts(), version);
    }

    private Optional<String> asked(Explainer explainer) {
        if (head.isEmpty() || explainer.heads().contains(head)) return head.isEmpty() ? Optional.empty() : Optional.of(head);
        throw new Refused(Fault.DESIGN, Problem.error("--head " + head, "nothing of this name is estimated", "nothing can be explained",
                septet.design.Nearest.remedy(head, explainer.heads()), "COMMAND-USAGE"));
    }

    private void say(ExplainedRow row) {
        row.explanation().ifPresent(explanation -> console.lines("\n" + ExplanationText.of(explanation, Terminal.WIDTH)));
        row.explanation().ifPresent(explanation -> console.event("explanation", event(explanation)));
        String evidence = EvidenceText.of(row, Terminal.WIDTH);
        if (!evidence.isEmpty()) console.lines("\n" + evidence);
        row.retraced().ifPresent(it -> console.event("evidence", Map.of("id", id, "origin", it.origin(), "at", it.at(), "columns", it.columns(), "features", row.traced(),
                "different", row.different())));
        if (page == null) return;
        Outputs.write(Composition.world().disk(), page, ExplanationPage.of(row).getBytes(StandardCharsets.UTF_8));
        console.result("page: " + page);
        console.event("page", Map.of("file", page.toString()));
    }

    private static Map<String, Object> event(Explanation explanation) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("learner", explanation.learner());
        event.put("head", explanation.head());
        event.put("scale", explanation.scale());
        event.put("average", explanation.average());
        event.put("score", explanation.score());
        event.put("estimate", explanation.estimate());
        event.put("heads", explanation.heads());
        event.put("contributions", explanation.contributions());
        if (!explanation.texts().isEmpty()) event.put("texts", explanation.texts());
        explanation.counter().ifPresent(counter -> event.put("counter", counter));
        return event;
    }
}
