package septet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.data.Dictionary;
import septet.world.Chance;

/// Models of several heads, and of numbers.
class HeadsTest {
    private static final List<String> QUEUES = List.of("billing", "returns", "technical");
    private static final Provenance PROVENANCE = Samples.FITTING.provenance(Settings.NONE, 3);

    private static FittedModel model(List<String> heads, Link link, Linear... scores) {
        Encoder encoder = new Encoder(List.of(Samples.number("amount")), List.of(new Encoding.Standardised(10, 2, true)));
        return new FittedModel(PROVENANCE, heads, encoder, List.of(scores), link);
    }

    private static Linear line(double intercept, double slope) {
        return new Linear(intercept, new double[] {slope, 0.5}, new double[2]);
    }

    private static double[] predicted(Model model, double amount) {
        double[] heads = new double[model.heads().size()];
        model.scorer(new Dictionary()).predict(new double[] {amount}, heads);
        return heads;
    }

    @Test
    void chancesOfClassesAddUpToOne() {
        double[] heads = predicted(model(QUEUES, Link.SOFTMAX, line(0, 1), line(1, 0), line(-1, 2)), 12);
        assertThat(heads).containsExactly(new double[] {Math.exp(1) / (2 * Math.exp(1) + Math.exp(1)), 1 / 3.0, 1 / 3.0}, within(1e-12));
        double[] apart = predicted(model(QUEUES, Link.ONE_AGAINST_REST, line(0, 0), line(1e9, 0), line(-1e9, 0)), 12);
        assertThat(apart).containsExactly(new double[] {1 / 3.0, 2 / 3.0, 0}, within(1e-12));
    }

    /// Whatever the scores, there is an answer.
    @Test
    void noScoreIsTooLarge() {
        for (double far : new double[] {1e99, -1e99}) {
            for (Link link : List.of(Link.SOFTMAX, Link.ONE_AGAINST_REST)) {
                double[] heads = predicted(model(QUEUES, link, line(far, 0), line(far, 0), line(far, 0)), Double.NaN);
                assertThat(heads).containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-12));
            }
        }
        assertThat(predicted(model(List.of("price"), Link.EXPONENTIAL, line(1e99, 0)), 3)[0]).isFinite().isPositive();
    }

    @Test
    void numbersKeepTheirUnit() {
        assertThat(predicted(model(List.of("price"), Link.IDENTITY, line(100, 20)), 12)).containsExactly(120);
        assertThat(predicted(model(List.of("price"), Link.EXPONENTIAL, line(2, 1)), 12)[0]).isCloseTo(Math.exp(3), within(1e-9));
        assertThat(predicted(model(List.of("price"), Link.IDENTITY, line(100, 20)), Double.NaN)).containsExactly(100.5);
    }

    @Test
    void eachClassIsCalibratedAndTheirSumStaysOne() {
        FittedModel model = model(QUEUES, Link.SOFTMAX, line(0, 1), line(1, 0), line(-1, 2));
        List<Calibration> calibrations = List.of(new Calibration.Platt(PROVENANCE, 2, 0), new Calibration.None(PROVENANCE), new Calibration.Platt(PROVENANCE, 1, 1));
        CalibratedModel calibrated = new CalibratedModel(model, calibrations);
        double[] raw = predicted(model, 7);
        double[] heads = raw.clone();
        calibrated.calibrate(heads);
        double[] each = {calibrations.get(0).apply(raw[0]), raw[1], calibrations.get(2).apply(raw[2])};
        double sum = Arrays.stream(each).sum();
        assertThat(heads).containsExactly(new double[] {each[0] / sum, each[1] / sum, each[2] / sum}, within(1e-12));
        assertThat(Scores.all(calibrated, new double[][] {{7}}, new Dictionary())[0]).isEqualTo(heads);
        CalibratedModel again = Artifacts.calibrated("here", calibrated.artifact());
        assertThat(again.artifact()).isEqualTo(calibrated.artifact());
        assertThat(Scores.all(again, new double[][] {{7}}, new Dictionary())[0]).isEqualTo(heads);
    }

    @Test
    void contributionsAddUpForEachHead() {
        FittedModel model = model(QUEUES, Link.SOFTMAX, line(0, 1), line(1, -3), line(-1, 2));
        Scorer scorer = model.scorer(new Dictionary());
        for (long seed = 0; seed < 50; seed++) {
            double amount = Chance.of(seed).nextInt(4) == 0 ? Double.NaN : Chance.of(seed).nextGaussian() * 10;
            double[] heads = new double[3];
            double[] scores = new double[3];
            for (int head = 0; head < 3; head++) {
                double[] into = new double[1];
                scores[head] = scorer.contributions(new double[] {amount}, head, into) + into[0];
            }
            Link.softmax(scores);
            scorer.predict(new double[] {amount}, heads);
            assertThat(scores).as("seed " + seed).containsExactly(heads, within(1e-9));
        }
    }

    @Test
    void whatDoesNotFitTogetherIsNoModel() {
        assertThatIllegalArgumentException().isThrownBy(() -> model(QUEUES, Link.SOFTMAX, line(0, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> model(QUEUES, Link.LOGISTIC, line(0, 1), line(0, 1), line(0, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> model(List.of("a"), Link.SOFTMAX, line(0, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Heads.Classes(List.of("b", "a")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Heads.Classes(List.of("only")));
    }
}
