package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

/// How often intervals hold the truth, when many samples are drawn from a population whose truth is known.
class CoverageTest {
    private static final int SAMPLES = 250;
    private static final int CARDS = 200;
    private static final Point POINT = new Point.Threshold(0.2);
    private static final List<Measure> MEASURES = List.of(new Measure.AveragePrecision(), new Measure.RocAuc(), new Measure.Precision(POINT),
            new Measure.Recall(POINT), new Measure.F1(POINT), new Measure.FalseAlarmRate(POINT), new Measure.LogLoss(), new Measure.BrierScore(),
            Measure.calibrationError());

    @Test
    void intervalsHoldTheTruthNineteenTimesInTwenty() {
        double[] truth = MEASURES.stream().mapToDouble(measure -> Instrument.of(measure, Prepared.of(population(Chance.of(1), 60_000))).value()).toArray();
        int[] held = new int[MEASURES.size()];
        for (int sample = 0; sample < SAMPLES; sample++) {
            Scored scored = population(Chance.of(1_000 + sample), CARDS);
            List<Figure> figures = Measurement.of(scored, MEASURES, Chance.of(sample));
            for (int i = 0; i < held.length; i++) if (holds(figures.get(i), truth[i])) held[i]++;
        }
        for (int i = 0; i < held.length; i++) {
            double highest = MEASURES.get(i) instanceof Measure.CalibrationError ? 1 : 0.97;
            assertThat(held[i] / (double) SAMPLES).as("%s", MEASURES.get(i)).isBetween(0.93 - noise(0.93), highest + noise(0.97));
        }
    }

    @Test
    void resamplingRowsAsIfTheyStoodAloneIsCaught() {
        Measure measure = new Measure.FalseAlarmRate(POINT);
        double truth = Instrument.of(measure, Prepared.of(population(Chance.of(1), 60_000))).value();
        int held = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            if (holds(Measurement.of(alone(population(Chance.of(1_000 + sample), CARDS)), List.of(measure), Chance.of(sample)).getFirst(), truth)) held++;
        }
        assertThat(held / (double) SAMPLES).isLessThan(0.93 - noise(0.93));
    }

    private static boolean holds(Figure figure, double truth) {
        Figure.Measured measured = (Figure.Measured) figure;
        return measured.low() <= truth && truth <= measured.high();
    }

    /// Two standard errors of a coverage.
    private static double noise(double coverage) {
        return 2 * Math.sqrt(coverage * (1 - coverage) / SAMPLES);
    }

    /// Cards that differ in how often they are positive and in how high they score, some ten rows each.
    private static Scored population(Chance chance, int cards) {
        int rows = 0;
        int[] counts = new int[cards];
        for (int card = 0; card < cards; card++) rows += counts[card] = 1 + chance.of("rows").at(card).nextPoisson(9);
        boolean[] labels = new boolean[rows];
        double[] scores = new double[rows];
        long[] clusters = new long[rows];
        int row = 0;
        for (int card = 0; card < cards; card++) {
            Chance own = chance.at(card);
            double shown = 0.7 * own.nextGaussian();
            double hidden = 0.7 * own.nextGaussian();
            for (int i = 0; i < counts[card]; i++, row++) {
                double risk = own.nextGaussian();
                labels[row] = own.nextDouble() < sigmoid(-3 + shown + hidden + 1.5 * risk);
                scores[row] = sigmoid(-2.8 + 0.9 * shown + 1.4 * risk + 0.2 * own.nextGaussian());
                clusters[row] = Identity.of(card);
            }
        }
        return Samples.scored(labels, scores, clusters);
    }

    private static Scored alone(Scored scored) {
        long[] each = java.util.stream.LongStream.range(0, scored.rows().size()).map(Identity::of).toArray();
        return new Scored(new Judged(0, scored.rows().times(), scored.rows().labels(), each, Map.of()), scored.scores(), Optional.empty());
    }

    private static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }
}
