package septet.model;

/// How long learning and scoring take, about, on one core of a common server.
public final class ModelEstimates {
    /// Seconds for one row and input in one tree, beside which each level costs a share; and for one row and input in a regression.
    private static final double TREE_INPUT = 1.6e-9;
    private static final double LEVEL_SHARE = 1.0 / 8;
    private static final double LINEAR_INPUT = 0.15e-6;
    /// Seconds to load a table into the engine, and to judge what it made.
    private static final double FIT = 0.015;
    /// Seconds for one term of a text in a pass, and passes until it rests.
    private static final double TERM_PASS = 3e-9;
    private static final double PASSES = 60;
    /// Seconds that one row takes in one tree, and one input in a sum, when a request is scored.
    private static final double TREE = 40e-9;
    private static final double TERM = 20e-9;

    private ModelEstimates() {}

    /// What a fit learns from.
    ///
    /// @param inputs beside texts
    /// @param terms  that the texts of a row have: words, and pieces of words
    public record Material(double rows, int inputs, double terms) {}

    /// Seconds of one fit.
    public static double fit(LearnerSection learner, Material material) {
        double terms = material.rows() * material.terms();
        double cells = material.rows() * material.inputs();
        return FIT + switch (learner) {
            case LearnerSection.BoostedTrees trees -> cells * middle(trees.rounds()) * (1 + LEVEL_SHARE * middle(trees.depth())) * TREE_INPUT;
            case LearnerSection.LinearSvm _ -> (terms + cells) * PASSES * TERM_PASS;
            case LearnerSection.LogisticRegression _, LearnerSection.LinearRegression _ -> cells * LINEAR_INPUT + terms * PASSES * TERM_PASS;
            case LearnerSection.NaiveBayes _ -> (terms + cells) * TERM_PASS;
            case LearnerSection.Brought _, LaterLearner _ -> 0;
        };
    }

    /// Whether there is anything to be searched for.
    public static boolean searched(LearnerSection learner) {
        boolean fitted = !(learner instanceof LearnerSection.Brought) && !(learner instanceof LaterLearner);
        return fitted && LearnerSettings.of(learner).settings().values().values().stream().anyMatch(Setting.Range.class::isInstance);
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
