package septet.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import septet.world.Chance;

class StepWatchTest {
    /// What the challenger does differently.
    private record Change(double errors, double latency, double score) {
        static final Change NONE = new Change(0, 1, 1);
    }

    private static StepWatch.Answer answer(Chance chance, double unit, Change change) {
        double score = Math.min(1, 0.02 * unit * StrictMath.exp(chance.nextGaussian()) * change.score());
        return new StepWatch.Answer(score, score > 0.05, chance.nextDouble() < 0.001 + change.errors(), change.latency() * 100 * StrictMath.exp(0.25 * chance.nextGaussian()));
    }

    /// Units of which some score high always: answers of one unit depend on each other.
    private static StepWatch step(long seed, int units, int answers, Change change) {
        return step(seed, units, answers, change, new StepWatch());
    }

    private static StepWatch step(long seed, int units, int answers, Change change, StepWatch watch) {
        Chance chance = Chance.of(seed);
        for (int unit = 0; unit < units; unit++) {
            double level = StrictMath.exp(chance.nextGaussian());
            for (int i = 0; i < answers; i++) {
                if (unit % 2 == 0) watch.control("u" + unit, answer(chance, level, Change.NONE));
                else watch.challenger("u" + unit, answer(chance, level, change));
            }
        }
        return watch;
    }

    @Test
    void theSameOnBothSidesAdvances() {
        int advanced = 0;
        for (int seed = 0; seed < 100; seed++) {
            StepVerdict verdict = step(seed, 400, 5, Change.NONE).judge(true, false);
            assertThat(verdict.outcome()).as("seed %d: %s", seed, verdict).isNotEqualTo(StepVerdict.Outcome.ROLL_BACK);
            if (verdict.outcome() == StepVerdict.Outcome.ADVANCE) advanced++;
        }
        assertThat(advanced).isGreaterThan(95);
    }

    /// A candidate that has learned a new pattern must say more than what serves.
    @Test
    void whatTheGatesSawIsNoReasonToWithdraw() {
        Change learned = new Change(0, 1, 4);
        assertThat(step(7, 400, 5, learned).judge(true, true).outcome()).as("nobody expected it").isNotEqualTo(StepVerdict.Outcome.ADVANCE);
        StepWatch plain = step(7, 400, 5, learned);
        ModelShift seen = new ModelShift(shift(plain, StepSigns.SCORE), shift(plain, StepSigns.ACTED));
        StepVerdict verdict = step(8, 400, 5, learned, new StepWatch(false, seen)).judge(true, true);
        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(StepVerdict.Outcome.ADVANCE);
        assertThat(verdict.evidence()).anyMatch(line -> line.startsWith("mean score") && line.endsWith("as it was judged"));
        assertThat(step(9, 400, 5, new Change(0, 1, 40), new StepWatch(false, seen)).judge(true, true).outcome()).as("more than was judged").isEqualTo(StepVerdict.Outcome.ROLL_BACK);
        assertThat(step(10, 400, 5, new Change(0, 1, 0.1), new StepWatch(false, seen)).judge(true, true).outcome()).as("not what was judged").isEqualTo(StepVerdict.Outcome.ROLL_BACK);
    }

    private static double shift(StepWatch watch, StepSigns sign) {
        return watch.standings().stream().filter(each -> each.sign() == sign).mapToDouble(StepWatch.Standing::difference).findFirst().orElseThrow();
    }

    @Test
    void whatIsWorseIsRolledBackBeforeItsTimeIsOver() {
        assertThat(step(1, 400, 5, new Change(0.08, 1, 1)).judge(false, false)).satisfies(verdict -> {
            assertThat(verdict.outcome()).isEqualTo(StepVerdict.Outcome.ROLL_BACK);
            assertThat(verdict.sentence()).startsWith("degraded answers").endsWith("worse than it may be");
        });
        assertThat(step(2, 400, 5, new Change(0, 1.4, 1)).judge(false, false).sentence()).startsWith("latency");
        assertThat(step(3, 400, 5, new Change(0, 1, 5)).judge(false, false).outcome()).isEqualTo(StepVerdict.Outcome.ROLL_BACK);
        assertThat(step(4, 400, 5, new Change(0, 1, 0.1)).judge(false, false).outcome()).isEqualTo(StepVerdict.Outcome.ROLL_BACK);
    }

    @Test
    void whatMayStillBeWorseHoldsAndIsUndecidedInTheEnd() {
        StepWatch few = step(5, 60, 4, Change.NONE);
        assertThat(few.judge(true, false).outcome()).isEqualTo(StepVerdict.Outcome.HOLD);
        assertThat(few.judge(true, true).outcome()).isEqualTo(StepVerdict.Outcome.UNDECIDED);
        assertThat(new StepWatch().judge(true, true)).satisfies(verdict -> {
            assertThat(verdict.outcome()).isEqualTo(StepVerdict.Outcome.UNDECIDED);
            assertThat(verdict.sentence()).startsWith("too little was seen");
        });
        StepWatch lopsided = new StepWatch();
        for (int i = 0; i < 150; i++) lopsided.challenger("u" + i, new StepWatch.Answer(0.5, false, false, 100));
        for (int i = 0; i < 7; i++) lopsided.control("u" + i, new StepWatch.Answer(0.5, false, false, 100));
        assertThat(lopsided.judge(true, true).sentence()).as("of the arm that saw less").startsWith("too little was seen: 7 answers of 7 units");
    }

    @Test
    void nothingAdvancesBeforeItsTimeIsOver() {
        assertThat(step(6, 400, 5, Change.NONE).judge(false, false).outcome()).isEqualTo(StepVerdict.Outcome.HOLD);
    }

    @Test
    void inShadowPairsOfOneRequestCancelWhatTheyHaveInCommon() {
        StepWatch paired = new StepWatch();
        StepWatch apart = step(7, 400, 5, Change.NONE);
        Chance chance = Chance.of(7);
        for (int unit = 0; unit < 200; unit++) {
            double level = StrictMath.exp(chance.nextGaussian());
            for (int i = 0; i < 5; i++) {
                StepWatch.Answer answer = answer(chance, level, Change.NONE);
                paired.control("u" + unit, answer);
                paired.challenger("u" + unit, new StepWatch.Answer(answer.score() * 1.01, answer.acted(), answer.degraded(), answer.micros()));
            }
        }
        StepWatch.Standing near = paired.standings().get(StepSigns.SCORE.ordinal());
        assertThat(near.error()).isLessThan(apart.standings().get(StepSigns.SCORE.ordinal()).error() / 20);
        assertThat(near.difference()).isCloseTo(near.control() * 0.01, org.assertj.core.data.Offset.offset(1e-9));
    }

    /// The oracle: the spread of the difference over many steps of the same kind.
    @Test
    void theErrorIsTheSpreadOverManySteps() {
        int steps = 300;
        double[] differences = new double[steps];
        double error = 0;
        for (int seed = 0; seed < steps; seed++) {
            StepWatch.Standing standing = step(1000 + seed, 200, 10, Change.NONE).standings().get(StepSigns.SCORE.ordinal());
            differences[seed] = standing.difference();
            error += standing.error() / steps;
        }
        double sum = 0;
        for (double each : differences) sum += each * each;
        assertThat(error).isBetween(0.8 * StrictMath.sqrt(sum / steps), 1.2 * StrictMath.sqrt(sum / steps));
    }

    /// Planted: as if each answer stood for itself.
    @Test
    void unitsThatAreForgottenAreCaught() {
        Chance chance = Chance.of(9);
        StepWatch alone = new StepWatch();
        StepWatch joined = new StepWatch();
        for (int unit = 0; unit < 200; unit++) {
            double level = StrictMath.exp(chance.nextGaussian());
            for (int i = 0; i < 10; i++) {
                StepWatch.Answer answer = answer(chance, level, Change.NONE);
                if (unit % 2 == 0) {
                    alone.control("u" + unit + "/" + i, answer);
                    joined.control("u" + unit, answer);
                } else {
                    alone.challenger("u" + unit + "/" + i, answer);
                    joined.challenger("u" + unit, answer);
                }
            }
        }
        assertThat(alone.standings().get(StepSigns.SCORE.ordinal()).error()).isLessThan(0.7 * joined.standings().get(StepSigns.SCORE.ordinal()).error());
    }
}
