package septet.loop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.model.InputSection;
import septet.model.Learner;
import septet.model.LearnerKeys;
import septet.model.LaterLearner;
import septet.model.LearnerSection;
import septet.model.LearnerSettings;
import septet.features.FeaturePlan;
import septet.model.EncoderChoice;
import septet.model.ExpandingLearner;
import septet.model.Settings;

/// The learners of a design, from the sections in which it names them.
final class Teachers {
    /// A learner of the design, ready to be fitted.
    ///
    /// @param name   in the design
    /// @param inputs what it sees, where it does not see what all see
    record Teacher(String name, Learner learner, Settings settings, Optional<List<InputSection>> inputs) {
        /// The same with settings that leave nothing open.
        Teacher with(Settings settled) {
            return new Teacher(name, learner, settled, inputs);
        }
    }

    private final List<Learner> built;
    private final Bringing bringing;
    private final ExpandingLearner.Moments moments;
    private final FeaturePlan plan;

    Teachers(List<Learner> built, Bringing bringing, Preparation prepared) {
        this.plan = prepared.plan();
        this.moments = new ExpandingLearner.Moments(prepared.material().times(), prepared.material().knownAt());
        this.built = built;
        this.bringing = bringing;
    }

    /// @throws Refused where a kind is not built, or a setting is out of bounds
    List<Teacher> of(Map<String, LearnerSection> learners) {
        return learners.entrySet().stream().map(entry -> of(entry.getKey(), entry.getValue())).toList();
    }

    /// What is said of a family is said of each member.
    private Map<String, EncoderChoice> members(Map<String, EncoderChoice> choices) {
        Map<String, EncoderChoice> members = new TreeMap<>();
        choices.forEach((name, choice) -> plan.find(name).forEach(member -> members.put(member.name(), choice)));
        return members;
    }

    private Teacher of(String name, LearnerSection section) {
        if (section instanceof LearnerSection.Brought brought) return bringing.teacher(name, brought);
        LearnerSettings read = LearnerSettings.of(section);
        LearnerKeys keys = switch (section) {
            case LearnerSection.LogisticRegression it -> it.keys();
            case LearnerSection.BoostedTrees it -> it.keys();
            case LearnerSection.NaiveBayes it -> it.keys();
            case LearnerSection.LinearSvm it -> it.keys();
            case LearnerSection.LinearRegression it -> it.keys();
            case LearnerSection.Brought _, LaterLearner _ -> throw new IllegalStateException("no settings of " + name);
        };
        String path = "model.learners." + name;
        Learner learner = built.stream().filter(each -> each.kind().equals(read.kind())).findFirst().orElseThrow(() -> new Refused(Fault.ENGINE,
                Problem.error(path, "no engine here fits " + read.kind(), "nothing is fitted", "See septet doctor.", "MODEL-NO-ENGINE")));
        List<Problem> problems = read.objections(learner.parameters()).entrySet().stream()
                .map(objection -> Problem.error(path + "." + objection.getKey(), objection.getValue(), "nothing is fitted", "Write a value within these bounds.",
                        "MODEL-SETTING")).toList();
        if (!problems.isEmpty()) throw new Refused(Fault.DESIGN, problems);
        return new Teacher(name, ExpandingLearner.over(learner, members(keys.encode()), moments), read.settings(), keys.inputs());
    }
}
