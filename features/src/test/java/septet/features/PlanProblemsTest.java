package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.data.Known;
import septet.design.Problem;
import septet.design.Problems;

/// What is wrong with features is found when they are compiled, all at once, with its place and a remedy.
class PlanProblemsTest {
    @Test
    void anUnknownNameIsToldWithTheNearestOnes() {
        assertThat(problem("x: mean(amuont) by card over 7d")).isEqualTo(
                "design.yaml:1:9 data.features.x: nothing is called amuont here. Did you mean amount? [FEATURES-UNKNOWN-NAME]");
        assertThat(problem("x: hour(tiem)")).contains("Did you mean time?");
        assertThat(problem("x: mean(amount) by crad over 7d")).contains("Did you mean card?");
    }

    @Test
    void aColumnThatIsNotKnownIsNoFeature() {
        assertThat(problem("x: fraud")).isEqualTo("design.yaml:1:4 data.features.x: fraud becomes known 7d after the row; at t0 it is not there. "
                + "Look at earlier rows: mean(fraud) by KEY over 7d. [FEATURES-NOT-KNOWN]");
        assertThat(problem("x: count() by fraud over 7d")).contains("FEATURES-NOT-KNOWN");
    }

    @Test
    void anAggregateMayNotKnowALabelBeforeItsColumn() {
        assertThat(problem("x: mean(fraud) by terminal over 7d known after 0d")).isEqualTo(
                "design.yaml:1:4 data.features.x: known after 0d, but fraud after 7d; it would learn from the future. Remove it. [FEATURES-KNOWN-TOO-EARLY]");
        assertThat(problem("x: count() where fraud by terminal over 7d known after 6d")).contains("FEATURES-KNOWN-TOO-EARLY");
        Plans.payments().feature("x: mean(fraud) by terminal over 7d known after 9d").plan();
    }

    @Test
    void aLabelOfWhichNobodySaysWhenNeedsADelay() {
        Plans plans = new Plans().source("s", Plans.column("card", Plans.key("card")), Plans.late("fraud", Plans.BOOL, new Known.Later()));
        assertThat(plans.feature("x: mean(fraud) by card over 7d").problems()).containsExactly("design.yaml:1:4 data.features.x: nobody says when fraud becomes known; "
                + "a training set could not tell what was known at t0. Say it once at the column: known after 7d, or known at COLUMN. [FEATURES-NEVER-KNOWN]");
    }

    @Test
    void aCircleIsNamed() {
        assertThat(problem("a: b + 1", "b: c * 2", "c: a")).contains("a is computed from itself (a -> b -> c -> a)").contains("FEATURES-CYCLE");
        assertThat(problem("a: mean(b) by card over 1d", "b: a / 2")).contains("FEATURES-CYCLE");
    }

    @Test
    void aFamilyIsNoSingleValue() {
        assertThat(problem("n: count() by card over 1d, 7d", "x: sum(n) by terminal over 1d")).isEqualTo(
                "design.yaml:2:8 data.features.x: n is a family of 2; one value is needed here. Name a member: n_1d, n_7d. [FEATURES-FAMILY]");
        assertThat(problem("n: count() by card over 1d, 7d", "m: count() by terminal over 1d, 30d", "x: n / m"))
                .contains("m has the windows 1d, 30d and n has 1d, 7d").contains("FEATURES-FAMILY");
        assertThat(problem("x: amount / (mean(amount) by card over 1d, 7d)")).contains("an aggregate of 2 windows stands inside an expression").contains("FEATURES-FAMILY");
    }

    @Test
    void windowsHaveSoundLengths() {
        assertThat(problem("x: count() by card over 3660000d")).contains("longer than 100 years").contains("FEATURES-WINDOW");
        assertThat(problem("x: count() by card over 7d known after 99999d")).contains("FEATURES-WINDOW");
        assertThat(problem("x: count() by card over session(31d)")).contains("a window of session(31d) is longer than 30 days").contains("FEATURES-WINDOW");
        assertThat(problem("x: count() by card over session(0s)")).contains("holds nothing that can be told apart").contains("FEATURES-WINDOW");
        assertThat(problem("x: rate() by card over session(30m)")).contains("rate needs a window of a fixed length").contains("FEATURES-WINDOW");
    }

    @Test
    void ratesAndQuantilesNeedTheirWindowAndShare() {
        assertThat(problem("x: rate() by card")).contains("rate needs a window of a fixed length").contains("FEATURES-WINDOW");
        assertThat(problem("x: rate() by card over today")).contains("rate needs a window of a fixed length").contains("FEATURES-WINDOW");
        assertThat(problem("x: quantile(amount) by card over 7d")).contains("a value and a share from 0 to 1").contains("FEATURES-ARGUMENTS");
        assertThat(problem("x: quantile(amount, 90) by card over 7d")).contains("Write quantile(amount, 0.9) over 30d.").contains("FEATURES-ARGUMENTS");
        assertThat(problem("x: entropy() by card over 7d")).contains("entropy needs a value").contains("FEATURES-ARGUMENTS");
    }

    @Test
    void whatHasAnErrorSaysHowMuchItForgets() {
        assertThat(problem("x: decayed_mean(amount) by card over 7d")).contains("has a window, but forgets by its half-life").contains("FEATURES-WINDOW");
        assertThat(problem("x: decayed_mean(amount) by card")).contains("decayed_mean takes a value and its half-life").contains("FEATURES-ARGUMENTS");
        assertThat(problem("x: decayed_mean(amount, 7) by card")).contains("Write decayed_mean(amount, 7d) by KEY.").contains("FEATURES-ARGUMENTS");
        assertThat(problem("x: decayed_mean(card, 7d) by terminal")).contains("decayed_mean needs a number, money or a boolean").contains("FEATURES-TYPE");
        assertThat(problem("x: approx_distinct() by card")).contains("approx_distinct needs a value").contains("FEATURES-ARGUMENTS");
        assertThat(problem("x: quantile(time, 0.5) by card")).contains("quantile needs a window or a number, money or duration").contains("FEATURES-TYPE");
    }

    @Test
    void listsHaveBounds() {
        assertThat(problem("x: last(amount, 0) by card")).contains("design.yaml:1:17").contains("last needs a whole number from 1 to 1000").contains("FEATURES-ARGUMENTS");
        assertThat(problem("x: last(amount, 1001) by card")).contains("Write last(amount, 5).").contains("FEATURES-ARGUMENTS");
        assertThat(problem("x: top(card, 2.5) by terminal over 7d")).contains("top needs a whole number from 1 to 100").contains("FEATURES-ARGUMENTS");
        assertThat(problem("x: list(amount) by card")).contains("list since the beginning would keep every value for ever").contains("FEATURES-WINDOW");
        assertThat(problem("x: list(terminal, 3) by card over 7d")).contains("list has 2 arguments").contains("FEATURES-ARGUMENTS");
        assertThat(problem("x: last(terminal, 3) by card", "y: amount in x")).contains("one side is money EUR, the other list of key").contains("FEATURES-TYPE");
        assertThat(problem("x: last(terminal, 3) by card", "y: x + 1")).contains("list of key").contains("FEATURES-TYPE");
        assertThat(problem("x: last(terminal, 3) by card", "y: mean(x) by card over 7d")).contains("mean needs a number").contains("FEATURES-TYPE");
    }

    @Test
    void whatHasNoMeaningIsRefused() {
        assertThat(problem("x: card.limit")).contains("card.limit is a path through an entity; no source has such things as its rows").contains("FEATURES-MISPLACED");
        assertThat(problem("x: avg(amount) by card over 7d")).contains("there is no aggregate avg").contains("FEATURES-UNKNOWN-FUNCTION");
        assertThat(problem("x: count() by card within 7d")).contains("within looks ahead").contains("FEATURES-MISPLACED");
        assertThat(problem("x: mean(amount)")).contains("mean has neither by nor over").contains("FEATURES-MISPLACED");
    }

    @Test
    void aggregatesTakeValuesOfTheirTypes() {
        assertThat(problem("x: mean(card) by terminal over 7d")).contains("mean needs a number, money or a boolean").contains("FEATURES-TYPE");
        assertThat(problem("x: share(amount) by terminal over 7d")).contains("Write share(x > 5), or mean(x).");
        assertThat(problem("x: mean() by terminal over 7d")).contains("mean needs a value").contains("FEATURES-ARGUMENTS");
        assertThat(problem("x: mean(amount, 3) by terminal over 7d")).contains("FEATURES-ARGUMENTS");
        assertThat(problem("x: count() by card = amount over 7d")).contains("FEATURES-TYPE");
        assertThat(problem("x: count() by amount over 7d")).contains("by amount is no key");
        assertThat(problem("x: count() where amount by card over 7d")).contains("a condition is needed here, but this is money EUR");
    }

    @Test
    void namesAreSharedByColumnsAndFeatures() {
        assertThat(problem("amount: 1 + 1")).contains("amount is also the name of something else").contains("FEATURES-NAME-TAKEN");
        assertThat(problem("time: 1 + 1")).contains("FEATURES-NAME-TAKEN");
        assertThat(problem("n: count() by card over 1d, 7d", "n_1d: 1 + 1")).contains("FEATURES-NAME-TAKEN");
    }

    @Test
    void otherSourcesAreSeenThroughAggregatesOnly() {
        Plans plans = Plans.payments().source("refunds", Plans.column("card", Plans.key("card")), Plans.column("sum", Plans.MONEY));
        assertThat(plans.feature("x: refunds.sum").feature("y: refunds").feature("z: mean(refunds.sum) where terminal = 'a' by card over 7d").problems()).containsExactly(
                "design.yaml:1:4 data.features.x: refunds.sum is of another source; a row sees other sources only through aggregates. "
                        + "Write mean(refunds.sum) by KEY over 7d. [FEATURES-MISPLACED]",
                "design.yaml:2:4 data.features.y: refunds is a source, not a value. Count its events: count(refunds) by KEY over 7d. [FEATURES-TYPE]",
                "design.yaml:3:28 data.features.z: nothing is called terminal here. Known here: card, sum, time. [FEATURES-UNKNOWN-NAME]");
    }

    @Test
    void withoutTimeNothingIsEarlier() {
        Declarations timed = Plans.payments().feature("a: hour(time)").feature("b: count() by card").declarations();
        Declarations.Source source = timed.sources().getFirst();
        Problems problems = new Problems();
        assertThat(FeaturePlan.compile(new Declarations("payments", List.of(new Declarations.Source(source.schema(), source.zone(), true, false)), timed.features(),
                timed.dictionary()), problems)).isEmpty();
        assertThat(problems.list().stream().map(Problem::line)).containsExactly(
                "design.yaml:1:9 data.features.a: payments has no time; its rows stand in no order. Name its time: time: COLUMN in data.sources.payments. [FEATURES-NO-TIME]",
                "design.yaml:2:4 data.features.b: payments has no time; nothing of it is earlier than anything else, so nothing can be looked back upon. "
                        + "Name its time: time: COLUMN in data.sources.payments. [FEATURES-NO-TIME]");
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThat(Plans.payments().feature("a: hour(amount) + foo").feature("b: bar(1)").feature("c: b + a").problems()).hasSize(3);
    }

    @Test
    void whatIsWrittenWellCompiles() {
        FeaturePlan plan = new Plans().source("payments", Plans.column("card", Plans.key("card")), Plans.column("amount", Plans.MONEY), Plans.column("kind", Plans.CATEGORY),
                        Plans.column("note", Plans.TEXT), Plans.late("fraud", Plans.BOOL, Plans.after(Duration.ofDays(7))))
                .feature("ratio: spend / n").feature("n: count() by card over 1d, 7d").feature("spend: sum(amount) by card over 1d, 7d")
                .feature("usual: amount / (mean(amount) by card over 30d)").feature("long_note: length(note) > 20")
                .feature("busy: mean(n_7d) by kind over 30d").feature("risk: coalesce(seen, 0)").feature("seen: share(fraud) by card over 7d").plan();
        assertThat(plan.features().stream().map(Feature::name)).containsExactly("ratio_1d", "ratio_7d", "n_1d", "n_7d", "spend_1d", "spend_7d", "usual", "long_note",
                "busy", "risk", "seen");
        assertThat(plan.inputs().stream().map(Feature::name)).startsWith("amount", "kind", "ratio_1d").doesNotContain("card", "note", "fraud");
        assertThat(plan.find("spend").stream().map(Feature::name)).containsExactly("spend_1d", "spend_7d");
        assertThat(plan.find("spend_7d").getFirst().type()).isEqualTo(Plans.MONEY);
    }

    private static String problem(String... lines) {
        Plans plans = Plans.payments();
        for (String line : lines) plans.feature(line);
        List<String> problems = plans.problems();
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }
}
