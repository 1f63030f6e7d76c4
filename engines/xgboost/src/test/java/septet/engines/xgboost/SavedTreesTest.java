package septet.engines.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import septet.data.Dictionary;
import septet.design.Refused;
import septet.model.Artifacts;
import septet.model.Encoder;
import septet.model.Fit;
import septet.model.Model;
import septet.model.Settings;
import septet.model.TrainingRows;
import septet.model.Trees;
import septet.world.Chance;

class SavedTreesTest {
    private static byte[] saved(Map<String, Object> parameters) throws XGBoostError {
        TrainingRows rows = Payments.of(1, 500).rows(1);
        DMatrix matrix = Matrix.training(rows, Encoder.plain(rows), BoostedTrees.classes(rows, Payments.FITTING.heads())).load(rows.target(), rows.weight());
        Booster booster = XGBoost.train(matrix, parameters, 3, Map.of(), null, null);
        byte[] saved = booster.toByteArray("ubj");
        booster.dispose();
        matrix.dispose();
        return saved;
    }

    @Test
    void theFirstScoreIsRead() throws XGBoostError {
        Trees trees = SavedTrees.read(saved(Map.of("objective", "binary:logistic", "base_score", 0.5, "verbosity", 0))).scores().getFirst();
        assertThat(trees.base()).isZero();
        assertThat(trees.trees()).hasSize(3);
    }

    @Test
    void anotherObjectiveOrBoosterIsNoModelOfOurs() throws XGBoostError {
        byte[] squared = saved(Map.of("objective", "reg:squaredlogerror", "verbosity", 0));
        byte[] dart = saved(Map.of("objective", "binary:logistic", "booster", "dart", "verbosity", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> SavedTrees.read(squared)).withMessageContaining("reg:squaredlogerror");
        assertThatIllegalArgumentException().isThrownBy(() -> SavedTrees.read(dart)).withMessageContaining("dart");
    }

    @Test
    void anyBytesAreReadOrRefused() throws XGBoostError {
        byte[] saved = saved(Map.of("objective", "binary:logistic", "max_depth", 3, "verbosity", 0));
        int read = 0;
        for (long seed = 0; seed < 20_000; seed++) {
            Chance chance = Chance.of(seed);
            byte[] mutated = saved.clone();
            for (int changes = 1 + chance.nextInt(3); changes > 0; changes--) mutated[chance.nextInt(mutated.length)] = (byte) chance.nextLong();
            try {
                Trees trees = SavedTrees.read(mutated).scores().getFirst();
                trees.adder(new int[trees.width()], 1);
                read++;
            } catch (IllegalArgumentException expected) {
                assertThat(expected).isNotNull();
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertThat(read).isBetween(1, 19_999);
    }

    @Test
    void aBroughtModelScoresAsXGBoostDoes() throws XGBoostError {
        TrainingRows rows = numbers(Payments.of(2, 1_000));
        DMatrix matrix = Matrix.of(rows, Encoder.plain(rows)).load();
        float[] labels = new float[rows.size()];
        for (int row = 0; row < labels.length; row++) labels[row] = (float) rows.target()[row];
        matrix.setLabel(labels);
        Booster booster = XGBoost.train(matrix, Map.of("objective", "binary:logistic", "verbosity", 0), 5, Map.of(), null, null);
        BroughtTrees brought = BroughtTrees.read("model.ubj", booster.toByteArray("ubj"), rows.inputs());
        Model model = ((Fit.Learned) brought.fit(rows, Settings.NONE, Payments.FITTING)).model();
        double[] scores = LearnerContract.scores(Artifacts.model("here", model.artifact()), rows);
        float[][] expected = booster.predict(matrix);
        for (int row = 0; row < scores.length; row++) assertThat(scores[row]).isCloseTo(expected[row][0], within(1e-6));
        booster.dispose();
        matrix.dispose();
    }

    @Test
    void aFileThatCannotBeServedSaysWhy() throws XGBoostError {
        byte[] saved = saved(Map.of("objective", "binary:logistic", "verbosity", 0));
        assertThatThrownBy(() -> BroughtTrees.read("model.ubj", new byte[] {1, 2}, Payments.INPUTS)).isInstanceOf(Refused.class).hasMessageContaining("[MODEL-BROUGHT]");
        assertThatThrownBy(() -> BroughtTrees.read("model.ubj", saved, Payments.INPUTS)).hasMessageContaining("inputs, while 4 are named");
    }

    private static TrainingRows numbers(Payments payments) {
        return TrainingRows.of(Payments.INPUTS.subList(0, 3), payments.columns(), payments.target(), new Dictionary());
    }
}
