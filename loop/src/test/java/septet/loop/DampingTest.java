package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DampingTest {
    private static final long DAY = 86_400_000_000L;

    private static List<Long> answered(LongStream days) {
        Damping damping = new Damping();
        return days.filter(day -> damping.lets(day * DAY)).boxed().toList();
    }

    /// As after a change to which each new version adapts a little: all pass their gates, and the alarm stays.
    @Test
    void anAlarmThatStaysIsAnsweredEverLessOften() {
        assertThat(answered(LongStream.range(0, 40))).containsExactly(0L, 1L, 3L, 7L, 15L, 23L, 31L, 39L);
    }

    @Test
    void oneThatWasSilencedForAWhileIsNewWhenItComesAgain() {
        assertThat(answered(LongStream.of(0, 1, 2, 3, 12, 13, 15))).as("silent from the third to the twelfth day").containsExactly(0L, 1L, 3L, 12L, 13L, 15L);
        assertThat(answered(LongStream.of(0, 10, 20, 30))).as("each by itself").containsExactly(0L, 10L, 20L, 30L);
    }

    @Test
    void aStormAsksOnce() {
        Damping damping = new Damping();
        assertThat(LongStream.range(0, 1_000).filter(second -> damping.lets(second * 1_000_000)).count()).isOne();
    }
}
