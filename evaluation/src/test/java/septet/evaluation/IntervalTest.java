package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

class IntervalTest {
    static final List<Measure> ALL = List.of(new Measure.AveragePrecision(), new Measure.RocAuc(),
            new Measure.Precision(new Point.Decisions()), new Measure.Recall(new Point.Decisions()), new Measure.F1(new Point.Decisions()),
            new Measure.FalseAlarmRate(new Point.Decisions()), new Measure.Accuracy(new Point.Decisions()),
            new Measure.Recall(new Point.FalseAlarms(0.05)), new Measure.Recall(new Point.AtPrecision(0.5)), new Measure.Precision(new Point.Highest(100)),
            new Measure.LogLoss(), new Measure.BrierScore(), new Measure.NormalisedEntropy(), Measure.calibrationError(), new Measure.Cost(),
            new Measure.EntityPrecision("card", 5, Duration.ofDays(1)));

    @Test
    void theOrderOfRowsChangesNoBit() {
        for (int seed = 0; seed < 3; seed++) {
            Chance chance = Chance.of(seed);
            Scored scored = Samples.random(chance, 1_500, 150, 0.1);
            Scored shuffled = Samples.ordered(scored, Samples.shuffled(1_500, chance));
            assertThat(Measurement.of(shuffled, ALL, Chance.of(1))).as("seed %d", seed).isEqualTo(Measurement.of(scored, ALL, Chance.of(1)));
        }
    }

    @Test
    void anotherSeedMovesIntervalsButNoValue() {
        Scored scored = Samples.random(Chance.of(5), 1_500, 150, 0.1);
        Figure.Measured one = (Figure.Measured) Measurement.of(scored, ALL, Chance.of(1)).getFirst();
        Figure.Measured two = (Figure.Measured) Measurement.of(scored, ALL, Chance.of(2)).getFirst();
        assertThat(two.value()).isEqualTo(one.value());
        assertThat(two.low()).isNotEqualTo(one.low()).isCloseTo(one.low(), Offset.offset(0.02));
    }

    @Test
    void aSpotlessRecordStaysOpen() {
        boolean[] labels = new boolean[500];
        double[] scores = new double[500];
        long[] rows = new long[500];
        for (int row = 0; row < 500; row++) {
            labels[row] = row < 30;
            scores[row] = labels[row] ? 0.9 : 0.1;
            rows[row] = Identity.of(row);
        }
        Scored scored = Samples.scored(labels, scores, rows);
        Point point = new Point.Threshold(0.5);
        List<Figure> figures = Measurement.of(scored, List.of(new Measure.FalseAlarmRate(point), new Measure.AveragePrecision()), Chance.of(1));
        assertThat(((Figure.Measured) figures.get(0)).high()).isBetween(0.003, 0.02);
        assertThat(((Figure.Measured) figures.get(1)).low()).isBetween(0.8, 0.9);
    }

    @Test
    void nineIndependentCasesAreTooFew() {
        Scored scored = Samples.random(Chance.of(8), 400, 9, 0.3);
        for (Figure figure : Measurement.of(scored, ALL.subList(0, 2), Chance.of(1))) assertThat(figure).isInstanceOf(Figure.TooFew.class);
    }

    @Test
    void precisionOfFewAnswersIsTooFewHoweverManyPositivesThereAre() {
        Scored scored = Samples.random(Chance.of(8), 2_000, 400, 0.3);
        double highest = java.util.Arrays.stream(scored.scores()).max().orElseThrow();
        List<Measure> measures = List.of(new Measure.Precision(new Point.Threshold(highest)), new Measure.Precision(new Point.Highest(5)),
                new Measure.Precision(new Point.Highest(50)), new Measure.Recall(new Point.Threshold(highest)));
        List<Figure> figures = Measurement.of(scored, measures, Chance.of(1));
        assertThat(figures.subList(0, 2)).allMatch(Figure.TooFew.class::isInstance);
        assertThat(figures.subList(2, 4)).allMatch(Figure.Measured.class::isInstance);
    }

    @Test
    void aPredictorLeadsNothingBeforeItself() {
        Scored scored = Samples.random(Chance.of(9), 1_000, 100, 0.1);
        assertThat(Measurement.lead(new Measure.LogLoss(), scored, scored, Chance.of(1))).isEqualTo(new Figure.Measured(0, 0, 0));
    }

    @Test
    void theNormalDistributionIsRight() {
        assertThat(Normal.below(1.959963984540054)).isCloseTo(0.975, Offset.offset(1e-14));
        assertThat(Normal.below(-3.5)).isCloseTo(2.326290790355250e-4, Offset.offset(1e-16));
        assertThat(Normal.below(-2.999999)).isCloseTo(Normal.below(-3.000001), Offset.offset(1e-7));
        assertThat(Interval.student(11)).isCloseTo(2.2281388519649385, Offset.offset(3e-3));
    }

    @Test
    void weightsArePoissonWithMeanOne() {
        Clusters clusters = Clusters.of(java.util.stream.LongStream.range(0, 200_000).map(Identity::of).toArray());
        int[] weights = new int[clusters.count()];
        Poisson.draw(clusters, Chance.of(4), weights);
        double[] shares = new double[20];
        for (int weight : weights) shares[weight] += 1.0 / weights.length;
        double expected = Math.exp(-1);
        for (int k = 0; k < 8; k++) {
            assertThat(shares[k]).as("%d", k).isCloseTo(expected, Offset.offset(4 * Math.sqrt(expected / weights.length)));
            expected /= k + 1;
        }
    }
}
