package septet.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import septet.data.Candidate;
import septet.data.DecisionRecord;
import septet.data.FeatureRow;
import septet.data.VersionRecord;
import septet.studio.Terminal;
import septet.studio.TextTable;

/// A decision as the log holds it.
///
/// @param texts names of features that are texts, which the log keeps with their events
record SaidDecision(Console console, String id, Set<String> texts) {
    void say(DecisionLog.Found found) {
        DecisionRecord decision = found.record();
        console.lines(TextTable.of(List.of(), List.of(List.of("decision", decision.decision()), List.of("decided at", Instant.EPOCH.plusNanos(decision.at() * 1_000).toString()),
                List.of("version", decision.version()), List.of("degraded", decision.degraded().isEmpty() ? "no" : decision.degraded())), 0, Terminal.WIDTH));
        for (Candidate candidate : decision.candidates()) candidate(candidate, found.version());
        if (!decision.reasons().isEmpty()) {
            List<List<String>> reasons = decision.reasons().stream().map(reason -> List.of(reason.feature(), String.format(Locale.ROOT, "%+.4f",
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
        for (int i = 0; i < candidate.features().size() && i < features.size(); i++) seen.add(List.of(features.get(i), texts.contains(features.get(i)) ? "a text" : text(candidate.features(), i)));
        if (!seen.isEmpty()) console.lines("\n" + TextTable.of(List.of("feature", "value"), seen, 0, Terminal.WIDTH));
    }
}
