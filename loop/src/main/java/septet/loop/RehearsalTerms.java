package septet.loop;

import java.time.Duration;
import java.util.Optional;

/// What a rehearsal is to replay.
///
/// @param days        before the end of the test part
/// @param labelsAfter how long after its row a label really arrives; empty: as the source itself says, or else as the design does
public record RehearsalTerms(int days, Optional<Duration> labelsAfter) {
    public static RehearsalTerms days(int days) {
        return new RehearsalTerms(days, Optional.empty());
    }
}
