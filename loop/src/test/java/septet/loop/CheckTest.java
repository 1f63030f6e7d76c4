package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import septet.design.Built;
import septet.design.Problem;
import septet.evaluation.GateNeed;
import septet.requirements.Estimate;
import septet.requirements.Line;
import septet.requirements.Sums;

class CheckTest {
    private static final Path EXAMPLE = Repository.root().resolve("examples/card-fraud/design.yaml");

    static Stream<Path> sound() {
        return Repository.sound().stream();
    }

    static Stream<Path> examples() {
        return Repository.files(Repository.root().resolve("examples"), ".yaml").stream();
    }

    /// The language is wider than what is built, and says so. The designs of the classic systems are read by the figure `systems`.
    @ParameterizedTest
    @MethodSource("sound")
    void everySoundDesignCanBeReadAndEndsInWhatIsNotBuilt(Path file) {
        DesignFile read = DesignFile.read(Repository.text(file), file.getFileName().toString());
        assertThat(read.bound()).isPresent();
        assertThat(Check.of(read).problems()).filteredOn(Problem::isError).extracting(Problem::code).allMatch("DESIGN-NOT-YET"::equals);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleCanRun(Path file) {
        Check check = Check.of(Repository.text(file), file.getFileName().toString());
        assertThat(check.problems()).filteredOn(Problem::isError).isEmpty();
        assertThat(check.lines()).isNotEmpty().allMatch(line -> line.verdict() != Line.Verdict.DOUBTFUL);
    }

    /// A build trains the launcher's cache on it, and would not say that it was refused.
    @Test
    void theTrialOfABuildCanRun() {
        assertThat(Check.of(Repository.text(Repository.root().resolve("tools/trial.yaml")), "trial.yaml").problems()).filteredOn(Problem::isError).isEmpty();
    }

    @Test
    void theExampleIsFlawless() {
        assertThat(Check.of(Repository.text(EXAMPLE), "design.yaml").problems()).isEmpty();
    }

    @Test
    void keysThatChangeNoAnswerOnlyWarn() {
        Check check = Check.of(Repository.text(Path.of("src/test/resources/good-later.yaml")), "good-later.yaml");
        assertThat(check.problems()).filteredOn(problem -> !problem.isError()).extracting(problem -> problem.place().replaceFirst(".* ", ""))
                .containsExactly("requirements.budget");
        assertThat(check.problems()).filteredOn(Problem::isError).extracting(problem -> problem.place().replaceFirst("^[^ ]* ", ""))
                .containsExactly("serving.queues");
        assertThat(Built.WAVE).isEqualTo(1);
    }

    /// The README's second screen.
    @Test
    void labelsThatAreKnownAtOnceAreNamed() {
        Check check = Check.of(Repository.text(EXAMPLE).replace("known after 7d", "known after 0d"), "design.yaml");
        assertThat(check.hasErrors()).isFalse();
        assertThat(check.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("FEATURES-LABEL-AT-ONCE");
            assertThat(problem.place()).isEqualTo("design.yaml:36:9 data.sources.payments.columns.fraud");
            assertThat(problem.cause()).contains("terminal_labels, terminal_risk");
        });
    }

    @Test
    void problemsStandInTheOrderOfTheFile() {
        String design = Repository.text(EXAMPLE).replace("owner:", "onwer:").replace("goal:", "gaol:").replace("fallback: [previous model", "fallback: [prevous model");
        assertThat(Check.of(design, "design.yaml").problems()).extracting(problem -> problem.place().replaceFirst(".* ", ""))
                .containsExactly("requirements.gaol", "serving.fallback.1", "monitoring.owner", "monitoring.onwer");
    }

    @Test
    void theArithmeticCanBeFollowed() {
        Check check = Check.of(Repository.text(EXAMPLE), "design.yaml");
        assertThat(Sums.find(check.estimates(), Estimate.EXAMPLES)).get().extracting(Estimate::value).isEqualTo(210_000.0);
        assertThat(Sums.find(check.estimates(), Estimate.STATE)).get().satisfies(state -> {
            assertThat(state.value()).isEqualTo(10_000.0 * 30 * 24 + 5_000 * 320 + 10_000 * 37 * 24 + 10_000 * 320);
            assertThat(state.arithmetic()).isEqualTo("by card: 10,000 a day x 30 days x 24 bytes + 5,000 keys x 320; "
                    + "by terminal: 10,000 a day x 37 days x 24 bytes + 10,000 keys x 320");
        });
        assertThat(check.gates()).extracting(GateNeed::expected).containsExactly(560L, 560L);
        assertThat(check.gates()).allMatch(GateNeed::decidable);
        assertThat(check.lines()).extracting(Line::requirement)
                .containsExactly("traffic.peak", "latency.p99", "availability", "freshness.features", "training.within");
    }

    @Test
    void aTestWeekWithFewPositivesIsCalledTooShort() {
        Check check = Check.of(Repository.text(EXAMPLE).replace("fraud: 0.8%", "fraud: 0.05%"), "design.yaml");
        assertThat(check.problems()).extracting(Problem::code).containsExactly("EVALUATION-GATE-UNDECIDABLE");
        assertThat(List.of(check.gates().getFirst().expected(), check.gates().getLast().expected())).containsExactly(35L, 35L);
    }

    @Test
    void oneMistakeIsSaidOnce() {
        assertThat(Check.of(Repository.text(EXAMPLE).replace("fraud: boolean known", "fraud: boolen known"), "d.yaml").problems())
                .extracting(Problem::code).containsExactly("DATA-UNKNOWN-TYPE");
        assertThat(Check.of(Repository.text(EXAMPLE).replace("{logistic regression:", "{logistic regresion:"), "d.yaml").problems())
                .extracting(Problem::code).containsExactly("DESIGN-UNKNOWN-KIND");
    }
}
