package septet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import septet.data.Dictionary;
import septet.design.Type;

/// What scikit-learn 1.5 (with LIBLINEAR) finds on the 300 rows of `payments.csv`, and on six messages.
class PublishedTest {
    private static final Heads PRICE = new Heads.Amount("price", false);
    private static final Heads KINDS = new Heads.Classes(List.of("far", "near", "true"));

    private static final double[][] ROWS = {{1.396, 0.202, 1, -0.936}, {0.674, 2.215, 1, -0.993}, {5.125, 0.644, 1, -0.85}};
    private static final double[][] SOFTMAX = {{0.7552010022838268, 0.048102973000101544, 0.19669602471607178}, {0.4547013975558166, 0.22446898724050535, 0.32082961520367814},
        {0.10710665966189124, 0.021004798844607354, 0.8718885414935014}};
    private static final double[][] GAUSS = {{0.9153130921925964, 0.023320957377213913, 0.061365950430189796}, {0.2732429815253227, 0.36894104945590306, 0.35781596901877394},
        {0.5274124877920277, 0.018908430853948215, 0.4536790813540243}};

    private interface Target {
        double of(double[] row, double target);
    }

    /// The rows of `payments.csv` with another target.
    private static TrainingRows rows(Target target, boolean weighted) {
        TrainingRows rows = Samples.payments(true);
        double[][] columns = IntStream.range(0, 4).mapToObj(rows::column).toArray(double[][]::new);
        double[] row = new double[4];
        double[] targets = IntStream.range(0, rows.size()).mapToDouble(i -> {
            rows.load(i, row);
            return target.of(row, rows.target()[i]);
        }).toArray();
        return weighted ? TrainingRows.of(rows.inputs(), columns, targets, rows.weight(), rows.words()) : TrainingRows.of(rows.inputs(), columns, targets, rows.words());
    }

    private static double price(double[] row) {
        return Math.exp(0.3 * row[0]) + row[1] * (1 + row[2]);
    }

    private static double kind(double[] row, double target) {
        return target == 1 ? 2 : row[1] > 2 ? 1 : 0;
    }

    static Fitting fitting(Heads heads) {
        return new Fitting("f.yaml:1:1 model.learners.simple", "d1", "d2", "simple", heads, 1, 0, 7, "0.1.0");
    }

    static FittedModel fit(Learner learner, TrainingRows rows, Heads heads, Settings settings) {
        try {
            return (FittedModel) Samples.learned(learner.fit(rows, settings, fitting(heads)));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static double[] weights(FittedModel model) {
        Linear linear = (Linear) model.scores().getFirst();
        double[] found = Arrays.copyOf(linear.weights(), linear.width() + 1);
        found[linear.width()] = linear.intercept();
        return found;
    }

    private static double[] predicted(Model model, double... inputs) {
        double[] heads = new double[model.heads().size()];
        model.scorer(new Dictionary()).predict(inputs, heads);
        return heads;
    }

    static Stream<Arguments> machines() {
        return Stream.of(
                Arguments.of("hinge", false, new double[] {1.0836046074016499, -0.12100383056070119, 0.4489728704635598, 0.07667498960264918, -0.3499773423925229}),
                Arguments.of("hinge", true, new double[] {1.1302550655309178, -0.05013575329885983, 0.5444328265450826, 0.12424002785306569, -0.3791994265364583}),
                Arguments.of("squared hinge", false, new double[] {0.5007253011165496, -0.053228221318063144, 0.2344505221370305, 0.05788947637158833, -0.19852460534780417}),
                Arguments.of("squared hinge", true, new double[] {0.5087546336443969, -0.017089859142832804, 0.2501996160703309, 0.07533739606673268, -0.21297030134684242}));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void supportVectors(String loss, boolean weighted, double[] expected) {
        FittedModel model = fit(new LinearSvm(), rows((_, target) -> target, weighted), new Heads.Truth("fraud"),
                Settings.NONE.with("c", 0.5).with("loss", new Setting.Word(loss)));
        assertThat(weights(model)).containsExactly(expected, within(2e-3));
    }

    @Test
    void severalClasses() {
        FittedModel model = fit(new LogisticRegression(), rows(PublishedTest::kind, true), KINDS, Settings.NONE.with("l2", 2));
        assertThat(model.link()).isEqualTo(Link.SOFTMAX);
        same(model, SOFTMAX, 1e-5);
        assertThat(fit(new LogisticRegression(), rows(PublishedTest::kind, true), KINDS, Settings.NONE.with("l2", 2)).artifact()).isEqualTo(model.artifact());
    }

    private static void same(Model model, double[][] expected, double tolerance) {
        double[][] inputs = {ROWS[0], ROWS[1], ROWS[2]};
        for (int i = 0; i < inputs.length; i++) assertThat(predicted(model, inputs[i])).as("row " + i).containsExactly(expected[i], within(tolerance));
    }

    @Test
    void normalCurvesOfClasses() {
        TrainingRows all = rows(PublishedTest::kind, true);
        TrainingRows rows = TrainingRows.of(List.of(Samples.number("a"), Samples.number("b"), Samples.number("d")), new double[][] {all.column(0), all.column(1), all.column(3)},
                all.target(), all.weight(), all.words());
        FittedModel model = fit(new NaiveBayes(), rows, KINDS, Settings.NONE);
        for (int i = 0; i < 3; i++) {
            assertThat(predicted(model, ROWS[i][0], ROWS[i][1], ROWS[i][3])).as("row " + i).containsExactly(GAUSS[i], within(1e-9));
        }
    }

    @Test
    void countsOfWords() {
        List<String> texts = List.of("free entry to win a prize win", "win a free phone now", "are you free for lunch today", "call me now to win", "see you at lunch",
                "lunch today at noon or see me now");
        Type.Terms pairs = new Type.Terms(Type.Terms.Cut.WORDS, 1, 2, 0, true);
        double[] places = {0, 1, 2, 3, 4, 5};
        TrainingRows rows = TrainingRows.of(List.of(new Input("message", Input.Kind.TERMS, Optional.of(pairs))), new double[][] {places}, new double[] {1, 1, 0, 1, 0, 0},
                new Dictionary().reading(texts));
        Model model = fit(new NaiveBayes(), rows, new Heads.Truth("spam"), Settings.NONE.with("smoothing", 0.5));
        List<Double> found = new ArrayList<>();
        Scorer scorer = model.scorer(new Dictionary().reading(List.of("win win lunch banana", "see you now", "free free")));
        for (int text = 0; text < 3; text++) {
            double[] heads = new double[1];
            scorer.predict(new double[] {text}, heads);
            found.add(heads[0]);
        }
        assertThat(found.stream().mapToDouble(each -> each).toArray()).containsExactly(new double[] {0.91121191310948, 0.05582624012177952, 0.7194309274396526}, within(1e-9));
    }

    @Test
    void truths() {
        TrainingRows all = Samples.payments(false);
        TrainingRows rows = TrainingRows.of(List.of(Samples.number("c")), new double[][] {all.column(2)}, all.target(), all.words());
        Model model = fit(new NaiveBayes(), rows, new Heads.Truth("fraud"), Settings.NONE);
        assertThat(predicted(model, 0)[0]).isCloseTo(0.3008157366629454, within(1e-9));
        assertThat(predicted(model, 1)[0]).isCloseTo(0.5228689368933134, within(1e-9));
        assertThat(predicted(model, Double.NaN)[0]).as("missing says nothing").isCloseTo(122 / 300.0, within(1e-9));
    }

    static Stream<Arguments> ridges() {
        return Stream.of(Arguments.of(1e-4, new double[] {1.7443939976170555, 5.0777614223842304, 1.152560021212527, 0.0015789286325876115, 6.26913473355092}),
                Arguments.of(50, new double[] {1.5622444382952476, 4.612367476073742, 0.9994926694653442, -0.0022261211235383074, 6.275162305951763}));
    }

    @ParameterizedTest
    @MethodSource("ridges")
    void means(double l2, double[] expected) {
        FittedModel model = fit(new LinearRegression(), rows((row, _) -> price(row), true), PRICE, Settings.NONE.with("l2", l2));
        assertThat(weights(model)).containsExactly(expected, within(1e-8));
        assertThat(model.link()).isEqualTo(Link.IDENTITY);
    }

    @Test
    void countsOfEvents() {
        FittedModel model = fit(new LinearRegression(), rows((row, _) -> Math.floor(price(row)), true), PRICE,
                Settings.NONE.with("l2", 3).with("loss", new Setting.Word("poisson")));
        assertThat(weights(model)).containsExactly(new double[] {0.3071143385632816, 0.46601020809810134, 0.19258667430537926, -0.04023690276111071, 1.5490338252961107},
                within(1e-6));
        assertThat(model.link()).isEqualTo(Link.EXPONENTIAL);
    }

    static Stream<Arguments> quantiles() {
        return Stream.of(Arguments.of("absolute", 0.5, 285.2840744397432, new double[] {1.5434662132036217, 4.074864112927601, 0.6526842509489449, -0.052894462504949336,
                5.768823456419702}),
                Arguments.of("quantile at 0.9", 0.9, 130.09510879486982, new double[] {1.7233451966895756, 7.35695706861096, 0.26270132602787133, -0.06531215530444597,
                        7.978675978213172}));
    }

    @ParameterizedTest
    @MethodSource("quantiles")
    void quantilesAreThoseOfALinearProgram(String loss, double level, double least, double[] expected) {
        TrainingRows rows = rows((row, _) -> price(row), true);
        FittedModel model = fit(new LinearRegression(), rows, PRICE, Settings.NONE.with("l2", 1e-9).with("loss", new Setting.Word(loss)));
        double sum = 0;
        double[] estimates = Samples.scores(model, rows);
        for (int row = 0; row < rows.size(); row++) {
            double distance = rows.target()[row] - estimates[row];
            sum += rows.weight()[row] * Math.max(level * distance, (level - 1) * distance);
        }
        assertThat(sum).isCloseTo(least, within(least * 1e-4));
        assertThat(weights(model)).containsExactly(expected, within(0.1));
    }

    /// Planted bugs: each is another learner by a little.
    @Test
    void otherLearnersAreFound() {
        double[] right = (double[]) machines().findFirst().orElseThrow().get()[2];
        for (double c : new double[] {0.45, 0.55}) {
            double[] found = weights(fit(new LinearSvm(), rows((_, target) -> target, false), new Heads.Truth("fraud"), Settings.NONE.with("c", c)));
            assertThat(IntStream.range(0, 5).mapToDouble(i -> Math.abs(found[i] - right[i])).max().orElseThrow()).isGreaterThan(2e-3);
        }
        double[] ridge = weights(fit(new LinearRegression(), rows((row, _) -> price(row), false), PRICE, Settings.NONE.with("l2", 50)));
        assertThat(Math.abs(ridge[0] - 1.5622444382952476)).as("weights forgotten").isGreaterThan(1e-3);
    }

    @Test
    void aClassWithoutRowsHasNoChance() {
        Heads heads = new Heads.Classes(List.of("far", "near", "never", "true"));
        TrainingRows rows = rows((row, target) -> target == 1 ? 3 : row[1] > 2 ? 1 : 0, true);
        for (Learner learner : List.of(new LogisticRegression(), new NaiveBayes(), new LinearSvm())) {
            double[] chances = predicted(fit(learner, rows, heads, Settings.NONE), 1, 1, 1, -1);
            assertThat(chances[2]).as(learner.kind()).isLessThan(1e-9);
            assertThat(Arrays.stream(chances).sum()).isCloseTo(1, within(1e-12));
        }
    }
}
