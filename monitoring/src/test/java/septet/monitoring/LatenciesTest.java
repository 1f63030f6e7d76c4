package septet.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

class LatenciesTest {
    @Test
    void bucketsCoverAllDurationsWithoutGapOrOverlap() {
        long below = -1;
        for (int bucket = 0; bucket < (64 - 5) * 32; bucket++) {
            long upper = Latencies.upper(bucket);
            assertThat(Latencies.bucket(below + 1)).isEqualTo(bucket);
            assertThat(Latencies.bucket(upper)).isEqualTo(bucket);
            assertThat(upper - below - 1).as("width at " + upper).isLessThanOrEqualTo(Math.max(0, (below + 1) / 31));
            below = upper;
        }
        assertThat(below).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void percentilesAreThoseOfTheSortedListWithinABucket() {
        for (long seed = 1; seed <= 50; seed++) {
            Chance chance = Chance.of(seed);
            long[] all = new long[1 + chance.nextInt(2_000)];
            Latencies left = new Latencies();
            Latencies right = new Latencies();
            for (int i = 0; i < all.length; i++) {
                all[i] = (long) StrictMath.exp(chance.nextDouble() * 25);
                (chance.nextInt(2) == 0 ? left : right).record(all[i]);
            }
            left.add(right);
            Arrays.sort(all);
            for (double share : new double[] {0, 0.5, 0.9, 0.99, 0.999, 1}) {
                long exact = all[(int) Math.max(0, Math.ceil(share * all.length) - 1)];
                assertThat(left.percentile(share)).as("seed " + seed + " share " + share).isBetween(exact, exact + exact / 31);
            }
            assertThat(left.total()).isEqualTo(all.length);
            assertThat(left.sum()).isEqualTo(Arrays.stream(all).sum());
            assertThat(left.percentile(1)).isEqualTo(all[all.length - 1]);
        }
    }

    @Test
    void nothingRecordedHasNoPercentile() {
        assertThat(new Latencies().percentile(0.99)).isZero();
    }
}
