package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import septet.design.KeyHelp;
import septet.design.Refused;
import septet.loop.ReviewAnswer.Evidence;
import septet.loop.ReviewAnswer.Ground;

class ReviewTest {
    private static final Path EXAMPLE = Repository.root().resolve("examples/card-fraud/design.yaml");
    private static final Pattern PLACE = Pattern.compile("[^:]+:(\\d+)");
    private static final Set<String> KEYS = KeyHelp.of(SystemDesign.class).stream().map(key -> key.path().substring(key.path().lastIndexOf('.') + 1)).collect(Collectors.toSet());
    private static final Pattern KEY = Pattern.compile("([a-z][a-z0-9_ ]*): .*");

    /// Every design that can be read: those that run, those that a later version will run, and those that have a mistake.
    static Stream<Path> designs() {
        return Stream.of(Repository.sound(), Repository.files(Repository.root().resolve("examples"), ".yaml"), Repository.files(Path.of("src/test/resources/bad"), ".yaml"))
                .flatMap(List::stream).filter(file -> DesignFile.read(Repository.text(file), "d.yaml").bound().isPresent());
    }

    @ParameterizedTest
    @MethodSource("designs")
    void everyQuestionIsAnsweredOpenOrForAPersonWithAPlaceForEachGround(Path file) {
        String text = Repository.text(file);
        for (Optional<RunReport> run : List.of(Optional.<RunReport>empty(), Optional.of(ReviewRuns.report()))) {
            Review review = Review.of(DesignFile.read(text, "design.yaml"), run);
            assertThat(review.items()).hasSize(60);
            assertThat(review.next()).hasSize(3).allSatisfy(next -> assertThat(next.ask()).isNotBlank().doesNotContain("{", "}", "["));
            for (Review.Item item : review.items()) item.answer().evidence().forEach(evidence -> holds(evidence, text.lines().toList(), run));
        }
    }

    /// A line names a line of the file that says so; a measurement names the run.
    private static void holds(Evidence evidence, List<String> lines, Optional<RunReport> run) {
        assertThat(evidence.says()).isNotBlank();
        if (evidence.ground() == Ground.MEASUREMENT) {
            assertThat(evidence.place()).isEqualTo("run v3");
            assertThat(run).isPresent();
            return;
        }
        if (evidence.place().equals("default")) return;
        assertThat(evidence.place()).matches(PLACE);
        String line = lines.get(Integer.parseInt(evidence.place().replaceAll(".*:", "")) - 1);
        var key = KEY.matcher(evidence.says());
        if (evidence.ground() == Ground.LINE && key.matches() && KEYS.contains(key.group(1))) assertThat(line).as(evidence.says()).contains(key.group(1));
    }

    @Test
    void whatARunMeasuredIsSaidWithItsFigure() {
        Review review = Review.of(DesignFile.read(Repository.text(EXAMPLE), "design.yaml"), Optional.of(ReviewRuns.report()));
        assertThat(says(review, "C1")).contains("design.yaml:6 goal: lose less money to fraud without annoying honest customers", "run v3 the run moves it by EUR 300 (120 to 480) "
                + "in 8 days of test rows");
        assertThat(says(review, "F6")).contains("run v3 average precision: baseline 0.2 (0.1 to 0.3), simple 0.5 (0.4 to 0.6), strong 0.61 (0.51 to 0.71)");
        assertThat(says(review, "D5")).contains("run v3 20 of 400 test rows are positive (5.0%)", "run v3 mean score over mean label 1.02");
        assertThat(says(review, "E4")).contains("run v3 4 bands of amount true (200 rows) has average precision 0.4 (0.3 to 0.5), all rows 0.61 (0.51 to 0.71)");
        assertThat(says(review, "O4")).contains("run v3 average precision promised 0.61, delivered 0.58");
        assertThat(review.isOutdated()).isTrue();
    }

    @Test
    void theWeakestAnswersAreAskedAgainWithFigures() {
        Review review = Review.of(DesignFile.read(Repository.text(EXAMPLE), "design.yaml"), Optional.of(ReviewRuns.report()));
        assertThat(review.next()).extracting(next -> next.question().id()).containsExactly("E2", "M4", "E7");
        assertThat(review.next().getFirst().ask()).isEqualTo("The gate \"strong > simple > baseline\" ended so: a lead of 0.11 (-0.02 to 0.24). What comes first when a gate stays undecided: "
                + "more rows, or a smaller claim?");
        assertThat(review.next().get(1).ask()).startsWith("In the last run 12% of the test rows had no history in risk_30d.");
    }

    @Test
    void withoutARunFollowUpsKeepTheirQuestion() {
        Review review = Review.of(DesignFile.read(Repository.text(EXAMPLE), "design.yaml"), Optional.empty());
        assertThat(review.answered(Ground.MEASUREMENT)).isZero();
        assertThat(review.next().getFirst().ask()).isEqualTo("How good is it on rows without any history?");
    }

    @Test
    void aMistakeThatCheckFindsPutsAnAnswerInDoubt() {
        String split = Repository.text(EXAMPLE).replace("gap: 7d", "gap: 1d");
        Review review = Review.of(DesignFile.read(split, "design.yaml"), Optional.empty());
        assertThat(item(review, "D8").doubts()).extracting(problem -> problem.code()).containsExactly("EVALUATION-GAP-TOO-SHORT");
        assertThat(says(review, "D8")).contains("design.yaml:57 gap 1d < the label's delay 7d");
        assertThat(review.next().getFirst().question().id()).isEqualTo("D8");
    }

    @Test
    void whatCannotBeReadIsRefused() {
        assertThatThrownBy(() -> Review.of(DesignFile.read("septet: 1\n", "design.yaml"), Optional.empty())).isInstanceOf(Refused.class).hasMessageContaining("DESIGN-MISSING-KEY");
    }

    private static Review.Item item(Review review, String id) {
        return review.items().stream().filter(item -> item.question().id().equals(id)).findFirst().orElseThrow();
    }

    private static List<String> says(Review review, String id) {
        return item(review, id).answer().evidence().stream().map(evidence -> evidence.place() + " " + evidence.says()).toList();
    }
}
