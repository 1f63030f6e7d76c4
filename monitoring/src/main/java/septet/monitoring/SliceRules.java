package septet.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import septet.data.DataSection;
import septet.design.Findings;
import septet.evaluation.EvaluationSection;
import septet.evaluation.Slice;
import septet.features.FeatureEstimates;
import septet.framing.Framing;

/// What can be wrong with how slices are watched.
public final class SliceRules {
    /// Yes, no and missing; the least that a slice by its values has.
    private static final int TRUTH = 3;

    private SliceRules() {}

    /// A line of slices whose counts do not fit into memory is evaluated, and not watched.
    public static void slicesFitIntoMemory(Framing framing, DataSection data, EvaluationSection evaluation, Findings findings) {
        // Each input and the score, in bins of training.
        long width = (FeatureEstimates.inputs(framing, data) + 1L) * Reference.BINS;
        List<String> refused = new ArrayList<>();
        int lines = 0;
        int rows = 1;
        for (Slice slice : evaluation.slices()) {
            if (SliceWatch.fits(lines, rows, count(slice), width)) {
                lines++;
                rows += count(slice);
            } else {
                refused.add(slice.text());
            }
        }
        if (refused.isEmpty()) return;
        findings.warning("evaluation.slices", String.format(Locale.ROOT, "%s cannot be watched beside the others: %d lines of at most %d slices are, and %,d counts in all, about %,d for each slice",
                String.join(", ", refused), SliceWatch.MOST_SLICINGS, SliceWatch.MOST_SLICES, SliceWatch.MOST_CELLS, width),
                "they are evaluated, but nobody sees what becomes of them while the system serves", "Name what matters most first, with fewer parts, such as top 20 of X.",
                "MONITORING-SLICES-NOT-WATCHED");
    }

    /// How many slices a line has, what is missing and what is not frequent among them.
    private static int count(Slice slice) {
        return switch (slice) {
            case Slice.Values _ -> TRUTH;
            case Slice.Bands bands -> bands.count() + 1;
            case Slice.Top top -> top.count() + 2;
        };
    }
}
