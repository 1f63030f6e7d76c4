package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import septet.data.Row;
import septet.data.Values;

/// What the language says of aggregates, sentence by sentence; `OracleTest` tries the same on random streams, `GuideTest` on the examples of the guide.
class LanguageTest {
    private static final long HOUR = 3_600_000_000L;

    private final Plans plans = new Plans().source("payments", ZoneId.of("Europe/Berlin"), Plans.column("card", Plans.key("card")), Plans.column("payee", Plans.key("card")),
                    Plans.column("amount", Plans.NUMBER), Plans.column("kind", Plans.CATEGORY), Plans.late("fraud", Plans.BOOL, Plans.after(Duration.ofHours(2))))
            .source("refunds", ZoneId.of("America/New_York"), Plans.column("account", Plans.key("card")), Plans.column("value", Plans.NUMBER));
    private FeaturePlan plan;
    private FeatureState state;

    private void features(String... lines) {
        Stream.of(lines).forEach(plans::feature);
        plan = plans.plan();
        state = new FeatureState(plan);
    }

    private Row pay(double hour, String card, String payee, double amount) {
        Row row = new Row(plan.slots());
        row.time = (long) (hour * HOUR);
        row.arrival = row.time;
        row.values[0] = card.isEmpty() ? Values.MISSING : plan.dictionary().code(card);
        row.values[1] = payee.isEmpty() ? Values.MISSING : plan.dictionary().code(payee);
        row.values[2] = Values.number(amount);
        row.values[3] = plan.dictionary().code(amount > 50 ? "big" : "small");
        row.values[4] = Values.truth(amount > 90);
        long event = state.nextEvent();
        state.observe(row, event);
        state.learnAll(0, row, event);
        return row;
    }

    private void refund(double hour, String account, double value) {
        Row row = new Row(plan.widest());
        row.time = (long) (hour * HOUR);
        row.arrival = row.time;
        row.values[0] = plan.dictionary().code(account);
        row.values[1] = Values.number(value);
        state.observe(1, row, state.nextEvent());
    }

    private double of(Row row, String feature) {
        return Values.number(row.values[plan.find(feature).getFirst().slot()]);
    }

    @Test
    @DisplayName("where and the left of a key see its event (time is the event's there), the right sees the row")
    void eventsAndRows() {
        features("nights: count() where hour(time) < 6 by card", "paid_me: count() by payee = card over 7d", "like_me: count() by kind = ('big' if amount > 10 else 'small') over 7d",
                "refunded: sum(refunds.value) where hour(time) < 6 by account = card", "mine: count(refunds) where value > 5 by account = card over 2d",
                "either: count() by card = coalesce(payee, card)");
        // 01:00 in New York is 07:00 in Berlin
        refund(6, "a", 4);
        refund(12, "a", 8);
        Row first = pay(3, "a", "b", 20);
        Row second = pay(26.5, "b", "", 60);
        Row third = pay(27, "a", "b", 5);
        assertThat(of(first, "nights")).isEqualTo(1);
        assertThat(of(third, "nights")).as("04:00 and 04:00").isEqualTo(2);
        assertThat(of(second, "paid_me")).isEqualTo(1);
        assertThat(of(first, "like_me")).as("kind of events, amount of the row").isZero();
        assertThat(of(second, "like_me")).isEqualTo(1);
        assertThat(of(third, "like_me")).isEqualTo(2);
        assertThat(of(third, "refunded")).as("in the zone of the refunds").isEqualTo(4);
        assertThat(of(third, "mine")).isEqualTo(1);
        assertThat(of(second, "either")).isEqualTo(1);
        assertThat(of(third, "either")).isEqualTo(1);
    }

    @Test
    @DisplayName("No window: since the beginning. 1d is 24 h. today is since midnight, in the zone of the row's source")
    void windows() {
        features("all: count() by card", "day: count() by card over 1d", "today: count() by card over today", "refunds_today: count(refunds) by account = card over today");
        // midnight in Berlin is 23:00 UTC
        pay(22, "a", "", 1);
        refund(22.5, "a", 1);
        refund(23.5, "a", 1);
        Row row = pay(46, "a", "", 1);
        assertThat(of(row, "all")).isEqualTo(2);
        assertThat(of(row, "day")).as("an event exactly a day old is outside").isEqualTo(1);
        assertThat(of(row, "today")).isEqualTo(1);
        assertThat(of(row, "refunds_today")).isEqualTo(1);
    }

    @Test
    @DisplayName("A window runs over a value's own time: event time for a plain column, known time for a known one")
    void ownTimes() {
        features("labels: count(fraud) by card over 1h", "frauds: sum(fraud) by card", "slow: count() by card over 1h known after 3h", "slower: count(fraud) by card known after 5h");
        pay(0, "a", "", 100);
        assertThat(of(pay(1.9, "a", "", 1), "labels")).isZero();
        Row known = pay(2, "a", "", 1);
        assertThat(of(known, "labels")).as("what becomes known at t0 stands before the rows of t0").isEqualTo(1);
        assertThat(of(known, "frauds")).isEqualTo(1);
        assertThat(of(pay(3, "a", "", 1), "slow")).isEqualTo(1);
        assertThat(of(pay(3.5, "a", "", 1), "labels")).isZero();
        assertThat(of(pay(4, "a", "", 1), "slower")).isZero();
        assertThat(of(pay(5, "a", "", 1), "slower")).isEqualTo(1);
    }

    @Test
    @DisplayName("Where a by key is missing, the event enters no window and the row's aggregate is missing. Nothing counted: count, sum 0, any false, others missing")
    void lacking() {
        List<String> others = List.of("mean(amount)", "min(amount)", "variance(amount)", "first(kind)", "last(kind, 2)", "distinct(kind)", "entropy(kind)", "rate()", "quantile(amount, 0.5)", "list(kind)",
                "top(kind)");
        features("n: count() where amount > 1000 by card over 1d", "s: sum(amount) where amount > 1000 by card over 1d", "x: any(amount > 0) where amount > 1000 by card over 1d",
                "pairs: count() by card, payee over 1d");
        for (int i = 0; i < others.size(); i++) plans.feature("o" + i + ": " + others.get(i) + " where amount > 1000 by card over 1d");
        plan = plans.plan();
        state = new FeatureState(plan);
        Row row = pay(0, "a", "", 1);
        for (String none : List.of("n", "s", "x")) assertThat(row.values[plan.find(none).getFirst().slot()]).as(none).isZero();
        for (int i = 0; i < others.size(); i++) assertThat(row.values[plan.find("o" + i).getFirst().slot()]).as(others.get(i)).isEqualTo(Values.MISSING);
        assertThat(of(row, "pairs")).isNaN();
        assertThat(of(pay(0, "a", "b", 1), "pairs")).isEqualTo(1);
        assertThat(of(pay(0, "", "", 1), "n")).isNaN();
    }

    @Test
    @DisplayName("An aggregate is a whole feature, or in parentheses with one window; features refer to others in any order")
    void composition() {
        features("ratio: spend / usual", "spend: sum(amount) by card over 1h, 1d", "usual: 1 + (mean(amount) by card over 1d)", "high: mean(ratio_1h) by card over 1d",
                "seen: kind in paid", "paid: last(kind, 2) by payee = card", "cased: count() by lower(join(card, kind)) over 1d", "twice: (count() by card over 1d) + (count() by card over session(30m))");
        Row row = pay(0, "a", "a", 9);
        assertThat(of(row, "ratio_1h")).isEqualTo(0.9);
        assertThat(of(row, "high")).isEqualTo(0.9);
        assertThat(of(row, "seen")).isEqualTo(Values.number(1L));
        assertThat(of(row, "cased")).isEqualTo(1);
        assertThat(of(row, "twice")).isEqualTo(2);
        assertThat(plan.find("ratio").stream().map(Feature::name)).containsExactly("ratio_1h", "ratio_1d");
    }

    @Test
    @DisplayName("by card matches the column of that name on both sides; count(source) counts those of another source")
    void sources() {
        features("back: count(refunds) by account = card", "share_back: (sum(refunds.value) by account = card) / (sum(amount) by card)");
        pay(0, "a", "", 10);
        refund(1, "a", 5);
        refund(1, "b", 5);
        Row row = pay(2, "a", "", 10);
        assertThat(of(row, "back")).isEqualTo(1);
        assertThat(of(row, "share_back")).isEqualTo(0.25);
        assertThat(new Plans().source("payments", Plans.column("card", Plans.key("card"))).source("refunds", Plans.column("account", Plans.key("card")))
                .feature("x: count(refunds) by card").problems().getFirst()).contains("nothing is called card here");
    }
}
