package septet.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
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

    @Test
    void aRowNeverSeesItsOwnLabelButTheNextOfTheSameTimeDoes() {
        Stream stream = new Stream(new Plans().source("payments", Plans.column("card", Plans.key("card")), Plans.column("terminal", Plans.key("terminal")),
                Plans.column("amount", Plans.MONEY), Plans.late("fraud", Plans.BOOL, Plans.after(Duration.ZERO))).feature("risk: mean(fraud) by terminal over 1d"));
        stream.pay(0, "a", "t", 1);
        assertThat(stream.number("risk")).isNaN();
        stream.label(true, 0);
        stream.pay(0, "b", "t", 1);
        assertThat(stream.number("risk")).isEqualTo(1);
    }

    @Test
    void onlyTheFirstLabelOfAKnownEventCounts() {
        Stream stream = new Stream(Plans.payments().feature("risk: mean(fraud) by terminal over 30d"));
        stream.pay(0, "a", "t", 1);
        assertThat(stream.state.learn(99, 3, 1, 0)).as("an unknown event").isFalse();
        assertThat(stream.state.learn(1, 3, Values.MISSING, 0)).as("a missing label").isFalse();
        assertThat(stream.state.learn(1, 2, 1, 0)).as("a column that nothing waits for").isFalse();
        assertThat(stream.state.learn(1, 3, 1, 0)).isTrue();
        assertThat(stream.state.learn(1, 3, 0, 0)).as("a second label").isFalse();
        stream.pay(8 * DAY, "a", "t", 1);
        assertThat(stream.number("risk")).isEqualTo(1);
    }

    @Test
    void eventsAreFoundByIdUntilTheyAreForgotten() {
        Stream stream = new Stream(Plans.payments().feature("risk: mean(fraud) by terminal over 30d"));
        stream.id = "p1";
        stream.pay(0, "a", "t", 1);
        assertThat(stream.state.find(0, "p1")).hasValue(1);
        assertThat(stream.state.find(0, "p2")).isEmpty();
        assertThat(stream.state.find(0, "")).isEmpty();
        stream.id = "";
        stream.pay(37 * DAY, "a", "t", 1);
        assertThat(stream.state.find(0, "p1")).as("after the delay and thirty days").hasValue(1);
        stream.pay(37 * DAY + 1, "a", "t", 1);
        assertThat(stream.state.find(0, "p1")).isEmpty();
        assertThat(stream.state.learn(1, 3, 1, 38 * DAY)).isFalse();
    }

    @Test
    void anEventThatWaitsForAnAnnouncedLabelIsNotForgotten() {
        Stream stream = new Stream(Plans.payments().feature("labels: count(fraud) by terminal over 30d"));
        stream.pay(0, "a", "t", 1);
        stream.label(true, 100 * DAY);
        for (int day = 1; day < 100; day++) stream.pay(day * DAY, "a", "u", 1);
        stream.pay(100 * DAY, "a", "t", 1);
        assertThat(stream.number("labels")).isEqualTo(1);
        assertThat(stream.state.remembered()).as("events of the last 37 days").isEqualTo(38);
    }

    @Test
    void timesBefore1970AndAtTheEndsOfTimeAreTimes() {
        for (long start : new long[] {-5 * DAY, -62_135_596_800_000_000L, 253_402_300_799_000_000L, Long.MIN_VALUE + 10, Long.MAX_VALUE - 3 * DAY}) {
            Stream stream = new Stream(Plans.payments().feature("n: count() by card over 1d, 36500d").feature("labels: count(fraud) by terminal over 36500d")
                    .feature("all: count() by card"));
            stream.pay(start, "a", "t", 1);
            stream.label(true, start);
            stream.pay(start + DAY, "a", "t", 1);
            stream.pay(start + DAY + 1, "a", "t", 1);
            assertThat(stream.number("n_1d")).as("from %s", start).isEqualTo(2);
            assertThat(stream.number("n_36500d")).isEqualTo(3);
            assertThat(stream.number("all")).isEqualTo(3);
        }
    }

    @Test
    void oneEventFromTheFutureChangesNoOtherRow() {
        Stream stream = new Stream(Plans.payments().feature("n: count() by card over 1d").feature("all: count() by card"));
        stream.pay(0, "a", "t", 1);
        stream.late(300 * 365 * DAY, 1, "a");
        for (int hour = 1; hour <= 100; hour++) {
            stream.pay(hour * DAY / 24, "a", "t", 1);
            assertThat(stream.number("n")).isEqualTo(Math.min(hour + 1, 24));
            assertThat(stream.number("all")).isEqualTo(hour + 1);
            assertThat(stream.state.degraded()).isFalse();
        }
    }

    @Test
    void historyThatIsReplayedMuchLaterIsNotDegraded() {
        Stream stream = new Stream(Plans.payments().feature("n: count() by card over 7d").feature("labels: count(fraud) by terminal over 30d"));
        for (int day = 0; day < 40; day++) {
            stream.late(day * DAY, 5_000 * DAY, "a");
            stream.label(true, day * DAY);
            assertThat(stream.state.degraded()).isFalse();
            assertThat(stream.number("n")).isEqualTo(Math.min(day + 1, 7));
            assertThat(stream.number("labels")).as("day %s", day).isEqualTo(Math.max(0, Math.min(day - 6, 30)));
        }
    }

    @Test
    void aSumBeyondMoneyIsMissingAndCounted() {
        Stream stream = new Stream(Plans.payments().feature("total: sum(amount) by card over 7d").feature("usual: mean(amount) by card over 7d")
                .feature("n: count(amount) by card over 7d"));
        stream.pay(0, "a", "t", 900_000_000_000_000.0);
        stream.pay(DAY, "a", "t", 900_000_000_000_000.0);
        assertThat(stream.number("total")).isNaN();
        assertThat(stream.state.overflows()).isEqualTo(1);
        assertThat(stream.number("usual")).isEqualTo(900_000_000_000_000.0);
        stream.pay(8 * DAY, "a", "t", 1);
        assertThat(stream.number("total")).as("it is exact again once the large ones have left").isEqualTo(1);
        assertThat(stream.state.overflows()).isEqualTo(1);
    }

    @Test
    void aSumOfNumbersBeyondDoublesIsMissingAndComesBack() {
        Stream stream = new Stream(new Plans().source("s", Plans.column("card", Plans.key("card")), Plans.column("terminal", Plans.key("terminal")),
                Plans.column("x", Plans.NUMBER))
                .feature("total: sum(x) by card over 7d"));
        long huge = Values.number(Double.MAX_VALUE);
        for (int day = 0; day < 3; day++) stream.put(day * DAY, huge);
        assertThat(stream.number("total")).isNaN();
        stream.put(9 * DAY - 1, Values.number(0.5));
        assertThat(stream.number("total")).as("one huge, one half").isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void aggregatesStandUponAggregates() {
        Stream stream = new Stream(Plans.payments().feature("top: max(running) by card over 7d").feature("running: sum(n) by card over 7d").feature("n: count() by card over 7d")
                .feature("early: hour(time) < 12").feature("halves: count() by card, early over 7d").feature("of_busy: count() where n >= 2 by terminal over 7d")
                .feature("again: count() by terminal = card over 7d").feature("share_of: n / (count() by terminal over 7d)"));
        double[][] expected = {{1, 1, 1, 1, 0, 0, 1}, {2, 3, 3, 1, 1, 0, 1}, {3, 6, 6, 2, 2, 0, 1}};
        for (int i = 0; i < 3; i++) {
            stream.pay(i * DAY / 2, "a", "t", 1);
            String[] names = {"n", "running", "top", "halves", "of_busy", "again", "share_of"};
            for (int j = 0; j < names.length; j++) assertThat(stream.number(names[j])).as("%s of payment %s", names[j], i).isEqualTo(expected[i][j]);
        }
        stream.pay(2 * DAY, "t", "u", 1);
        assertThat(stream.number("again")).as("payments at the terminal that has the card's name").isEqualTo(3);
    }

    @Test
    void whatWaitsForALabelRemembersTheTextsAndFeaturesOfItsEvent() {
        FeaturePlan plan = new Plans().source("payments", Plans.column("card", Plans.key("card")), Plans.column("note", Plans.TEXT), Plans.column("kind", Plans.CATEGORY),
                        Plans.late("fraud", Plans.BOOL, Plans.after(Duration.ofDays(7))), Plans.late("loss", Plans.NUMBER, Plans.after(Duration.ofDays(9))))
                .feature("loud: share_of_capitals(note) > 0.5").feature("n: count() by card").feature("low: lower(note)")
                .feature("seen: count() where fraud and loud and contains(note, 'NOW') by card").feature("lost: sum(loss) where fraud and low = 'call' by kind")
                .feature("busy: max(n) where fraud by kind").plan();
        FeatureState state = new FeatureState(plan);
        long event = 0;
        for (int day = 0; day < 20; day++) {
            Row row = new Row(plan.slots());
            row.time = day * DAY;
            row.arrival = row.time;
            row.values[0] = plan.dictionary().code("a");
            row.texts[1] = day % 2 == 0 ? "NOW" : "call";
            row.values[1] = 0;
            row.values[2] = plan.dictionary().code("k");
            state.observe(row, event);
            state.learn(event, 3, Values.truth(day % 3 == 0), row.time);
            state.learn(event, 4, Values.number((double) day), row.time);
            event++;
            int labelled = day - 7;
            long seen = IntStream.rangeClosed(0, labelled).filter(d -> d % 6 == 0).count();
            long busy = labelled < 0 ? 0 : labelled / 3 * 3 + 1;
            double lost = IntStream.rangeClosed(0, day - 9).filter(d -> d % 3 == 0 && d % 2 == 1).sum();
            assertThat(Values.number(row.values[plan.find("seen").getFirst().slot()])).as("day %s", day).isEqualTo(seen);
            assertThat(Values.number(row.values[plan.find("lost").getFirst().slot()])).as("day %s", day).isEqualTo(lost);
            if (busy > 0) assertThat(Values.number(row.values[plan.find("busy").getFirst().slot()])).as("day %s", day).isEqualTo(busy);
        }
    }

    @Test
    void aRequestOfKnownKeysAllocatesNothing() {
        Stream stream = new Stream(Plans.payments().feature("n: count() by card over 1d, 7d").feature("spend: mean(amount) by card over 7d").feature("total: sum(amount) by card")
                .feature("top: max(amount) by card over 7d").feature("risk: mean(fraud) by terminal over 7d").feature("night: hour(time) < 6").feature("ratio: amount / spend"));
        stream.words();
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = 0;
        for (int i = 0; i < 60_000; i++) {
            if (i == 40_000) before = threads.getThreadAllocatedBytes(Thread.currentThread().threadId());
            stream.again(i * DAY / 1_000, i);
        }
        long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().threadId()) - before;
        assertThat(bytes / 20_000).as("bytes for each of 20,000 payments").isLessThan(8);
    }

    @Test
    void equalLogsGiveEqualHashesWhateverTheCodes() {
        long first = hash(List.of(), 300);
        assertThat(hash(List.of("x", "c3", "t1", "c1"), 300)).isEqualTo(first);
        assertThat(hash(List.of(), 299)).isNotEqualTo(first);
    }

    @Test
    void eventsAreNamedInRisingOrder() {
        Stream stream = new Stream(Plans.payments().feature("n: count() by card over 7d"));
        stream.pay(0, "a", "t", 1);
        assertThatThrownBy(() -> stream.state.observe(stream.row, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static long hash(List<String> words, int events) {
        Stream stream = new Stream(Plans.payments().feature("n: count() by card over 1d").feature("risk: mean(fraud) by terminal over 30d").feature("top: max(amount) by card"));
        words.forEach(stream.plan.dictionary()::code);
        for (int i = 0; i < events; i++) {
            stream.id = "p" + i;
            stream.pay(i * DAY / 7, "c" + i % 13, "t" + i % 5, i);
            if (i % 3 > 0) stream.label(i % 4 == 0, i * DAY / 7);
        }
        return stream.state.stateHash();
    }

    /// A stream of payments into one state.
    private static final class Stream {
        private final FeaturePlan plan;
        private final FeatureState state;
        private Row row;
        private long event;
        private String id = "";

        Stream(Plans plans) {
            plan = plans.plan();
            state = new FeatureState(plan);
            row = new Row(plan.slots());
        }

        void pay(long time, String card, String terminal, double amount) {
            observe(time, time, card, terminal, Math.round(amount * Type.Money.SCALE));
        }

        void late(long time, long arrival, String card) {
            observe(time, arrival, card, "t", Type.Money.SCALE);
        }

        void put(long time, long value) {
            observe(time, time, "a", "t", value);
        }

        void words() {
            for (int i = 0; i < 10; i++) plan.dictionary().code("w" + i);
        }

        /// One more payment in the same row, with its label.
        void again(long time, int number) {
            row.time = time;
            row.arrival = time;
            row.values[0] = number % 7;
            row.values[1] = number % 5;
            row.values[2] = number;
            state.observe(row, ++event);
            label(number % 9 == 0, time);
        }

        private void observe(long time, long arrival, String card, String terminal, long value) {
            row = new Row(plan.slots());
            row.time = time;
            row.arrival = arrival;
            row.id = id;
            row.values[0] = plan.dictionary().code(card);
            row.values[1] = plan.dictionary().code(terminal);
            row.values[2] = value;
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
