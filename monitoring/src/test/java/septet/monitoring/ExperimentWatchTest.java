package septet.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import septet.data.Candidate;
import septet.data.DecisionRecord;
import septet.data.FeatureRow;
import septet.data.Row;
import septet.world.Chance;

/// What units did in both arms, with verdicts that hold however often one looks.
class ExperimentWatchTest {
    private static final long DAY = 86_400_000_000L;
    private static final long WEEK = 7 * DAY;

    /// A payment says its amount, in the first slot as it is, of the unit in its id's beginning.
    private static final class Amounts implements UnitOutcome.Events {
        private final boolean waits;

        Amounts(boolean waits) {
            this.waits = waits;
        }

        @Override
        public Optional<UnitOutcome.Said> of(String source, Row row) {
            return Optional.of(new UnitOutcome.Said(row.id.substring(0, row.id.indexOf('-')), waits ? Double.NaN : row.values[0], row.values[0], waits));
        }
    }

    private static UnitOutcome outcome(String name, UnitOutcome.Kind kind, int better, UnitOutcome.Role role, boolean waits) {
        return new UnitOutcome(name, kind, better, role, WEEK, waits ? WEEK : 0, new Amounts(waits));
    }

    private static ExperimentWatch watch(UnitOutcome... outcomes) {
        return new ExperimentWatch(List.of(outcomes), "cards", 0.5, 1_000);
    }

    private static Row row(String id, long time, long amount) {
        Row row = new Row(1);
        row.id = id;
        row.time = time;
        row.values[0] = amount;
        return row;
    }

    private static final DecisionRecord DECISION = new DecisionRecord("d", 0, 0, "v1", "", List.of(new Candidate("", 1, 1, new double[] {0}, new FeatureRow(1))), "", List.of(), "");

    private static void met(ExperimentWatch watch, String unit, boolean treated, long at) {
        watch.exposed(unit, treated, DECISION, row(unit + "-0", at, 0));
    }

    /// Sums of random payments, by the definition.
    @Test
    void eachUnitCountsWhatHappenedInItsWindow() {
        for (long seed = 1; seed <= 30; seed++) {
            Chance chance = Chance.of(seed);
            ExperimentWatch watch = watch(outcome("lost", UnitOutcome.Kind.SUM, -1, new UnitOutcome.Shown(), true));
            long now = 13 * DAY;
            int[] closed = new int[2];
            double[] totals = new double[2];
            for (int unit = 0; unit < 200; unit++) {
                int arm = unit % 2;
                long at = chance.nextInt(8) * DAY;
                met(watch, "u" + unit, arm == 1, at);
                met(watch, "u" + unit, arm == 0, at + DAY); // what counts is the first time
                boolean closes = at + 2 * WEEK <= now + WEEK;
                for (int i = 0; i < 6; i++) {
                    long time = at + (chance.nextInt(20) - 2) * DAY / 2;
                    long amount = chance.nextInt(100);
                    boolean fraud = chance.nextInt(2) == 0;
                    String id = "u" + unit + "-" + i;
                    watch.happened("payments", row(id, time, amount));
                    if (chance.nextInt(5) > 0) watch.labelled(id, fraud);
                    else fraud = false;
                    if (fraud && time > at && time <= at + WEEK && closes) totals[arm] += amount;
                }
                if (closes) closed[arm]++;
            }
            StepVerdict found = watch.judge(now + WEEK);
            String expected = String.format(java.util.Locale.ROOT, "lost %.4g against %.4g", totals[1] / closed[1], totals[0] / closed[0]);
            assertThat(found.evidence()).as("seed %d", seed).singleElement().asString().contains(closed[0] < 50 || closed[1] < 50 ? "too few units of cards yet" : expected);
        }
    }

    /// How many of so many experiments of one truth are ever decided, looked at each day.
    private static int[] decided(int experiments, double effect) {
        return decided(experiments, effect, List.of());
    }

    /// What a unit does before and after goes with a habit of its own, which the second slot tells with some noise; the third tells nothing.
    private static final List<UnitBefore> HABIT = List.of(new UnitBefore("noise", row -> row.values[2]), new UnitBefore("habit", row -> row.values[1]));

    private static Row known(String unit, long at, double habit, Chance chance) {
        Row row = new Row(3);
        row.id = unit + "-0";
        row.time = at;
        row.values[1] = Math.round(100 * habit + 10 * chance.nextGaussian());
        row.values[2] = Math.round(100 * chance.nextGaussian());
        return row;
    }

    private static int[] decided(int experiments, double effect, List<UnitBefore> before) {
        int[] outcomes = new int[2];
        for (long seed = 1; seed <= experiments; seed++) {
            Chance chance = Chance.of(seed);
            ExperimentWatch watch = new ExperimentWatch(List.of(outcome("spent", UnitOutcome.Kind.SUM, 1, new UnitOutcome.Improved(), false)), "cards", 0.5, 1_000, new ExperimentWatch.Beside(before, List.of()));
            int unit = 0;
            for (int day = 0; day < 40; day++) {
                for (int i = 0; i < 40; i++) {
                    boolean treated = chance.nextInt(2) == 0;
                    String name = "u" + unit++;
                    long at = day * DAY + i;
                    int payments = chance.nextInt(4);
                    watch.exposed(name, treated, DECISION, known(name, at, payments, chance));
                    for (int p = 0; p < payments; p++) watch.happened("payments", row(name + "-" + p, at + 1 + p, Math.round((1 + (treated ? effect : 0)) * (10 + chance.nextInt(90)))));
                }
                StepVerdict.Outcome found = watch.judge((day + 1) * DAY + WEEK).outcome();
                if (found == StepVerdict.Outcome.HOLD) continue;
                outcomes[found == StepVerdict.Outcome.ADVANCE ? 0 : 1]++;
                break;
            }
        }
        return outcomes;
    }

    @Test
    void whereNothingDiffersHardlyAnythingIsEverDecided() {
        int[] decided = decided(400, 0);
        assertThat(decided[0] + decided[1]).as("of 400, looked at each day").isLessThanOrEqualTo(20);
    }

    @Test
    void whatIsBetterIsFoundAndWhatIsWorseToo() {
        assertThat(decided(40, 0.3)[0]).isGreaterThan(36);
        assertThat(decided(40, -0.3)[1]).isGreaterThan(36);
    }

    /// What was known before makes intervals narrower, and errs as seldom.
    @Test
    void whatWasKnownBeforeDecidesSooner() {
        int[] same = decided(400, 0, HABIT);
        assertThat(same[0] + same[1]).as("of 400 that differ in nothing, looked at each day").isLessThanOrEqualTo(20);
        assertThat(decided(60, 0.12)[0]).isLessThan(35);
        assertThat(decided(60, 0.12, HABIT)[0]).isGreaterThan(50);
        for (long seed = 1; seed <= 20; seed++) {
            Chance chance = Chance.of(seed);
            ExperimentWatch plain = watch(outcome("spent", UnitOutcome.Kind.SUM, 1, new UnitOutcome.Shown(), false));
            ExperimentWatch adjusted = new ExperimentWatch(List.of(outcome("spent", UnitOutcome.Kind.SUM, 1, new UnitOutcome.Shown(), false)), "cards", 0.5, 1_000, new ExperimentWatch.Beside(HABIT, List.of()));
            for (int unit = 0; unit < 600; unit++) {
                String name = "u" + unit;
                int payments = chance.nextInt(4);
                boolean treated = chance.nextInt(2) == 0;
                Row first = known(name, unit, payments, chance);
                for (ExperimentWatch each : List.of(plain, adjusted)) each.exposed(name, treated, DECISION, first);
                for (int p = 0; p < payments; p++) {
                    Row paid = row(name + "-" + p, unit + 1 + p, 50 + chance.nextInt(10));
                    for (ExperimentWatch each : List.of(plain, adjusted)) each.happened("payments", paid);
                }
            }
            String line = adjusted.judge(2 * WEEK).evidence().getFirst();
            assertThat(line).contains("units of cards, less what habit told before; so many show ");
            assertThat(width(line)).as("seed %d", seed).isLessThan(0.3 * width(plain.judge(2 * WEEK).evidence().getFirst()));
        }
    }

    private static double width(String line) {
        java.util.regex.Matcher between = java.util.regex.Pattern.compile("between ([^ ]+) and ([^ ]+)").matcher(line);
        if (!between.find()) throw new AssertionError(line);
        return Double.parseDouble(between.group(2)) - Double.parseDouble(between.group(1));
    }

    /// The planted bug: what is known is of the arm's own making, as where it is read after the first exposure; it takes the effect away.
    @Test
    void whatTheArmHasMadeIsNotKnownBefore() {
        Chance chance = Chance.of(8);
        double[] effects = new double[2];
        for (int made = 0; made < 2; made++) {
            boolean late = made == 1;
            ExperimentWatch watch = new ExperimentWatch(List.of(outcome("spent", UnitOutcome.Kind.SUM, 1, new UnitOutcome.Shown(), false)), "cards", 0.5, 1_000,
                    new ExperimentWatch.Beside(List.of(new UnitBefore("spend", row -> row.values[1])), List.of()));
            for (int unit = 0; unit < 2_000; unit++) {
                boolean treated = chance.nextInt(2) == 0;
                long habit = 10 + chance.nextInt(50);
                long spent = habit + (treated ? 10 : 0);
                Row first = known("u" + unit, unit, 0, chance);
                first.values[1] = late ? spent : habit;
                watch.exposed("u" + unit, treated, DECISION, first);
                watch.happened("payments", row("u" + unit + "-1", unit + 1, spent + chance.nextInt(5)));
            }
            java.util.regex.Matcher effect = java.util.regex.Pattern.compile(": ([^,]+), at any time").matcher(watch.judge(2 * WEEK).evidence().getFirst());
            assertThat(effect.find()).isTrue();
            effects[made] = Double.parseDouble(effect.group(1));
        }
        assertThat(effects[0]).isBetween(9.5, 10.5);
        assertThat(effects[1]).isLessThan(5);
    }

    /// The planted bug: units of one arm are lost on the way.
    @Test
    void unitsThatDoNotComeToTheirArmsEndIt() {
        ExperimentWatch watch = watch(outcome("spent", UnitOutcome.Kind.SUM, 1, new UnitOutcome.Improved(), false));
        Chance chance = Chance.of(3);
        for (int unit = 0; unit < 5_000; unit++) if (unit % 2 == 0 || chance.nextInt(5) > 0) met(watch, "u" + unit, unit % 2 == 1, unit);
        assertThat(watch.judge(1).outcome()).isEqualTo(StepVerdict.Outcome.ROLL_BACK);
        assertThat(watch.judge(1).sentence()).contains("did not come to the arms as they were sent");
    }

    /// What is protected may not move either way beyond its share, where nobody says which way is worse; one that is not decided holds.
    @Test
    void whatIsProtectedHoldsUntilItIsShown() {
        for (double effect : new double[] {0, 0.6, -0.6}) {
            ExperimentWatch watch = watch(outcome("spent", UnitOutcome.Kind.SUM, 0, new UnitOutcome.Protected(0.3), false));
            Chance chance = Chance.of(5);
            StepVerdict.Outcome early = null;
            for (int unit = 0; unit < 4_000; unit++) {
                boolean treated = chance.nextInt(2) == 0;
                met(watch, "u" + unit, treated, unit);
                watch.happened("payments", row("u" + unit + "-1", unit + 1, Math.round((1 + (treated ? effect : 0)) * (10 + chance.nextInt(90)))));
                if (unit == 60) early = watch.judge(WEEK + 61).outcome();
            }
            assertThat(early).isEqualTo(StepVerdict.Outcome.HOLD);
            assertThat(watch.judge(2 * WEEK).outcome()).as("effect %.1f", effect).isEqualTo(effect == 0 ? StepVerdict.Outcome.HOLD : StepVerdict.Outcome.ROLL_BACK);
            assertThat(watch.decides()).isFalse();
        }
    }

    @Test
    void theMeanOfAUnitIsOfItsEvents() {
        ExperimentWatch watch = watch(outcome("amount", UnitOutcome.Kind.MEAN, 1, new UnitOutcome.Shown(), false));
        for (int unit = 0; unit < 200; unit++) {
            met(watch, "u" + unit, unit % 2 == 0, 0);
            for (int i = 0; i < unit % 3; i++) watch.happened("payments", row("u" + unit + "-" + i, 1 + i, unit % 2 == 0 ? 30 : 20));
        }
        assertThat(watch.judge(2 * WEEK).evidence().getFirst()).startsWith("amount 30.00 against 20.00: +10.00");
    }
}
