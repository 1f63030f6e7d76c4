package septet.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

class DriftTest {
    private static final int TRAINING = 50_000;
    private static final int TRIALS = 3_000;

    @Test
    void theIndexIsThatOfTheLiterature() {
        // (0.5 - 0.25) ln 2 + (0.5 - 0.75) ln (2/3), but for the half counts
        Counts training = Counts.of(250_000, 750_000);
        Counts now = Counts.of(500_000, 500_000);
        assertThat(Drift.psi(training, now)).isCloseTo(0.25 * Math.log(2) - 0.25 * Math.log(2.0 / 3), within(1e-5));
        assertThat(Drift.psi(training, training)).isZero();
    }

    @Test
    void chiSquaredAgreesWithItsTable() {
        double[] table = {10.828, 13.816, 16.266, 18.467, 20.515, 22.458, 24.322, 26.124, 27.877, 29.588, 31.264};
        for (int freedom = 1; freedom <= table.length; freedom++) {
            assertThat(ChiSquared.rarelyAbove(freedom, Drift.Doubt.NONE.errors()) / table[freedom - 1]).as("freedom " + freedom).isBetween(0.999, freedom == 1 ? 1.1 : 1.03);
        }
    }

    @Test
    void chanceAloneIsHardlyEverDrift() {
        assertThat(falseAlarms(Drift::of)).isLessThanOrEqualTo(TRIALS / 200);
    }

    /// The planted bug: the common reading, in which an index above 0.2 is drift whatever the number of rows.
    @Test
    void aVerdictThatForgetsChanceIsCaught() {
        BiFunction<Counts, Counts, Drift> forgetful = (training, now) -> {
            double psi = Drift.psi(training, now);
            return psi >= Drift.MATTERS ? new Drift.Drifted(psi) : new Drift.Stable(psi);
        };
        assertThat(falseAlarms(forgetful)).isGreaterThan(TRIALS / 20);
    }

    @Test
    void aChangeThatMattersIsSeenAsSoonAsItsRowsSuffice() {
        for (long seed = 1; seed <= 20; seed++) {
            Chance chance = Chance.of(seed);
            Bins.Numbers bins = Bins.Numbers.quantiles(sample(chance.of("cut"), TRAINING, 0), 10);
            Counts training = count(bins, sample(chance.of("training"), TRAINING, 0));
            assertThat(Drift.of(training, count(bins, sample(chance.of("now"), 1_000, 1)))).as("seed " + seed).isInstanceOf(Drift.Drifted.class);
            assertThat(Drift.of(training, count(bins, sample(chance.of("now"), 1_000, 0)))).as("seed " + seed).isInstanceOf(Drift.Stable.class);
            Drift few = Drift.of(training, count(bins, sample(chance.of("now"), 30, 0)));
            assertThat(few).as("seed " + seed).isInstanceOf(Drift.TooFew.class);
            long needed = ((Drift.TooFew) few).needed();
            assertThat(Drift.of(training, count(bins, sample(chance.of("more"), (int) needed, 0)))).as("seed " + seed).isNotInstanceOf(Drift.TooFew.class);
        }
    }

    @Test
    void aTrainingSetThatIsTooSmallNeverSuffices() {
        assertThat(Drift.of(Counts.of(3, 4, 2, 0), Counts.of(1_000, 1_000, 1_000, 0)))
                .isEqualTo(new Drift.TooFew(Drift.psi(Counts.of(3, 4, 2, 0), Counts.of(1_000, 1_000, 1_000, 0)), Long.MAX_VALUE));
        assertThat(Drift.of(Counts.of(0, 0), Counts.of(0, 0))).isInstanceOf(Drift.TooFew.class);
    }

    private static int falseAlarms(BiFunction<Counts, Counts, Drift> judge) {
        Chance chance = Chance.of(7);
        Bins.Numbers bins = Bins.Numbers.quantiles(sample(chance.of("cut"), TRAINING, 0), 10);
        Counts training = count(bins, sample(chance.of("training"), TRAINING, 0));
        int alarms = 0;
        for (int i = 0; i < TRIALS; i++) {
            int rows = 20 + i % 300;
            if (judge.apply(training, count(bins, sample(chance.at(i), rows, 0))) instanceof Drift.Drifted) alarms++;
        }
        return alarms;
    }

    private static double[] sample(Chance chance, int rows, double shift) {
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) values[i] = chance.nextGaussian() + shift;
        return values;
    }

    private static Counts count(Bins.Numbers bins, double[] values) {
        Counts counts = new Counts(bins.count());
        for (double value : values) counts.add(bins.bin(value));
        return counts;
    }
}
