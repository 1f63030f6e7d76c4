package septet.loop;

import java.util.Optional;
import septet.features.FeaturePlan;

/// What keeps its arm in a rollout.
final class Units {
    private Units() {}

    /// The slot of the unit of the design's experiment, or else of the key of its first feature by key; -1 where each request stands for itself.
    static int slot(SystemDesign design, FeaturePlan plan) {
        Optional<String> asked = design.evaluation().online().map(online -> online.unit().text());
        return asked.or(() -> design.data().features().values().stream().map(AggregateKeys::of).flatMap(Optional::stream).findFirst())
                .map(name -> plan.schema().slot(name)).filter(slot -> slot >= 0).orElse(-1);
    }
}
