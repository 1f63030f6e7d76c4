package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReviewQuestionsTest {
    private static final List<ReviewQuestion> ALL = ReviewQuestions.read();

    @Test
    void sixtyQuestionsInSevenSteps() {
        assertThat(ALL).hasSize(60).extracting(ReviewQuestion::id).doesNotHaveDuplicates();
        Map<ReviewStep, Long> byStep = ALL.stream().collect(Collectors.groupingBy(ReviewQuestion::step, Collectors.counting()));
        assertThat(byStep).isEqualTo(Map.of(ReviewStep.REQUIREMENTS, 9L, ReviewStep.FRAMING, 8L, ReviewStep.DATA, 10L, ReviewStep.MODEL, 9L, ReviewStep.EVALUATION, 9L,
                ReviewStep.SERVING, 8L, ReviewStep.MONITORING, 7L));
        assertThat(ALL).allSatisfy(question -> {
            assertThat(question.ask()).endsWith("?");
            assertThat(question.why()).endsWith(".");
            assertThat(question.then()).isNotBlank();
        });
    }

    @Test
    void everyCodeThatRaisesADoubtCanBeExplained() {
        assertThat(ALL.stream().flatMap(question -> question.codes().stream())).isSubsetOf(ProblemCatalogue.read().sections().keySet());
    }

    /// A figure that nothing fills in would silently drop its sentence.
    @Test
    void everyFigureOfAFollowUpIsFilledInByARunThatHasEverything() {
        DesignFile file = DesignFile.read(Repository.text(Repository.root().resolve("examples/card-fraud/design.yaml")), "design.yaml");
        ReviewCase asked = new ReviewCase(file.design(), file.bound().orElseThrow().resolved(), Check.of(file), Optional.of(ReviewRuns.report()));
        ReviewFollowUp figures = new ReviewFollowUp(asked);
        for (ReviewQuestion question : ALL) {
            assertThat(figures.of(question)).doesNotContain("{", "}");
            if (question.then().contains("[")) assertThat(figures.hasFigures(question)).as(question.id() + " " + ReviewFollowUp.names(question)).isTrue();
        }
    }

    @Test
    void aBrokenQuestionIsADefect() {
        assertThatThrownBy(() -> ReviewQuestions.of("x\n## C1 No weight\nAsk?\n\n**Why.** a\n\n**Then.** b\n")).hasMessageContaining("C1 No weight");
    }
}
