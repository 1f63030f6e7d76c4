package septet.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import septet.data.CardPaymentSettings;
import septet.data.Row;
import septet.data.Values;
import septet.features.Feature;
import septet.features.FeaturePlan;
import septet.features.FeatureState;
import septet.world.Chance;

/// One payment after the other through a state of fifteen features, each an update and an answer: how long one takes with 15,000 and with 750,000 keys, and when all
/// of a million are of one key; how long the features of one take that is only asked about; what they allocate, and what a key keeps in memory.
final class FeatureStream {
    static final String NAME = "features-stream";
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long HOUR = 3_600_000_000L;
    /// Nanoseconds of processor time for a payment that are asked for in the whole run, with few and with many keys; in the share, where little is warm, any of them.
    private static final double MOST = 350;
    private static final double MOST_OF_MANY = 900;
    private static final double MOST_OF_SHARE = 20_000;
    /// The same, as a clock beside it says, of the features of one payment that is only asked about: half and 99 of 100.
    private static final double MOST_ASKED = 500;
    private static final double MOST_ASKED_P99 = 1_500;
    /// Bytes that one payment may allocate: what histories grow by.
    private static final double MOST_ALLOCATED = 128;
    /// A key may hold so much beyond its entries, and so much more than these.
    private static final double KEY_BYTES = 128;
    private static final double ROOM = 1.4;
    private static final int TIMES = 50;

    private FeatureStream() {}

    /// So many payments are compared with the structure that is written by hand.
    private static final int COMPARED = 60_000;
    private static final int BY_HAND = 14;
    private static final int BATCH = 16;

    /// Each is measured so often, in turns with the structure by hand: where others use the same memory, one turn says as much of them as of this.
    private static final int TURNS = 5;

    /// What one payment took, by the middle one of all turns.
    private record Took(double work, double allocated, boolean small) {}

    /// What one question took, by the middle one of all turns.
    private record Asked(double half, double most, double allocated) {}

    static Outcome run(Size size) {
        CardPaymentSettings town = size == Size.DEEP ? CardPaymentSettings.DEFAULT : CardPaymentSettings.DEFAULT.withDays(60);
        PaymentArrays payments = new PaymentArrays(town);
        Map<String, Object> values = new LinkedHashMap<>();
        boolean equal = equal(payments);
        values.put("equal to the structure by hand in every bit", equal);
        int turns = size == Size.DEEP ? TURNS : 1;
        Took few = stream(payments, "15,000 keys", turns, values);
        Asked asked = asked(payments, "15,000 keys", turns, values);
        oneKey(payments, size == Size.DEEP ? 1_000_000 : 200_000, values);
        payments.spread(TIMES);
        Took many = stream(payments, "750,000 keys", turns, values);
        asked(payments, "750,000 keys", turns, values);
        Map<String, Boolean> caught = Map.of("a row made anew for each payment", allocated(payments) > MOST_ALLOCATED);
        boolean met = equal && few.allocated() <= MOST_ALLOCATED && few.work() <= (size == Size.DEEP ? MOST : MOST_OF_SHARE)
                && many.work() <= (size == Size.DEEP ? MOST_OF_MANY : MOST_OF_SHARE)
                && asked.allocated() <= 1 && (size == Size.SHARE || few.small() && many.small() && asked.half() <= MOST_ASKED && asked.most() <= MOST_ASKED_P99);
        return new Outcome(NAME, "0", payments.rows(), values, caught, met);
    }

    private static Took stream(PaymentArrays payments, String keys, int turns, Map<String, Object> values) {
        int from = payments.rows() - payments.rows() / 3;
        double[] told = new double[turns];
        double[] byHand = new double[turns];
        for (int turn = 0; turn < turns; turn++) {
            told[turn] = expected(payments, from);
            byHand[turn] = byHand(payments, from);
        }
        values.put(keys + ", a payment observed and its label announced, sixteen read before the first as a server does, processor time, ns", FeatureTraining.shown(told));
        values.put(keys + ", the same by hand for these columns alone, ns", FeatureTraining.shown(byHand));
        values.put(keys + ", times the work by hand", Math.round(10 * FeatureTraining.middle(told) / FeatureTraining.middle(byHand)) / 10.0);
        return alone(payments, keys, from, FeatureTraining.middle(told), values);
    }

    private static Took alone(PaymentArrays payments, String keys, int from, double told, Map<String, Object> values) {
        FeaturePlan plan = payments.plan();
        FeatureState state = new FeatureState(plan);
        Row row = new Row(plan.slots());
        int measured = payments.rows() - from;
        long work = 0;
        long allocated = 0;
        for (int i = 0; i < payments.rows(); i++) {
            if (i == from) {
                work = THREADS.getCurrentThreadCpuTime();
                allocated = THREADS.getCurrentThreadAllocatedBytes();
            }
            payments.load(i, row);
            state.observe(row, i);
            state.learnAll(plan.mainSource(), row, i);
        }
        double eachWork = (THREADS.getCurrentThreadCpuTime() - work) / (double) measured;
        double eachAllocated = (THREADS.getCurrentThreadAllocatedBytes() - allocated) / (double) measured;
        values.put(keys + ", the same, each alone, ns", Math.round(eachWork));
        values.put(keys + ", bytes allocated for a payment", Math.round(eachAllocated));
        double bytes = (double) state.bytes() / state.keys();
        double entries = (double) state.entryBytes() / state.keys();
        values.put(keys + ", keys", state.keys());
        values.put(keys + ", bytes a key, and of its entries alone", Math.round(bytes) + ", " + Math.round(entries));
        return new Took(told, eachAllocated, bytes <= KEY_BYTES + ROOM * entries);
    }

    private static double byHand(PaymentArrays payments, int from) {
        HandWrittenStream stream = new HandWrittenStream();
        double[] features = new double[BY_HAND];
        long work = 0;
        for (int i = 0; i < payments.rows(); i++) {
            if (i == from) work = THREADS.getCurrentThreadCpuTime();
            stream.observe(payments, i, features);
        }
        return (THREADS.getCurrentThreadCpuTime() - work) / (double) (payments.rows() - from);
    }

    /// Payments that come in batches, as those of a request do: the state is told of each sixteen before it takes them in.
    private static double expected(PaymentArrays payments, int from) {
        FeaturePlan plan = payments.plan();
        FeatureState state = new FeatureState(plan);
        Row[] rows = new Row[BATCH];
        for (int i = 0; i < BATCH; i++) rows[i] = new Row(plan.slots());
        long work = 0;
        int measured = 0;
        for (int first = 0; first < payments.rows(); first += BATCH) {
            if (work == 0 && first >= from) {
                work = THREADS.getCurrentThreadCpuTime();
                measured = payments.rows() - first;
            }
            int count = Math.min(BATCH, payments.rows() - first);
            for (int i = 0; i < count; i++) payments.load(first + i, rows[i]);
            state.expect(plan.mainSource(), rows, count);
            for (int i = 0; i < count; i++) {
                state.observe(rows[i], first + i);
                state.learnAll(plan.mainSource(), rows[i], first + i);
            }
        }
        return (THREADS.getCurrentThreadCpuTime() - work) / (double) measured;
    }

    /// Whether the structure by hand gives the same bits.
    private static boolean equal(PaymentArrays payments) {
        FeaturePlan plan = payments.plan();
        FeatureState state = new FeatureState(plan);
        Row row = new Row(plan.slots());
        HandWrittenStream stream = new HandWrittenStream();
        double[] features = new double[BY_HAND];
        boolean equal = true;
        for (int i = 0; i < Math.min(COMPARED, payments.rows()); i++) {
            payments.load(i, row);
            state.observe(row, i);
            state.learnAll(plan.mainSource(), row, i);
            stream.observe(payments, i, features);
            for (int k = 0; k < BY_HAND; k++) {
                Feature feature = plan.features().get(k);
                equal &= Double.doubleToLongBits(Values.input(feature.type(), row.values[feature.slot()])) == Double.doubleToLongBits(features[k]);
            }
        }
        return equal;
    }

    /// Each payment of the last third is asked about before it is taken in; the answer is what it then shows. Labels that time brings with a question, and room for its
    /// payment, are there when it is asked again: that one is all that allocates for an answer.
    private static Asked asked(PaymentArrays payments, String keys, int turns, Map<String, Object> values) {
        double[] half = new double[turns];
        double[] most = new double[turns];
        double allocated = 0;
        for (int turn = 0; turn < turns; turn++) {
            Asked asked = asked(payments);
            half[turn] = asked.half();
            most[turn] = asked.most();
            allocated = Math.max(allocated, asked.allocated());
        }
        values.put(keys + ", features of a payment that is only asked about, p50, ns", FeatureTraining.shown(half));
        values.put(keys + ", features of a payment that is only asked about, p99, ns", FeatureTraining.shown(most));
        values.put(keys + ", bytes allocated for an answer", Math.round(allocated));
        return new Asked(FeatureTraining.middle(half), FeatureTraining.middle(most), allocated);
    }

    private static Asked asked(PaymentArrays payments) {
        FeaturePlan plan = payments.plan();
        FeatureState state = new FeatureState(plan);
        Row row = new Row(plan.slots());
        Row answer = new Row(plan.slots());
        int measured = payments.rows() / 3;
        int from = payments.rows() - measured;
        double[] questions = new double[measured];
        long allocated = 0;
        for (int i = 0; i < payments.rows(); i++) {
            payments.load(i, row);
            if (i >= from) {
                payments.load(i, answer);
                long begin = System.nanoTime();
                state.ask(answer);
                questions[i - from] = System.nanoTime() - begin;
                allocated -= THREADS.getCurrentThreadAllocatedBytes();
                state.ask(answer);
                allocated += THREADS.getCurrentThreadAllocatedBytes();
            }
            state.observe(row, i);
            state.learnAll(plan.mainSource(), row, i);
            if (i >= from && !Arrays.equals(row.values, answer.values)) throw new IllegalStateException("payment " + i + " shows something else than was answered");
        }
        Arrays.sort(questions);
        return new Asked(questions[measured / 2], questions[(int) (measured * 0.99)], allocated / (double) measured);
    }

    /// Of a caller that makes a row for each payment.
    private static double allocated(PaymentArrays payments) {
        FeaturePlan plan = payments.plan();
        FeatureState state = new FeatureState(plan);
        int count = Math.min(20_000, payments.rows());
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < count; i++) {
            Row row = new Row(plan.slots());
            payments.load(i, row);
            state.observe(row, i);
        }
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / (double) count;
    }

    /// A month of one busy card at one terminal, then questions after silence and late payments.
    private static void oneKey(PaymentArrays payments, int events, Map<String, Object> values) {
        FeaturePlan plan = payments.plan();
        FeatureState state = new FeatureState(plan);
        Row row = new Row(plan.slots());
        payments.load(0, row);
        long step = 30 * 24 * HOUR / events;
        long now = 0;
        long event = 0;
        long start = System.nanoTime();
        for (int i = 0; i < events; i++) {
            now += step;
            observe(state, row, now, now, event++);
        }
        values.put("one key of " + events + " events, in order, ns", Math.round((System.nanoTime() - start) / (double) events));
        Chance chance = Chance.of(0);
        for (int hours : new int[] {0, 1, 24}) {
            double[] late = new double[201];
            for (int i = 0; i < late.length; i++) {
                now += step;
                start = System.nanoTime();
                observe(state, row, now - hours * HOUR + (hours == 0 ? 0 : chance.nextInt(1_000_000)), now, event++);
                late[i] = (System.nanoTime() - start) / 1e3;
            }
            values.put("one key, " + hours + " h late, us", FeatureTraining.shown(late));
        }
        for (int hours : new int[] {1, 24}) {
            double[] silent = new double[21];
            for (int i = 0; i < silent.length; i++) {
                now += hours * HOUR;
                start = System.nanoTime();
                observe(state, row, now, now, event++);
                silent[i] = (System.nanoTime() - start) / 1e3;
            }
            values.put("one key, after " + hours + " h of silence, us", FeatureTraining.shown(silent));
        }
        Feature count = plan.find("card_payments_30d").getFirst();
        if (!(Values.number(row.values[count.slot()]) > 0)) throw new IllegalStateException("nothing counted");
    }

    private static void observe(FeatureState state, Row row, long time, long arrival, long event) {
        row.time = time;
        row.arrival = arrival;
        state.observe(row, event);
        state.learnAll(0, row, event);
    }
}
