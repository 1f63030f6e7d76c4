package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import septet.design.Bound;
import septet.design.Problem;
import septet.loop.ReviewRuns.Change;

/// Each mistake that only a run shows: a run that has it, and the run beside it that does not.
class MeasuredMistakesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/measured.txt");
    private static final RowFacts CLEAN = new RowFacts(1_000, 10, OptionalDouble.empty(), List.of());
    private static final Bound<SystemDesign> DESIGN = DesignFile.read(Repository.text(Repository.root().resolve("examples/card-fraud/design.yaml")), "design.yaml").bound()
            .orElseThrow();

    @Test
    void aSoundRunHasNone() {
        assertThat(MeasuredMistakes.of(ReviewRuns.sound(), DESIGN, CLEAN)).isEmpty();
    }

    @Test
    void eachIsFoundAndSaidWordByWord() {
        Map<String, List<Problem>> found = new LinkedHashMap<>();
        for (Change change : ReviewRuns.mistakes()) found.put(change.code(), MeasuredMistakes.of(change.run(), DESIGN, CLEAN));
        found.put("DATA-LABELS-OF-SOME", MeasuredMistakes.of(ReviewRuns.sound(), DESIGN, new RowFacts(1_000, 300, OptionalDouble.empty(), List.of())));
        found.put("EVALUATION-GAP-BELOW-DELAYS", MeasuredMistakes.of(ReviewRuns.sound(), DESIGN, new RowFacts(0, 0, OptionalDouble.of(11.5), List.of())));
        found.put("DATA-PERSONAL-FOUND", MeasuredMistakes.of(ReviewRuns.sound(), DESIGN, new RowFacts(0, 0, OptionalDouble.empty(),
                List.of(new RowFacts.Personal("payments", "card", "card numbers", 0.97)))));
        List<String> lines = new ArrayList<>();
        found.forEach((code, problems) -> {
            assertThat(problems).as(code).extracting(Problem::code).containsExactly(code);
            lines.add(problems.getFirst().line());
        });
        Repository.isUpToDate(GOLDEN, lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
    }

    /// Chance alone is no mistake: with few rows the same figures are within what chance does.
    @Test
    void whatChanceExplainsIsNotSaid() {
        RunQuality off = ReviewRuns.with(ReviewRuns.quality(), ReviewRuns.bins(1.3));
        assertThat(MeasuredMistakes.of(ReviewRuns.of(off, List.of()), DESIGN, CLEAN)).extracting(Problem::code).doesNotContain("MODEL-SCORES-OFF-SHARES");
        assertThat(MeasuredMistakes.of(ReviewRuns.sound(), DESIGN, new RowFacts(100, 60, OptionalDouble.empty(), List.of()))).isEmpty();
    }

    @Test
    void aReviewNamesThemAsDoubts() {
        Change slice = ReviewRuns.mistakes().getFirst();
        RunReport run = slice.run().warned(MeasuredMistakes.of(slice.run(), DESIGN, CLEAN));
        Review review = Review.of(DesignFile.read(Repository.text(Repository.root().resolve("examples/card-fraud/design.yaml")), "design.yaml"), Optional.of(run));
        assertThat(review.items()).filteredOn(item -> item.doubts().stream().anyMatch(problem -> problem.code().equals(slice.code()))).isNotEmpty();
    }
}
