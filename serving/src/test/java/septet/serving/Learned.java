package septet.serving;

import java.util.Arrays;
import java.util.List;
import septet.data.Dictionary;
import septet.design.Type;
import septet.features.Feature;
import septet.model.CalibratedModel;
import septet.model.Calibration;
import septet.model.Fit;
import septet.model.Fitting;
import septet.model.Heads;
import septet.model.Input;
import septet.model.LogisticRegression;
import septet.model.Predictor;
import septet.model.Settings;
import septet.model.TrainingRows;
import septet.world.Chance;

/// A small model that was really learned: an amount and a channel.
final class Learned {
    static final List<Feature> FEATURES = List.of(new Feature("amount", "amount", new Type.Number(), 0), new Feature("channel", "channel", new Type.Category(), 1));

    private Learned() {}

    static Predictor predictor(Dictionary words) throws InterruptedException {
        return predictor(words, FEATURES.size());
    }

    /// Of the first so many inputs.
    static Predictor predictor(Dictionary words, int inputs) throws InterruptedException {
        Chance chance = Chance.of(5);
        double[][] columns = new double[2][400];
        double[] target = new double[400];
        int[] codes = {words.code("web"), words.code("shop"), words.code("phone")};
        for (int i = 0; i < 400; i++) {
            columns[0][i] = chance.nextInt(9) == 0 ? Double.NaN : chance.nextGaussian() * 10 + 50;
            int channel = chance.nextInt(3);
            columns[1][i] = codes[channel];
            target[i] = chance.nextDouble() < 1 / (1 + StrictMath.exp(-(columns[0][i] - 50) / 10 - channel)) ? 1 : 0;
        }
        TrainingRows rows = TrainingRows.of(Input.of(FEATURES.subList(0, inputs)), Arrays.copyOf(columns, inputs), target, words);
        Fitting fitting = new Fitting("here", "d1", "d2", "simple", new Heads.Truth("fraud"), 1, 0, 7, "0.1.0");
        Fit fit = new LogisticRegression().fit(rows, Settings.NONE, fitting);
        if (!(fit instanceof Fit.Learned(var model))) throw new AssertionError(fit);
        return Predictor.of(new CalibratedModel(model, new Calibration.None(model.provenance())), FEATURES, words);
    }
}
