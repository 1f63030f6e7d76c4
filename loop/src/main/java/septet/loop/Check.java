package septet.loop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import septet.data.DataEstimates;
import septet.design.Bound;
import septet.design.Fault;
import septet.design.Findings;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Refused;
import septet.evaluation.EvaluationEstimates;
import septet.evaluation.Gate;
import septet.evaluation.GateNeed;
import septet.features.FeatureEstimates;
import septet.framing.Prediction;
import septet.framing.Task;
import septet.requirements.Estimate;
import septet.requirements.Line;
import septet.requirements.Sums;
import septet.serving.ServingEstimates;

/// What can be said of a design before anything runs: all its problems, and the arithmetic of its requirements and gates.
///
/// @param problems  in the order of the file
/// @param estimates empty where the design is too broken for arithmetic
public record Check(DesignFile file, List<Problem> problems, List<Estimate> estimates, List<Line> lines, List<GateNeed> gates) {
    /// Fits stand side by side on so many cores in the arithmetic of training.
    private static final int CORES = 2;

    public static Check of(String text, String name) {
        return of(DesignFile.read(text, name));
    }

    public static Check of(DesignFile file) {
        Problems problems = new Problems();
        file.problems().forEach(problems::add);
        if (file.bound().isEmpty()) return new Check(file, sorted(problems), List.of(), List.of(), List.of());
        Bound<SystemDesign> bound = file.bound().get();
        SystemDesign design = Effective.of(bound.value(), problems);
        Findings findings = new Findings(bound.resolved(), problems);
        DesignRules.OF_ALL.forEach(rule -> rule.finds().accept(design, findings));
        if (design.framing().task().ordinal() > Task.REGRESSION.ordinal() || !(design.framing().predict() instanceof Prediction.Column)) {
            return new Check(file, sorted(problems), List.of(), List.of(), List.of());
        }
        DesignRules.OF_BUILT.forEach(rule -> rule.finds().accept(design, findings));
        new Meaning(design, findings).check();
        List<Gate> gates = new Sentences(design, findings).gates();
        List<Estimate> estimates = estimates(design);
        List<GateNeed> arithmetic = EvaluationEstimates.gates(design.requirements(), design.framing(), design.evaluation(), gates);
        EvaluationEstimates.gatesCanBeDecided(arithmetic, findings);
        List<Line> lines = Sums.lines(design.requirements(), estimates);
        lines.forEach(line -> doubtful(line, findings));
        return new Check(file, sorted(problems), estimates, lines, arithmetic);
    }

    /// Of a design that may run.
    ///
    /// @throws Refused with all that was found, where some of it is an error
    static Check sound(DesignFile file) {
        Check check = of(file);
        if (check.hasErrors()) throw new Refused(Fault.DESIGN, check.problems());
        return check;
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }

    private static List<Estimate> estimates(SystemDesign design) {
        int inputs = FeatureEstimates.inputs(design.framing(), design.data());
        List<Estimate> estimates = new ArrayList<>();
        Optional<Estimate> examples = EvaluationEstimates.examples(design.requirements(), design.framing(), design.evaluation());
        Optional<Estimate> state = FeatureEstimates.state(design.requirements(), design.framing(), design.data());
        examples.ifPresent(estimates::add);
        state.ifPresent(estimates::add);
        DataEstimates.log(design.requirements(), design.framing(), design.data(), inputs).ifPresent(estimates::add);
        examples.ifPresent(rows -> estimates.add(ServingEstimates.memory(state, rows.value(), inputs)));
        RunEstimate.of(design, CORES).ifPresent(estimates::add);
        estimates.addAll(ServingEstimates.of(design.requirements(), design.framing(), design.data(), design.model(), design.serving()));
        return estimates;
    }

    private static void doubtful(Line line, Findings findings) {
        if (line.verdict() != Line.Verdict.DOUBTFUL) return;
        findings.warning("requirements." + line.requirement(), "asked " + line.asked() + ", and the arithmetic says " + line.estimated().orElse("nothing"),
                "it will hardly be met", "The arithmetic below says where it comes from; change the requirement or the design.", "REQUIREMENTS-NOT-PROMISED");
    }

    private static List<Problem> sorted(Problems problems) {
        return problems.list().stream().sorted(Comparator.comparingInt((Problem problem) -> part(problem, 2)).thenComparingInt(problem -> part(problem, 1))).toList();
    }

    /// Line or column of a place such as `fraud.yaml:58:3 evaluation.slice`; 0 where there is none.
    private static int part(Problem problem, int fromTheEnd) {
        int blank = problem.place().indexOf(' ');
        String[] parts = (blank < 0 ? problem.place() : problem.place().substring(0, blank)).split(":");
        String part = parts.length < 3 ? "" : parts[parts.length - fromTheEnd];
        return part.isEmpty() || part.length() > 9 || !part.chars().allMatch(c -> c >= '0' && c <= '9') ? 0 : Integer.parseInt(part);
    }
}
