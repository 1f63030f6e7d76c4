package septet.loop;

import java.util.List;
import java.util.Optional;
import septet.model.InputSection;
import septet.model.LaterLearner;
import septet.model.LearnerSection;

/// What a learner sees in place of what all see.
final class Inputs {
    private Inputs() {}

    static Optional<List<InputSection>> of(LearnerSection learner) {
        return switch (learner) {
            case LearnerSection.LogisticRegression it -> it.keys().inputs();
            case LearnerSection.BoostedTrees it -> it.keys().inputs();
            case LearnerSection.NaiveBayes it -> it.keys().inputs();
            case LearnerSection.LinearSvm it -> it.keys().inputs();
            case LearnerSection.LinearRegression it -> it.keys().inputs();
            case LearnerSection.Brought it -> it.inputs();
            case LaterLearner _ -> Optional.empty();
        };
    }
}
