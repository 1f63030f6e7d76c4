package septet.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import septet.data.Candidate;
import septet.data.DecisionRecord;
import septet.data.FeatureRow;
import septet.data.VersionRecord;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.loop.Explainer;
import septet.loop.Explanation;
import septet.model.Store;
import septet.model.Version;
import septet.studio.ExplanationText;
import septet.studio.Terminal;
import septet.studio.TextTable;

@Command(name = "decision", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Why a decision was taken: its features, what each adds to the score, and the nearest change that would have changed it; from the log.",
        footer = {"", "  septet explain decision 4711 design.yaml     4711 is the id in the answer"})
final class DecisionCommand implements Callable<Integer> {
    private final Console console;
    @Parameters(index = "0", paramLabel = "ID", description = "The id of the request, as it stands in the answer.")
    private String id;
    @Parameters(index = "1", paramLabel = "DESIGN", description = "The design file.")
    private Path design;
    @Option(names = "--store", paramLabel = "FOLDER", defaultValue = "", description = "Where the system lives (default: .septet/NAME beside the design).")
    private String store;

    DecisionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Work work = Work.open(design, store);
        Store.View view = Store.view(Composition.world().disk(), work.store());
        DecisionLog log = DecisionLog.read(view, id);
        if (log.decisions().isEmpty()) throw new Refused(Fault.DESIGN, Problem.error(id, "no decision with this id is in the log", "nothing can be explained",
                "The id stands in the answer of /decide; the log of " + work.file().design().system() + " holds " + log.seen() + " decisions.", "COMMAND-NO-DECISION"));
        for (DecisionLog.Found found : log.decisions()) {
            say(found);
            explanation(view, found).ifPresent(this::say);
        }
        return 0;
    }

    /// What the model adds up to; empty where another than the promoted model of a version answered.
    private static Optional<Explanation> explanation(Store.View view, DecisionLog.Found found) {
        DecisionRecord decision = found.record();
        Optional<Version> version = view.versions().all().stream().filter(each -> each.id().equals(decision.version())).findFirst();
        if (version.isEmpty() || found.version().isEmpty() || decision.candidates().size() != 1 || !decision.degraded().isEmpty()) return Optional.empty();
        return Explainer.of(view.artifacts(), version.get()).map(explainer -> explainer.explain(decision.candidates().getFirst().features(), found.version().get().features()));
    }

    private void say(Explanation explanation) {
        console.lines("\n" + ExplanationText.of(explanation, Terminal.WIDTH));
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("learner", explanation.learner());
        event.put("scale", explanation.scale());
        event.put("average", explanation.average());
        event.put("score", explanation.score());
        event.put("estimate", explanation.estimate());
        event.put("contributions", explanation.contributions());
        explanation.counter().ifPresent(counter -> event.put("counter", counter));
        console.event("explanation", event);
    }

    private void say(DecisionLog.Found found) {
        DecisionRecord decision = found.record();
        console.lines(TextTable.of(List.of(), List.of(List.of("decision", decision.decision()), List.of("decided at", Instant.EPOCH.plusNanos(decision.at() * 1_000).toString()),
                List.of("version", decision.version()), List.of("degraded", decision.degraded().isEmpty() ? "no" : decision.degraded())), 0, Terminal.WIDTH));
        for (Candidate candidate : decision.candidates()) candidate(candidate, found.version());
        if (!decision.reasons().isEmpty()) {
            List<List<String>> reasons = decision.reasons().stream().map(reason -> List.of(reason.feature(), String.format(java.util.Locale.ROOT, "%+.4f",
                    reason.contribution()))).toList();
            console.lines("\n" + TextTable.of(List.of("reason", "moved the score by"), reasons, 0, Terminal.WIDTH));
        }
        List<String> names = found.version().map(VersionRecord::features).orElse(List.of());
        console.event("decision", Map.of("id", id, "decision", decision.decision(), "at", decision.at(), "version", decision.version(), "degraded", decision.degraded(),
                "candidates", decision.candidates().stream().map(candidate -> event(candidate, names)).toList(), "reasons", decision.reasons()));
    }

    private static String text(FeatureRow row, int feature) {
        if (row.isMissing(feature)) return "missing";
        return row.isWord(feature) ? row.word(feature) : String.valueOf(row.number(feature));
    }

    private static Map<String, Object> event(Candidate candidate, List<String> names) {
        Map<String, String> features = new LinkedHashMap<>();
        for (int i = 0; i < candidate.features().size() && i < names.size(); i++) features.put(names.get(i), text(candidate.features(), i));
        return Map.of("key", candidate.key(), "position", candidate.position(), "propensity", candidate.propensity(), "heads", candidate.heads(), "features", features);
    }

    private void candidate(Candidate candidate, Optional<VersionRecord> version) {
        List<String> heads = version.map(VersionRecord::heads).orElse(List.of());
        List<String> features = version.map(VersionRecord::features).orElse(List.of());
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < candidate.heads().length; i++) rows.add(List.of(i < heads.size() ? heads.get(i) : "score", String.valueOf(candidate.heads()[i])));
        console.lines("\n" + TextTable.of(List.of("estimated", "value"), rows, 0, Terminal.WIDTH));
        List<List<String>> seen = new ArrayList<>();
        for (int i = 0; i < candidate.features().size() && i < features.size(); i++) seen.add(List.of(features.get(i), text(candidate.features(), i)));
        if (!seen.isEmpty()) console.lines("\n" + TextTable.of(List.of("feature", "value"), seen, 0, Terminal.WIDTH));
    }
}
