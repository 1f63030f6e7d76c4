package septet.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChanceTest {
    /// The figures were computed by a second implementation in another language.
    @Test
    void theBitsArePinned() {
        Chance chance = Chance.of(7);
        assertThat(new long[] {chance.nextLong(), chance.nextLong(), chance.nextInt(1000), chance.nextPoisson(4)})
                .containsExactly(-1560629665965767182L, 7276452696135751452L, 694, 1);
        assertThat(Chance.of(7).of("disk").nextLong()).isEqualTo(351807789668490704L);
        assertThat(Chance.of(7).at(3).nextLong()).isEqualTo(1967430399161095479L);
        assertThat(Chance.of(7).nextDouble()).isEqualTo(0.9153980962857293);
        assertThat(Chance.of(7).nextGaussian()).isEqualTo(-1.7514804334593477);
    }

    @Test
    void aPurposeDependsOnNothingThatWasDrawn() {
        Chance drawn = Chance.of(1);
        drawn.nextLong();
        drawn.of("other").nextLong();
        assertThat(drawn.of("a").nextLong()).isEqualTo(Chance.of(1).of("a").nextLong());
        assertThat(drawn.at(5).nextLong()).isEqualTo(Chance.of(1).at(5).nextLong());
    }

    @Test
    void purposesAndNumbersGiveOtherStreams() {
        Set<Long> firsts = new HashSet<>();
        for (long seed = 0; seed < 100; seed++) {
            Chance chance = Chance.of(seed);
            firsts.add(chance.nextLong());
            for (String purpose : new String[] {"", "a", "b", "ab", "ba", "aa"}) firsts.add(chance.of(purpose).nextLong());
            for (long number = -50; number < 50; number++) firsts.add(chance.at(number).nextLong());
            firsts.add(chance.of("a").of("b").nextLong());
            firsts.add(chance.of("a").at(0).nextLong());
        }
        assertThat(firsts).hasSize(100 * (1 + 6 + 100 + 2));
    }

    @Test
    void momentsAreRight() {
        int n = 200_000;
        double[] uniform = new double[n];
        double[] normal = new double[n];
        double[] poisson = new double[n];
        double[] large = new double[n / 20];
        double[] dice = new double[n];
        Chance chance = Chance.of(11);
        for (int i = 0; i < n; i++) {
            uniform[i] = chance.nextDouble();
            normal[i] = chance.nextGaussian();
            poisson[i] = chance.nextPoisson(2.5);
            dice[i] = chance.nextInt(6);
        }
        for (int i = 0; i < large.length; i++) large[i] = chance.nextPoisson(400);
        check(uniform, 0.5, 1 / 12.0);
        check(normal, 0, 1);
        check(poisson, 2.5, 2.5);
        check(large, 400, 400);
        check(dice, 2.5, 35 / 12.0);
    }

    /// Mean and variance within five standard errors (the kurtosis of all these is at most 3.5).
    private static void check(double[] draws, double mean, double variance) {
        double sum = 0;
        for (double draw : draws) sum += draw;
        assertThat(sum / draws.length).isCloseTo(mean, within(5 * Math.sqrt(variance / draws.length)));
        double squares = 0;
        for (double draw : draws) squares += (draw - mean) * (draw - mean);
        assertThat(squares / draws.length).isCloseTo(variance, within(5 * variance * Math.sqrt(2.5 / draws.length)));
    }

    @Test
    void streamsOfNeighbouringNumbersAreUncorrelated() {
        int n = 100_000;
        double sum = 0;
        for (int i = 0; i < n; i++) sum += (Chance.of(3).at(i).nextDouble() - 0.5) * (Chance.of(3).at(i + 1).nextDouble() - 0.5);
        assertThat(sum / n).isCloseTo(0, within(5 / 12.0 / Math.sqrt(n)));
    }

    @Test
    void everyNumberBelowABoundIsEquallyLikely() {
        int bound = 3 << 29;
        int low = 0;
        Chance chance = Chance.of(4);
        for (int i = 0; i < 30_000; i++) if (chance.nextInt(bound) < 1 << 29) low++;
        assertThat(low / 30_000.0).isCloseTo(1 / 3.0, within(5 * Math.sqrt(2 / 9.0 / 30_000)));
        assertThat(chance.nextInt(1)).isZero();
    }

    @Test
    void impossibleRequestsAreRefused() {
        assertThatThrownBy(() -> Chance.of(1).nextInt(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Chance.of(1).nextPoisson(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Chance.of(1).nextPoisson(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
