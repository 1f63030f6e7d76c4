package septet.loop;

import java.util.Optional;
import septet.features.FeaturePlan;

/// What keeps its arm in a rollout.
final class Units {
    private Units() {}

    /// The unit of the design's experiment, or else the key of its first feature by key; empty where each request stands for itself.
    static Optional<String> name(SystemDesign design) {
        return design.evaluation().online().map(online -> online.unit().text())
                .or(() -> design.data().features().values().stream().map(AggregateKeys::of).flatMap(Optional::stream).findFirst());
    }

    /// The slot of that; -1 where each request stands for itself.
    static int slot(SystemDesign design, FeaturePlan plan) {
        return name(design).map(name -> plan.schema().slot(name)).filter(slot -> slot >= 0).orElse(-1);
    }
}
