package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import septet.world.Chance;

/// What an experiment will find, against playing it.
class ExperimentPowerTest {
    private static final Means.Tuning TUNING = new Means.Tuning(0.05, 2_000);

    /// Published: 16 (s / d)^2 units in each arm for 80% power at 5% (Lehr 1992) is 15.7 to three digits.
    @Test
    void oneLookNeedsTheTextbooksSize() {
        double variance = ExperimentPower.ofArms(1, 0.5, 0);
        assertThat(ExperimentPower.fixed(variance, 0.1, 0.05, 0.8)).isCloseTo(2 * 15.698 * 100, within(1.0));
    }

    @Test
    void itIsFoundWhenTheArithmeticSays() {
        ExperimentPower power = ExperimentPower.evenly(1, TUNING, 4_000, 40);
        double effect = 0.08;
        double[] found = power.found(effect);
        double[] played = played(power, effect, 2_000);
        for (int look = 0; look < 40; look++) assertThat(found[look]).as("look %d", look).isCloseTo(played[look], within(0.04));
        assertThat(power.units(effect, 0.5).orElseThrow()).isBetween(500.0, 3_000.0);
        assertThat(power.found(0)[39]).isLessThan(0.05);
    }

    @Test
    void theSmallestEffectIsFoundSoOften() {
        ExperimentPower power = ExperimentPower.evenly(4, TUNING, 3_000, 20);
        double effect = power.smallestEffect(0.8);
        assertThat(power.found(effect)[19]).isCloseTo(0.8, within(1e-3));
        assertThat(power.units(effect / 2, 0.8)).isEmpty();
        assertThat(power.meanUnits(effect)).isLessThan(3_000);
    }

    /// The share of walks of normal steps that were outside by each look.
    private static double[] played(ExperimentPower power, double effect, int walks) {
        double[] found = new double[power.looks().length];
        for (int walk = 0; walk < walks; walk++) {
            Chance chance = Chance.of(11).at(walk);
            double sum = 0;
            double before = 0;
            boolean out = false;
            for (int look = 0; look < found.length; look++) {
                double units = power.looks()[look];
                sum += effect * (units - before) + chance.nextGaussian() * Math.sqrt(power.variance() * (units - before));
                before = units;
                out |= !Means.estimate(sum / units, power.variance() / units, units, power.tuning()).holds(0);
                if (out) found[look] += 1.0 / walks;
            }
        }
        return found;
    }
}
