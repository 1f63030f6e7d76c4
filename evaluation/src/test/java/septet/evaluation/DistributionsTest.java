package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Against printed tables.
class DistributionsTest {
    @Test
    void theNormalDistributionIsThatOfTheTables() {
        assertThat(Distributions.normalQuantile(0.975)).isCloseTo(1.959963984540054, within(1e-12));
        assertThat(Distributions.normalQuantile(0.2)).isCloseTo(-0.8416212335729143, within(1e-12));
        assertThat(Distributions.normalBelow(Distributions.normalQuantile(1e-9))).isCloseTo(1e-9, within(1e-18));
    }

    @Test
    void gammaOfWholeNumbersIsAFactorial() {
        double factorial = 0;
        for (int n = 2; n < 50; n++) {
            factorial += Math.log(n - 1);
            assertThat(Distributions.logGamma(n)).isCloseTo(factorial, within(1e-11));
        }
        assertThat(Distributions.logGamma(0.5)).isCloseTo(Math.log(Math.PI) / 2, within(1e-13));
    }

    /// Critical values of any printed table.
    @Test
    void chiSquaredIsThatOfTheTables() {
        assertThat(Distributions.chiSquaredAbove(3.841458820694124, 1)).isCloseTo(0.05, within(1e-12));
        assertThat(Distributions.chiSquaredAbove(16.918977604620448, 9)).isCloseTo(0.05, within(1e-12));
        assertThat(Distributions.chiSquaredAbove(135.80672317102676, 100)).isCloseTo(0.01, within(1e-9));
        assertThat(Distributions.chiSquaredAbove(0, 5)).isEqualTo(1);
    }

    /// Smirnov's table of 1948: 1.36 for 5%, 1.63 for 1%, 1.22 for 10%.
    @Test
    void kolmogorovIsThatOfSmirnov() {
        assertThat(Distributions.kolmogorovAbove(1.3581 / 100, 20_000, 20_000)).isCloseTo(0.05, within(1e-4));
        assertThat(Distributions.kolmogorovAbove(1.6276 / 100, 20_000, 20_000)).isCloseTo(0.01, within(1e-5));
        assertThat(Distributions.kolmogorovAbove(0.8276 / 100, 20_000, 20_000)).isCloseTo(0.5, within(1e-4));
        assertThat(Distributions.kolmogorovAbove(1.18 / 100, 20_000, 20_000)).isCloseTo(Distributions.kolmogorovAbove(1.17999999 / 100, 20_000, 20_000), within(1e-7));
    }
}
