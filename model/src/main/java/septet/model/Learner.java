package septet.model;

import java.util.List;

/// A way to learn a model from rows. Fits use the calling thread only, so that several can stand side by side, and
/// the same rows, settings and fitting give a model with the same bytes.
public interface Learner {
    /// The kind in the language: `logistic regression`.
    String kind();

    /// The settings that it understands, with their defaults.
    List<Parameter> parameters();

    /// @param settings values within the bounds of [#parameters], no ranges; what is left out has its default
    /// @throws InterruptedException when the thread was interrupted; nothing is left behind
    Fit fit(TrainingRows train, Settings settings, Fitting fitting) throws InterruptedException;

    /// About how long a fit takes, in any unit: fits that take long are begun first, so that none is left over at the end.
    default double effort(Settings settings) {
        return 1;
    }
}
