package septet.loop;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.features.Feature;
import septet.features.FeaturePlan;
import septet.model.InputSection;
import septet.model.Stage;

/// Who competes, and what each of them sees.
final class Contestants {
    private Contestants() {}

    /// The learners of the scoring stage, from simple to strong; without stages the learners as they stand.
    static List<String> order(SystemDesign design) {
        for (Stage stage : design.model().stages()) if (stage.score().isPresent()) return stage.score().get().learners();
        return List.copyOf(design.model().learners().keySet());
    }

    /// @throws Refused where a name is neither a feature nor a column that is known at t0
    static List<Feature> seen(List<InputSection> inputs, FeaturePlan plan) {
        Set<Feature> seen = new LinkedHashSet<>();
        boolean onlyExcept = inputs.stream().allMatch(InputSection.Except.class::isInstance);
        if (onlyExcept) seen.addAll(plan.usualInputs());
        List<Problem> problems = new ArrayList<>();
        for (InputSection input : inputs) {
            switch (input) {
                case InputSection.All _ -> seen.addAll(plan.usualInputs());
                case InputSection.Only only -> seen.addAll(find(only.path().text(), plan, problems));
                case InputSection.Except except -> find(except.path().text(), plan, problems).forEach(seen::remove);
            }
        }
        if (!problems.isEmpty()) throw new Refused(Fault.DESIGN, problems);
        return List.copyOf(seen);
    }

    private static List<Feature> find(String name, FeaturePlan plan, List<Problem> problems) {
        List<Feature> found = plan.find(name);
        if (found.isEmpty()) {
            problems.add(Problem.error("model.inputs " + name, "no feature and no column known at t0 is called " + name, "learners cannot see it",
                    "Name one of data.features or of the source's columns.", "MODEL-UNKNOWN-INPUT"));
        }
        return found;
    }
}
