package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is wrong with an outcome is said when a design is checked, not when its first rollout begins.
class OnlineRulesTest {
    private static final String VISITS = """
                visits:
                  from: visits.csv
                  time: at
                  columns: {card: key, shop: key, pages: number}
            """.indent(2).replace("    visits", "  visits");

    private static List<String> codes(String outcome) {
        String design = Towns.SHORT.replace("serving:\n", "  outcomes:\n    asked: " + outcome + "\nserving:\n").replace("  features:\n", VISITS + "  features:\n");
        return Check.of(design, "design.yaml").problems().stream().filter(problem -> problem.place().endsWith("evaluation.outcomes.asked")).map(problem -> problem.code()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum(amount) where fraud by card within 2d", "count() by card within 1d", "count(kind) by card within 1d",
            "mean(amount) where amount > 5 by card within 1d",
            "share(amount > 5) by card within 1d", "any(fraud) by card within 1d", "sum(fraud) by card within 1d", "sum(visits.pages) where pages > 2 by card within 2d",
            "count(visits) by card within 2d"})
    void whatIsMeasuredIsFine(String outcome) {
        assertThat(codes(outcome)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"sum(amont) by card within 2d, FEATURES-UNKNOWN-NAME", "sum(amount) where frad by card within 2d, FEATURES-UNKNOWN-NAME",
            "sum(amount) where amount by card within 2d, FEATURES-TYPE",
            "sum(kind) by card within 2d, FEATURES-TYPE", "mean(kind) by card within 2d, FEATURES-TYPE", "any(amount) by card within 2d, FEATURES-TYPE",
                    "share(amount) by card within 2d, FEATURES-TYPE",
            "sum(visits.page) by card within 2d, FEATURES-UNKNOWN-NAME", "sum(visits.pages) where amount > 2 by card within 2d, FEATURES-UNKNOWN-NAME",
            "sum(card_spend_1d) by card within 2d, FEATURES-UNKNOWN-NAME"})
    void whatCannotBeReadIsRefused(String outcome, String code) {
        assertThat(codes(outcome)).containsExactly(code);
    }

    /// An outcome of somebody else would be nothing for every unit.
    @ParameterizedTest
    @ValueSource(strings = {"sum(amount) by terminal within 2d", "sum(amount) by amount within 2d", "sum(visits.pages) by shop within 2d", "sum(amount) by card over 2d",
            "sum(amount, 2) by card within 2d",
            "max(amount) by card within 2d"})
    void whatIsOfNoUnitIsNotMeasured(String outcome) {
        assertThat(codes(outcome)).containsExactly("DESIGN-NOT-YET");
    }

    @Test
    void noneIsOfRequests() {
        String design = Towns.SHORT.replace("serving:\n", "  outcomes:\n    asked: sum(amount) by card within 2d\nserving:\n").replaceAll(" +(card_spend|terminal_risk): .*\n", "")
                .replace("night, amount, card_spend, terminal_risk", "night, amount");
        assertThat(Check.of(design, "design.yaml").problems()).anyMatch(problem -> problem.code().equals("DESIGN-NOT-YET") && problem.place()
                .endsWith("evaluation.outcomes.asked"));
    }
}
