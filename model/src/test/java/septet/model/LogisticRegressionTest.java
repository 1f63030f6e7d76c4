package septet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import septet.data.Dictionary;
import septet.world.Chance;

class LogisticRegressionTest {
    /// Weights and intercept by scikit-learn 1.9 (newton-cholesky, C = 1 / l2) on the same rows, standardised.
    static Stream<Arguments> published() {
        return Stream.of(
                Arguments.of(1.0, false, "none", new double[] {1.2884336531544842, -0.1496141200642497, 0.6100227205433602, 0.14820448623717655, -0.5241175346597383}),
                Arguments.of(1.0, true, "none", new double[] {1.313161666530511, -0.04946392679568034, 0.6596529550625323, 0.19811617329831924, -0.5660737592587282}),
                Arguments.of(1e-4, true, "none", new double[] {1.3419954041089939, -0.048295135020281876, 0.6748002336569399, 0.20192717549107958, -0.5723898051073519}),
                Arguments.of(100.0, false, "none", new double[] {0.40761122951107204, -0.05978613220431364, 0.1960562405987051, 0.05295813170526489, -0.396492156428393}),
                Arguments.of(1.0, false, "balanced", new double[] {1.302269450772329, -0.15051764730930792, 0.6260381050103534, 0.155337448717417, -0.15154469616250735}));
    }

    @ParameterizedTest
    @MethodSource("published")
    void findsTheWeightsThatAnotherToolFinds(double l2, boolean weighted, String balance, double[] expected) {
        Settings settings = Settings.NONE.with("l2", l2).with("weight", new Setting.Word(balance));
        Linear linear = (Linear) ((FittedModel) Samples.logistic(Samples.payments(weighted), settings)).scores().getFirst();
        double[] found = Arrays.copyOf(linear.weights(), 5);
        found[4] = linear.intercept();
        assertThat(found).containsExactly(expected, within(1e-6));
    }

    /// Planted bugs: a penalty against the mean loss, and one class that counts a hundredth more.
    @Test
    void anotherLossIsFound() {
        double[] expected = (double[]) published().findFirst().orElseThrow().get()[3];
        for (Settings settings : List.of(Settings.NONE.with("l2", 300), Settings.NONE.with("weight", 1.01))) {
            Linear linear = (Linear) ((FittedModel) Samples.logistic(Samples.payments(false), settings)).scores().getFirst();
            assertThat(Math.abs(linear.weights()[0] - expected[0])).isGreaterThan(1e-6);
        }
    }

    @Test
    void slopeIsWhatSmallStepsShow() {
        TrainingRows rows = Samples.mixed(3, 400).rows(1);
        SumLoss loss = loss(rows, 0.3);
        Chance chance = Chance.of(4);
        double[] point = new double[loss.size()];
        for (int i = 0; i < point.length; i++) point[i] = chance.nextGaussian();
        double[] slope = new double[point.length];
        loss.value(point, slope);
        double[][] curvature = loss.curvature();
        for (int i = 0; i < point.length; i++) {
            double[] ahead = point.clone();
            double[] behind = point.clone();
            ahead[i] += 1e-5;
            behind[i] -= 1e-5;
            double[] slopeAhead = new double[point.length];
            double[] slopeBehind = new double[point.length];
            double difference = loss.value(ahead, slopeAhead) - loss.value(behind, slopeBehind);
            assertThat(slope[i]).as("slope " + i).isCloseTo(difference / 2e-5, within(1e-4));
            for (int j = i; j < point.length; j++) {
                assertThat(curvature[i][j]).as(i + " " + j).isCloseTo((slopeAhead[j] - slopeBehind[j]) / 2e-5, within(1e-4));
            }
        }
    }

    @Test
    void nothingIsLeftToGainWhereItRests() throws InterruptedException {
        for (double l2 : new double[] {1e-6, 1, 100}) {
            SumLoss loss = loss(Samples.mixed(5, 2_000).rows(1), l2);
            double[] point = new double[loss.size()];
            assertThat(Newton.minimise(loss, point)).isTrue();
            double[] slope = new double[point.length];
            loss.value(point, slope);
            for (double each : slope) assertThat(each).isCloseTo(0, within(1e-6));
        }
    }

    @Test
    void classesThatOneLinePartsGiveFiniteWeights() {
        double[] values = IntStream.range(0, 100).asDoubleStream().toArray();
        double[] target = Arrays.stream(values).map(value -> value < 50 ? 0 : 1).toArray();
        TrainingRows rows = TrainingRows.of(List.of(Samples.number("x")), new double[][] {values}, target, new Dictionary());
        Model model = Samples.logistic(rows, Settings.NONE.with("l2", 1e-6));
        double[] scores = Samples.scores(model, rows);
        for (int row = 0; row < rows.size(); row++) assertThat(scores[row]).isCloseTo(rows.target()[row], within(0.01));
    }

    @Test
    void neitherOrderNorCodesNorAnEarlierFitChangeABit() {
        Samples.Mixed mixed = Samples.mixed(6, 3_000);
        byte[] first = Samples.logistic(mixed.rows(1), Settings.NONE).artifact();
        for (int order = 2; order < 6; order++) assertThat(Samples.logistic(mixed.rows(order), Settings.NONE).artifact()).isEqualTo(first);
    }

    /// The planted bug: a fit over rows as they come. Sums of doubles depend on their order, and the test above sees it.
    @Test
    void rowsInTheOrderOfTheFileWouldChangeBits() {
        Samples.Mixed mixed = Samples.mixed(6, 3_000);
        TrainingRows rows = mixed.rows(1);
        double forwards = 0;
        double backwards = 0;
        for (double value : rows.column(0)) forwards += value;
        for (int row = rows.size() - 1; row >= 0; row--) backwards += rows.column(0)[row];
        assertThat(forwards).isNotEqualTo(backwards).isCloseTo(backwards, within(1e-6));
    }

    @Test
    void aRowOfWeightTwoIsTwoRows() {
        double[][] values = {{1, 2, 3, 4, 5, 6}};
        double[] target = {0, 1, 0, 1, 1, 0};
        List<Input> inputs = List.of(Samples.number("x"));
        SumLoss doubled = loss(TrainingRows.of(inputs, values, target, new double[] {1, 1, 1, 1, 1, 2}, new Dictionary()), 1, 3.5, 2);
        double[][] longer = {{1, 2, 3, 4, 5, 6, 6}};
        SumLoss repeated = loss(TrainingRows.of(inputs, longer, new double[] {0, 1, 0, 1, 1, 0, 0}, new Dictionary()), 1, 3.5, 2);
        double[] point = {0.4, -0.3};
        assertThat(doubled.value(point, new double[2])).isCloseTo(repeated.value(point, new double[2]), within(1e-12));
    }

    @Test
    void missingValuesHaveAWeightOfTheirOwn() {
        Samples.Mixed mixed = Samples.mixed(7, 5_000);
        TrainingRows rows = mixed.rows(1);
        Model model = Samples.logistic(rows, Settings.NONE);
        Scorer scorer = model.scorer(rows.words());
        double[] known = new double[1];
        double[] missing = new double[1];
        double[] nothing = new double[1];
        double germany = rows.words().code("DE");
        scorer.predict(new double[] {10, 0.5, germany}, known);
        scorer.predict(new double[] {10, Double.NaN, germany}, missing);
        scorer.predict(new double[] {Double.NaN, Double.NaN, Double.NaN}, nothing);
        assertThat(Calibration.logOdds(missing[0]) - Calibration.logOdds(known[0])).isCloseTo(0.7, within(0.2));
        assertThat(nothing[0]).isBetween(0.01, 0.99);
    }

    @Test
    void extremeInputsStillGiveAProbability() {
        TrainingRows rows = Samples.mixed(8, 500).rows(1);
        Scorer scorer = Samples.logistic(rows, Settings.NONE).scorer(rows.words());
        double[] heads = new double[1];
        for (double value : new double[] {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, 0, -0.0}) {
            scorer.predict(new double[] {value, -value, Double.NaN}, heads);
            assertThat(heads[0]).isBetween(0.0, 1.0);
        }
    }

    @Test
    void oneClassOrNoRowTeachesNothing() throws InterruptedException {
        List<Input> inputs = List.of(Samples.number("x"));
        TrainingRows alike = TrainingRows.of(inputs, new double[][] {{1, 2}}, new double[] {0, 0}, new Dictionary());
        TrainingRows none = TrainingRows.of(inputs, new double[1][0], new double[0], new Dictionary());
        assertThat(((Fit.NotLearned) new LogisticRegression().fit(alike, Settings.NONE, Samples.FITTING)).problem().line()).isEqualTo(
                "fraud.yaml:44:5 model.learners.simple: fraud is false in all 2 training rows; there is nothing to tell apart. "
                + "Take a longer split.train, or correct how fraud is read. [MODEL-ONE-CLASS]");
        assertThat(((Fit.NotLearned) new LogisticRegression().fit(none, Settings.NONE, Samples.FITTING)).problem().code()).isEqualTo("MODEL-NO-ROWS");
    }

    @Test
    void contributionsCountFromTheAverageRow() {
        TrainingRows rows = Samples.mixed(9, 2_000).rows(1);
        Model model = Samples.logistic(rows, Settings.NONE);
        Scorer scorer = model.scorer(rows.words());
        double[] inputs = new double[3];
        double[] contributions = new double[3];
        double[] sums = new double[3];
        double[] heads = new double[1];
        for (int row = 0; row < rows.size(); row++) {
            rows.load(row, inputs);
            scorer.predict(inputs, heads);
            double average = scorer.contributions(inputs, contributions);
            assertThat(average + Arrays.stream(contributions).sum()).isCloseTo(Calibration.logOdds(heads[0]), within(1e-9));
            for (int i = 0; i < 3; i++) sums[i] += contributions[i];
        }
        for (double sum : sums) assertThat(sum / rows.size()).isCloseTo(0, within(1e-9));
    }

    private static SumLoss loss(TrainingRows rows, double l2) {
        return new SumLoss(DesignMatrix.of(rows, Encoder.standardising(rows)), rows.target(), rows.weight(), l2, new Curve.Logistic());
    }

    private static SumLoss loss(TrainingRows rows, double l2, double mean, double deviation) {
        Encoder encoder = new Encoder(rows.inputs(), List.of(new Encoding.Standardised(mean, deviation, false)));
        return new SumLoss(DesignMatrix.of(rows, encoder), rows.target(), rows.weight(), l2, new Curve.Logistic());
    }
}
