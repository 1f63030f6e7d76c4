package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import septet.world.Chance;

/// Means, differences and ratios; adjusted by what was known before.
class MeansTest {
    @Test
    void momentsAreThoseOfTheWholeHoweverItIsCut() {
        Chance chance = Chance.of(3);
        Moments whole = new Moments();
        Moments first = new Moments();
        Moments second = new Moments();
        double sum = 0;
        double products = 0;
        double[][] rows = new double[500][2];
        for (int i = 0; i < rows.length; i++) {
            rows[i][0] = 100 + chance.nextGaussian();
            rows[i][1] = rows[i][0] / 2 + chance.nextGaussian();
            whole.add(rows[i][0], rows[i][1]);
            (i < 120 ? first : second).add(rows[i][0], rows[i][1]);
            sum += rows[i][0];
        }
        first.add(second);
        for (double[] row : rows) products += (row[0] - whole.mean()) * (row[1] - whole.covariateMean());
        assertThat(whole.mean()).isCloseTo(sum / 500, within(1e-10));
        assertThat(whole.covariance()).isCloseTo(products / 499, within(1e-10));
        assertThat(first.mean()).isCloseTo(whole.mean(), within(1e-10));
        assertThat(first.variance()).isCloseTo(whole.variance(), within(1e-10));
        assertThat(first.covariance()).isCloseTo(whole.covariance(), within(1e-10));
        assertThat(first.covariateVariance()).isCloseTo(whole.covariateVariance(), within(1e-10));
    }

    /// A covariate of correlation r takes r^2 of the variance away (Deng, Xu, Kohavi and Walker 2013).
    @Test
    void whatWasKnownBeforeNarrows() {
        Moments first = new Moments();
        Moments second = new Moments();
        Chance chance = Chance.of(4);
        for (int i = 0; i < 20_000; i++) {
            double before = chance.nextGaussian();
            double outcome = 0.8 * before + 0.6 * chance.nextGaussian();
            if (i % 2 == 0) first.add(outcome, before);
            else second.add(outcome + 0.04, before);
        }
        Anytime plain = Means.difference(first, second, Means.Tuning.DEFAULT);
        Anytime adjusted = Means.adjusted(first, second, Means.Tuning.DEFAULT);
        assertThat(adjusted.width() / plain.width()).isCloseTo(0.6, within(0.01));
        assertThat(adjusted.holds(0.04)).isTrue();
        assertThat(adjusted.isAbove(0)).isTrue();
    }

    @Test
    void aRatioIsThatOfTheSums() {
        Moments units = new Moments();
        for (int i = 1; i <= 100; i++) units.add(3 * i, i);
        Anytime ratio = Means.ratio(units, Means.Tuning.DEFAULT);
        assertThat(ratio.value()).isCloseTo(3, within(1e-12));
        assertThat(ratio.width()).isCloseTo(0, within(1e-6));
    }

    @Test
    void ofFewUnitsNothingIsSaid() {
        Moments few = new Moments();
        few.add(1);
        few.add(2);
        assertThat(Means.mean(few, Means.Tuning.DEFAULT).holds(1e9)).isTrue();
        assertThat(Means.difference(few, few, Means.Tuning.DEFAULT).holds(-1e9)).isTrue();
    }

    /// The half of the interval is least, in units of its plain error times the square root of the count, near what it is tuned to.
    @Test
    void itIsNarrowestWhereItIsTuned() {
        Means.Tuning tuning = new Means.Tuning(0.05, 1_000);
        double least = tuning.errors(1_000);
        assertThat(tuning.errors(10)).isGreaterThan(least);
        assertThat(tuning.errors(100_000)).isGreaterThan(least);
        assertThat(least).isBetween(2.7, 3.1);
    }

    @Test
    void boundedMeansAreExact() {
        BoundedMean mean = new BoundedMean(-10, 10, 0.05);
        Chance chance = Chance.of(9);
        for (int i = 0; i < 20_000; i++) mean.add(chance.nextDouble() - 0.2);
        assertThat(mean.now().holds(0.3)).isTrue();
        assertThat(mean.now().width()).isLessThan(0.05);
        assertThat(mean.now().value()).isCloseTo(0.3, within(0.01));
    }

    @Test
    void guardrailsSayWhatIsSure() {
        Guardrail latency = new Guardrail("latency", false, 2);
        assertThat(latency.judge(new Anytime(0, -1, 1), 100)).isInstanceOf(Verdict.Passed.class);
        assertThat(latency.judge(new Anytime(5, 3, 7), 100)).isInstanceOf(Verdict.Failed.class);
        assertThat(latency.judge(new Anytime(1, -3, 5), 100)).isInstanceOf(Verdict.Undecided.class);
        assertThat(latency.judge(Anytime.UNKNOWN, 3)).isInstanceOf(Verdict.Undecided.class);
        assertThat(new Guardrail("revenue", true, 0).judge(new Anytime(-1, -2, -0.5), 100)).isInstanceOf(Verdict.Failed.class);
    }

    /// Skewed outcomes of arms of nine hundred and a hundred units, a thousand times with a difference of that size.
    @Test
    void aDifferenceThatIsSaidToBeShownFourTimesInFiveIs() {
        Means.Tuning tuning = new Means.Tuning(0.05, 1_000);
        int shown = 0;
        int smaller = 0;
        for (int seed = 1; seed <= 1_000; seed++) {
            Chance chance = Chance.of(seed).of("power");
            Anytime none = arms(chance, 0, tuning);
            double size = Means.shown(none, 1_000, tuning);
            if (arms(chance, size, tuning).isAbove(0)) shown++;
            if (arms(chance, size / 2, tuning).isAbove(0)) smaller++;
        }
        assertThat(shown).isBetween(750, 850);
        assertThat(smaller).isLessThan(200);
    }

    private static Anytime arms(Chance chance, double more, Means.Tuning tuning) {
        Moments first = new Moments();
        Moments second = new Moments();
        for (int unit = 0; unit < 1_000; unit++) {
            double value = -StrictMath.log(1 - chance.nextDouble());
            if (unit % 10 == 0) second.add(value + more);
            else first.add(value);
        }
        return Means.difference(first, second, tuning);
    }
}
