package septet.monitoring;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import septet.data.Candidate;
import septet.data.DecisionRecord;
import septet.data.LoopRecord;
import septet.data.Row;
import septet.data.ShadowRecord;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.TimingRecord;
import septet.serving.Holdback;
import septet.serving.RolloutStep;
import septet.serving.Takeover;
import septet.serving.UnitOf;

/// The rollout that is under way, as the log tells it, live and when it is read again: what both arms answered since its step began, and what became of units since the first were
/// answered by the version. So a step goes on after a restart with all that it had shown.
public final class Trial {
    /// Beyond it both arms are not of one size, and units of one leave it.
    private static final double EVEN = 0.5;

    /// How a version comes to serve.
    ///
    /// @param shift      that its gates have seen
    /// @param units      what keeps its arm
    /// @param experiment that has seen none of them; empty where nothing is compared but the answers
    public record Course(List<RolloutStep> steps, ModelShift shift, UnitOf units, Optional<ExperimentWatch> experiment) {}

    /// An answer of which it is not known yet how long it took.
    private record Untimed(String request, String unit, boolean challenger) {}

    private final Function<String, Optional<Course>> courses;
    private String version = "";
    private Optional<Course> course = Optional.empty();
    private int step;
    private StepWatch watch = new StepWatch();
    private Optional<ShadowRecord> shadow = Optional.empty();
    private Optional<Untimed> untimed = Optional.empty();

    Trial(Function<String, Optional<Course>> courses) {
        this.courses = courses;
    }

    /// What the step has shown.
    public StepWatch watch() {
        return watch;
    }

    /// What became of units; empty where nothing of them is compared.
    public Optional<ExperimentWatch> experiment() {
        return course.flatMap(Course::experiment);
    }

    void acted(LoopRecord act) {
        switch (act.action()) {
            case LoopRecord.SHADOW, LoopRecord.CANARY -> {
                boolean same = act.version().equals(version);
                if (act.verdict().isEmpty()) begins(act.version(), same ? step + 1 : 0, !same);
                else if (act.verdict().equals(LoopRecord.AGAIN)) begins(act.version(), step, true);
            }
            case "promote", "roll back" -> ends(act.version());
            case "rollout" -> {
                if (act.verdict().isEmpty()) ends(act.version());
            }
            default -> { }
        }
    }

    private void begins(String of, int next, boolean anew) {
        version = of;
        step = next;
        course = (anew ? courses.apply(of) : course).filter(each -> step < each.steps().size());
        watch = fresh();
        shadow = Optional.empty();
        untimed = Optional.empty();
    }

    private StepWatch fresh() {
        return new StepWatch(step > 0, course.map(Course::shift).orElse(ModelShift.NONE));
    }

    private void ends(String of) {
        if (!of.equals(version)) return;
        version = "";
        course = Optional.empty();
        step = 0;
        watch = new StepWatch();
        shadow = Optional.empty();
        untimed = Optional.empty();
    }

    /// Where the version fails another one may speak for it.
    void shadowed(ShadowRecord said) {
        if (course.isPresent()) shadow = Optional.of(said);
    }

    /// @param lines the decisions of the design, in their order
    void decided(DecisionRecord decision, Row row, List<String> lines) {
        if (course.isEmpty() || decision.arm().equals(Holdback.ARM)) return;
        double share = share();
        Candidate only = decision.candidates().getFirst();
        StepWatch.Answer answer = answer(only.heads(), acts(decision.decision(), lines), decision.degraded());
        if (share == 0) {
            Optional<ShadowRecord> said = shadow.filter(each -> each.request().equals(decision.request()));
            shadow = Optional.empty();
            if (said.isEmpty()) return;
            String unit = course.get().units().unit(row);
            watch.control(unit, answer);
            watch.challenger(unit, answer(said.get().heads(), acts(said.get().decision(), lines), said.get().degraded()));
            return;
        }
        if (!Takeover.isCompared(decision.arm())) return;
        String unit = course.get().units().unit(row);
        boolean challenger = decision.arm().endsWith(Takeover.Arm.CHALLENGER.word());
        if (share <= EVEN) experiment().ifPresent(each -> each.exposed(unit, challenger, decision, row));
        if (challenger) watch.challenger(unit, answer);
        else watch.control(unit, answer);
        untimed = Optional.of(new Untimed(decision.request(), unit, challenger));
    }

    /// Of the step that is under way.
    private double share() {
        return course.orElseThrow().steps().get(step).share().doubleValue();
    }

    private static boolean acts(String decision, List<String> lines) {
        return !lines.isEmpty() && !decision.equals(lines.getLast());
    }

    private static StepWatch.Answer answer(double[] heads, boolean acted, String degraded) {
        return new StepWatch.Answer(heads[0], acted, !degraded.isEmpty(), Double.NaN);
    }

    void timed(TimingRecord timing) {
        untimed.filter(each -> each.request().equals(timing.request())).ifPresent(each -> {
            watch.took(each.unit(), each.challenger(), timing.nanos() / 1e3);
            if (share() <= EVEN) experiment().ifPresent(compared -> compared.timed(each.challenger(), timing.nanos()));
        });
        untimed = Optional.empty();
    }

    void happened(String source, Row row) {
        experiment().ifPresent(each -> each.happened(source, row));
    }

    void labelled(String id, long truth) {
        experiment().ifPresent(each -> each.labelled(id, truth == 1));
    }

    void write(StateWriter to) {
        to.text(version);
        to.number(step);
        to.number(course.isPresent() ? 1 : 0);
        watch.write(to);
        to.text(untimed.map(Untimed::request).orElse(""));
        to.text(untimed.map(Untimed::unit).orElse(""));
        to.number(untimed.filter(Untimed::challenger).isPresent() ? 1 : 0);
        to.number(experiment().isPresent() ? 1 : 0);
        experiment().ifPresent(each -> each.write(to));
    }

    void read(StateReader from) {
        version = from.text();
        step = from.count();
        if (from.number() == 1) course = courses.apply(version).filter(each -> step < each.steps().size());
        watch = fresh();
        watch.read(from);
        String request = from.text();
        Untimed last = new Untimed(request, from.text(), from.number() == 1);
        untimed = request.isEmpty() ? Optional.empty() : Optional.of(last);
        if (from.number() != (experiment().isPresent() ? 1 : 0)) throw from.mismatch("the rollout of " + version + " compares something else");
        experiment().ifPresent(each -> each.read(from));
    }
}
