package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Strong columns that are known at t0, in tables of many shapes.
class HonestColumnsTest {
    private static final int SEEDS = 1;

    private static double[] column(LeakSamples made, java.util.function.IntToDoubleFunction value) {
        return IntStream.range(0, made.rows).mapToDouble(value).toArray();
    }

    private static double before(double[] values, int row, int rows) {
        return row < rows ? Double.NaN : values[row - rows];
    }

    static Map<String, LongFunction<LeakSamples>> all() {
        Map<String, LongFunction<LeakSamples>> all = new LinkedHashMap<>();
        hours(all);
        shops(all);
        others(all);
        return all;
    }

    private static void hours(Map<String, LongFunction<LeakSamples>> all) {
        all.put("hours as they are", LeakSamples::hours);
        all.put("the hour before, the day before, the week before", seed -> {
            LeakSamples it = LeakSamples.hours(seed);
            return it.with("last", row -> before(it.label, row, 1)).with("yesterday", row -> before(it.label, row, 24)).with("last week", row -> before(it.label, row, 168));
        });
        all.put("rolling means and extremes of what was known", seed -> {
            LeakSamples it = LeakSamples.hours(seed);
            double[] three = it.rolled("", it.label, 3, -1);
            double[] day = it.rolled("", it.label, 24, -1);
            return it.with("mean of 3", row -> three[row]).with("mean of a day", row -> day[row]).with("trend", row -> before(it.label, row, 1) - day[row])
                    .with("exponential", row -> IntStream.rangeClosed(1, Math.min(row, 60)).mapToDouble(i -> it.label[row - i] * 0.3 * Math.pow(0.7, i - 1)).sum());
        });
        all.put("a good forecast", seed -> {
            LeakSamples it = LeakSamples.hours(seed);
            return it.with("forecast", row -> it.label[row] + 3 * it.noise("forecast", row)).with("for the next hour", row -> row + 1 < it.rows
                    ? it.label[row + 1] + 3 * it.noise("later", row) : Double.NaN);
        });
        all.put("a walk and its step before", seed -> {
            LeakSamples it = LeakSamples.hours(seed);
            for (int row = 1; row < it.rows; row++) it.label[row] = it.label[row - 1] + it.noise("step", row);
            return it.with("last", row -> before(it.label, row, 1)).with("competitor", row -> row == 0 ? Double.NaN : it.label[row - 1] + 0.3 * it.noise("step", row)
                    + 0.3 * it.noise("own", row));
        });
        all.put("sine and cosine of day and year", seed -> {
            LeakSamples it = LeakSamples.hours(seed);
            return it.with("sine", row -> Math.sin(row / 24.0 * 2 * Math.PI)).with("cosine", row -> Math.cos(row / 24.0 * 2 * Math.PI))
                    .with("year", row -> Math.cos(row / 8760.0 * 2 * Math.PI)).with("month", row -> row / 720 % 12);
        });
    }

    private static void shops(Map<String, LongFunction<LeakSamples>> all) {
        all.put("shops as they are", LeakSamples::shops);
        all.put("the size of a shop, and its sales a week ago", seed -> {
            LeakSamples it = LeakSamples.shops(seed);
            return it.with("floor", row -> Math.exp(0.6 * it.noise("size", row % 40))).with("yesterday", row -> before(it.label, row, 40))
                    .with("a week ago", row -> before(it.label, row, 280));
        });
        all.put("the mean of teaching rows by shop", seed -> {
            LeakSamples it = LeakSamples.shops(seed);
            return it.with("encoded", it.mean("shop", it.label, row -> !it.judges(row)));
        });
        all.put("an expanding mean by shop", seed -> {
            LeakSamples it = LeakSamples.shops(seed);
            double[] sums = new double[it.rows];
            for (int row = 40; row < it.rows; row++) sums[row] = sums[row - 40] + it.label[row - 40];
            return it.with("so far", row -> row < 40 ? Double.NaN : sums[row] / (row / 40)).with("age", row -> row / 40);
        });
        all.put("a competitor's estimate", seed -> {
            LeakSamples it = LeakSamples.shops(seed);
            return it.with("estimate", row -> it.label[row] * Math.exp(0.1 * it.noise("estimate", row)));
        });
    }

    private static void others(Map<String, LongFunction<LeakSamples>> all) {
        all.put("flights of one number, alike but for their fate", seed -> {
            LeakSamples it = new LeakSamples(seed, 9_000, 2);
            it.times = IntStream.range(0, it.rows).mapToLong(row -> row * LeakSamples.HOUR).toArray();
            for (int row = 0; row < it.rows; row++) it.label[row] = it.drawn("label", row) < 0.25 ? 1 : 0;
            java.util.function.IntUnaryOperator flight = row -> (int) (1_500 * it.drawn("flight", row));
            return it.words("flight", flight).words("to", row -> (int) (90 * it.drawn("to", flight.applyAsInt(row)))).with("departure", row -> Math.rint(1_440 * it.drawn("at", flight
                    .applyAsInt(row)))).with("miles", row -> Math.rint(3_000 * it.drawn("to", flight.applyAsInt(row)))).with("minutes", row -> Math.rint(400 * it.drawn("to", flight
                    .applyAsInt(row)) + 6 * it.noise("wind", row))).with("late", row -> Math.rint(3 * it.noise("late", row)));
        });
        all.put("new customers of one tariff", seed -> {
            LeakSamples it = new LeakSamples(seed, 7_000, 2);
            for (int row = 0; row < it.rows; row++) it.label[row] = it.drawn("label", row) < (it.drawn("months", row) < 0.1 ? 0.5 : 0.2) ? 1 : 0;
            java.util.function.IntToDoubleFunction months = row -> it.drawn("months", row) < 0.1 ? 1 : Math.ceil(72 * it.drawn("long", row));
            java.util.function.IntToDoubleFunction fee = row -> 20 + Math.rint(20 * it.drawn("fee", row)) / 20 + 25 * (int) (4 * it.drawn("tariff", row));
            return it.words("tariff", row -> (int) (4 * it.drawn("tariff", row))).with("months", months).with("fee", fee).with("total", row -> months.applyAsDouble(row) * fee
                    .applyAsDouble(row) + (months.applyAsDouble(row) > 1 ? Math.rint(30 * it.noise("extra", row)) : 0)).words("pays", row -> (int) (4 * it.drawn("pays", row)));
        });
        all.put("tickets as they are", LeakSamples::tickets);
        all.put("counts by customer", seed -> {
            LeakSamples it = LeakSamples.tickets(seed);
            double[] ones = column(it, _ -> 1);
            Map<Long, Double> taught = new LinkedHashMap<>();
            for (int row = 0; row < it.rows; row++) if (!it.judges(row)) taught.merge(it.key("customer")[row], ones[row], Double::sum);
            return it.with("frequency", row -> taught.getOrDefault(it.key("customer")[row], 0.0));
        });
        all.put("the queue of the customer's last known ticket", seed -> {
            LeakSamples it = LeakSamples.tickets(seed);
            return it.words("last", row -> {
                for (int other = row - 1; other >= 0; other--) {
                    if (it.key("customer")[other] == it.key("customer")[row] && it.times[row] - it.times[other] >= it.delay) return (int) it.label[other];
                }
                return -1;
            });
        });
        for (int rows : new int[] {120, 300, 900}) all.put(rows + " patients, and a good test", seed -> {
            LeakSamples it = LeakSamples.patients(seed, rows, 0.35);
            return it.with("marker", row -> 2.3 * it.label[row] + it.noise("marker", row)).with("frequency", row -> {
                long clinic = it.key("clinic")[row];
                return java.util.Arrays.stream(it.key("clinic")).filter(other -> other == clinic).count();
            });
        });
        all.put("one in a hundred, and a score of AUC 0.98", seed -> {
            LeakSamples it = LeakSamples.patients(seed, 20_000, 0.007);
            return it.with("score", row -> 3 * it.label[row] + it.noise("score", row)).with("rate of the clinic", row -> 0.6 * it.noise("clinic effect", (int) it.key("clinic")[row]));
        });
        all.put("one of ten is taken in each session", seed -> {
            LeakSamples it = LeakSamples.sessions(seed);
            return it.with("relative price", row -> {
                double mean = IntStream.range(row / 10 * 10, row / 10 * 10 + 10).mapToDouble(other -> Math.exp(it.noise("price", other))).average().orElse(1);
                return Math.exp(it.noise("price", row)) / mean;
            });
        });
        all.put("customers who come again", seed -> {
            LeakSamples it = LeakSamples.returns(seed);
            long[] seen = new long[600];
            double[] since = new double[it.rows];
            double[] times = new double[it.rows];
            int[] count = new int[600];
            for (int row = 0; row < it.rows; row++) {
                int who = (int) it.key("customer")[row];
                since[row] = count[who] == 0 ? Double.NaN : (it.times[row] - seen[who]) / (double) LeakSamples.DAY;
                times[row] = count[who]++;
                seen[who] = it.times[row];
            }
            return it.with("days since", row -> since[row]).with("orders before", row -> times[row]);
        });
        all.put("a machine that goes on as it was", seed -> {
            LeakSamples it = LeakSamples.patients(seed, 5_000, 0.5);
            it.times = IntStream.range(0, it.rows).mapToLong(row -> row * LeakSamples.HOUR).toArray();
            it.delay = LeakSamples.HOUR;
            for (int row = 1; row < it.rows; row++) it.label[row] = it.drawn("switch", row) < 0.02 ? 1 - it.label[row - 1] : it.label[row - 1];
            return it.with("state before", row -> before(it.label, row, 1)).with("warm", row -> IntStream.range(Math.max(0, row - 6), row).mapToDouble(i -> it.label[i]).sum()
                    + 0.1 * it.noise("warm", row));
        });
    }

    @Test
    void areLeftAlone() {
        Map<String, String> alarms = new LinkedHashMap<>();
        all().forEach((name, make) -> {
            for (long seed = 1; seed <= SEEDS; seed++) {
                java.util.List<Leak> said = make.apply(seed).leaks();
                if (!said.isEmpty()) alarms.put(name + ", seed " + seed, said.toString());
            }
        });
        assertThat(alarms).isEmpty();
    }
}
