package septet.model;

import java.util.List;
import septet.design.Findings;

/// What can be wrong with the settings of a learner.
public final class SettingRules {
    private SettingRules() {}

    public static void settingsAreWithinBounds(ModelSection model, Findings findings) {
        model.learners().forEach((name, learner) -> {
            switch (learner) {
                case LearnerSection.LogisticRegression _ -> check(name, LearnerSettings.of(learner), LearnerParameters.LOGISTIC_REGRESSION, findings);
                case LearnerSection.BoostedTrees _ -> check(name, LearnerSettings.of(learner), LearnerParameters.BOOSTED_TREES, findings);
                case LearnerSection.NaiveBayes _ -> check(name, LearnerSettings.of(learner), LearnerParameters.NAIVE_BAYES, findings);
                case LearnerSection.LinearSvm _ -> check(name, LearnerSettings.of(learner), LearnerParameters.LINEAR_SVM, findings);
                case LearnerSection.LinearRegression _ -> check(name, LearnerSettings.of(learner), LearnerParameters.LINEAR_REGRESSION, findings);
                case LearnerSection.Brought _, LaterLearner _ -> { }
            }
        });
    }

    private static void check(String name, LearnerSettings settings, List<Parameter> parameters, Findings findings) {
        settings.objections(parameters).forEach((setting, objection) -> findings.error("model.learners." + name + "." + settings.kind() + "." + setting,
                objection, "the learner cannot be fitted", "Write it within these bounds.", "MODEL-SETTING"));
    }
}
