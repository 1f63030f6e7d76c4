package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import septet.design.Problem;
import septet.model.LinearRegression;
import septet.model.LogisticRegression;
import septet.model.Store;
import septet.serving.Ladder;
import septet.world.SimulatedWorld;

/// Several classes and numbers, from the design file to the replay: the same payments, asked which kind of fraud, and asked how much.
class TasksTest {
    private static final String KINDS = design("multiclass classification", "kind", "\"'terminal' if terminal_risk > 0.1 else 'honest'\"", "logistic regression",
            "[accuracy, macro f1, weighted f1, f1 of each, log loss, brier score, roc auc, recall at 100 of terminal, cost]", "money EUR");
    private static final String SUMS = design("regression", "amount", "card_usual", "linear regression",
            "[mean absolute error, root mean squared error, median absolute error, r2, pinball at 0.9, coverage, interval width]", "money EUR known after 7d");

    private static Job kinds;
    private static Run.Result kindsRun;
    private static Job sums;
    private static Run.Result sumsRun;

    private static String design(String task, String predict, String baseline, String learner, String metrics, String amount) {
        return """
                septet: 1
                system: small-town
                requirements:
                  costs:
                    honest if kind != 'honest': 30 EUR
                framing:
                  task: %s
                  for each: payments
                  predict: %s
                  baseline: %s
                data:
                  sources:
                    payments:
                      from: generate card payments
                      with: {days: 60, seed: 3, cards: 120, terminals: 60}
                      time: at
                      id: payment
                      columns:
                        card: key
                        terminal: key
                        amount: %s
                        kind: category from 'honest' if scenario = '0' else 'large' if scenario = '1' else 'terminal' if scenario = '2' else 'card' known after 7d
                        fraud: boolean known after 7d
                  features:
                    night: hour(time) < 6
                    card_usual: mean(amount) by card over 30d
                    card_count: count() by card over 1d
                    terminal_risk: mean(fraud) by terminal over 28d
                model:
                  learners:
                    simple: %s
                  %s
                evaluation:
                  split: {train: 20d, gap: 7d, validate: 8d, test: 8d}
                  metrics: %s
                  slices: [night]
                serving:
                  reasons: 2
                """.formatted(task, predict, baseline, amount, learner, task.equals("regression") ? "interval: 80%" : "calibrate: isotonic", metrics);
    }

    @BeforeAll
    static void run() throws InterruptedException {
        kinds = job(KINDS);
        kindsRun = Run.of(kinds);
        sums = job(withoutCosts(SUMS));
        sumsRun = Run.of(sums);
    }

    private static String withoutCosts(String design) {
        return design.replace("requirements:\n  costs:\n    honest if kind != 'honest': 30 EUR\n", "");
    }

    private static Job job(String design) {
        SimulatedWorld world = new SimulatedWorld(1, 1_540_000_000_000_000L);
        Store store = Store.open(world.disk(), Path.of("/store"));
        return new Job(DesignFile.read(design, "design.yaml"), design, Path.of("/"), Map.of(), store, world.world(),
                new Engines(NoFiles.READER, List.of(new LogisticRegression(), new LinearRegression())), text -> {}, 1, "test");
    }

    @Test
    void bothPassTheirCheck() {
        for (String design : List.of(KINDS, withoutCosts(SUMS))) {
            assertThat(Check.of(design, "design.yaml").problems().stream().filter(Problem::isError).map(Problem::line)).isEmpty();
        }
    }

    @Test
    void aModelOfClassesIsRegisteredWithAHeadForEachWord() {
        RunQuality.Contestant simple = kindsRun.report().quality().contestants().getLast();
        assertThat(simple.classes().orElseThrow().words()).containsExactly("card", "honest", "terminal");
        assertThat(simple.classes().orElseThrow().counts().stream().flatMap(List::stream).mapToInt(count -> count).sum())
                .isEqualTo(kindsRun.report().flow().parts().getLast().rows());
        assertThat(simple.metrics()).extracting(RunQuality.Metric::name).contains("macro f1", "f1 of honest", "recall at 100 of terminal", "cost");
        assertThat(simple.curve()).isEmpty();
    }

    @Test
    void aModelOfNumbersIsMeasuredInItsUnit() {
        RunQuality.Contestant simple = sumsRun.report().quality().contestants().getLast();
        RunQuality.Metric error = simple.metrics().getFirst();
        assertThat(error.name()).isEqualTo("mean absolute error");
        assertThat(error.unit()).isEqualTo("EUR");
        assertThat(error.lowerIsBetter()).isTrue();
        assertThat(simple.errors().orElseThrow().groups()).hasSizeGreaterThan(3);
        assertThat(simple.errors().orElseThrow().unit()).isEqualTo("EUR");
        // Whole coins, not units of the fixed point, in which an error would be ten thousand times as large.
        assertThat(error.measure().value()).isBetween(1.0, 200.0);
        assertThat(simple.metrics()).hasSize(7);
        assertThat(simple.metrics().get(5).measure().interval().orElseThrow()).satisfies(interval -> assertThat(interval.low()).isLessThan(0.85));
        assertThat(simple.metrics().get(6).unit()).isEqualTo("EUR");
    }

    /// The report is read again as it was written.
    @Test
    void reportsSurviveTheirFile() {
        for (Run.Result run : List.of(kindsRun, sumsRun)) assertThat(RunJson.read(RunJson.write(run.report()), "run.json")).isEqualTo(run.report());
    }

    @Test
    void servingEqualsTrainingBitForBit() {
        for (Job job : List.of(kinds, sums)) {
            RehearsalReport found = Rehearsal.of(job, RehearsalTerms.days(5)).play();
            assertThat(found.named()).isEmpty();
            assertThat(found.equal()).isTrue();
            assertThat(found.rows()).isGreaterThan(200);
            assertThat(found.values()).isEqualTo(found.rows() * (job == kinds ? 5 + 3 + 1 : 4 + 3 + 1));
            assertThat(found.delivered().orElseThrow().kept()).isNotEmpty().allSatisfy(kept -> assertThat(kept.shortfall().value()).isZero());
        }
    }

    @Test
    void aSecondRehearsalWritesTheSameLog() {
        for (Job job : List.of(kinds, sums)) {
            String once = Rehearsal.of(job, RehearsalTerms.days(2)).play().logHash();
            assertThat(Rehearsal.of(job, RehearsalTerms.days(2)).play().logHash()).isEqualTo(once);
        }
    }

    /// Another estimator behind the same answers: the replay looks at each head.
    @Test
    void estimatesOfAnotherModelAreCaught() {
        Rehearsal rehearsal = Rehearsal.of(kinds, RehearsalTerms.days(2));
        Served served = rehearsal.served();
        Ladder planted = new Ladder(List.of(served.ladder().rungs().getLast()), "");
        RehearsalReport found = rehearsal.play(new Served(served.plan(), served.setup(), planted, served.tables()));
        assertThat(found.equal()).isFalse();
        assertThat(found.named()).anySatisfy(named -> assertThat(named).contains("the estimate"));
    }
}
