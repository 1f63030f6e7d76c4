package septet.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import septet.data.CardPaymentSettings;
import septet.features.FeaturePlan;
import septet.features.FeatureState;
import septet.features.TrainingSet;
import septet.world.RealWorld;
import septet.world.Scheduler;

/// The training set of generated card payments with fifteen features, columns in memory to columns in memory, each contestant on two threads: ours, the fastest
/// SQL that was found for DuckDB, the fastest form that was found for Polars (where a Python has it), and the loop that somebody would write by hand for these
/// columns alone. All in turn. The medians by the clock count, and those of processor time, which other work on the machine disturbs less and which does not say how well two threads share it.
/// The heap is swept before each round of what runs in this process. Each value is compared too, with DuckDB on rows of which no other of the same key and second comes later: SQL cannot tell these apart.
final class FeatureTraining {
    static final String NAME = "features-training";
    private static final int[] DAYS = {1, 7, 30};
    /// How many times less than DuckDB and Polars is asked for, on the first pass of a process (by the clock) and after it; and how much more than by hand.
    private static final double LESS_THAN_DUCKDB = 12;
    private static final double LESS_THAN_POLARS = 3;
    private static final double LESS_WHEN_COLD = 3;
    private static final double MORE_THAN_BY_HAND = 1.5;
    /// So many times the rows and keys, and so many times the work at most for each of them.
    private static final int MORE_ROWS = 5;
    private static final double MOST_GROWTH = 1.2;
    private static final int WARM = 5;
    private static final Scheduler SCHEDULER = RealWorld.start().scheduler();

    private FeatureTraining() {}

    /// Milliseconds of one contestant, round by round.
    static final class Times {
        private final double[] clock;
        private final double[] work;

        Times(int rounds) {
            clock = new double[rounds];
            work = new double[rounds];
        }

        void took(int round, long clockNanos, long workNanos) {
            clock[round] = clockNanos / 1e6;
            work[round] = workNanos / 1e6;
        }

        double middle() {
            return FeatureTraining.middle(work);
        }

        int rounds() {
            return clock.length;
        }

        double clock() {
            return FeatureTraining.middle(clock);
        }

        void tell(String who, Map<String, Object> values) {
            values.put(who + ", ms", shown(clock));
            values.put(who + ", processor time, ms", shown(work));
        }
    }

    interface Work {
        void run() throws Exception;
    }

    static Outcome run(Size size) throws Exception {
        CardPaymentSettings town = size == Size.DEEP ? CardPaymentSettings.DEFAULT : new CardPaymentSettings(60, 0, 1_500, 3_000, CardPaymentSettings.DEFAULT.start());
        PaymentArrays payments = new PaymentArrays(town);
        int rounds = size == Size.DEEP ? 9 : 3;
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Boolean> caught = new LinkedHashMap<>();
        Times cold = new Times(size == Size.DEEP ? 5 : 1);
        Times whole = new Times(cold.rounds());
        ColdTraining.measure(payments, cold, whole);
        Times ours = new Times(rounds);
        Times hand = new Times(rounds);
        Times duck = new Times(rounds);
        Times polars = new Times(rounds);
        boolean equal = true;
        long different;
        values.put("rows", payments.rows());
        Optional<Polars> peer = Polars.start(payments);
        try (DuckDBConnection connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:")) {
            load(connection, payments);
            HandWritten byHand = new HandWritten(payments);
            for (int warm = 0; warm < WARM; warm++) {
                train(payments);
                byHand.compute();
            }
            for (int round = 0; round < rounds; round++) {
                swept(ours, round, () -> train(payments));
                swept(hand, round, () -> new HandWritten(payments).compute());
                time(duck, round, () -> execute(connection, "CREATE OR REPLACE TABLE examples AS " + sql(0, "p")));
                if (peer.isPresent()) equal &= same(polars, round, peer.get(), payments);
            }
            TrainingSet set = train(payments);
            equal &= Arrays.deepEquals(bits(byHand.columns), bits(set.inputs()));
            different = differences(connection, payments, set);
            execute(connection, "CREATE OR REPLACE TABLE examples AS " + sql(1, "p"));
            caught.put("window one second too long", differences(connection, payments, set) > 0);
        } finally {
            if (peer.isPresent()) peer.get().close();
        }
        values.put("values that differ from DuckDB's", different);
        values.put("equal to the loop by hand in every bit", equal);
        ours.tell("ours", values);
        values.put("ours, processor time, ns a row", Math.round(ours.middle() * 1e6 / payments.rows()));
        hand.tell("by hand, 1 thread", values);
        duck.tell("DuckDB", values);
        double lessThanDuck = duck.middle() / ours.middle();
        double fasterThanDuck = duck.clock() / ours.clock();
        cold.tell("ours, the first pass of a process as ./septet starts it", values);
        whole.tell("ours, with the features compiled for the first time in that process", values);
        double coldLess = duck.clock() / cold.clock();
        double more = ours.middle() / hand.middle();
        values.put("times less work than DuckDB", tenths(lessThanDuck));
        values.put("times faster than DuckDB by the clock", tenths(fasterThanDuck));
        values.put("times faster than DuckDB on the first pass, by the clock", tenths(coldLess));
        values.put("times less work than DuckDB on the first pass", tenths(duck.middle() / cold.middle()));
        values.put("times the work of the loop by hand", tenths(more));
        boolean met = Math.min(lessThanDuck, fasterThanDuck) >= LESS_THAN_DUCKDB && coldLess >= LESS_WHEN_COLD && more <= MORE_THAN_BY_HAND;
        met &= polars(peer, polars, ours, values);
        caught.put("row by row through the state", slow(payments, duck));
        if (size == Size.DEEP) met &= grows(ours, values);
        return new Outcome(NAME, "0", payments.rows(), values, caught, different == 0 && equal && (size == Size.SHARE || met));
    }

    private static boolean polars(Optional<Polars> peer, Times polars, Times ours, Map<String, Object> values) {
        if (peer.isEmpty()) {
            values.put("Polars", "not here; SEPTET_PYTHON may name a Python that has it");
            return true;
        }
        polars.tell("Polars " + peer.get().version(), values);
        double less = polars.middle() / ours.middle();
        values.put("times less work than Polars", tenths(less));
        double faster = polars.clock() / ours.clock();
        values.put("times faster than Polars by the clock", tenths(faster));
        return Math.min(less, faster) >= LESS_THAN_POLARS;
    }

    /// Polars counts the same, but for ties, which it sees before they came.
    private static boolean same(Times times, int round, Polars peer, PaymentArrays payments) throws Exception {
        Polars.Took took = peer.compute();
        times.took(round, took.clock(), took.work());
        TrainingSet set = train(payments);
        double ties = took.cards() - Arrays.stream(set.inputs()[3]).sum();
        return ties >= 0 && ties < 0.001 * took.cards() && took.terminals() == (long) Arrays.stream(set.inputs()[9]).sum();
    }

    private static boolean slow(PaymentArrays payments, Times duck) throws Exception {
        Times slow = new Times(1);
        FeaturePlan plan = payments.plan();
        time(slow, 0, () -> TrainingSet.replay(new FeatureState(plan), List.of(payments), request(plan)));
        return duck.middle() / slow.middle() < LESS_THAN_DUCKDB;
    }

    private static boolean grows(Times ours, Map<String, Object> values) throws Exception {
        CardPaymentSettings town = CardPaymentSettings.DEFAULT;
        PaymentArrays more = new PaymentArrays(new CardPaymentSettings(town.days(), 0, MORE_ROWS * town.cards(), MORE_ROWS * town.terminals(), town.start()));
        Times times = new Times(3);
        // as the smaller one, with memory that has been used
        for (int warm = 0; warm < 2; warm++) train(more);
        for (int round = 0; round < 3; round++) swept(times, round, () -> train(more));
        double work = times.middle() / ours.middle();
        double clock = times.clock() / ours.clock();
        values.put(MORE_ROWS + " times the rows and keys: times the work", tenths(work));
        values.put(MORE_ROWS + " times the rows and keys: times the time", tenths(clock));
        return Math.max(work, clock) <= MOST_GROWTH * MORE_ROWS;
    }

    /// What the rounds before left is cleared away first: they are not part of a training set that is made once.
    private static void swept(Times times, int round, Work what) throws Exception {
        System.gc();
        time(times, round, what);
    }

    static void time(Times times, int round, Work what) throws Exception {
        long start = System.nanoTime();
        long work = work();
        what.run();
        times.took(round, System.nanoTime() - start, work() - work);
    }

    static double tenths(double value) {
        return Math.round(10 * value) / 10.0;
    }

    private static long[][] bits(double[][] columns) {
        return Arrays.stream(columns).map(column -> Arrays.stream(column).mapToLong(Double::doubleToLongBits).toArray()).toArray(long[][]::new);
    }

    /// Nanoseconds of processor time of the whole process.
    static long work() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    static TrainingSet train(PaymentArrays payments) throws InterruptedException {
        FeaturePlan plan = payments.plan();
        return TrainingSet.of(plan, List.of(payments), request(plan), SCHEDULER, 2);
    }

    private static TrainingSet.Request request(FeaturePlan plan) {
        return new TrainingSet.Request(Long.MIN_VALUE, Long.MAX_VALUE, plan.inputs(), 3, Optional.empty(), List.of());
    }

    static void execute(DuckDBConnection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static void load(DuckDBConnection connection, PaymentArrays payments) throws SQLException {
        execute(connection, "SET threads = 2");
        execute(connection, "SET preserve_insertion_order = false");
        execute(connection, "CREATE TABLE p(id BIGINT, s BIGINT, card INTEGER, terminal INTEGER, amount DOUBLE, fraud BOOLEAN)");
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "p")) {
            for (int row = 0; row < payments.rows(); row++) {
                appender.beginRow();
                appender.append((long) row);
                appender.append(payments.seconds[row]);
                appender.append(payments.cards[row]);
                appender.append(payments.terminals[row]);
                appender.append(payments.cents[row] / 100.0);
                appender.append(payments.frauds[row]);
                appender.endRow();
            }
        }
    }

    /// One exact double for each window holds count * 2^33 + sum of cents; windows over whole seconds.
    ///
    /// @param from a table or query of id, s, card, terminal, amount, fraud
    static String sql(int tooLong, String from) {
        StringBuilder outer = new StringBuilder("SELECT id, amount, (s % 86400 < 21600) AS night, ((s // 86400 + 3) % 7 >= 5) AS weekend");
        StringBuilder inner = new StringBuilder("SELECT id, s, amount");
        for (int days : DAYS) {
            outer.append(", floor(c").append(days).append(" / 8589934592)::BIGINT AS cn").append(days).append(", CASE WHEN c").append(days)
                    .append(" >= 8589934592 THEN (c").append(days)
                    .append(" - floor(c").append(days).append(" / 8589934592) * 8589934592) / (100.0 * floor(c").append(days).append(" / 8589934592)) END AS ca").append(days);
            outer.append(", floor(t").append(days).append(" / 8589934592)::BIGINT AS tn").append(days).append(", CASE WHEN t").append(days)
                    .append(" >= 8589934592 THEN (t").append(days)
                    .append(" - floor(t").append(days).append(" / 8589934592) * 8589934592) / floor(t").append(days).append(" / 8589934592) END AS ta").append(days);
            inner.append(", sum(pc) OVER (PARTITION BY card ORDER BY s RANGE BETWEEN ").append(days * 86_400 - 1 + tooLong)
                    .append(" PRECEDING AND CURRENT ROW) AS c").append(days);
            inner.append(", coalesce(sum(pf) OVER (PARTITION BY terminal ORDER BY s RANGE BETWEEN ").append((days + 7) * 86_400 - 1 + tooLong)
                    .append(" PRECEDING AND 604800 PRECEDING), 0) AS t").append(days);
        }
        inner.append(" FROM (SELECT id, s, card, terminal, amount, (8589934592 + round(amount * 100))::DOUBLE AS pc, (8589934592 + fraud::INTEGER)::DOUBLE AS pf FROM ").append(from).append(')');
        return outer + " FROM (" + inner + ")";
    }

    private static long differences(DuckDBConnection connection, PaymentArrays payments, TrainingSet set) throws SQLException {
        boolean[] tied = tied(payments);
        long different = 0;
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(
                "SELECT id, cn1, cn7, cn30, ca1, ca7, ca30, tn1, tn7, tn30, ta1, ta7, ta30 FROM examples")) {
            while (result.next()) {
                int row = (int) result.getLong(1);
                if (tied[row]) continue;
                // the first input is the amount itself
                for (int i = 1; i <= 12; i++) {
                    double value = result.getDouble(i + 1);
                    if (result.wasNull()) value = Double.NaN;
                    if (Double.doubleToLongBits(value) != Double.doubleToLongBits(set.inputs()[i][row])) different++;
                }
            }
        }
        return different;
    }

    static boolean[] tied(PaymentArrays payments) {
        boolean[] tied = new boolean[payments.rows()];
        for (int row = 0; row < tied.length; row++) {
            for (int next = row + 1; next < tied.length && payments.seconds[next] == payments.seconds[row]; next++) {
                if (payments.cards[next] == payments.cards[row]) tied[row] = true;
            }
        }
        return tied;
    }

    static double middle(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }

    static String shown(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return String.format(Locale.ROOT, "%.0f (%.0f..%.0f)", middle(values), sorted[0], sorted[sorted.length - 1]);
    }
}
