package septet.loop;

import java.util.Arrays;
import java.util.Optional;
import septet.data.LoopRecord;
import septet.monitoring.StepVerdict;

/// What the units that are held back show, told when it changes.
final class HoldbackNews {
    private static final String ACTION = "holdback";
    private Optional<StepVerdict.Outcome> told = Optional.empty();

    /// Another version serves.
    void begins() {
        told = Optional.empty();
    }

    /// What was told before the process ended.
    void told(LoopRecord act) {
        if (act.action().equals(ACTION)) told = Arrays.stream(StepVerdict.Outcome.values()).filter(each -> word(each).equals(act.verdict())).findFirst();
    }

    /// @param serving that is compared with the baseline
    Optional<LoopRecord> of(long now, String serving, Optional<StepVerdict> found) {
        Optional<StepVerdict> news = found.filter(each -> told.isEmpty() || !word(told.get()).equals(word(each.outcome())));
        news.ifPresent(each -> told = Optional.of(each.outcome()));
        return news.map(each -> new LoopRecord(now, ACTION, serving, word(each.outcome()),
                serving + " beside the baseline, which decides on those who are held back: " + each.sentence() + ".", each.evidence()));
    }

    private static String word(StepVerdict.Outcome outcome) {
        return switch (outcome) {
            case ADVANCE -> "better";
            case ROLL_BACK -> "worse";
            case HOLD, UNDECIDED -> "undecided";
        };
    }
}
