package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import septet.data.Candidate;
import septet.data.DecisionRecord;
import septet.data.FeatureRow;
import septet.data.Row;
import septet.model.Provenance;
import septet.model.Version;
import septet.monitoring.ExperimentWatch;
import septet.monitoring.StepVerdict;
import septet.monitoring.StepVerdict.Outcome;
import septet.monitoring.UnitOutcome;
import septet.serving.RolloutStep;
import septet.world.Chance;

/// A changed design serves everything only once its experiment is won; what hurts ends it at any time.
class StepRulingTest {
    private static final long DAY = 86_400_000_000L;
    private static final DecisionRecord DECISION = new DecisionRecord("d", 0, 0, "v1", "", List.of(new Candidate("", 1, 1, new double[] {0}, new FeatureRow(1))), "", List.of(), "");
    private static final StepVerdict GOOD = new StepVerdict(Outcome.ADVANCE, "nothing is worse than it may be", List.of("latency fine"));

    private static RolloutStep step(String share, long days) {
        return new RolloutStep(new BigDecimal(share), Optional.of(Duration.ofDays(days)));
    }

    /// In its last share before all, with units of which those that it answers spend so much more.
    private record Under(Rollout rollout, ExperimentWatch watch) {}

    private static Under rollout(double effect, UnitOutcome.Role role) {
        UnitOutcome.Events events = new UnitOutcome.Events() {
            @Override
            public Optional<UnitOutcome.Said> of(String source, Row row) {
                return Optional.of(new UnitOutcome.Said(row.id, row.values[0], 0, false));
            }
        };
        ExperimentWatch watch = new ExperimentWatch(List.of(new UnitOutcome("spent", UnitOutcome.Kind.SUM, 1, role, DAY, 0, events)), "cards", 0.5, 1_000);
        Version version = new Version("v2", Optional.of("v1"), 0, new Provenance("d", "d", "l", Map.of(), 1, 0, 1, 1, "t"), Map.of(), Map.of());
        Rollout rollout = new Rollout("rollout-v2", version, List.of(step("0", 1), step("0.05", 1), step("0.5", 1), new RolloutStep(BigDecimal.ONE, Optional.empty())));
        for (int i = 0; i < 3; i++) rollout.next(i * DAY);
        Chance chance = Chance.of(1);
        for (int unit = 0; unit < 2_000; unit++) {
            boolean treated = chance.nextInt(2) == 0;
            Row row = new Row(1);
            row.id = "u" + unit;
            row.time = DAY + unit;
            watch.exposed(row.id, treated, DECISION, row);
            row.time++;
            row.values[0] = Math.round((1 + (treated ? effect : 0)) * (10 + chance.nextInt(90)));
            watch.happened("payments", row);
        }
        return new Under(rollout, watch);
    }

    private static StepVerdict rule(Under under, StepVerdict signs, boolean over, long atMost, long now) {
        return new StepRuling(under.rollout(), Optional.of(under.watch()), over, atMost).of(signs, now);
    }

    @Test
    void whatWinsServesAndWhatDoesNotWaitsForItsEnd() {
        Under won = rollout(0.5, new UnitOutcome.Improved());
        assertThat(won.rollout().isDeciding()).isTrue();
        assertThat(won.rollout().exposed()).as("since the first share").isEqualTo(DAY);
        StepVerdict verdict = rule(won, GOOD, true, 20 * DAY, 3 * DAY);
        assertThat(verdict.outcome()).isEqualTo(Outcome.ADVANCE);
        assertThat(verdict.sentence()).startsWith("spent ").contains("at any time between").endsWith("nothing is worse than it may be");
        assertThat(verdict.evidence()).hasSize(2);
        assertThat(rule(won, GOOD, false, 20 * DAY, 3 * DAY).outcome()).as("no sooner than its step is over").isEqualTo(Outcome.ADVANCE);
        Under open = rollout(0, new UnitOutcome.Improved());
        assertThat(rule(open, GOOD, true, 20 * DAY, 3 * DAY)).satisfies(it -> {
            assertThat(it.outcome()).isEqualTo(Outcome.HOLD);
            assertThat(it.sentence()).endsWith("not decided yet");
        });
        assertThat(rule(open, GOOD, true, 20 * DAY, 21 * DAY).outcome()).as("at most so long").isEqualTo(Outcome.UNDECIDED);
        assertThat(rule(open, GOOD, true, 0, 21 * DAY).outcome()).as("a refit has nothing to win").isEqualTo(Outcome.ADVANCE);
    }

    @Test
    void whatHurtsEndsItAndSignsAreNeverOverruled() {
        assertThat(rule(rollout(-0.5, new UnitOutcome.Protected(0.1)), GOOD, false, 0, 3 * DAY)).satisfies(it -> {
            assertThat(it.outcome()).isEqualTo(Outcome.ROLL_BACK);
            assertThat(it.sentence()).contains("spent ").endsWith("worse than it may be");
        });
        Under won = rollout(0.5, new UnitOutcome.Improved());
        for (Outcome signs : List.of(Outcome.ROLL_BACK, Outcome.HOLD, Outcome.UNDECIDED)) {
            assertThat(rule(won, new StepVerdict(signs, "signs", List.of()), true, 20 * DAY, 3 * DAY).outcome()).isEqualTo(signs);
        }
        assertThat(rule(rollout(0, new UnitOutcome.Shown()), GOOD, true, 20 * DAY, 21 * DAY).outcome()).as("where nothing can be won").isEqualTo(Outcome.ADVANCE);
    }
}
