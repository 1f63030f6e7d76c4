package septet.engines.xgboost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import septet.model.Learner;
import septet.model.LearnerSection;
import septet.model.LinearSvm;
import septet.model.Setting;
import septet.model.Settings;
import septet.model.TrainingRows;

/// Its scores are distances, no chances: what they say is their order.
class LinearSvmContractTest extends LearnerContract {
    @Override
    Learner learner() {
        return new LinearSvm();
    }

    @Override
    Class<? extends LearnerSection> section() {
        return LearnerSection.LinearSvm.class;
    }

    @Override
    Settings small() {
        return Settings.NONE;
    }

    @Override
    double ofRate() {
        return 0.03;
    }

    @Override
    @Test
    void itLearns() throws InterruptedException {
        TrainingRows fresh = Payments.of(2, 3_000).rows(1);
        double[] scores = scores(learned(Payments.of(1, 3_000).rows(1), balanced()), fresh);
        int right = 0;
        int pairs = 0;
        for (int i = 0; i < 1_000; i++) {
            for (int k = 0; k < 1_000; k++) {
                if (fresh.target()[i] != 1 || fresh.target()[k] != 0) continue;
                pairs++;
                if (scores[i] > scores[k]) right++;
            }
        }
        assertThat(right / (double) pairs).isGreaterThan(0.75);
    }

    @Override
    @Test
    void positiveRowsCountMoreWhenTheyWeighMore() throws InterruptedException {
        TrainingRows rows = Payments.of(1, 3_000).rows(1);
        long plain = Arrays.stream(scores(learned(rows, small()), rows)).filter(score -> score > 0.5).count();
        assertThat(Arrays.stream(scores(learned(rows, balanced()), rows)).filter(score -> score > 0.5).count()).isGreaterThan(plain + 100);
        assertThat(Arrays.stream(scores(learned(rows, small().with("weight", 10)), rows)).filter(score -> score > 0.5).count()).isGreaterThan(plain + 100);
    }

    private static Settings balanced() {
        return Settings.NONE.with("weight", new Setting.Word("balanced"));
    }
}
