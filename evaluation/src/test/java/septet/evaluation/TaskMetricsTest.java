package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

/// Metrics of several classes and of numbers, against scikit-learn (`tasks.py`) and against definitions written out.
class TaskMetricsTest {
    private static final Point DECISIONS = new Point.Decisions();
    private static final Map<String, Measure> CLASSES = classes();
    private static final Map<String, Measure> NUMBERS = Map.of("mean absolute error", new Measure.MeanAbsoluteError(), "root mean squared error",
            new Measure.RootMeanSquaredError(),
            "median absolute error", new Measure.MedianAbsoluteError(), "r2", new Measure.R2(), "pinball at 0.9", new Measure.Pinball(0.9), "pinball at 0.5",
                    new Measure.Pinball(0.5),
            "coverage", new Measure.Coverage(), "interval width", new Measure.IntervalWidth());

    private static Map<String, Measure> classes() {
        Map<String, Measure> measures = new LinkedHashMap<>(Map.of("accuracy", new Measure.Accuracy(DECISIONS), "macro f1", new Measure.MacroF1(), "weighted f1",
                new Measure.WeightedF1(),
                "roc auc", new Measure.RocAuc(), "average precision", new Measure.AveragePrecision(), "log loss", new Measure.LogLoss(), "brier score", new Measure.BrierScore(),
                "normalised entropy", new Measure.NormalisedEntropy()));
        for (String word : TaskSamples.WORDS) {
            measures.put("f1 of " + word, new Measure.OfClass(word, new Measure.F1(DECISIONS)));
            measures.put("precision of " + word, new Measure.OfClass(word, new Measure.Precision(DECISIONS)));
            measures.put("recall of " + word, new Measure.OfClass(word, new Measure.Recall(DECISIONS)));
            measures.put("average precision of " + word, new Measure.OfClass(word, new Measure.AveragePrecision()));
            measures.put("roc auc of " + word, new Measure.OfClass(word, new Measure.RocAuc()));
            measures.put("brier score of " + word, new Measure.OfClass(word, new Measure.BrierScore()));
        }
        return measures;
    }

    @Test
    void classesAreMeasuredAsByScikitLearn() {
        Scored scored = TaskSamples.classes();
        SoftAssertions all = new SoftAssertions();
        CLASSES.forEach((name, measure) -> all.assertThat(Measurement.value(measure, scored)).as(name).isCloseTo(TaskSamples.expected("classes.properties", name), within(1e-12)));
        all.assertAll();
    }

    @Test
    void numbersAreMeasuredAsByScikitLearn() {
        Scored scored = TaskSamples.numbers();
        SoftAssertions all = new SoftAssertions();
        NUMBERS.forEach((name, measure) -> all.assertThat(Measurement.value(measure, scored)).as(name).isCloseTo(TaskSamples.expected("numbers.properties", name), within(1e-12)));
        all.assertAll();
    }

    /// Faulty metrics that look right: the oracle must tell them apart.
    @Test
    void plantedFaultsAreCaught() {
        Scored classes = TaskSamples.classes();
        Scored numbers = TaskSamples.numbers();
        caught("classes.properties", "macro f1", classes, TaskMetricsTest::f1OfMeans);
        caught("classes.properties", "weighted f1", classes, TaskMetricsTest::f1ByAnswers);
        caught("classes.properties", "brier score", classes, scored -> Measurement.value(new Measure.BrierScore(), scored) / 2);
        caught("numbers.properties", "pinball at 0.9", numbers, scored -> Measurement.value(new Measure.Pinball(0.1), scored));
        caught("numbers.properties", "r2", numbers, TaskMetricsTest::squaredCorrelation);
        caught("numbers.properties", "median absolute error", numbers, TaskMetricsTest::medianError);
    }

    private static void caught(String file, String metric, Scored scored, ToDoubleFunction<Scored> planted) {
        assertThat(planted.applyAsDouble(scored)).as(metric).isNotCloseTo(TaskSamples.expected(file, metric), within(1e-6));
    }

    /// f1 of the mean precision and the mean recall, which many take for macro f1.
    private static double f1OfMeans(Scored scored) {
        double precision = TaskSamples.WORDS.stream().mapToDouble(word -> Measurement.value(new Measure.OfClass(word, new Measure.Precision(DECISIONS)), scored)).average()
                .orElseThrow();
        double recall = TaskSamples.WORDS.stream().mapToDouble(word -> Measurement.value(new Measure.OfClass(word, new Measure.Recall(DECISIONS)), scored)).average().orElseThrow();
        return 2 * precision * recall / (precision + recall);
    }

    /// Weighted by how often a class is answered, not by how often it is true.
    private static double f1ByAnswers(Scored scored) {
        int[] said = septet.model.MostLikely.ofEach(scored.heads());
        double sum = 0;
        for (int word = 0; word < 4; word++) {
            int one = word;
            sum += Arrays.stream(said).filter(each -> each == one).count() * Measurement.value(new Measure.OfClass(TaskSamples.WORDS.get(word), new Measure.F1(DECISIONS)), scored);
        }
        return sum / said.length;
    }

    private static double squaredCorrelation(Scored scored) {
        double[] truth = ((Truth.Numbers) scored.rows().truth()).values();
        double[] said = scored.scores();
        double a = Arrays.stream(truth).average().orElseThrow();
        double b = Arrays.stream(said).average().orElseThrow();
        double both = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < truth.length; i++) {
            both += (truth[i] - a) * (said[i] - b);
            squaresA += (truth[i] - a) * (truth[i] - a);
            squaresB += (said[i] - b) * (said[i] - b);
        }
        return both * both / squaresA / squaresB;
    }

    /// The median of the errors with their signs, which cancel.
    private static double medianError(Scored scored) {
        double[] truth = ((Truth.Numbers) scored.rows().truth()).values();
        return Math.abs(IntStream.range(0, truth.length).mapToDouble(i -> truth[i] - scored.scores()[i]).sorted().toArray()[100]);
    }

    @Test
    void theOrderOfRowsChangesNoBit() {
        for (Scored scored : List.of(TaskSamples.classes(), TaskSamples.numbers())) {
            List<Measure> measures = List.copyOf((scored.heads().length == 4 ? CLASSES : NUMBERS).values());
            List<Figure> figures = Measurement.of(scored, measures, Chance.of(7));
            for (long seed = 1; seed <= 3; seed++) {
                List<Integer> order = new java.util.ArrayList<>(IntStream.range(0, scored.rows().size()).boxed().toList());
                Collections.shuffle(order, new Random(seed));
                Scored shuffled = TaskSamples.ordered(scored, order.stream().mapToInt(i -> i).toArray());
                assertThat(Measurement.of(shuffled, measures, Chance.of(7))).as("seed " + seed).isEqualTo(figures);
                assertThat(shuffled.rows().fingerprint()).isEqualTo(scored.rows().fingerprint());
            }
        }
    }

    /// Weighted replicates are metrics of rows written out as often as they count.
    @Test
    void aReplicateIsTheMetricOfItsRows() {
        for (Scored scored : List.of(TaskSamples.classes(), TaskSamples.numbers())) {
            Prepared prepared = Prepared.of(scored);
            int[] weights = new int[prepared.clusters().count()];
            Poisson.draw(prepared.clusters(), Chance.of(3).at(5), weights);
            int[] written = IntStream.range(0, scored.rows().size()).flatMap(row -> IntStream.generate(() -> row).limit(weights[prepared.clusters().of(row)])).toArray();
            Scored repeated = TaskSamples.ordered(scored, written);
            (scored.heads().length == 4 ? CLASSES : NUMBERS).forEach((name, measure) -> assertThat(Instrument.of(measure, prepared).statistic().of(weights)).as(name)
                    .isCloseTo(Measurement.value(measure, repeated), within(1e-9)));
        }
    }

    @Test
    void calibrationErrorIsThatOfTheAnswer() {
        Truth.Classes truth = new Truth.Classes(List.of("a", "b"), new int[] {0, 1, 0, 0});
        double[][] heads = {{0.9, 0.8, 0.3, 0.6}, {0.1, 0.2, 0.7, 0.4}};
        Scored scored = TaskSamples.scored(truth, heads, new long[] {1, 2, 3, 4});
        // Two bins by certainty: 0.9 (right), 0.8 (wrong); 0.7 (wrong), 0.6 (right).
        assertThat(Measurement.value(new Measure.CalibrationError(2), scored)).isCloseTo((Math.abs(1.7 - 1) + Math.abs(1.3 - 1)) / 4, within(1e-15));
    }

    @Test
    void ofEqualChancesTheFirstClassIsAnswered() {
        Scored scored = TaskSamples.scored(new Truth.Classes(List.of("a", "b"), new int[] {0, 1}), new double[][] {{0.5, 0.5}, {0.5, 0.5}}, new long[] {1, 2});
        assertThat(Measurement.value(new Measure.Accuracy(DECISIONS), scored)).isEqualTo(0.5);
        assertThat(Measurement.value(new Measure.OfClass("a", new Measure.Recall(DECISIONS)), scored)).isEqualTo(1);
    }

    @Test
    void classesThatDoNotOccurDoNotCount() {
        Scored scored = TaskSamples.scored(new Truth.Classes(List.of("a", "b", "c"), new int[] {0, 0, 1}), new double[][] {{1, 0.2, 0.1}, {0, 0.7, 0.8}, {0, 0.1, 0.1}},
                new long[] {1, 2, 3});
        assertThat(Measurement.value(new Measure.MacroF1(), scored)).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(Measurement.value(new Measure.RocAuc(), scored)).isEqualTo(1);
    }

    @Test
    void metricsOfAnotherTaskAreRefused() {
        assertThatThrownBy(() -> Measurement.value(new Measure.R2(), TaskSamples.classes())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Measurement.value(new Measure.MacroF1(), TaskSamples.numbers())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Measurement.value(new Measure.F1(DECISIONS), TaskSamples.classes())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TaskSamples.scored(new Truth.Numbers(new double[1]), new double[2][1], new long[1])).hasMessage("2 heads");
        assertThatThrownBy(() -> TaskSamples.scored(new Truth.Numbers(new double[1]), new double[][] {{Double.NaN}}, new long[1])).hasMessage("score NaN");
        assertThatThrownBy(() -> TaskSamples.scored(new Truth.Classes(List.of("a", "b"), new int[1]), new double[][] {{1.5}, {0}}, new long[1])).hasMessage("score 1.5");
    }
}
