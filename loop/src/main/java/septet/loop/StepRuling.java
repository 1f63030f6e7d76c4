package septet.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.monitoring.ExperimentWatch;
import septet.monitoring.StepVerdict;

/// What becomes of a step of a rollout: by the signs that need no label, and by what units did after they met it.
///
/// @param compared what units did; empty where nothing is compared
/// @param over     whether the time of the step is over
/// @param atMost   microseconds after the first exposure at which an experiment that has to be won is over; 0 where nobody has to win one
record StepRuling(Rollout under, Optional<ExperimentWatch> compared, boolean over, long atMost) {
    /// @param signs what the step itself shows
    StepVerdict of(StepVerdict signs, long now) {
        if (compared.isEmpty() || under.share() == 0 || signs.outcome() == StepVerdict.Outcome.ROLL_BACK) return signs;
        ExperimentWatch experiment = compared.get();
        StepVerdict outcomes = experiment.judge(now);
        List<String> evidence = new ArrayList<>(signs.evidence());
        evidence.addAll(outcomes.evidence());
        if (outcomes.outcome() == StepVerdict.Outcome.ROLL_BACK) return new StepVerdict(outcomes.outcome(), outcomes.sentence(), evidence);
        boolean decides = atMost > 0 && under.isDeciding() && experiment.decides();
        boolean advances = signs.outcome() == StepVerdict.Outcome.ADVANCE;
        if (!decides || !over || !advances) return new StepVerdict(signs.outcome(), signs.sentence() + (advances && !outcomes.evidence().isEmpty() ? "; " + outcomes.evidence().getFirst() : ""), evidence);
        if (outcomes.outcome() == StepVerdict.Outcome.ADVANCE) return new StepVerdict(StepVerdict.Outcome.ADVANCE, outcomes.sentence() + "; " + signs.sentence(), evidence);
        boolean ended = now >= under.exposed() + atMost;
        return new StepVerdict(ended ? StepVerdict.Outcome.UNDECIDED : StepVerdict.Outcome.HOLD, outcomes.sentence(), evidence);
    }
}
