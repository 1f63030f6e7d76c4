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

/// The training set of generated card payments with fifteen features, columns in memory to columns in memory: our one pass on one
/// thread beside the fastest SQL that was found for DuckDB, on two. Both in turn; the medians of the processor time of the process
/// count, which other work on the machine disturbs less than the clock.
/// Each value is compared too, but on rows of which another of the same key and second comes later: SQL cannot tell these apart.
final class FeatureTraining {
    static final String NAME = "features-training";
    private static final int[] DAYS = {1, 7, 30};
    /// How many times less work is asked for, in the whole run.
    private static final double LESS = 2;
    private static final int WARM = 4;

    private FeatureTraining() {}

    static Outcome run(Size size) throws SQLException {
        CardPaymentSettings town = size == Size.DEEP ? CardPaymentSettings.DEFAULT : new CardPaymentSettings(60, 0, 1_500, 3_000, CardPaymentSettings.DEFAULT.start());
        PaymentArrays payments = new PaymentArrays(town);
        int rounds = size == Size.DEEP ? 7 : 3;
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        double[] ourWork = new double[rounds];
        double[] theirWork = new double[rounds];
        Map<String, Boolean> caught = new LinkedHashMap<>();
        long different;
        try (DuckDBConnection connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:")) {
            load(connection, payments);
            TrainingSet set = train(payments);
            for (int warm = 0; warm < WARM; warm++) set = train(payments);
            for (int round = 0; round < rounds; round++) {
                long start = System.nanoTime();
                long work = work();
                set = train(payments);
                ours[round] = (System.nanoTime() - start) / 1e6;
                ourWork[round] = (work() - work) / 1e6;
                start = System.nanoTime();
                work = work();
                execute(connection, "CREATE OR REPLACE TABLE examples AS " + sql(0));
                theirs[round] = (System.nanoTime() - start) / 1e6;
                theirWork[round] = (work() - work) / 1e6;
            }
            different = differences(connection, payments, set);
            execute(connection, "CREATE OR REPLACE TABLE examples AS " + sql(1));
            caught.put("window one second too long", differences(connection, payments, set) > 0);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("rows", payments.rows());
        values.put("values that differ from DuckDB's", different);
        values.put("ours, 1 thread, ms", shown(ours));
        values.put("ours, processor time, ms", shown(ourWork));
        values.put("ours, processor time, ns a row", Math.round(middle(ourWork) * 1e6 / payments.rows()));
        values.put("DuckDB, 2 threads, ms", shown(theirs));
        values.put("DuckDB, processor time, ms", shown(theirWork));
        double faster = middle(theirWork) / middle(ourWork);
        values.put("times less work", Math.round(10 * faster) / 10.0);
        return new Outcome(NAME, "0", payments.rows(), values, caught,
                different == 0 && (size == Size.SHARE || faster >= LESS));
    }

    /// Nanoseconds of processor time of the whole process.
    private static long work() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static TrainingSet train(PaymentArrays payments) {
        FeaturePlan plan = payments.plan();
        return TrainingSet.replay(new FeatureState(plan), List.of(payments),
                new TrainingSet.Request(Long.MIN_VALUE, Long.MAX_VALUE, plan.inputs(), 3, Optional.empty(), List.of()));
    }

    private static void execute(DuckDBConnection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void load(DuckDBConnection connection, PaymentArrays payments) throws SQLException {
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
    private static String sql(int tooLong) {
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
        inner.append(" FROM (SELECT id, s, card, terminal, amount, (8589934592 + round(amount * 100))::DOUBLE AS pc, (8589934592 + fraud::INTEGER)::DOUBLE AS pf FROM p)");
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

    private static boolean[] tied(PaymentArrays payments) {
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
