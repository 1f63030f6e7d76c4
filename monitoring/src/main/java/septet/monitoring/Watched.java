package septet.monitoring;

import java.util.List;
import java.util.function.LongToDoubleFunction;
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
/// @param texts      features that are texts
/// @param truths     how a truth is read: the place of a class, below 0 where training knew none such, or a number
/// @param unit       of the number that is estimated; else empty
/// @param slices     by which decisions are told apart
public record Watched(String system, String about, Heads heads, List<String> decisions, List<Reference> references, Reference score, Prices prices,
        Asked asked, String example, List<WatchedText> texts, LongToDoubleFunction truths, String unit, List<WatchedSlice> slices) {
    public Watched {
        decisions = List.copyOf(decisions);
        references = List.copyOf(references);
        texts = List.copyOf(texts);
        slices = List.copyOf(slices);
    }

    /// Of yes and no, without texts and slices.
    public Watched(String system, String about, Heads heads, List<String> decisions, List<Reference> references, Reference score, Prices prices, Asked asked, String example) {
        this(system, about, heads, decisions, references, score, prices, asked, example, List.of(), truth -> truth, "", List.of());
    }
}
