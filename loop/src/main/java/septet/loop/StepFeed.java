package septet.loop;

import java.util.List;
import java.util.Optional;
import septet.data.DecisionRecord;
import septet.data.Row;
import septet.data.ShadowRecord;
import septet.monitoring.ExperimentWatch;
import septet.monitoring.StepWatch;
import septet.serving.Holdback;
import septet.serving.Takeover;

/// Hands the answers of both arms of a step to the watch that judges it; in shadow each request has two.
final class StepFeed {
    /// Beyond it both arms are not of one size, and units of one leave it.
    private static final double EVEN = 0.5;
    private final List<String> lines;
    private Optional<StepWatch> watch = Optional.empty();
    private Optional<Takeover> takeover = Optional.empty();
    private Optional<ShadowRecord> shadow = Optional.empty();
    private Optional<ExperimentWatch> experiment = Optional.empty();
    private boolean exposes;

    /// @param lines the decisions of the design, in their order
    StepFeed(List<String> lines) {
        this.lines = List.copyOf(lines);
    }

    /// An answer of which it is not known yet how long it took.
    ///
    /// @param score, acted, degraded of it
    /// @param shadow what the challenger would have said
    record Taken(String unit, Takeover.Arm arm, StepWatch.Answer answer, Optional<StepWatch.Answer> shadow) {}

    /// From now on the step of a rollout is watched that is under way.
    void watches(Takeover step, Rollout by) {
        takeover = Optional.of(step);
        watch = Optional.of(by.watch());
        experiment = by.experiment();
        exposes = by.share() > 0 && by.share() <= EVEN;
    }

    /// An event of a source, the answer to which was told before.
    void happened(String source, Row row) {
        experiment.ifPresent(each -> each.happened(source, row));
    }

    void labelled(String id, long truth) {
        experiment.ifPresent(each -> each.labelled(id, truth == 1));
    }

    void watchesNothing() {
        takeover = Optional.empty();
        watch = Optional.empty();
        experiment = Optional.empty();
        shadow = Optional.empty();
    }

    Optional<Takeover> takeover() {
        return takeover;
    }

    void shadowed(ShadowRecord said) {
        shadow = Optional.of(said);
    }

    /// @return the answer, where it is watched
    Optional<Taken> decided(DecisionRecord decision, Row row) {
        if (watch.isEmpty()) return Optional.empty();
        Optional<ShadowRecord> said = shadow;
        shadow = Optional.empty();
        Takeover step = takeover.orElseThrow();
        Takeover.Arm arm = step.inShadow() ? Takeover.Arm.CONTROL : named(decision.arm());
        if (arm == Takeover.Arm.CHAMPION || step.inShadow() && said.isEmpty() || decision.arm().equals(Holdback.ARM)) return Optional.empty();
        if (exposes) experiment.ifPresent(each -> each.exposed(step.unit(row), arm == Takeover.Arm.CHALLENGER, decision, row));
        return Optional.of(new Taken(step.unit(row), arm, answer(decision.candidates().getFirst().heads(), decision.decision(), decision.degraded()),
                said.map(it -> answer(it.heads(), it.decision(), it.degraded()))));
    }

    private static Takeover.Arm named(String arm) {
        if (arm.endsWith(Takeover.Arm.CHALLENGER.word())) return Takeover.Arm.CHALLENGER;
        return arm.endsWith(Takeover.Arm.CONTROL.word()) ? Takeover.Arm.CONTROL : Takeover.Arm.CHAMPION;
    }

    private StepWatch.Answer answer(double[] heads, String decision, String degraded) {
        return new StepWatch.Answer(heads[0], !lines.isEmpty() && !decision.equals(lines.getLast()), !degraded.isEmpty(), Double.NaN);
    }

    /// How long the answer took, and the one in shadow; NaN where nobody measured.
    void took(Taken taken, double micros, double shadowMicros) {
        if (watch.isEmpty()) return;
        if (taken.arm() == Takeover.Arm.CHALLENGER) watch.get().challenger(taken.unit(), timed(taken.answer(), micros));
        else watch.get().control(taken.unit(), timed(taken.answer(), micros));
        taken.shadow().ifPresent(said -> watch.get().challenger(taken.unit(), timed(said, shadowMicros)));
    }

    private static StepWatch.Answer timed(StepWatch.Answer answer, double micros) {
        return new StepWatch.Answer(answer.score(), answer.acted(), answer.degraded(), micros);
    }
}
