package septet.loop;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import septet.design.Problem;

/// What a rehearsal found.
///
/// @param version     whose learner, as it met the test rows, decided
/// @param labelsAfter how long after their rows labels arrived; empty where the rows say themselves
/// @param rows        decided and compared
/// @param values      compared bit for bit with the training set: every feature, score and decision
/// @param different   of them
/// @param named       the first that differ, or what else went wrong
/// @param logHash     of everything that was written: equal for equal rehearsals
/// @param records     in that log
/// @param told        late values
/// @param moved       feature values of the test rows that were other than the run's training set holds, because labels arrived otherwise
/// @param delivered   quality on the test rows; empty where none was replayed
/// @param moreCost    of the delivered decisions against the promised ones
/// @param currency    of costs
/// @param warnings    what a person should act on
public record RehearsalReport(String version, String learner, int days, Optional<Duration> labelsAfter, long rows, long values, long different, List<String> named,
        String logHash, long records, long told, long moved, Optional<RunReport.Delivered> delivered, Optional<RunReport.Measure> moreCost, String currency,
        List<Problem> warnings) {
    public RehearsalReport {
        named = List.copyOf(named);
        warnings = List.copyOf(warnings);
    }

    /// Whether serving and training were the same, bit for bit.
    public boolean equal() {
        return different == 0;
    }
}
