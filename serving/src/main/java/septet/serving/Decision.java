package septet.serving;

import java.util.List;

/// An answer.
///
/// @param id       of the event: what the caller gave, or got
/// @param decision empty where the design decides nothing: then the score is the answer
/// @param score    the first head; NaN where nothing could estimate it
/// @param heads    each estimate by name, in the order of the model
/// @param reasons  what moved the score most, strongest first
/// @param version  that answered
/// @param degraded why this is not the full answer; empty where it is
public record Decision(String id, String decision, double score, List<Head> heads, List<Why> reasons, String version, String degraded) {
    public record Head(String name, double estimate) {}

    /// @param value        as a person writes it; empty where it is missing
    /// @param contribution in log-odds; positive speaks for the head
    public record Why(String feature, String value, double contribution) {}

    public Decision {
        heads = List.copyOf(heads);
        reasons = List.copyOf(reasons);
    }
}
