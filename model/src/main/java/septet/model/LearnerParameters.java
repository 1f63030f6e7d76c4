package septet.model;

import java.util.List;

/// The settings of the learners, with their bounds and defaults: the same for the rules of a design and for whoever fits.
public final class LearnerParameters {
    private static final Parameter LOG = loss("log", "What training lowers; the log loss.", "log");
    /// Beside a word, a factor for positive rows.
    private static final Parameter WEIGHT = new Parameter("weight", new Parameter.Form.OneOfOrReal(List.of("none", "balanced"), 1e-3, 1e6),
            new Setting.Word("none"), "How much a positive row counts: none (as much as any), balanced (both classes weigh the same in sum), "
            + "or a factor. Rarely helps trees; calibrate when you use it.");

    public static final List<Parameter> LOGISTIC_REGRESSION = List.of(LOG,
            real("l2", 1e-9, 1e9, 1, "Penalty on the squared weights of standardised inputs, against the summed loss (1/C elsewhere). "
                    + "Raise it with few rows or many words."),
            WEIGHT);

    public static final List<Parameter> BOOSTED_TREES = List.of(
            new Parameter("loss", new Parameter.Form.OneOfOrQuantile(List.of("log", "focal", "squared", "absolute", "poisson")), new Setting.Word("log"),
                    "What training lowers: for classes log or focal, for numbers squared (their default), absolute, poisson or a quantile."),
            whole("rounds", 1, 5_000, 200, "How many trees. More trees need a smaller learning rate; too many learn the noise."),
            whole("depth", 1, 15, 4, "How many questions lead to a leaf: how many inputs can act together. Deeper needs more rows."),
            real("learning rate", 1e-3, 1, 0.1, "How much of each tree is added. Halve it and double the rounds for a little more quality."),
            real("min child weight", 0, 1e6, 5, "The least a leaf may rest on, in rows that are still undecided (sum of hessians). Raise it against noise."),
            real("row share", 0.05, 1, 1, "The share of the rows, drawn anew for each tree. Less than 1 may help noisy data."),
            real("column share", 0.05, 1, 1, "The share of the columns, drawn anew for each tree. Less than 1 helps when many inputs say the same."),
            real("l2", 0, 1e6, 1, "Penalty on the squared values of the leaves."),
            new Parameter("monotone", new Parameter.Form.AnyWord(), new Setting.Word("none"), "Inputs along which the score may only rise (up) or fall (down)."),
            WEIGHT);

    public static final List<Parameter> LINEAR_SVM = List.of(
            loss("hinge", "What a row on the wrong side of the margin costs: as far as it is (hinge), or the square of that.", "hinge", "squared hinge"),
            real("c", 1e-6, 1e6, 1, "How much a row on the wrong side costs, against the squared weights. Lower it with few rows or much noise."),
            WEIGHT);

    public static final List<Parameter> NAIVE_BAYES = List.of(
            real("smoothing", 1e-9, 1e3, 1, "What is added to each count, so that a new word does not decide alone."),
            WEIGHT);

    public static final List<Parameter> LINEAR_REGRESSION = List.of(
            new Parameter("loss", new Parameter.Form.OneOfOrQuantile(List.of("squared", "absolute", "poisson")), new Setting.Word("squared"),
                    "What is estimated: the mean (squared), the median (absolute), a quantile, or the mean of counts (poisson)."),
            real("l2", 1e-9, 1e9, 1e-4, "Penalty on the squared weights of standardised inputs, against the summed loss of a target of spread 1. "
                    + "Raise it with few rows or many words."));

    private LearnerParameters() {}

    private static Parameter loss(String otherwise, String meaning, String... words) {
        return new Parameter("loss", new Parameter.Form.OneOf(List.of(words)), new Setting.Word(otherwise), meaning);
    }

    private static Parameter whole(String name, long low, long high, double otherwise, String meaning) {
        return new Parameter(name, new Parameter.Form.Whole(low, high), new Setting.Number(otherwise), meaning);
    }

    private static Parameter real(String name, double low, double high, double otherwise, String meaning) {
        return new Parameter(name, new Parameter.Form.Real(low, high), new Setting.Number(otherwise), meaning);
    }
}
