package septet.data;

import java.util.List;

/// What the closed loop decided about a version, and why: the audit log of retraining, promotion and rollback.
///
/// @param at       microseconds: when it was decided
/// @param action   `retrain`, `gate`, `shadow`, `canary`, `promote`, `roll back`, `alarm` ...
/// @param version  of which it speaks; empty where there is none yet
/// @param verdict  `advance`, `hold`, `roll back`, `undecided`, `pass`, `fail`; empty where nothing was judged
/// @param sentence why, for a person
/// @param evidence the numbers behind it, one in each line
public record LoopRecord(long at, String action, String version, String verdict, String sentence, List<String> evidence) implements LogRecord {
    /// The verdict of a step that begins once more: programs before this one lost after a restart what it had shown.
    public static final String AGAIN = "again";

    /// The actions with which a step of a rollout begins: it answers nobody, or some.
    public static final String SHADOW = "shadow";
    public static final String CANARY = "canary";

    public LoopRecord {
        evidence = List.copyOf(evidence);
    }
}
