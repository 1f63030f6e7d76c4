package septet.benchmarks;

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

/// One payment after the other through a state of fifteen features: how long one takes with 15,000 keys, and when all of a million are of one key;
/// what a key keeps in memory.
final class FeatureStream {
    static final String NAME = "features-stream";
    private static final long HOUR = 3_600_000_000L;
    /// Nanoseconds for a payment that are asked for, on a machine with nothing else to do.
    private static final double MOST = 5_000;

    private FeatureStream() {}

    static Outcome run(Size size) {
        CardPaymentSettings town = size == Size.DEEP ? CardPaymentSettings.DEFAULT : CardPaymentSettings.DEFAULT.withDays(60);
        PaymentArrays payments = new PaymentArrays(town);
        Map<String, Object> values = new LinkedHashMap<>();
        double middle = stream(payments, values);
        oneKey(payments, size == Size.DEEP ? 1_000_000 : 200_000, values);
        return new Outcome(NAME, "0", payments.rows(), values, Map.of(), middle <= MOST);
    }

    private static double stream(PaymentArrays payments, Map<String, Object> values) {
        FeaturePlan plan = payments.plan();
        FeatureState state = new FeatureState(plan);
        Row row = new Row(plan.slots());
        int measured = payments.rows() / 3;
        double[] nanos = new double[measured];
        for (int i = 0; i < payments.rows(); i++) {
            payments.load(i, row);
            long start = System.nanoTime();
            state.observe(row, i);
            long end = System.nanoTime();
            state.learnAll(plan.mainSource(), row, i);
            int place = i - (payments.rows() - measured);
            if (place >= 0) nanos[place] = end - start;
        }
        Arrays.sort(nanos);
        values.put("payment observed, p50, ns", Math.round(nanos[measured / 2]));
        values.put("payment observed, p99, ns", Math.round(nanos[(int) (measured * 0.99)]));
        values.put("keys", state.keys());
        values.put("bytes a key, entries included", Math.round((double) state.bytes() / state.keys()));
        return nanos[measured / 2];
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
