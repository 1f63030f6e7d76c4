package septet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import septet.design.Refused;

class LearnerSettingsTest {
    private static final List<Parameter> PARAMETERS = List.of(
            new Parameter("depth", new Parameter.Form.Whole(1, 15), new Setting.Number(4), "Depth."),
            new Parameter("l2", new Parameter.Form.Real(0, 10), new Setting.Number(1), "Penalty."),
            new Parameter("loss", new Parameter.Form.OneOf(List.of("log", "focal")), new Setting.Word("log"), "Loss."),
            LearnerParameters.LOGISTIC_REGRESSION.getLast());

    private static LearnerKeys keys(Weight weight) {
        return new LearnerKeys(Optional.empty(), weight, java.util.Map.of(), Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty());
    }

    private static Map<String, String> objections(Settings settings) {
        return new LearnerSettings("some kind", settings).objections(PARAMETERS);
    }

    @Test
    void aSectionBecomesSettings() {
        LearnerSettings logistic = LearnerSettings.of(new LearnerSection.LogisticRegression(
                keys(new Weight.OfPositives(new Setting.Word("balanced"))), Optional.empty(), new Setting.Range(1e-6, 1)));
        assertThat(logistic.kind()).isEqualTo(new LogisticRegression().kind());
        assertThat(logistic.settings().written()).containsEntry("l2", "1.0E-6..1").containsEntry("weight", "balanced").hasSize(2);
        assertThat(logistic.settings().hasRange()).isTrue();
        assertThat(logistic.objections(LearnerParameters.LOGISTIC_REGRESSION)).isEmpty();
    }

    @Test
    void aLossThatIsNotBuiltIsNotTakenInSilence() {
        LearnerSettings focal = LearnerSettings.of(new LearnerSection.LogisticRegression(
                keys(new Weight.OfPositives(new Setting.Word("none"))), Optional.of(Loss.of(Loss.Of.FOCAL)), new Setting.Number(1)));
        assertThat(focal.objections(LearnerParameters.LOGISTIC_REGRESSION)).containsExactly(Map.entry("loss", "log is meant, not focal"));
    }

    @Test
    void aKindThatNothingFitsIsRefused() {
        assertThatThrownBy(() -> LearnerSettings.of(new LaterLearner.BestPassage())).isInstanceOf(Refused.class).hasMessageContaining("[MODEL-NO-LEARNER]");
    }

    @Test
    void everyWrongSettingIsNamed() {
        Settings wrong = Settings.NONE.with("depth", 2.5).with("l2", new Setting.Range(1, 11)).with("loss", new Setting.Word("hinge")).with("speed", 1)
                .with("weight", new Setting.Word("heavy"));
        assertThat(objections(wrong)).containsExactly(Map.entry("depth", "a whole number from 1 to 15 is meant, not 2.5"),
                Map.entry("l2", "a number from 0 to 10 is meant, not 11"), Map.entry("loss", "log or focal is meant, not hinge"),
                Map.entry("speed", "no setting of some kind"), Map.entry("weight", "none, balanced or a number from 0.001 to 1000000 is meant, not heavy"));
        assertThat(objections(Settings.NONE.with("depth", new Setting.Range(1, 15)).with("weight", 3).with("loss", new Setting.Word("log")))).isEmpty();
        assertThat(objections(Settings.NONE.with("depth", new Setting.Word("deep")).with("loss", 1))).hasSize(2);
    }
}
