package septet.model;

import java.util.ArrayList;
import java.util.List;
import septet.requirements.Estimate;
import septet.requirements.Unit;

/// How long learning and scoring take, about, on one core of a common server.
public final class ModelEstimates {
    /// Seconds for one row and input in one tree, beside which each level costs a share; and for one row and pair of inputs
    /// in one step of a regression.
    private static final double TREE_INPUT = 1.0e-9;
    private static final double LEVEL_SHARE = 1.0 / 8;
    private static final double PAIR = 1.0e-9;
    private static final int NEWTON_STEPS = 12;
    /// Seconds that one row takes in one tree, and one input in a sum, when a request is scored.
    private static final double TREE = 40e-9;
    private static final double TERM = 20e-9;

    private ModelEstimates() {}

    /// The search, its refits, and the fit that serves; fits stand side by side on `cores`.
    public static Estimate training(ModelSection model, double rows, int inputs, int cores) {
        int trials = model.tune().map(Tune::trials).orElse(1);
        double seconds = 0;
        List<String> parts = new ArrayList<>();
        for (var learner : model.learners().entrySet()) {
            double one = fit(learner.getValue(), rows, inputs);
            seconds += one * trials / cores + 2 * one;
            parts.add(learner.getKey() + ": " + Unit.SECONDS.text(one) + " a fit x (" + trials + " / " + cores + " + 2)");
        }
        return new Estimate(Estimate.TRAINING, seconds, Unit.SECONDS, Unit.ROWS.text(rows) + " of " + inputs + " inputs; " + String.join("; ", parts));
    }

    private static double fit(LearnerSection learner, double rows, int inputs) {
        return switch (learner) {
            case LearnerSection.BoostedTrees trees -> rows * inputs * middle(trees.rounds()) * (1 + LEVEL_SHARE * middle(trees.depth())) * TREE_INPUT;
            case LearnerSection.LogisticRegression _, LearnerSection.LinearRegression _, LearnerSection.LinearSvm _ -> rows * inputs * inputs / 2 * NEWTON_STEPS * PAIR;
            case LearnerSection.NaiveBayes _ -> rows * inputs * PAIR;
            case LearnerSection.Brought _, LaterLearner _ -> 0;
        };
    }

    /// Seconds to score one row with the slowest learner.
    public static double score(ModelSection model, int inputs) {
        return model.learners().values().stream()
                .mapToDouble(learner -> learner instanceof LearnerSection.BoostedTrees trees ? high(trees.rounds()) * TREE : inputs * TERM).max().orElse(0);
    }

    private static double middle(Setting setting) {
        return switch (setting) {
            case Setting.Number(double value) -> value;
            case Setting.Range range -> range.logarithmic() ? StrictMath.sqrt(range.low() * range.high()) : (range.low() + range.high()) / 2;
            case Setting.Word _ -> 1;
        };
    }

    private static double high(Setting setting) {
        return setting instanceof Setting.Range range ? range.high() : middle(setting);
    }
}
