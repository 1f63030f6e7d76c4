package septet.serving;

import java.util.List;
import java.util.Optional;
import septet.data.Formula;
import septet.features.Feature;
import septet.model.Gauge;

/// What a [Decider] serves by, compiled from a design.
///
/// @param source   the source in `framing.for each`
/// @param intakes  one for each source of the plan, in its order
/// @param features what stands in the records of decisions, in their order
/// @param label    the slot of the column that is predicted; -1 where none is
/// @param eligible a row of which it does not hold gets the last decision
/// @param reasons  how many stand in an answer
/// @param score    which number of an answer is its score
public record Setup(int source, List<Intake> intakes, List<Feature> features, int label, Optional<Formula> eligible, int reasons, Horizon horizon, Gauge score) {
    public Setup {
        intakes = List.copyOf(intakes);
        features = List.copyOf(features);
    }

    /// The first head is the score.
    public Setup(int source, List<Intake> intakes, List<Feature> features, int label, Optional<Formula> eligible, int reasons, Horizon horizon) {
        this(source, intakes, features, label, eligible, reasons, horizon, new Gauge.Head(0));
    }

    Intake main() {
        return intakes.get(source);
    }
}
