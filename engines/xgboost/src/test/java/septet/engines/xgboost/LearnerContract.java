package septet.engines.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.data.Dictionary;
import septet.design.Key;
import septet.model.Artifacts;
import septet.model.Fit;
import septet.model.Input;
import septet.model.Learner;
import septet.model.LearnerSection;
import septet.model.Model;
import septet.model.Parameter;
import septet.model.Scorer;
import septet.model.Setting;
import septet.model.Settings;
import septet.model.TrainingRows;
import septet.world.RealWorld;

/// What every [Learner] keeps.
abstract class LearnerContract {
    private static final Payments PAYMENTS = Payments.of(1, 3_000);

    abstract Learner learner();

    /// How it stands in a design.
    abstract Class<? extends LearnerSection> section();

    /// Settings that give a small model.
    abstract Settings small();

    /// How far from the rate of rows a score may be that rests on nothing.
    double ofRate() {
        return 0.01;
    }

    Model learned(TrainingRows rows, Settings settings) throws InterruptedException {
        return switch (learner().fit(rows, settings, Payments.FITTING)) {
            case Fit.Learned learned -> learned.model();
            case Fit.NotLearned not -> throw new AssertionError(not.problem().line());
        };
    }

    static double[] scores(Model model, TrainingRows rows) {
        Scorer scorer = model.scorer(rows.words());
        double[] inputs = new double[rows.inputs().size()];
        double[] heads = new double[1];
        return IntStream.range(0, rows.size()).mapToDouble(row -> {
            rows.load(row, inputs);
            scorer.predict(inputs, heads);
            return heads[0];
        }).toArray();
    }

    @Test
    void theSameRowsInAnyOrderAndWithAnyCodesGiveTheSameBytes() throws InterruptedException {
        byte[] first = learned(PAYMENTS.rows(1), small()).artifact();
        for (int order = 2; order < 5; order++) assertThat(learned(PAYMENTS.rows(order), small()).artifact()).isEqualTo(first);
    }

    @Test
    void fitsSideBySideGiveTheBytesOfFitsInARow() throws InterruptedException {
        TrainingRows rows = PAYMENTS.rows(1);
        byte[] first = learned(rows, small()).artifact();
        Callable<byte[]> fit = () -> learned(rows, small()).artifact();
        for (byte[] artifact : RealWorld.start().scheduler().all(4, List.of(fit, fit, fit, fit))) assertThat(artifact).isEqualTo(first);
    }

    @Test
    void whatIsReadBackScoresTheSameBits() throws InterruptedException {
        TrainingRows rows = PAYMENTS.rows(1);
        Model model = learned(rows, small());
        Model read = Artifacts.model("here", model.artifact());
        assertThat(scores(read, PAYMENTS.rows(2))).isEqualTo(scores(model, rows));
    }

    @Test
    void provenanceTellsEverySettingAndWhereRowsCameFrom() throws InterruptedException {
        Model model = learned(PAYMENTS.rows(1), small());
        assertThat(model.provenance().settings()).containsOnlyKeys(learner().parameters().stream().map(Parameter::name).toList());
        assertThat(model.provenance().rows()).isEqualTo(3_000);
        assertThat(model.provenance().learner()).isEqualTo("strong");
        assertThat(model.heads()).containsExactly("fraud");
        assertThat(model.inputs()).isEqualTo(Payments.INPUTS);
    }

    @Test
    void itLearns() throws InterruptedException {
        Model model = learned(PAYMENTS.rows(1), Settings.NONE);
        TrainingRows fresh = Payments.of(2, 3_000).rows(1);
        double[] scores = scores(model, fresh);
        double frauds = 0;
        double others = 0;
        for (int row = 0; row < scores.length; row++) {
            if (fresh.target()[row] == 1) frauds += scores[row] / fresh.count(1);
            else others += scores[row] / fresh.count(0);
        }
        assertThat(frauds).isGreaterThan(4 * others);
    }

    @Test
    void contributionsAddUpAndBelongToInputs() throws InterruptedException {
        TrainingRows rows = PAYMENTS.rows(1);
        Scorer scorer = learned(rows, small()).scorer(rows.words());
        double[] inputs = new double[4];
        double[] contributions = new double[4];
        double[] heads = new double[1];
        for (int row = 0; row < 500; row++) {
            rows.load(row, inputs);
            scorer.predict(inputs, heads);
            double average = scorer.contributions(inputs, contributions);
            double logOdds = Math.log(heads[0] / (1 - heads[0]));
            assertThat(average + Arrays.stream(contributions).sum()).isCloseTo(logOdds, within(1e-6 + 1e-15 * Math.exp(Math.abs(logOdds))));
        }
    }

    @Test
    void positiveRowsCountMoreWhenTheyWeighMore() throws InterruptedException {
        TrainingRows rows = PAYMENTS.rows(1);
        double plain = Arrays.stream(scores(learned(rows, small()), rows)).average().orElseThrow();
        double heavy = Arrays.stream(scores(learned(rows, small().with("weight", 10)), rows)).average().orElseThrow();
        double balanced = Arrays.stream(scores(learned(rows, small().with("weight", new Setting.Word("balanced"))), rows)).average().orElseThrow();
        assertThat(heavy).isGreaterThan(1.5 * plain);
        assertThat(balanced).isGreaterThan(1.5 * plain);
    }

    @Test
    void rowsThatTeachNothingAreAnAnswerNotAnException() throws InterruptedException {
        List<Input> inputs = List.of(new Input("x", Input.Kind.NUMBER));
        TrainingRows none = TrainingRows.of(inputs, new double[1][0], new double[0], new Dictionary());
        TrainingRows alike = TrainingRows.of(inputs, new double[][] {{1, 2, 3}}, new double[] {1, 1, 1}, new Dictionary());
        assertThat(((Fit.NotLearned) learner().fit(none, small(), Payments.FITTING)).problem().code()).isEqualTo("MODEL-NO-ROWS");
        assertThat(((Fit.NotLearned) learner().fit(alike, small(), Payments.FITTING)).problem().code()).isEqualTo("MODEL-ONE-CLASS");
    }

    @Test
    void inputsThatSayNothingStillGiveAModel() throws InterruptedException {
        List<Input> inputs = List.of(new Input("same", Input.Kind.NUMBER), new Input("none", Input.Kind.NUMBER), new Input("land", Input.Kind.CATEGORY));
        double[] missing = new double[40];
        Arrays.fill(missing, Double.NaN);
        double[] target = new double[40];
        Arrays.fill(target, 0, 10, 1);
        TrainingRows rows = TrainingRows.of(inputs, new double[][] {new double[40], missing, missing}, target, new Dictionary());
        Settings longer = learner().parameters().stream().anyMatch(each -> each.name().equals("rounds")) ? Settings.NONE.with("rounds", 100) : Settings.NONE;
        for (double score : scores(learned(rows, longer), rows)) assertThat(score).isCloseTo(0.25, within(ofRate()));
    }

    @Test
    void valuesBeyondAllBoundsAreLearnedFromAndScored() throws InterruptedException {
        List<Input> inputs = List.of(new Input("x", Input.Kind.NUMBER));
        double[] values = new double[60];
        double[] target = new double[60];
        for (int i = 0; i < values.length; i++) {
            values[i] = new double[] {1e300, -1e300, Double.MIN_VALUE, Float.MAX_VALUE, Double.NaN, -0.0}[i % 6];
            target[i] = i % 2;
        }
        TrainingRows rows = TrainingRows.of(inputs, new double[][] {values}, target, new Dictionary());
        for (double score : scores(learned(rows, small()), rows)) assertThat(score).isBetween(0.0, 1.0);
    }

    @Test
    void anInterruptEndsAFit() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> learner().fit(PAYMENTS.rows(1), small(), Payments.FITTING)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void everyDefaultIsAllowedAndSaidOnce() {
        List<Parameter> parameters = learner().parameters();
        for (Parameter parameter : parameters) {
            assertThat(parameter.objection(parameter.otherwise())).as(parameter.name()).isEmpty();
            assertThat(parameter.meaning()).endsWith(".");
        }
        assertThat(new HashSet<>(parameters.stream().map(Parameter::name).toList())).hasSameSizeAs(parameters);
    }

    /// The default that is written out for a reader of the design is the one that acts.
    @Test
    void theDesignSaysTheSameDefaults() {
        int settings = 0;
        for (RecordComponent component : section().getRecordComponents()) {
            if (component.getType() != Setting.class) continue;
            String name = component.getName().replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
            Parameter parameter = learner().parameters().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
            assertThat(parameter.otherwise().toString()).as(name).isEqualTo(component.getAnnotation(Key.class).byDefault());
            settings++;
        }
        assertThat(settings).isPositive();
    }
}
