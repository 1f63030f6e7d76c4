package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

/// Metrics against scikit-learn's values and against their plain definitions.
class MetricsTest {
    private static final Point POINT = new Point.Threshold(0.3);
    private static final Map<String, Measure> MEASURES = new LinkedHashMap<>(Map.of(
            "average precision", new Measure.AveragePrecision(),
            "roc auc", new Measure.RocAuc(),
            "precision", new Measure.Precision(POINT),
            "recall", new Measure.Recall(POINT),
            "f1", new Measure.F1(POINT),
            "false alarm rate", new Measure.FalseAlarmRate(POINT),
            "accuracy", new Measure.Accuracy(POINT),
            "log loss", new Measure.LogLoss(),
            "brier score", new Measure.BrierScore(),
            "normalised entropy", new Measure.NormalisedEntropy()));

    static {
        MEASURES.put("recall at false alarm rate 0.05", new Measure.Recall(new Point.FalseAlarms(0.05)));
        MEASURES.put("recall at precision 0.5", new Measure.Recall(new Point.AtPrecision(0.5)));
    }

    @Test
    void metricsEqualScikitLearn() {
        Scored fixture = Samples.fixture();
        SoftAssertions all = new SoftAssertions();
        MEASURES.forEach((name, measure) -> all.assertThat(value(measure, fixture)).as(name).isCloseTo(Samples.expected(name), within(1e-12)));
        all.assertAll();
    }

    @Test
    void metricsEqualTheirDefinitions() {
        for (int seed = 0; seed < 40; seed++) {
            Chance chance = Chance.of(seed);
            Scored scored = Samples.random(chance, 2 + chance.nextInt(200), 1 + chance.nextInt(30), 0.3);
            Judged rows = scored.rows();
            if (rows.positives() == 0 || rows.positives() == rows.size()) continue;
            assertThat(value(new Measure.AveragePrecision(), scored)).as("seed %d", seed)
                    .isCloseTo(NaiveMetrics.averagePrecision(rows.labels(), scored.scores()), within(1e-12));
            assertThat(value(new Measure.RocAuc(), scored)).as("seed %d", seed).isCloseTo(NaiveMetrics.rocAuc(rows.labels(), scored.scores()), within(1e-12));
            assertThat(value(new Measure.EntityPrecision("card", 5, Duration.ofDays(1)), scored)).as("seed %d", seed)
                    .isCloseTo(NaiveMetrics.entityPrecision(scored, 5, Samples.DAY), within(1e-12));
        }
    }

    @Test
    void interpolationByTrapezoidsIsCaught() {
        Scored fixture = Samples.fixture();
        ToDoubleFunction<Scored> planted = scored -> trapezoid(scored.rows().labels(), scored.scores());
        assertThat(planted.applyAsDouble(fixture)).isNotCloseTo(Samples.expected("average precision"), within(1e-3));
    }

    @Test
    void weightsCountLikeCopies() {
        Chance chance = Chance.of(3);
        Scored scored = Samples.random(chance, 120, 12, 0.3);
        Clusters clusters = Clusters.of(scored.rows().clusters());
        int[] weights = new int[clusters.count()];
        Poisson.draw(clusters, chance, weights);
        Scored copied = copies(scored, clusters, weights);
        for (Measure measure : MEASURES.values()) {
            assertThat(Instrument.of(measure, Prepared.of(scored)).statistic().of(weights)).as("%s", measure).isCloseTo(value(measure, copied), within(1e-12));
        }
    }

    @Test
    void tiesAtTheEdgeOfTheHighestCountByTheirShare() {
        boolean[] labels = {true, true, false, false, true, false};
        double[] scores = {0.9, 0.5, 0.5, 0.5, 0.5, 0.1};
        long[] rows = {1, 2, 3, 4, 5, 6};
        Scored scored = Samples.scored(labels, scores, rows);
        assertThat(value(new Measure.Precision(new Point.Highest(3)), scored)).isCloseTo((1 + 2 * 0.5) / 3, within(1e-15));
        assertThat(value(new Measure.Recall(new Point.Highest(3)), scored)).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(value(new Measure.Recall(new Point.Highest(60)), scored)).isEqualTo(1);
    }

    @Test
    void calibrationErrorIsTheMeanGapOverBinsOfEqualMass() {
        boolean[] labels = {true, true, false, true, false, false};
        double[] scores = {0.9, 0.8, 0.6, 0.4, 0.2, 0.1};
        Scored scored = Samples.scored(labels, scores, new long[] {1, 2, 3, 4, 5, 6});
        double expected = (Math.abs(1.7 / 2 - 1) + Math.abs(1.0 / 2 - 0.5) + Math.abs(0.3 / 2)) / 3;
        assertThat(value(new Measure.CalibrationError(3), scored)).isCloseTo(expected, within(1e-15));
        assertThat(value(new Measure.CalibrationError(1), scored)).isCloseTo(0, within(1e-15));
    }

    private static double value(Measure measure, Scored scored) {
        return Instrument.of(measure, Prepared.of(scored)).value();
    }

    /// The faulty definition: straight lines between the points of the precision-recall curve.
    private static double trapezoid(boolean[] labels, double[] scores) {
        double[] thresholds = java.util.Arrays.stream(scores).distinct().sorted().toArray();
        double area = 0;
        double recall = 0;
        double precision = 1;
        for (int t = thresholds.length - 1; t >= 0; t--) {
            Counts counts = NaiveMetrics.at(labels, scores, thresholds[t]);
            area += (counts.recall() - recall) * (precision + counts.precision()) / 2;
            recall = counts.recall();
            precision = counts.precision();
        }
        return area;
    }

    private static Scored copies(Scored scored, Clusters clusters, int[] weights) {
        java.util.stream.IntStream.Builder rows = java.util.stream.IntStream.builder();
        for (int row = 0; row < scored.rows().size(); row++) {
            for (int copy = 0; copy < weights[clusters.of(row)]; copy++) rows.add(row);
        }
        return Samples.ordered(scored, rows.build().toArray());
    }
}
