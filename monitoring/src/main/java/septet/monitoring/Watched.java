package septet.monitoring;

import java.util.List;
import septet.model.Heads;

/// What a [Monitor] is told of the system that it watches.
///
/// @param system     its name in the design
/// @param about      the design's own words
/// @param decisions  in the order of the design
/// @param references of each feature, from training
/// @param heads      what is estimated
/// @param score      of the score, from training; of several classes of the likeliest one
/// @param asked      what is asked of it while it runs
/// @param example    an event as JSON, for a person to try
public record Watched(String system, String about, Heads heads, List<String> decisions, List<Reference> references, Reference score, Prices prices,
        Asked asked, String example) {
    public Watched {
        decisions = List.copyOf(decisions);
        references = List.copyOf(references);
    }
}
