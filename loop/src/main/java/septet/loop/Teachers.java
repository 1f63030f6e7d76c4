package septet.loop;

import java.util.List;
import java.util.Map;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.model.InputSection;
import septet.model.Learner;
import septet.model.LearnerKeys;
import septet.model.LearnerSection;
import septet.model.Setting;
import septet.model.Settings;
import septet.model.Weight;

/// The learners of a design, from the sections in which it names them.
final class Teachers {
    /// A learner of the design, ready to be fitted.
    ///
    /// @param name   in the design
    /// @param inputs what it sees, where it does not see what all see
    record Teacher(String name, Learner learner, Settings settings, java.util.Optional<List<InputSection>> inputs) {}

    private final List<Learner> built;

    Teachers(List<Learner> built) {
        this.built = built;
    }

    /// @throws Refused where a kind is not built, or a setting is out of bounds
    List<Teacher> of(Map<String, LearnerSection> learners) {
        return learners.entrySet().stream().map(entry -> of(entry.getKey(), entry.getValue())).toList();
    }

    private Teacher of(String name, LearnerSection section) {
        return switch (section) {
            case LearnerSection.LogisticRegression it -> teacher(name, "logistic regression", it.keys(), Settings.NONE.with("l2", it.l2()));
            case LearnerSection.BoostedTrees it -> teacher(name, "boosted trees", it.keys(), Settings.NONE
                    .with("rounds", it.rounds()).with("depth", it.depth()).with("learning rate", it.learningRate())
                    .with("min child weight", it.minChildWeight()).with("row share", it.rowShare()).with("column share", it.columnShare())
                    .with("l2", it.l2()));
            case LearnerSection.NaiveBayes _, LearnerSection.LinearSvm _, LearnerSection.LinearRegression _, LearnerSection.Brought _,
                    septet.model.LaterLearner _ -> throw new Refused(Fault.DESIGN, Problem.error("model.learners." + name,
                    "this kind of learner is not built yet", "nothing is fitted", "Use logistic regression or boosted trees.", "DESIGN-NOT-YET"));
        };
    }

    private Teacher teacher(String name, String kind, LearnerKeys keys, Settings settings) {
        Learner learner = built.stream().filter(each -> each.kind().equals(kind)).findFirst().orElseThrow(() -> new Refused(Fault.ENGINE,
                Problem.error("model.learners." + name, "no engine here fits " + kind, "nothing is fitted", "See septet doctor.", "MODEL-NO-ENGINE")));
        Setting weight = switch (keys.weight()) {
            case Weight.OfPositives it -> it.setting();
            case Weight.OfRow _ -> throw new Refused(Fault.DESIGN, Problem.error("model.learners." + name + ".weight",
                    "a weight that differs from row to row is not built yet", "nothing is fitted", "Use balanced, or a factor for positive rows.", "DESIGN-NOT-YET"));
        };
        Settings all = settings.with("weight", weight);
        List<Problem> problems = learner.parameters().stream().filter(parameter -> all.values().containsKey(parameter.name()))
                .map(parameter -> Map.entry(parameter, parameter.objection(all.get(parameter.name())))).filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> Problem.error("model.learners." + name + "." + entry.getKey().name(), entry.getValue(), "nothing is fitted",
                        "Write a value within these bounds.", "MODEL-SETTING")).toList();
        if (!problems.isEmpty()) throw new Refused(Fault.DESIGN, problems);
        return new Teacher(name, learner, all, keys.inputs());
    }
}
