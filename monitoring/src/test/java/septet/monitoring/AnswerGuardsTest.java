package septet.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import septet.data.Candidate;
import septet.data.DecisionRecord;
import septet.data.Dictionary;
import septet.data.FeatureRow;
import septet.data.Row;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.world.Chance;

/// What an experiment protects of the answers themselves, each under its own name.
class AnswerGuardsTest {
    private static final int UNITS = 400;
    private static final List<String> ALL = List.of("latency p50", "latency p99", "degraded share", "error share");

    /// What the arm that is tried does worse.
    ///
    /// @param slower   times as long, the slowest two in a hundred
    /// @param degraded share of its answers
    private record Arm(double slower, double degraded) {}

    private static final Arm SAME = new Arm(1, 0.01);

    private static ExperimentWatch watch(String... metrics) {
        List<ServingGuard> guards = java.util.Arrays.stream(metrics).map(metric -> new ServingGuard(metric, 0.25)).toList();
        return new ExperimentWatch(List.of(), "cards", 0.5, 1_000, new ExperimentWatch.Beside(List.of(), guards));
    }

    /// @param swapped a faulty watch: it takes each arm for the other where answers are timed
    private static void answers(ExperimentWatch watch, Chance chance, Arm arm, int answers, boolean swapped) {
        for (int i = 0; i < answers; i++) {
            int unit = chance.nextInt(UNITS);
            boolean treated = unit % 2 == 0;
            boolean degraded = chance.nextDouble() < (treated ? arm.degraded : SAME.degraded);
            Row row = new Row(1);
            row.time = 1;
            watch.exposed("card" + unit, treated, new DecisionRecord("d", 0, 0, "v1", "", List.of(new Candidate("", 1, 1, new double[] {0}, new FeatureRow(1))), "", List.of(),
                    degraded ? "slow" : ""), row);
            double slow = chance.nextInt(50) == 0 ? 5 * (treated ? arm.slower : 1) : 1;
            watch.timed(treated != swapped, Math.round(slow * (1e6 + 2e5 * chance.nextDouble())));
        }
    }

    private static StepVerdict judged(Arm arm, boolean swapped, String... metrics) {
        ExperimentWatch watch = watch(metrics);
        answers(watch, Chance.of(7), arm, 60_000, swapped);
        return watch.judge(2);
    }

    @Test
    void equalArmsAreShownToBeNoWorse() {
        StepVerdict found = judged(SAME, false, "latency p50", "latency p99", "degraded share");
        assertThat(found.outcome()).isEqualTo(StepVerdict.Outcome.HOLD);
        assertThat(found.sentence()).as("%s", found.evidence()).doesNotContain("not decided yet");
        assertThat(found.evidence()).hasSize(3);
    }

    @Test
    void aSlowTailIsSeenThatTheMedianHides() {
        assertThat(judged(new Arm(2, 0.01), false, "latency p50").outcome()).isEqualTo(StepVerdict.Outcome.HOLD);
        StepVerdict found = judged(new Arm(2, 0.01), false, "latency p50", "latency p99");
        assertThat(found.outcome()).isEqualTo(StepVerdict.Outcome.ROLL_BACK);
        assertThat(found.sentence()).startsWith("latency p99 ").contains(" ms against ").endsWith("worse than it may be");
    }

    @Test
    void degradedAnswersAreAGuardrailOfTheirOwn() {
        for (String metric : List.of("degraded share", "error share")) {
            StepVerdict found = judged(new Arm(1, 0.05), false, "latency p99", metric);
            assertThat(found.outcome()).isEqualTo(StepVerdict.Outcome.ROLL_BACK);
            assertThat(found.sentence()).startsWith(metric + " ").contains("points");
        }
    }

    @Test
    void armsThatAreTakenForEachOtherAreCaught() {
        assertThat(judged(new Arm(2, 0.01), true, "latency p99").outcome()).isNotEqualTo(judged(new Arm(2, 0.01), false, "latency p99").outcome());
    }

    /// Looked at twenty times, equal arms are worse in none of a hundred experiments, or nearly none.
    @Test
    void lookingOftenFindsNothingWhereNothingIs() {
        int worse = 0;
        for (int seed = 1; seed <= 100; seed++) {
            ExperimentWatch watch = watch(ALL.toArray(String[]::new));
            Chance chance = Chance.of(seed);
            boolean found = false;
            for (int look = 0; look < 20; look++) {
                answers(watch, chance, SAME, 200, false);
                found |= watch.judge(2).outcome() == StepVerdict.Outcome.ROLL_BACK;
            }
            if (found) worse++;
        }
        assertThat(worse).isLessThanOrEqualTo(5);
    }

    @Test
    void ofFewNothingIsSaid() {
        ExperimentWatch watch = watch("latency p99", "degraded share");
        answers(watch, Chance.of(1), new Arm(9, 0.9), 40, false);
        StepVerdict found = watch.judge(2);
        assertThat(found.outcome()).isEqualTo(StepVerdict.Outcome.HOLD);
        assertThat(found.evidence()).allMatch(line -> line.contains("too few"));
    }

    @Test
    void itGoesOnAfterARestart() {
        ExperimentWatch watch = watch("latency p99", "degraded share");
        answers(watch, Chance.of(3), new Arm(1.2, 0.02), 5_000, false);
        StateWriter to = new StateWriter(new Dictionary());
        watch.write(to);
        ExperimentWatch again = watch("latency p99", "degraded share");
        again.read(new StateReader(to.blocks(), new Dictionary()));
        assertThat(again.judge(2)).isEqualTo(watch.judge(2));
        answers(watch, Chance.of(4), SAME, 5_000, false);
        answers(again, Chance.of(4), SAME, 5_000, false);
        assertThat(again.judge(2)).isEqualTo(watch.judge(2));
    }
}
