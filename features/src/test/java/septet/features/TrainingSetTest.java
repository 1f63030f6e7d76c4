package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.data.CardPaymentSettings;
import septet.data.Formulas;
import septet.data.Row;
import septet.data.SameRows;
import septet.data.Schema;
import septet.data.Table;
import septet.data.Values;
import septet.design.ExpressionParser;
import septet.design.Problems;
import septet.world.Chance;

/// A training set is what serving would have seen.
class TrainingSetTest {
    private static final CardPaymentSettings TOWN = new CardPaymentSettings(40, 3, 300, 400, CardPaymentSettings.DEFAULT.start());
    private static final long DAY = 86_400_000_000L;

    private static Plans design() {
        return Plans.payments().feature("night: hour(time) < 6").feature("n: count() by card over 1d, 7d").feature("spend: mean(amount) by card over 7d")
                .feature("vs_usual: amount / spend").feature("risk: mean(fraud) by terminal over 1d, 7d").feature("bad: any(fraud) by card");
    }

    @Test
    void itEqualsTheStreamWhoseLabelsComeWhenTheyAreKnown() {
        FeaturePlan plan = design().plan();
        Payments payments = new Payments(plan, TOWN);
        delaySome(payments);
        TrainingSet set = TrainingSet.replay(new FeatureState(plan), List.of(payments), all(plan));

        FeatureState state = new FeatureState(plan);
        List<Integer> order = new ArrayList<>();
        for (int row = 0; row < payments.rows(); row++) order.add(row);
        order.sort(Comparator.comparingLong(payments::arrival));
        List<long[]> labels = new ArrayList<>();
        long compared = 0;
        long event = 0;
        Row row = new Row(plan.slots());
        for (int place = 0; place < order.size(); place++) {
            row.clear();
            payments.load(order.get(place), row);
            long fraud = row.values[3];
            row.values[3] = Values.MISSING;
            while (!labels.isEmpty() && labels.getFirst()[1] <= row.arrival) {
                long[] label = labels.removeFirst();
                assertThat(state.learn(label[0], 3, label[2], label[1])).isTrue();
            }
            state.observe(row, ++event);
            insert(labels, new long[] {event, Math.max(row.time + 7 * DAY, row.arrival), fraud});
            assertThat(set.rows()[place]).isEqualTo(order.get(place));
            for (int i = 0; i < plan.features().size(); i++) {
                Feature feature = plan.features().get(i);
                double served = Values.input(feature.type(), row.values[feature.slot()]);
                if (Double.doubleToLongBits(served) != Double.doubleToLongBits(set.inputs()[i][place])) throw new AssertionError(feature + " row " + place);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(100_000);
    }

    @Test
    void itKeepsWhatIsAskedFor() {
        FeaturePlan plan = design().plan();
        Payments payments = new Payments(plan, TOWN);
        long from = payments.time(0) + 10 * DAY;
        Problems problems = new Problems();
        var eligible = Formulas.condition(ExpressionParser.parse("amount > 20"), "x", plan.scope(), problems);
        var cost = Formulas.compile(ExpressionParser.parse("amount if fraud else 0"), "x", plan.scopeOfTruth(), problems).orElseThrow();
        TrainingSet set = TrainingSet.replay(new FeatureState(plan), List.of(payments),
                new TrainingSet.Request(from, from + 5 * DAY, plan.inputs(), 3, eligible, List.of(cost, Formulas.slot(0, Plans.key("card")))));
        int size = 0;
        for (int row = 0; row < payments.rows(); row++) {
            Payments.Payment payment = payments.all.get(row);
            if (payments.time(row) < from || payments.time(row) >= from + 5 * DAY || payment.cents() <= 2_000) continue;
            assertThat(set.rows()[size]).isEqualTo(row);
            assertThat(set.times()[size]).isEqualTo(payments.time(row));
            assertThat(set.labels()[size]).isEqualTo(Values.truth(payment.fraud()));
            assertThat(set.knownAt()[size]).isEqualTo(payments.time(row) + 7 * DAY);
            assertThat(set.inputs()[0][size]).isEqualTo(payment.cents() / 100.0);
            assertThat(set.extras()[0][size]).isEqualTo(payment.fraud() ? payment.cents() * 100 : 0);
            assertThat(plan.dictionary().word((int) set.extras()[1][size])).isEqualTo("c" + payment.card());
            size++;
        }
        assertThat(set.size()).isEqualTo(size).isPositive();
    }

    @Test
    void textsAreToldApartButForDigitsCaseAndSpace() {
        assertThat(Hashes.ofWords("Call 0800 now")).isEqualTo(Hashes.ofWords("CALL 0900  NOW!".replace("!", "")));
        assertThat(Hashes.ofWords("Call now")).isNotEqualTo(Hashes.ofWords("Call me now"));
        assertThat(Hashes.ofWords("ab")).isNotEqualTo(Hashes.ofWords("ba"));
    }

    @Test
    void theStateGoesOnWhereTheTablesEnd() {
        FeaturePlan plan = design().plan();
        Payments payments = new Payments(plan, TOWN);
        FeatureState state = new FeatureState(plan);
        TrainingSet.replay(state, List.of(payments), all(plan));
        Row row = new Row(plan.slots());
        payments.load(payments.rows() - 1, row);
        row.id = "next";
        assertThat(state.observe(row, state.nextEvent())).isTrue();
        double last = Values.number(row.values[plan.find("n_7d").getFirst().slot()]);
        assertThat(last).isGreaterThan(1);
        assertThat(state.observe(row, state.nextEvent())).as("the same id again").isFalse();
        assertThat(Values.number(row.values[plan.find("n_7d").getFirst().slot()])).isEqualTo(last);
    }

    /// A table that hands out its own columns.
    private record Own(Table told, long[] allTimes, long[] allArrivals, long[][] columns) implements SameRows {
        static Own of(Table told) {
            return new Own(told, told.allTimes(), told.allArrivals(), IntStream.range(0, told.schema().columns().size()).mapToObj(told::values).toArray(long[][]::new));
        }

        @Override
        public Schema schema() {
            return told.schema();
        }

        @Override
        public long[] values(int slot) {
            return columns[slot];
        }
    }

    @Test
    void columnsThatBelongToATableStayAsTheyAre() {
        for (boolean late : new boolean[] {false, true}) {
            FeaturePlan plan = design().plan();
            Payments payments = new Payments(plan, TOWN);
            if (late) delaySome(payments);
            Own own = Own.of(payments);
            TrainingSet first = TrainingSet.of(plan, List.of(own), all(plan));
            assertThat(own.allTimes()).isEqualTo(payments.allTimes());
            assertThat(own.allArrivals()).isEqualTo(payments.allArrivals());
            for (int slot = 0; slot < own.columns().length; slot++) assertThat(own.columns()[slot]).isEqualTo(payments.values(slot));
            assertThat(Arrays.deepEquals(first.inputs(), TrainingSet.replay(new FeatureState(plan), List.of(own), all(plan)).inputs())).isTrue();
        }
    }

    private static TrainingSet.Request all(FeaturePlan plan) {
        return new TrainingSet.Request(Long.MIN_VALUE, Long.MAX_VALUE, plan.features(), 3, Optional.empty(), List.of());
    }

    /// One payment in twenty arrives up to 20 hours late.
    private static void delaySome(Payments payments) {
        Chance chance = Chance.of(9);
        payments.all.replaceAll(payment -> chance.nextInt(20) > 0 ? payment : new Payments.Payment(payment.id(), payment.second(), payment.second() + chance.nextInt(72_000),
                payment.card(), payment.terminal(), payment.cents(), payment.fraud()));
    }

    private static void insert(List<long[]> labels, long[] label) {
        int at = labels.size();
        while (at > 0 && labels.get(at - 1)[1] > label[1]) at--;
        labels.add(at, label);
    }
}
