package septet.evaluation;

import java.util.List;
import septet.world.Chance;

/// What a model promised on features as they lay in the table, and what it delivers on features as they were known at t0, on the same rows.
/// A difference beyond chance means that the table held what a request does not have: a leak.
///
/// @param promised  with the features of the training set
/// @param delivered with the features that the serving path had at t0
/// @param shortfall how much worse delivered is than promised; above 0 is worse, also where lower values are better
public record Promise(Measure measure, Figure promised, Figure delivered, Figure shortfall) {
    /// One for each measure.
    ///
    /// @throws IllegalArgumentException when the two do not speak of the same rows
    public static List<Promise> of(Scored promised, Scored delivered, List<Measure> measures, Chance chance) {
        List<Figure> before = Measurement.of(promised, measures, chance);
        List<Figure> after = Measurement.of(delivered, measures, chance);
        return java.util.stream.IntStream.range(0, measures.size()).mapToObj(i -> new Promise(measures.get(i), before.get(i), after.get(i),
                Measurement.lead(measures.get(i), promised, delivered, chance))).toList();
    }

    /// Whether the whole interval of the shortfall lies above 0.
    public boolean broken() {
        return switch (shortfall) {
            case Figure.Measured measured -> measured.low() > 0;
            case Figure.TooFew _ -> false;
        };
    }
}
