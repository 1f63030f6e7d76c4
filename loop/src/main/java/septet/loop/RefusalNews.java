package septet.loop;

import java.util.List;
import java.util.Optional;
import septet.data.LoopRecord;
import septet.monitoring.Refusing;

/// That many requests are refused, told when it begins and when it is over.
final class RefusalNews {
    private static final String BEGINS = "refused";
    private static final String ENDS = "over";
    private boolean told;

    /// What was told before the process ended.
    void told(LoopRecord act) {
        if (act.action().equals(DailyLook.ALARM) && !act.verdict().isEmpty()) told = act.verdict().equals(BEGINS);
    }

    Optional<LoopRecord> of(long now, Refusing standing) {
        if (told ? !standing.isLittle() : !standing.isMuch()) return Optional.empty();
        told = !told;
        return Optional.of(new LoopRecord(now, DailyLook.ALARM, "", told ? BEGINS : ENDS,
                told ? "Requests are refused: " + standing.words() + ". Nobody decides on them." : "Requests are taken in again.", List.of()));
    }
}
