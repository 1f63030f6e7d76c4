package septet.studio;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import septet.loop.Explanation;
import septet.loop.Retraced;

/// All that is known of one row: what was decided on it, why, and which events its features are made of.
///
/// @param system      its name
/// @param verdict     what was decided; empty for a row on which nobody decided
/// @param explanation empty where a baseline answered
/// @param retraced    empty where the row could not be found again
/// @param different   features of which the replay has another value than the log
public record ExplainedRow(String system, String id, Optional<Verdict> verdict, Optional<Explanation> explanation, Optional<Retraced> retraced, List<String> different) {
    public ExplainedRow {
        different = List.copyOf(different);
    }

    /// @param at       as ISO 8601
    /// @param degraded why it was not the full answer; empty where it was
    public record Verdict(String decision, String at, String version, String degraded) {}

    /// Features that rest on earlier events, those that moved the score most before the others.
    public List<Retraced.Traced> traced() {
        List<String> strongest = explanation.map(it -> it.contributions().stream().map(Explanation.Contribution::input).toList()).orElse(List.of());
        return retraced.map(it -> it.features().stream().sorted(Comparator.comparingInt((Retraced.Traced feature) -> rank(strongest, feature.feature()))).toList())
                .orElse(List.of());
    }

    private static int rank(List<String> strongest, String feature) {
        int place = strongest.indexOf(feature);
        return place < 0 ? strongest.size() : place;
    }

    /// How the replay agrees with the log.
    String agreement() {
        if (verdict.isEmpty() || retraced.isEmpty()) return "";
        int all = retraced.get().names().size();
        if (different.isEmpty()) return "Replayed from the sources and the log, all " + all + " feature values are those that the decision saw, bit for bit.";
        return "Replayed, " + different.size() + " of " + all + " feature values are others than those that the decision saw (" + String.join(", ", different)
                + "): the sources hold other rows than then.";
    }
}
