package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import septet.data.Row;
import septet.data.Values;
import septet.design.Type;

/// The rules of windows, ties, lateness and repeats, one by one on small streams.
class FeatureStateTest {
    private static final long DAY = 86_400_000_000L;

    @Test
    void aPaymentSeesItselfAndWhatCameBeforeIt() {
        Stream stream = new Stream(Plans.payments().feature("n: count() by card over 1d, 7d").feature("spend: mean(amount) by card over 7d"));
        stream.pay(0, "a", "t", 100);
        stream.pay(DAY / 2, "a", "t", 50);
        assertThat(stream.number("n_1d")).isEqualTo(2);
        assertThat(stream.number("spend")).isEqualTo(75);
        stream.pay(DAY, "a", "t", 0);
        assertThat(stream.number("n_1d")).as("the first is exactly one day old: outside").isEqualTo(2);
        assertThat(stream.number("n_7d")).isEqualTo(3);
        stream.pay(DAY, "b", "t", 8);
        assertThat(stream.number("n_7d")).isEqualTo(1);
    }

    @Test
    void aLabelCountsFromTheTimeWhenItIsKnown() {
        Stream stream = new Stream(Plans.payments().feature("labels: count(fraud) by terminal over 1d, 7d").feature("risk: mean(fraud) by terminal over 7d"));
        stream.pay(0, "a", "t", 1);
        stream.label(true, 0);
        stream.pay(7 * DAY - 1, "a", "t", 1);
        assertThat(stream.number("labels_7d")).isEqualTo(0);
        assertThat(stream.number("risk")).isNaN();
        stream.pay(7 * DAY, "a", "t", 1);
        assertThat(stream.number("labels_1d")).as("what becomes known at t0 stands before the rows of t0").isEqualTo(1);
        assertThat(stream.number("risk")).isEqualTo(1);
        stream.pay(8 * DAY, "a", "t", 1);
        assertThat(stream.number("labels_1d")).isEqualTo(0);
        assertThat(stream.number("labels_7d")).isEqualTo(1);
    }

    @Test
    void aLabelThatComesLateCountsFromThenOn() {
        Stream stream = new Stream(Plans.payments().feature("labels: count(fraud) by terminal over 7d"));
        stream.pay(0, "a", "t", 1);
        stream.label(true, 12 * DAY);
        stream.pay(11 * DAY, "a", "t", 1);
        assertThat(stream.number("labels")).isEqualTo(0);
        stream.pay(18 * DAY, "a", "t", 1);
        assertThat(stream.number("labels")).isEqualTo(1);
    }

    /// A stream of payments into one state.
    private static final class Stream {
        private final FeaturePlan plan;
        private final FeatureState state;
        private Row row;
        private long event;

        Stream(Plans plans) {
            plan = plans.plan();
            state = new FeatureState(plan);
            row = new Row(plan.slots());
        }

        void pay(long time, String card, String terminal, double amount) {
            row = new Row(plan.slots());
            row.time = time;
            row.arrival = time;
            row.values[0] = plan.dictionary().code(card);
            row.values[1] = plan.dictionary().code(terminal);
            row.values[2] = Math.round(amount * Type.Money.SCALE);
            state.observe(row, ++event);
        }

        void label(boolean fraud, long knownAt) {
            state.learn(event, 3, Values.truth(fraud), knownAt);
        }

        double number(String feature) {
            List<Feature> found = plan.find(feature);
            return Values.input(found.getFirst().type(), row.values[found.getFirst().slot()]);
        }
    }
}
