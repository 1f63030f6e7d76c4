package septet.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;

/// What the design says of a learner, as the learner takes it.
///
/// @param kind names the [Learner]
public record LearnerSettings(String kind, Settings settings) {
    public static final String LOGISTIC_REGRESSION = "logistic regression";
    public static final String BOOSTED_TREES = "boosted trees";
    public static final String LINEAR_SVM = "linear svm";
    public static final String NAIVE_BAYES = "naive bayes";
    public static final String LINEAR_REGRESSION = "linear regression";

    /// @throws Refused with `MODEL-NO-LEARNER` for kinds that nothing here can fit
    public static LearnerSettings of(LearnerSection section) {
        return switch (section) {
            case LearnerSection.LogisticRegression logistic -> new LearnerSettings(LOGISTIC_REGRESSION,
                    shared(logistic.keys(), logistic.loss()).with("l2", logistic.l2()));
            case LearnerSection.BoostedTrees trees -> new LearnerSettings(BOOSTED_TREES, shared(trees.keys(), trees.loss())
                    .with("rounds", trees.rounds()).with("depth", trees.depth()).with("learning rate", trees.learningRate())
                    .with("min child weight", trees.minChildWeight()).with("row share", trees.rowShare()).with("column share", trees.columnShare())
                    .with("l2", trees.l2()).with("monotone", monotone(trees.monotone())));
            case LearnerSection.NaiveBayes bayes -> new LearnerSettings(NAIVE_BAYES, shared(bayes.keys(), Optional.empty()).with("smoothing", bayes.smoothing()));
            case LearnerSection.LinearSvm svm -> new LearnerSettings(LINEAR_SVM, shared(svm.keys(), svm.loss()).with("c", svm.c()));
            case LearnerSection.LinearRegression linear -> new LearnerSettings(LINEAR_REGRESSION,
                    shared(linear.keys(), linear.loss()).without("weight").with("l2", linear.l2()));
            case LearnerSection.Brought _, LaterLearner _ ->
                throw new Refused(Fault.DESIGN, Problem.error("model.learners", "nothing here can fit " + section.getClass().getSimpleName(),
                        "there would be no model", "Use a kind of docs/models.md.", "MODEL-NO-LEARNER"));
        };
    }

    /// What cannot be taken, by setting, and why; empty where all can.
    public SortedMap<String, String> objections(List<Parameter> parameters) {
        SortedMap<String, String> objections = new TreeMap<>();
        settings.values().forEach((name, setting) -> {
            String objection = parameters.stream().filter(each -> each.name().equals(name)).findFirst()
                    .map(parameter -> parameter.objection(setting)).orElse("no setting of " + kind);
            if (!objection.isEmpty()) objections.put(name, objection);
        });
        return objections;
    }

    private static Setting monotone(Map<String, LearnerSection.BoostedTrees.Direction> directions) {
        String written = directions.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue().name().toLowerCase(Locale.ROOT)).sorted()
                .collect(Collectors.joining(", "));
        return new Setting.Word(written.isEmpty() ? "none" : written);
    }

    private static Settings shared(LearnerKeys keys, Optional<Loss> loss) {
        Settings settings = switch (keys.weight()) {
            case Weight.OfPositives positives -> Settings.NONE.with("weight", positives.setting());
            // Rows that weigh by an expression bring their weights themselves.
            case Weight.OfRow _ -> Settings.NONE;
        };
        return loss.map(each -> settings.with("loss", each.setting())).orElse(settings);
    }
}
