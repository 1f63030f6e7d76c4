package septet.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;

/// What the design says of a learner, as the learner takes it.
///
/// @param kind names the [Learner]
public record LearnerSettings(String kind, Settings settings) {
    /// @throws Refused with `MODEL-NO-LEARNER` for kinds that nothing here can fit
    public static LearnerSettings of(LearnerSection section) {
        return switch (section) {
            case LearnerSection.LogisticRegression logistic -> new LearnerSettings(LogisticRegression.KIND,
                    shared(logistic.keys(), logistic.loss()).with("l2", logistic.l2()));
            case LearnerSection.BoostedTrees trees -> new LearnerSettings("boosted trees", shared(trees.keys(), trees.loss())
                    .with("rounds", trees.rounds()).with("depth", trees.depth()).with("learning rate", trees.learningRate())
                    .with("min child weight", trees.minChildWeight()).with("row share", trees.rowShare()).with("column share", trees.columnShare())
                    .with("l2", trees.l2()));
            case LearnerSection.NaiveBayes _, LearnerSection.LinearSvm _, LearnerSection.LinearRegression _, LearnerSection.Brought _, LaterLearner _ ->
                throw new Refused(Fault.DESIGN, Problem.error("model.learners", "nothing here can fit " + section.getClass().getSimpleName(),
                        "there would be no model", "Use logistic regression or boosted trees.", "MODEL-NO-LEARNER"));
        };
    }

    /// All that the learner cannot take; empty where there is nothing.
    ///
    /// @param place      of the learner in the design
    /// @param parameters of the [Learner] of this kind
    public List<Problem> problems(String place, List<Parameter> parameters) {
        List<Problem> problems = new ArrayList<>();
        settings.values().forEach((name, setting) -> {
            String objection = parameters.stream().filter(each -> each.name().equals(name)).findFirst()
                    .map(parameter -> parameter.objection(setting)).orElse(kind + " has no such setting");
            if (!objection.isEmpty()) {
                problems.add(Problem.error(place + "." + name, objection, "the learner cannot be fitted", "Write it within these bounds.", "MODEL-SETTING"));
            }
        });
        return problems;
    }

    private static Settings shared(LearnerKeys keys, Optional<Loss> loss) {
        Settings settings = switch (keys.weight()) {
            case Weight.OfPositives positives -> Settings.NONE.with("weight", positives.setting());
            // Rows that weigh by an expression bring their weights themselves.
            case Weight.OfRow _ -> Settings.NONE;
        };
        return loss.map(each -> settings.with("loss", new Setting.Word(each.name().toLowerCase(Locale.ROOT).replace('_', ' ')))).orElse(settings);
    }
}
