package septet.serving;

import java.util.List;
import java.util.Optional;
import septet.data.Formula;
import septet.features.Feature;

/// What a [Decider] serves by, compiled from a design.
///
/// @param source   the source in `framing.for each`
/// @param intakes  one for each source of the plan, in its order
/// @param features what stands in the records of decisions, in their order
/// @param label    the slot of the column that is predicted; -1 where none is
/// @param eligible a row of which it does not hold gets the last decision
/// @param reasons  how many stand in an answer
public record Setup(int source, List<Intake> intakes, List<Feature> features, int label, Optional<Formula> eligible, int reasons, Horizon horizon) {
    public Setup {
        intakes = List.copyOf(intakes);
        features = List.copyOf(features);
    }

    /// What a row needs that can hold an event of any source.
    int slots(int plan) {
        int slots = plan;
        for (Intake intake : intakes) slots = Math.max(slots, intake.schema().columns().size());
        return slots;
    }

    Intake main() {
        return intakes.get(source);
    }
}
