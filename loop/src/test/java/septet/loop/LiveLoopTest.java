package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import septet.data.LoopRecord;

/// The closed loop beside a server.
class LiveLoopTest {
    @Test
    void retrainsAndTakesTheCandidateStepByStep() throws InterruptedException {
        try (LiveTown town = LiveTown.open(LiveTown.DESIGN, LoopParts.OURS)) {
            town.until("serves instead of", 16);
            assertThat(town.story()).extracting(LoopRecord::action).startsWith("promote", "retrain", "gate");
        }
    }
}
