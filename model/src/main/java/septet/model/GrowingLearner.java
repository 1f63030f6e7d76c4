package septet.model;

import java.util.List;

/// A learner whose fit passes through the models of smaller settings on its way: boosted trees with 100 rounds are
/// those with 50 rounds and 50 more. A search can look at them without fitting each anew.
public interface GrowingLearner extends Learner {
    /// The setting along which the model grows.
    String along();

    /// Grows a model and shows it at each of these sizes, ascending; the shown model has the same bytes as
    /// [#fit] with that size gives.
    ///
    /// @return the model at the last size reached
    Fit grow(TrainingRows train, Settings settings, Fitting fitting, Growth growth) throws InterruptedException;

    /// What looks on while a model grows.
    interface Growth {
        List<Integer> sizes();

        /// @return whether to grow on
        boolean reached(int size, Model model) throws InterruptedException;
    }
}
