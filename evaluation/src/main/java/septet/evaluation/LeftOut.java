package septet.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/// What `evaluation.where` keeps out of the evaluation, and what that does to each metric.
///
/// @param rows      how many rows are left out
/// @param positives how many of them are positive
/// @param effects   one for each metric
public record LeftOut(int rows, int positives, List<Effect> effects) {
    public LeftOut {
        effects = List.copyOf(effects);
    }

    /// @param counted    the metric on the rows that count
    /// @param everything the metric on all rows
    public record Effect(String metric, double counted, double everything) {}

    /// @param counts whether each row counts
    public static LeftOut of(Scored everything, boolean[] counts, List<NamedMeasure> metrics) {
        int[] counted = counted(counts);
        Scored some = everything.only(everything.rows().only(counted), counted);
        return new LeftOut(everything.rows().size() - some.rows().size(), everything.rows().positives() - some.rows().positives(),
                metrics.stream().map(metric -> new Effect(metric.text(), Measurement.value(metric.measure(), some),
                        Measurement.value(metric.measure(), everything))).toList());
    }

    /// The rows that count.
    public static int[] counted(boolean[] counts) {
        return IntStream.range(0, counts.length).filter(row -> counts[row]).toArray();
    }
}
