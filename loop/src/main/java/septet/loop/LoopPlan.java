package septet.loop;

import java.util.List;
import java.util.Optional;
import septet.model.Version;
import septet.monitoring.Retrain;
import septet.serving.RolloutStep;

/// How the closed loop of a design goes.
///
/// @param refresh  the steps of a retrained version
/// @param designs  of versions
/// @param retrain  when one is asked for; empty: never
/// @param maturity microseconds until a label is known
record LoopPlan(List<RolloutStep> refresh, Designs designs, Optional<Retrain> retrain, long maturity) {
    /// What versions were made of.
    interface Designs {
        /// In a rehearsal, in which nobody changes the design.
        Designs ONE = new Designs() {};

        /// Whether both are of one design.
        default boolean isSame(Version one, Version other) {
            return one.provenance().design().equals(other.provenance().design());
        }

        /// The steps of a version of a changed design.
        default List<RolloutStep> steps(Version changed) {
            return List.of();
        }

        /// Microseconds after which the experiment that such a version has to win is over; 0 where it has none.
        default long atMost(Version changed) {
            return 0;
        }
    }

    /// Microseconds between two retrainings by a schedule.
    Optional<Long> every() {
        return retrain.flatMap(Retrain::every).map(span -> span.toNanos() / 1_000);
    }
}
