package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

/// Quantiles that may be looked at at any time.
class QuantilesTest {
    private static final Means.Tuning TUNING = new Means.Tuning(0.05, 2_000);

    @Test
    void theRanksStandAroundTheQuantile() {
        Quantiles.Ranks ranks = Quantiles.ranks(0.9, 1_000, TUNING);
        assertThat(ranks.low()).isBetween(850L, 890L);
        assertThat(ranks.high()).isBetween(910L, 945L);
        assertThat(Quantiles.ranks(0.99, 10, TUNING)).isEqualTo(new Quantiles.Ranks(lowest(0.99, 10), 11));
        assertThat(Quantiles.ranks(0.5, 0, TUNING)).isEqualTo(new Quantiles.Ranks(0, 1));
    }

    /// The least count that is no surprise, by trying all.
    private static long lowest(double share, int n) {
        for (int k = 0; k <= n; k++) {
            double logs = -2 * Math.log(TUNING.alpha());
            double weight = TUNING.tuned() / (logs + Math.log(logs + 1));
            double evidence = Distributions.logBeta(weight * share + k, weight * (1 - share) + n - k) - Distributions.logBeta(weight * share, weight * (1 - share))
                    - k * Math.log(share) - (n - k) * Math.log(1 - share);
            if (evidence < -Math.log(TUNING.alpha())) return k;
        }
        return n;
    }

    @Test
    void itHoldsAtAllTimesAtOnce() {
        int outside = 0;
        double truth = -StrictMath.log(0.05);
        for (int run = 0; run < 200; run++) {
            Chance chance = Chance.of(8).at(run);
            double[] numbers = new double[2_000];
            for (int i = 0; i < numbers.length; i++) numbers[i] = -StrictMath.log(1 - chance.nextDouble());
            boolean out = false;
            for (int n = 50; n <= numbers.length; n += 50) {
                double[] sorted = Arrays.copyOf(numbers, n);
                Arrays.sort(sorted);
                out |= !Quantiles.of(sorted, 0.95, TUNING).holds(truth);
            }
            if (out) outside++;
        }
        assertThat(outside).isLessThanOrEqualTo(12);
    }
}
