package septet.engines.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import septet.data.Dictionary;
import septet.design.Refused;
import septet.design.Type;
import septet.model.Artifacts;
import septet.model.Encoder;
import septet.model.Fit;
import septet.model.Fitting;
import septet.model.Heads;
import septet.model.Input;
import septet.model.Model;
import septet.model.Scorer;
import septet.model.Scores;
import septet.model.Setting;
import septet.model.Settings;
import septet.model.TrainingRows;
import septet.world.Chance;

/// Classes and numbers, with each loss: grown here, and brought from elsewhere.
class ObjectivesTest {
    private static final Heads PRICE = new Heads.Amount("price", false);
    private static final Heads LOG_PRICE = new Heads.Amount("price", true);
    private static final Heads QUEUES = new Heads.Classes(List.of("billing", "returns", "technical"));
    private static final Settings SMALL = Settings.NONE.with("rounds", 30).with("depth", 3);

    private static Fitting fitting(Heads heads) {
        return new Fitting("shop.yaml:9:5 model.learners.strong", "d1", "d2", "strong", heads, 1, 0, 7, "0.1.0");
    }

    /// Amount, age, night; a target made of them with noise.
    private static TrainingRows rows(long seed, Heads heads) {
        Payments payments = Payments.of(seed, 1_500);
        double[] target = new double[1_500];
        for (int row = 0; row < target.length; row++) {
            Chance chance = Chance.of(seed).of("target").at(row);
            double size = Math.log(payments.columns()[0][row]) + (Double.isNaN(payments.columns()[1][row]) ? 1 : 0) + chance.nextGaussian() / 3;
            target[row] = switch (heads) {
                case Heads.Truth _ -> payments.target()[row];
                case Heads.Classes classes -> Math.clamp((int) (size / 1.5) - 1, 0, classes.words().size() - 1);
                case Heads.Amount _ -> Math.rint(Math.exp(size)) + 1;
            };
        }
        return TrainingRows.of(Payments.INPUTS.subList(0, 3), payments.columns(), target, new Dictionary());
    }

    private static Model learned(TrainingRows rows, Heads heads, Settings settings) throws InterruptedException {
        return learned(new BoostedTrees().fit(rows, settings, fitting(heads)));
    }

    private static Model learned(Fit fit) {
        return switch (fit) {
            case Fit.Learned learned -> learned.model();
            case Fit.NotLearned not -> throw new AssertionError(not.problem().line());
        };
    }

    private static double[][] estimates(Model model, TrainingRows rows) {
        double[][] columns = new double[rows.inputs().size()][];
        for (int i = 0; i < columns.length; i++) columns[i] = rows.column(i);
        return Scores.all(Artifacts.model("here", model.artifact()), columns, rows.words());
    }

    private static String problem(TrainingRows rows, Heads heads, Settings settings) throws InterruptedException {
        return ((Fit.NotLearned) new BoostedTrees().fit(rows, settings, fitting(heads))).problem().line();
    }

    static Stream<Arguments> objectives() {
        return Stream.of(Arguments.of("binary:logistic", new Heads.Truth("fraud"), Map.of()), Arguments.of("multi:softprob", QUEUES, Map.of("num_class", 3)),
                Arguments.of("reg:squarederror", PRICE, Map.of()), Arguments.of("reg:absoluteerror", PRICE, Map.of()), Arguments.of("reg:pseudohubererror", PRICE, Map.of()),
                Arguments.of("reg:quantileerror", PRICE, Map.of("quantile_alpha", 0.9)), Arguments.of("count:poisson", PRICE, Map.of()),
                Arguments.of("reg:gamma", PRICE, Map.of()), Arguments.of("reg:tweedie", PRICE, Map.of()));
    }

    /// The oracle is XGBoost's own prediction.
    @ParameterizedTest
    @MethodSource("objectives")
    void aBroughtModelSaysWhatXGBoostSays(String objective, Heads heads, Map<String, Object> more) throws XGBoostError {
        TrainingRows rows = rows(2, heads);
        DMatrix matrix = Matrix.of(rows, Encoder.plain(rows)).load();
        float[] labels = new float[rows.size()];
        for (int row = 0; row < labels.length; row++) labels[row] = (float) rows.target()[row];
        matrix.setLabel(labels);
        Map<String, Object> parameters = new TreeMap<>(more);
        parameters.putAll(Map.of("objective", objective, "verbosity", 0, "max_depth", 4, "nthread", 1));
        Booster booster = XGBoost.train(matrix, parameters, 12, Map.of(), null, null);
        float[][] expected = booster.predict(matrix);
        for (String format : List.of("ubj", "json")) {
            BroughtTrees brought = BroughtTrees.read("model." + format, booster.toByteArray(format), rows.inputs());
            double[][] found = estimates(learned(brought.fit(rows, Settings.NONE, fitting(heads))), rows);
            for (int row = 0; row < found.length; row++) {
                for (int head = 0; head < found[row].length; head++) {
                    assertThat(found[row][head]).as(format + " row " + row).isCloseTo(expected[row][head], within(1e-5 * (1 + Math.abs(expected[row][head]))));
                }
            }
        }
        booster.dispose();
        matrix.dispose();
    }

    @Test
    void classesAreToldApart() throws InterruptedException {
        Model model = learned(rows(1, QUEUES), QUEUES, SMALL);
        TrainingRows fresh = rows(2, QUEUES);
        double[][] estimates = estimates(model, fresh);
        int right = 0;
        for (int row = 0; row < estimates.length; row++) {
            double[] chances = estimates[row];
            assertThat(Arrays.stream(chances).sum()).isCloseTo(1, within(1e-9));
            double highest = Arrays.stream(chances).max().orElseThrow();
            if (chances[(int) fresh.target()[row]] == highest) right++;
        }
        assertThat(right).isGreaterThan(1_100);
    }

    /// Each loss ends at the number that it says: the mean, the median, the level of nine in ten.
    @Test
    void lossesEndWhereTheySay() throws InterruptedException {
        TrainingRows rows = rows(1, PRICE);
        TrainingRows fresh = rows(2, PRICE);
        double mean = Arrays.stream(fresh.target()).average().orElseThrow();
        for (String loss : List.of("squared", "poisson")) {
            double estimated = Arrays.stream(estimates(learned(rows, PRICE, SMALL.with("loss", new Setting.Word(loss))), fresh)).mapToDouble(each -> each[0]).average()
                    .orElseThrow();
            assertThat(estimated).as(loss).isCloseTo(mean, within(0.15 * mean));
        }
        assertThat(below(learned(rows, PRICE, SMALL.with("loss", new Setting.Word("absolute"))), fresh)).isCloseTo(0.5, within(0.07));
        assertThat(below(learned(rows, PRICE, SMALL.with("rounds", 100).with("loss", new Setting.Word("quantile at 0.9"))), fresh)).isCloseTo(0.9, within(0.05));
        assertThat(below(learned(rows, LOG_PRICE, SMALL), fresh)).as("the mean of logarithms is about their median").isCloseTo(0.5, within(0.07));
        assertThat(learned(rows, PRICE, SMALL).provenance().settings()).containsEntry("loss", "squared");
    }

    private static double below(Model model, TrainingRows rows) {
        double[][] estimates = estimates(model, rows);
        int below = 0;
        for (int row = 0; row < rows.size(); row++) if (rows.target()[row] <= estimates[row][0]) below++;
        return below / (double) rows.size();
    }

    @Test
    void theSameRowsInAnyOrderGiveTheSameBytes() throws InterruptedException {
        for (Heads heads : List.of(QUEUES, PRICE, LOG_PRICE)) {
            TrainingRows rows = rows(3, heads);
            double[][] turned = new double[3][rows.size()];
            double[] target = new double[rows.size()];
            for (int row = 0; row < rows.size(); row++) {
                for (int i = 0; i < 3; i++) turned[i][rows.size() - 1 - row] = rows.column(i)[row];
                target[rows.size() - 1 - row] = rows.target()[row];
            }
            TrainingRows other = TrainingRows.of(rows.inputs(), turned, target, new Dictionary());
            assertThat(learned(other, heads, SMALL).artifact()).isEqualTo(learned(rows, heads, SMALL).artifact());
        }
    }

    @Test
    void aMonotoneScoreNeverFalls() throws InterruptedException {
        TrainingRows rows = rows(4, PRICE);
        Settings free = Settings.NONE.with("rounds", 60).with("depth", 6).with("min child weight", 1);
        assertThat(falls(learned(rows, PRICE, free))).as("planted: without the constraint").isGreaterThan(10);
        assertThat(falls(learned(rows, PRICE, free.with("monotone", new Setting.Word("age down, amount up"))))).isZero();
        assertThat(problem(rows, PRICE, free.with("monotone", new Setting.Word("country up")))).contains("country is no number among the inputs of strong")
                .contains("[MODEL-MONOTONE]");
    }

    /// How often the estimate falls while the amount rises.
    private static int falls(Model model) {
        int falls = 0;
        for (double age : new double[] {10, 40, Double.NaN}) {
            double before = Double.NEGATIVE_INFINITY;
            double[] heads = new double[1];
            Scorer scorer = model.scorer(new Dictionary());
            for (double amount = 1; amount < 300; amount += 0.5) {
                scorer.predict(new double[] {amount, age, 1}, heads);
                if (heads[0] < before) falls++;
                before = heads[0];
            }
        }
        return falls;
    }

    @Test
    void lossesAndTasksThatDoNotFitAreRefused() throws InterruptedException {
        assertThat(problem(rows(1, PRICE), PRICE, SMALL.with("loss", new Setting.Word("focal")))).contains("focal is no loss for numbers").contains("[MODEL-LOSS]");
        assertThat(problem(rows(1, QUEUES), QUEUES, SMALL.with("loss", new Setting.Word("squared")))).contains("[MODEL-LOSS]");
        TrainingRows some = rows(1, PRICE);
        double[] lower = Arrays.stream(some.target()).map(each -> each - 3).toArray();
        TrainingRows negative = TrainingRows.of(some.inputs(), new double[][] {some.column(0), some.column(1), some.column(2)}, lower, some.words());
        assertThat(problem(negative, PRICE, SMALL.with("loss", new Setting.Word("poisson")))).contains("is negative in").contains("[MODEL-POISSON]");
        assertThat(problem(some, LOG_PRICE, SMALL.with("loss", new Setting.Word("poisson")))).contains("logarithm twice").contains("[MODEL-POISSON]");
        assertThat(problem(negative, LOG_PRICE, SMALL)).contains("have no logarithm").contains("[MODEL-TARGET-LOG]");
    }

    @Test
    void aModelOfAnotherTaskIsRefused() throws XGBoostError, InterruptedException {
        TrainingRows rows = rows(1, PRICE);
        DMatrix matrix = Matrix.of(rows, Encoder.plain(rows)).load(rows.target(), rows.weight());
        Booster booster = XGBoost.train(matrix, Map.of("objective", "reg:squarederror", "verbosity", 0), 2, Map.of(), null, null);
        booster.setFeatureNames(new String[] {"amount", "age", "night"});
        byte[] file = booster.toByteArray("ubj");
        BroughtTrees brought = BroughtTrees.read("m.ubj", file, rows.inputs());
        for (Heads other : List.of(QUEUES, new Heads.Truth("fraud"))) {
            assertThat(((Fit.NotLearned) brought.fit(rows, Settings.NONE, fitting(other))).problem().line()).contains("the model estimates a number").contains("[MODEL-BROUGHT]");
        }
        List<Input> turned = List.of(rows.inputs().get(1), rows.inputs().get(0), rows.inputs().get(2));
        assertThatThrownBy(() -> BroughtTrees.read("m.ubj", file, turned)).isInstanceOf(Refused.class).hasMessageContaining("another order")
                .hasMessageContaining("[amount, age, night]");
        assertThatThrownBy(() -> BroughtTrees.read("m.ubj", file, turned.subList(0, 2))).hasMessageContaining("it reads 3 inputs, while 2 are named")
                .hasMessageContaining("[amount, age, night]");
        for (String text : List.of("{}", "{\"learner\": 1}", "{\"learner\": {\"objective\": {}}}", "[1]", "pickle", "")) {
            assertThatThrownBy(() -> BroughtTrees.read("m.json", text.getBytes(StandardCharsets.UTF_8), rows.inputs())).isInstanceOf(Refused.class)
                    .hasMessageContaining("[MODEL-BROUGHT]");
        }
        booster.dispose();
        matrix.dispose();
    }

    /// The focal loss against its definition, by small steps.
    @Test
    void focalSlopesAreThoseOfItsDefinition() {
        for (double score = -6; score <= 6; score += 0.37) {
            double p = chance(score);
            assertThat(Focal.slope(p)).isCloseTo((focal(score + 1e-5) - focal(score - 1e-5)) / 2e-5, within(1e-7));
            assertThat(Focal.bend(p)).isCloseTo((Focal.slope(chance(score + 1e-5)) - Focal.slope(chance(score - 1e-5))) / 2e-5, within(1e-7));
        }
    }

    private static double chance(double score) {
        return 1 / (1 + Math.exp(-score));
    }

    private static double focal(double score) {
        double p = chance(score);
        return -(1 - p) * (1 - p) * Math.log(p);
    }

    @Test
    void focalTreesRankWell() throws InterruptedException {
        Heads fraud = new Heads.Truth("fraud");
        TrainingRows fresh = rows(2, fraud);
        double[][] estimates = estimates(learned(rows(1, fraud), fraud, SMALL.with("loss", new Setting.Word("focal"))), fresh);
        double frauds = 0;
        double others = 0;
        for (int row = 0; row < estimates.length; row++) {
            if (fresh.target()[row] == 1) frauds += estimates[row][0] / fresh.count(1);
            else others += estimates[row][0] / fresh.count(0);
        }
        assertThat(frauds).isGreaterThan(1.3 * others);
    }

    /// Trees of terms: what a text lacks is missing.
    @Test
    void treesReadTexts() throws InterruptedException {
        List<String> texts = new ArrayList<>();
        double[] places = new double[400];
        double[] target = new double[400];
        for (int row = 0; row < 400; row++) {
            places[row] = row;
            target[row] = Chance.of(5).at(row).nextInt(2);
            texts.add((target[row] == 1 ? "win a prize " : "see you soon ") + Chance.of(6).at(row).nextInt(30));
        }
        Type.Terms words = new Type.Terms(Type.Terms.Cut.WORDS, 1, 2, 0, true);
        TrainingRows rows = TrainingRows.of(List.of(new Input("message", Input.Kind.TERMS, Optional.of(words))), new double[][] {places}, target, new Dictionary().reading(texts));
        double[][] estimates = estimates(learned(rows, new Heads.Truth("spam"), SMALL), rows);
        for (int row = 0; row < 400; row++) assertThat(estimates[row][0] > 0.5).isEqualTo(rows.target()[row] == 1);
    }
}
