package septet.model;

import septet.design.Problem;

/// What came of an attempt to learn.
public sealed interface Fit {
    record Learned(Model model) implements Fit {}

    /// The rows cannot teach this, for a reason that a person can act on.
    record NotLearned(Problem problem) implements Fit {}
}
