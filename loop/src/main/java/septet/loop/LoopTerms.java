package septet.loop;

import java.time.Duration;
import java.util.Optional;

/// What a rehearsal of the closed loop is to play.
///
/// @param days        before the end of the rows
/// @param labelsAfter how long after its row a label really arrives; empty: as the source itself says, or else as the design does
/// @param retraining  whether the loop may retrain
/// @param seed        of everything that is drawn
public record LoopTerms(int days, Optional<Duration> labelsAfter, boolean retraining, long seed) {
    public static LoopTerms days(int days) {
        return new LoopTerms(days, Optional.empty(), true, 1);
    }

    public LoopTerms withoutRetraining() {
        return new LoopTerms(days, labelsAfter, false, seed);
    }
}
