package septet.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import septet.design.Binder;
import septet.design.Mark;
import septet.design.Phrase;
import septet.design.Problems;
import septet.design.TreeReader;

class ServingSectionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"block when score >= 0..1|true", "block when score >= 0.8|true", "block when score > 0.8|false", "block when 0.8 <= score|false",
        "block when score >= 0..1 and amount > 5|false", "block when known_image|false", "approve|false"})
    void aThresholdStandsAlone(String text, boolean alone) {
        DecisionRule rule = Phrase.read(text, new Mark("f", 1, 1), "p", new Problems(), DecisionRule::read).orElseThrow();
        assertThat(rule.ofScore()).isEqualTo(alone);
        assertThat(rule.text()).isEqualTo(text);
    }

    @Test
    void stepsOfARolloutAreRead() {
        assertThat(step("shadow for 1d")).isEqualTo(new RolloutStep(BigDecimal.ZERO, Optional.of(Duration.ofDays(1))));
        assertThat(step("5% for 7d")).isEqualTo(new RolloutStep(new BigDecimal("0.05"), Optional.of(Duration.ofDays(7))));
        assertThat(step("all")).isEqualTo(new RolloutStep(BigDecimal.ONE, Optional.empty()));
    }

    @Test
    void aSectionMayBeEmpty() {
        Problems problems = new Problems();
        ServingSection serving = Binder.bind(ServingSection.class, TreeReader.read("{}", "f.yaml", problems).orElseThrow(), problems).orElseThrow().value();
        assertThat(problems.list()).isEmpty();
        assertThat(serving.decide()).isEmpty();
        assertThat(serving.refresh()).hasSize(2);
    }

    private static RolloutStep step(String text) {
        return Phrase.read(text, new Mark("f", 1, 1), "p", new Problems(), RolloutStep::read).orElseThrow();
    }
}
