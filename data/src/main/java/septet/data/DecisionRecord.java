package septet.data;

import java.util.List;

/// One answer, with all that is needed to explain it, to compare it with what happened, and to learn from it.
///
/// @param request    the id that the caller gave or got
/// @param event      log offset of the event that was decided on
/// @param at         microseconds: when it was decided
/// @param version    that decided; the last [VersionRecord] of it names heads and features
/// @param arm        of the rollout or experiment; empty where there is none
/// @param candidates what could be shown, in the order shown; one where a single decision was asked
/// @param decision   what was answered
/// @param reasons    the features that moved the score most, the strongest first
/// @param degraded   why the answer is not the full one; empty where it is
public record DecisionRecord(String request, long event, long at, String version, String arm, List<Candidate> candidates, String decision,
        List<Reason> reasons, String degraded) implements LogRecord {
    public DecisionRecord {
        candidates = List.copyOf(candidates);
        reasons = List.copyOf(reasons);
    }

    /// How much a feature moved the score, in the model's own additive scale.
    public record Reason(String feature, double contribution) {}
}
