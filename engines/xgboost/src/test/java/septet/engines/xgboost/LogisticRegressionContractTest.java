package septet.engines.xgboost;

import septet.model.Learner;
import septet.model.LearnerSection;
import septet.model.LogisticRegression;
import septet.model.Settings;

/// The other learner keeps the same contract.
class LogisticRegressionContractTest extends LearnerContract {
    @Override
    Learner learner() {
        return new LogisticRegression();
    }

    @Override
    Class<? extends LearnerSection> section() {
        return LearnerSection.LogisticRegression.class;
    }

    @Override
    Settings small() {
        return Settings.NONE;
    }
}
