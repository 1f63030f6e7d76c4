package septet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

class CalibrationTest {
    private static final Provenance PROVENANCE = Samples.FITTING.provenance(Settings.NONE, 10);

    /// Scores that are too sure of themselves by a factor of two in log-odds, and shifted.
    private record Drawn(double[] scores, double[] truth) {
        static Drawn of(long seed, int rows) {
            Chance chance = Chance.of(seed);
            Drawn drawn = new Drawn(new double[rows], new double[rows]);
            for (int i = 0; i < rows; i++) {
                double logOdds = chance.nextGaussian() * 1.5 - 1;
                drawn.truth[i] = chance.nextDouble() < FittedModel.logistic(logOdds) ? 1 : 0;
                drawn.scores[i] = FittedModel.logistic(2 * logOdds + 1);
            }
            return drawn;
        }
    }

    @Test
    void poolingFindsTheLeastSquaresOfAllRisingSteps() {
        for (long seed = 0; seed < 200; seed++) {
            Chance chance = Chance.of(seed);
            int rows = 1 + chance.nextInt(30);
            double[] scores = new double[rows];
            double[] truth = new double[rows];
            for (int i = 0; i < rows; i++) {
                scores[i] = chance.nextInt(12) / 12.0;
                truth[i] = chance.nextInt(2);
            }
            assertThat(stepsAt(IsotonicFit.pool(scores, truth), scores)).as("seed " + seed).containsExactly(byMinimax(scores, truth), within(1e-12));
        }
    }

    /// Independent oracle: the isotonic value is the least, over all ends to the right, of the greatest mean over all
    /// beginnings to the left (Barlow and others 1972, theorem 1.4).
    private static double[] byMinimax(double[] scores, double[] truth) {
        return Arrays.stream(scores).map(at -> Arrays.stream(scores).filter(end -> end >= at)
                .map(end -> Arrays.stream(scores).filter(start -> start <= at).map(start -> mean(scores, truth, start, end)).max().orElseThrow())
                .min().orElseThrow()).toArray();
    }

    private static double mean(double[] scores, double[] truth, double start, double end) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] < start || scores[i] > end) continue;
            sum += truth[i];
            count++;
        }
        return sum / count;
    }

    private static double[] stepsAt(IsotonicFit.Blocks blocks, double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double[] byRank = new double[scores.length];
        for (int block = 0, rank = 0; block < blocks.count; block++) {
            for (double i = blocks.rows[block]; i > 0; i--) byRank[rank++] = blocks.positives[block] / blocks.rows[block];
        }
        return Arrays.stream(scores).map(score -> {
            int rank = 0;
            while (sorted[rank] != score) rank++;
            return byRank[rank];
        }).toArray();
    }

    @Test
    void neitherChangesTheOrderNorMakesTwoScoresOne() {
        for (long seed = 0; seed < 20; seed++) {
            Drawn drawn = Drawn.of(seed, 500);
            for (Calibrator calibrator : Calibrator.values()) {
                Calibration calibration = calibrator.fit(drawn.scores, drawn.truth, PROVENANCE);
                double[] sorted = drawn.scores.clone();
                Arrays.sort(sorted);
                for (int i = 1; i < sorted.length; i++) {
                    double before = calibration.apply(sorted[i - 1]);
                    double after = calibration.apply(sorted[i]);
                    assertThat(after).as("%s seed %d", calibrator, seed).isBetween(0.0, 1.0).isGreaterThanOrEqualTo(before);
                    if (sorted[i] - sorted[i - 1] > 1e-9) assertThat(after).as("%s seed %d", calibrator, seed).isGreaterThan(before);
                }
            }
        }
    }

    @Test
    void probabilitiesBecomeTrue() {
        Drawn fitted = Drawn.of(1, 20_000);
        Drawn fresh = Drawn.of(2, 20_000);
        double raw = logLoss(new Calibration.None(PROVENANCE), fresh);
        for (Calibrator calibrator : new Calibrator[] {Calibrator.ISOTONIC, Calibrator.PLATT}) {
            Calibration calibration = calibrator.fit(fitted.scores, fitted.truth, PROVENANCE);
            assertThat(logLoss(calibration, fresh)).as(calibrator.name()).isLessThan(raw - 0.05);
            for (double low = 0; low < 0.9; low += 0.1) assertThat(gap(calibration, fresh, low, low + 0.1)).as(calibrator.name()).isLessThan(0.04);
        }
    }

    /// The planted bug of calibration: none. The test of truth above sees it.
    @Test
    void uncalibratedScoresAreFoundUntrue() {
        Drawn fresh = Drawn.of(2, 20_000);
        assertThat(gap(new Calibration.None(PROVENANCE), fresh, 0.6, 0.7)).isGreaterThan(0.04);
    }

    private static double logLoss(Calibration calibration, Drawn drawn) {
        double loss = 0;
        for (int i = 0; i < drawn.scores.length; i++) {
            double p = calibration.apply(drawn.scores[i]);
            loss -= StrictMath.log(drawn.truth[i] == 1 ? p : 1 - p);
        }
        return loss / drawn.scores.length;
    }

    private static double gap(Calibration calibration, Drawn drawn, double low, double high) {
        double said = 0;
        double came = 0;
        int count = 0;
        for (int i = 0; i < drawn.scores.length; i++) {
            double p = calibration.apply(drawn.scores[i]);
            if (p < low || p >= high) continue;
            said += p;
            came += drawn.truth[i];
            count++;
        }
        return Math.abs(said - came) / Math.max(1, count);
    }

    /// Slope and shift by SciPy (BFGS) on Platt's smoothed targets.
    @Test
    void plattFindsTheCurveThatAnotherToolFinds() {
        TrainingRows rows = Samples.payments(false);
        double[] scores = Arrays.stream(rows.column(0)).map(a -> Math.rint(100 / (1 + Math.exp(3 - a))) / 100).toArray();
        Calibration.Platt platt = (Calibration.Platt) Calibrator.PLATT.fit(scores, rows.target(), PROVENANCE);
        assertThat(platt.slope()).isCloseTo(0.6077769128882743, within(1e-5));
        assertThat(platt.shift()).isCloseTo(-0.420522378191049, within(1e-5));
    }

    @Test
    void aModelThatRanksBackwardsIsFlattenedNotTurned() {
        Drawn drawn = Drawn.of(3, 2_000);
        double[] backwards = Arrays.stream(drawn.scores).map(score -> 1 - score).toArray();
        for (Calibrator calibrator : new Calibrator[] {Calibrator.ISOTONIC, Calibrator.PLATT}) {
            Calibration calibration = calibrator.fit(backwards, drawn.truth, PROVENANCE);
            assertThat(calibration.apply(0.9)).isGreaterThan(calibration.apply(0.1));
        }
    }

    @Test
    void fewRowsOrOneClassGiveNoCertainty() {
        for (double truth : new double[] {0, 1}) {
            for (Calibrator calibrator : Calibrator.values()) {
                Calibration calibration = calibrator.fit(new double[] {0.3, 0.3, 0.8}, new double[] {truth, truth, truth}, PROVENANCE);
                for (double score : new double[] {0.3, 0.5, 0.8}) assertThat(calibration.apply(score)).isStrictlyBetween(0.0, 1.0);
            }
        }
        assertThat(Calibrator.ISOTONIC.fit(new double[] {0, 1, 0.5}, new double[] {0, 1, 0}, PROVENANCE).apply(0.5)).isFinite();
    }

    @Test
    void pointsThatDoNotRiseAreNotTaken() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Calibration.Isotonic(PROVENANCE, new double[] {0, 1}, new double[] {1, 1}));
        assertThatIllegalArgumentException().isThrownBy(() -> new Calibration.Isotonic(PROVENANCE, new double[] {1, 0}, new double[] {0, 1}));
        assertThatIllegalArgumentException().isThrownBy(() -> new Calibration.Isotonic(PROVENANCE, new double[0], new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Calibration.Platt(PROVENANCE, -1, 0));
    }
}
