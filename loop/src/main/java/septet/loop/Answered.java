package septet.loop;

import java.util.List;
import java.util.Optional;
import septet.design.GateSentence;
import septet.monitoring.Refusing;
import septet.monitoring.StepVerdict;
import septet.monitoring.Trial;

/// What is known of the answers that were given: what the closed loop watches.
interface Answered {
    /// Of each answer whose label became known since, and by now, its loss.
    double[] losses(long since, long now);

    /// The features that have begun to lie elsewhere than in training since this was asked last.
    List<String> drifted(long now);

    /// How many labels became known since, and by now.
    long labels(long since, long now);

    /// Whether a condition on a metric holds now: with what, or empty.
    Optional<String> holds(GateSentence condition, long now);

    /// How many requests were refused of late, and why.
    default Refusing refusing(long now) {
        return Refusing.NOTHING;
    }

    /// What units that are held back show beside what serves, since it serves; empty where none are.
    default Optional<StepVerdict> heldBack(long now) {
        return Optional.empty();
    }

    /// What the rollout under way has shown; to be asked where nothing is answered meanwhile.
    Trial trial();

    /// Another version serves: inputs are compared with where they lay in its training.
    ///
    /// @param told inputs of which it was told that they have begun to lie elsewhere
    void anew(List<String> told);
}
