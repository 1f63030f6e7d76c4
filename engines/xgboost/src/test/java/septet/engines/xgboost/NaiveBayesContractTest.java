package septet.engines.xgboost;

import septet.model.Learner;
import septet.model.LearnerSection;
import septet.model.NaiveBayes;
import septet.model.Settings;

/// A class's words are smoothed, so that what says nothing still moves a score a little.
class NaiveBayesContractTest extends LearnerContract {
    @Override
    Learner learner() {
        return new NaiveBayes();
    }

    @Override
    Class<? extends LearnerSection> section() {
        return LearnerSection.NaiveBayes.class;
    }

    @Override
    Settings small() {
        return Settings.NONE;
    }

    @Override
    double ofRate() {
        return 0.03;
    }
}
