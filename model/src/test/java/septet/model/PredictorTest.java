package septet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.data.Dictionary;
import septet.data.Row;
import septet.data.Values;
import septet.design.Refused;
import septet.design.Type;
import septet.features.Feature;
import septet.world.Chance;

class PredictorTest {
    private static final List<Feature> FEATURES = List.of(
            new Feature("country", "country", new Type.Category(), 1), new Feature("unused", "unused", new Type.Number(), 2),
            new Feature("amount", "amount", new Type.Money("EUR"), 4), new Feature("age", "age", new Type.Number(), 3));

    private static CalibratedModel calibrated(TrainingRows rows) {
        Model model = Samples.logistic(rows, Settings.NONE);
        Calibration calibration = Calibrator.ISOTONIC.fit(Samples.scores(model, rows), rows.target(), model.provenance());
        return new CalibratedModel(model, calibration);
    }

    private static Row row(double amount, double age, long country) {
        Row row = new Row(6);
        row.values[4] = Math.round(amount * Type.Money.SCALE);
        row.values[3] = Values.number(age);
        row.values[1] = country;
        return row;
    }

    @Test
    void aRowGivesWhatItsInputsGive() {
        TrainingRows rows = Samples.mixed(1, 1_000).rows(1);
        CalibratedModel calibrated = calibrated(rows);
        Predictor predictor = Predictor.of(calibrated, FEATURES, rows.words());
        double[] heads = new double[1];
        predictor.predict(row(12.5, Double.NaN, rows.words().code("ES")), heads);
        double[] expected = new double[1];
        calibrated.model().scorer(rows.words()).predict(new double[] {12.5, Double.NaN, rows.words().code("ES")}, expected);
        assertThat(heads[0]).isEqualTo(calibrated.calibration().apply(expected[0]));
        assertThat(predictor.heads()).containsExactly("fraud");
        assertThat(predictor.inputs()).extracting(Input::name).containsExactly("amount", "age", "country");
    }

    @Test
    void manyRowsGiveTheBitsOfOneByOne() {
        TrainingRows rows = Samples.mixed(1, 1_000).rows(1);
        CalibratedModel calibrated = calibrated(rows);
        Predictor predictor = Predictor.of(calibrated, FEATURES, rows.words());
        double[] scores = Scores.of(calibrated, new double[][] {rows.column(0), rows.column(1), rows.column(2)}, rows.words());
        double[] inputs = new double[3];
        double[] heads = new double[1];
        for (int row = 0; row < rows.size(); row++) {
            rows.load(row, inputs);
            predictor.predict(inputs, heads);
            assertThat(scores[row]).isEqualTo(heads[0]);
        }
    }

    @Test
    void anotherProcessWithOtherCodesGivesTheSameBits() {
        TrainingRows rows = Samples.mixed(1, 1_000).rows(1);
        CalibratedModel calibrated = calibrated(rows);
        Predictor here = Predictor.of(calibrated, FEATURES, rows.words());
        Dictionary words = new Dictionary();
        words.code("first of another process");
        Predictor there = Predictor.of(Artifacts.calibrated("file", calibrated.artifact()), FEATURES, words);
        double[] one = new double[1];
        double[] other = new double[1];
        for (String country : List.of("DE", "ES", "BR", "never seen", "rare1")) {
            here.predict(row(9, 0.3, rows.words().code(country)), one);
            there.predict(row(9, 0.3, words.code(country)), other);
            assertThat(other[0]).isEqualTo(one[0]);
        }
    }

    @Test
    void reasonsAreTheStrongestContributions() {
        TrainingRows rows = Samples.mixed(1, 4_000).rows(1);
        Predictor predictor = Predictor.of(calibrated(rows), FEATURES, rows.words());
        List<Reason> reasons = predictor.reasons(row(25, 0.5, rows.words().code("ES")), 2);
        assertThat(reasons).extracting(Reason::input).containsExactly("amount", "country");
        assertThat(reasons.getFirst().value()).isEqualTo(25 * Type.Money.SCALE);
        assertThat(reasons.getFirst().contribution()).isCloseTo(5, within(1.0));
        assertThat(predictor.reasons(row(25, 0.5, 0), 50)).hasSizeLessThanOrEqualTo(3);
        assertThat(predictor.reasons(row(25, 0.5, 0), 0)).isEmpty();
    }

    @Test
    void rowsThatDoNotOfferWhatTheModelKnowsAreRefusedAllAtOnce() {
        CalibratedModel calibrated = calibrated(Samples.mixed(1, 1_000).rows(1));
        List<Feature> other = List.of(new Feature("age", "age", new Type.Category(), 0), new Feature("country", "country", new Type.Category(), 1));
        assertThatThrownBy(() -> Predictor.of(calibrated, other, new Dictionary())).isInstanceOf(Refused.class)
                .hasMessageContaining("the rows have no amount").hasMessageContaining("[MODEL-INPUT-LACKS]")
                .hasMessageContaining("age was a number when the model learned, and is none now").hasMessageContaining("[MODEL-INPUT-CHANGED]");
    }

    @Test
    void predictionAllocatesNothing() {
        TrainingRows rows = Samples.mixed(1, 1_000).rows(1);
        Chance chance = Chance.of(1);
        List<Tree> trees = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            trees.add(new Tree(new int[] {chance.nextInt(2), Tree.LEAF, Tree.LEAF}, new float[] {(float) chance.nextDouble(), -1, 1}, new boolean[3], new float[] {2, 1, 1}));
        }
        Encoder encoder = Encoder.plain(rows);
        CalibratedModel linear = calibrated(rows);
        Model forest = new FittedModel(linear.model().provenance(), List.of("fraud"), encoder, new Trees(encoder.width(), 0, trees));
        for (CalibratedModel model : List.of(linear, new CalibratedModel(forest, linear.calibration()))) {
            Predictor predictor = Predictor.of(model, FEATURES, rows.words());
            Row row = row(25, 0.5, rows.words().code("ES"));
            assertThat(allocated(predictor, row)).as(model.model().provenance().learner()).isLessThan(100);
        }
    }

    /// Bytes over a thousand predictions, after some to warm up; the measurement itself may take a few.
    private static long allocated(Predictor predictor, Row row) {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        double[] heads = new double[1];
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1_000; i++) predictor.predict(row, heads);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(Arrays.stream(heads).sum()).isBetween(0.0, 1.0);
        return least;
    }
}
