package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import septet.design.Problem;
import septet.design.Refused;
import septet.model.Fit;
import septet.model.Fitting;
import septet.model.Learner;
import septet.model.LogisticRegression;
import septet.model.Parameter;
import septet.model.Settings;
import septet.model.Store;
import septet.model.TrainingRows;
import septet.world.SimulatedWorld;

/// What a run says of its own promise.
class RunDeliveryTest {
    private static final String DESIGN = """
            septet: 1
            system: small-town
            framing:
              task: binary classification
              for each: payments
              predict: fraud
              baseline: amount > 220
            data:
              sources:
                payments:
                  from: generate card payments
                  with: {days: 70, seed: 3, cards: 700, terminals: 500}
                  time: at
                  id: payment
                  columns:
                    card: key
                    terminal: key
                    amount: money EUR
                    fraud: boolean known after 7d
              features:
                terminal_labels: count(fraud) by terminal over 7d
                terminal_risk: mean(fraud) by terminal over 7d
            model:
              learners:
                simple: logistic regression
              calibrate: isotonic
            evaluation:
              split: {train: 25d, gap: 7d, validate: 8d, test: 8d}
              metrics: [average precision, roc auc]
              gates: [simple > baseline]
            serving: {reasons: 2}
            """;
    private final List<String> said = new ArrayList<>();

    private RunReport run(String design) throws InterruptedException {
        return Run.of(job(design)).report();
    }

    private Job job(String design) {
        return job(design, new LogisticRegression());
    }

    private Job job(String design, Learner learner) {
        SimulatedWorld world = new SimulatedWorld(5, 1_540_000_000_000_000L);
        Engines engines = new Engines(NoFiles.READER, List.of(learner));
        Store store = Store.open(world.disk(), Path.of("/store"));
        return new Job(DesignFile.read(design, "town.yaml"), design, Path.of("/"), Map.of(), store, world.world(), engines, said::add, 1, "test");
    }

    /// All rows are looked at, and not those alone that are played once more.
    @Test
    void sumsBeyondTheirRangeAreTold() throws InterruptedException {
        String design = DESIGN.replace("features:\n", "features:\n    much: amount * 1000000 * 1000000\n    spent: sum(much) by card over 30d\n");
        assertThat(run(design).warnings()).filteredOn(warning -> warning.code().equals("FEATURES-OVERFLOW")).singleElement()
                .satisfies(warning -> assertThat(warning.line()).contains("sums were beyond the range of the type"));
        assertThat(run(DESIGN).warnings()).extracting(Problem::code).doesNotContain("FEATURES-OVERFLOW");
    }

    /// Fits as often as it may, and is then killed.
    private record Killed(Learner learner, AtomicInteger fits) implements Learner {
        @Override
        public String kind() {
            return learner.kind();
        }

        @Override
        public List<Parameter> parameters() {
            return learner.parameters();
        }

        @Override
        public double effort(Settings settings) {
            return learner.effort(settings);
        }

        @Override
        public Fit fit(TrainingRows train, Settings settings, Fitting fitting) throws InterruptedException {
            if (fits.getAndDecrement() <= 0) throw new IllegalStateException("killed");
            return learner.fit(train, settings, fitting);
        }
    }

    /// Each trial that had ended is fitted and scored no more, and the rest is as if nothing had happened.
    @Test
    void aRunThatWasKilledGoesOnBehindItsTrials() throws InterruptedException {
        String design = DESIGN.replace("simple: logistic regression", "simple: {logistic regression: {l2: 0.1..10}}").replace("  calibrate", "  tune: {metric: roc auc, trials: 6}\n  calibrate");
        RunReport whole = run(design);
        AtomicInteger fits = new AtomicInteger(4);
        Job job = job(design, new Killed(new LogisticRegression(), fits));
        assertThatThrownBy(() -> Run.of(job)).hasMessageContaining("killed");
        fits.set(4);
        RunReport second = Run.of(job).report();
        assertThat(fits.get()).as("two trials, the model that meets the test rows, and the one that serves").isZero();
        String[] reused = said.getLast().replaceAll("[^0-9 ]", "").strip().split(" +");
        assertThat(said.getLast()).startsWith("reused: ");
        assertThat(Integer.parseInt(reused[0])).as("four fits and four times their scores").isGreaterThanOrEqualTo(8);
        assertThat(second.quality()).isEqualTo(whole.quality());
    }

    private static boolean isBroken(RunReport report) {
        return report.warnings().stream().map(Problem::code).anyMatch("EVALUATION-PROMISE-BROKEN"::equals);
    }

    @Test
    void labelsThatWereUsedBeforeTheyCameAreAPromiseThatIsNotKept() throws InterruptedException {
        RunReport report = run(DESIGN.replace("known after 7d", "known after 0d"));
        assertThat(isBroken(report)).isTrue();
        RunReport.Delivered delivered = report.delivered().orElseThrow();
        assertThat(delivered.how()).contains("7d after their rows");
        RunReport.Kept precision = delivered.kept().getFirst();
        assertThat(precision.delivered().measure().value()).isLessThan(precision.promised().value() - 0.05);
    }

    @Test
    void whatWasKnownIsProvenByASample() throws InterruptedException {
        RunReport report = run(DESIGN);
        assertThat(isBroken(report)).isFalse();
        assertThat(said).anyMatch(line -> line.startsWith("delivered: ") && line.endsWith("all equal"));
    }

    /// What is refused by `check` does not run either.
    @Test
    void whatCannotRunIsNotRun() {
        String folds = DESIGN.replace("{train: 25d, gap: 7d, validate: 8d, test: 8d}", "{folds: 3}");
        assertThatThrownBy(() -> run(folds)).isInstanceOf(Refused.class).hasMessageContaining("EVALUATION-RANDOM-SPLIT");
        assertThatThrownBy(() -> SeedRuns.of(job(folds), List.of(1L))).isInstanceOf(Refused.class).hasMessageContaining("EVALUATION-RANDOM-SPLIT");
    }

    /// Nothing is judged, searched or replayed twice, and the report is the same.
    @Test
    void whatWasFoundIsKept() throws InterruptedException {
        Job job = job(DESIGN.replace("known after 7d", "known after 0d"));
        RunReport first = Run.of(job).report();
        RunReport second = Run.of(job).report();
        String reused = said.stream().filter(line -> line.startsWith("reused: ")).toList().getLast();
        assertThat(reused).matches("reused: (\\d+) of \\1 steps of earlier runs");
        assertThat(second.quality()).isEqualTo(first.quality());
        assertThat(second.delivered()).isEqualTo(first.delivered());
        assertThat(second.warnings()).isEqualTo(first.warnings());
    }
}
