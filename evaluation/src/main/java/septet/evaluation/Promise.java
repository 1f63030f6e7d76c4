package septet.evaluation;

import java.util.List;
import java.util.stream.IntStream;
import septet.world.Chance;

/// What a model promised on features as they lay in the table, and what it delivers on features as they were known at t0, on the same rows.
/// A difference beyond chance means that the table held what a request does not have: a leak.
///
/// @param promised  with the features of the training set
/// @param delivered with the features that the serving path had at t0
/// @param shortfall how much worse delivered is than promised; above 0 is worse, also where lower values are better
/// @param replicates of what was delivered
public record Promise(Measure measure, Figure promised, Figure delivered, Figure shortfall, double[] replicates) {
    /// One for each measure.
    ///
    /// @throws IllegalArgumentException when the two do not speak of the same rows
    public static List<Promise> of(Scored promised, Scored delivered, List<Measure> measures, Chance chance) {
        List<Prepared> both = Prepared.all(List.of(promised, delivered));
        List<Sampled> sampled = Sampled.of(both.stream().flatMap(each -> measures.stream().map(measure -> Instrument.of(measure, each))).toList(), chance);
        return IntStream.range(0, measures.size()).mapToObj(i -> of(measures.get(i), sampled.get(i), sampled.get(measures.size() + i))).toList();
    }

    private static Promise of(Measure measure, Sampled promised, Sampled delivered) {
        return new Promise(measure, promised.figure(), delivered.figure(), Sampled.lead(measure, promised, delivered), delivered.replicates().getFirst());
    }

    /// Whether the whole interval of the shortfall lies above 0.
    public boolean broken() {
        return switch (shortfall) {
            case Figure.Measured measured -> measured.low() > 0;
            case Figure.TooFew _ -> false;
        };
    }
}
