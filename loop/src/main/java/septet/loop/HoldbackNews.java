package septet.loop;

import java.util.Optional;
import septet.data.LoopRecord;
import septet.monitoring.StepVerdict;

/// What the units that are held back show, told when it changes.
final class HoldbackNews {
    private Optional<StepVerdict.Outcome> told = Optional.empty();

    /// Another version serves.
    void begins() {
        told = Optional.empty();
    }

    /// @param serving that is compared with the baseline
    Optional<LoopRecord> of(long now, String serving, Optional<StepVerdict> found) {
        Optional<StepVerdict> news = found.filter(each -> told.isEmpty() || told.get() != each.outcome());
        news.ifPresent(each -> told = Optional.of(each.outcome()));
        return news.map(each -> new LoopRecord(now, "holdback", serving, word(each.outcome()),
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
