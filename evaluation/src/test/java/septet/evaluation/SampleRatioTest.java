package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import septet.world.Chance;

/// Arms that do not get what they were sent.
class SampleRatioTest {
    @Test
    void honestArmsAreNoAlarm() {
        int alarms = 0;
        for (int run = 0; run < 300; run++) alarms += ever(run, 0.2) ? 1 : 0;
        assertThat(alarms).isLessThanOrEqualTo(15);
    }

    /// One unit in twenty of an arm lost on its way to the log.
    @Test
    void lostUnitsAreFound() {
        int alarms = 0;
        for (int run = 0; run < 100; run++) alarms += ever(run, 0.2 * 0.95) ? 1 : 0;
        assertThat(alarms).isGreaterThan(98);
    }

    private static boolean ever(int run, double share) {
        SampleRatio ratio = new SampleRatio(0.8, 0.2);
        Chance chance = Chance.of(7).at(run);
        long[] units = new long[2];
        for (int look = 0; look < 100; look++) {
            for (int i = 0; i < 1_000; i++) units[chance.nextDouble() < share ? 1 : 0]++;
            if (ratio.isBroken(0.05, units)) return true;
        }
        return false;
    }
}
