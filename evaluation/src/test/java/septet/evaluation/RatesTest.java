package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import septet.world.Chance;

/// Confidence sequences of chances.
class RatesTest {
    /// Robbins (1970): with a uniform mixture the ends are where (n + 1) C(n, k) p^k (1 - p)^(n - k) is alpha. Multiplied out for few trials.
    @Test
    void theUniformMixtureIsThatOfRobbins() {
        Anytime found = Rates.rate(3, 10, 0.05, 1);
        for (double end : new double[] {found.low(), found.high()}) {
            assertThat(11 * 120 * Math.pow(end, 3) * Math.pow(1 - end, 7)).isCloseTo(0.05, within(1e-12));
        }
        assertThat(found.low()).isLessThan(0.3);
        assertThat(found.high()).isGreaterThan(0.3);
    }

    @Test
    void whatNeverHappenedMayStillHappen() {
        Anytime never = Rates.rate(0, 100, 0.05);
        assertThat(never.low()).isZero();
        assertThat(never.high()).isBetween(0.03, 0.08);
        assertThat(Rates.rate(100, 100, 0.05).low()).isCloseTo(1 - never.high(), within(1e-12));
        assertThat(Rates.rate(0, 0, 0.05).width()).isEqualTo(1);
    }

    @Test
    void aRatioOfRareEventsNeedsHitsAlone() {
        // one request in a hundred goes to the new arm; there it fails three times as often
        assertThat(Rates.ratio(1_000, 10, 0.01, 0.05).holds(1)).isTrue();
        Anytime worse = Rates.ratio(10_000, 300, 0.01, 0.01);
        assertThat(worse.value()).isCloseTo(297.0 / 100, within(1e-9));
        assertThat(worse.isAbove(1)).isTrue();
        assertThat(worse.holds(3)).isTrue();
        assertThat(Rates.ratio(0, 0, 0.5, 0.05).holds(17)).isTrue();
    }

    /// A truth may be outside at any time in at most five of a hundred sequences; a plain interval is outside in a third of them.
    @Test
    void itHoldsAtAllTimesAtOnce() {
        int outside = 0;
        int plain = 0;
        for (int run = 0; run < 400; run++) {
            Chance chance = Chance.of(5).at(run);
            long hits = 0;
            boolean out = false;
            boolean plainOut = false;
            for (int n = 1; n <= 1_000; n++) {
                if (chance.nextDouble() < 0.1) hits++;
                if (n % 10 != 0) continue;
                out |= !Rates.rate(hits, n, 0.05).holds(0.1);
                double share = hits / (double) n;
                plainOut |= n >= 100 && Math.abs(share - 0.1) > 1.96 * Math.sqrt(share * (1 - share) / n);
            }
            if (out) outside++;
            if (plainOut) plain++;
        }
        assertThat(outside).isLessThanOrEqualTo(20);
        assertThat(plain).as("the planted interval for one look").isGreaterThan(60);
    }

    @Test
    void aDifferenceHoldsBothRates() {
        Anytime difference = Rates.difference(new Rates.Arm(50, 1_000), new Rates.Arm(150, 1_000), 0.05);
        assertThat(difference.value()).isCloseTo(0.1, within(1e-12));
        assertThat(difference.isAbove(0)).isTrue();
        assertThat(difference.holds(0.1)).isTrue();
    }
}
