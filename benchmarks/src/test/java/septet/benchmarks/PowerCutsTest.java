package septet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PowerCutsTest {
    @Test
    void theStoreSurvivesAllPowerCutsAndEveryPlantedBugIsCaught() {
        Outcome outcome = PowerCuts.run(Size.SHARE);
        assertThat(outcome.n()).isGreaterThanOrEqualTo(10_000);
        assertThat(outcome.caught()).hasSize(5).doesNotContainValue(false);
        assertThat(outcome.good()).isTrue();
    }
}
