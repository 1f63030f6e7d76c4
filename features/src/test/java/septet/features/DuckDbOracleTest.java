package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import septet.data.CardPaymentSettings;
import septet.data.Formulas;

/// The training set of generated card payments against SQL that somebody else's engine runs: the definition as a join.
class DuckDbOracleTest {
    private static final CardPaymentSettings TOWN = new CardPaymentSettings(60, 11, 700, 1_000, CardPaymentSettings.DEFAULT.start());
    private static final int[] DAYS = {1, 7, 30};

    @Test
    void countsAndSumsAndMeansOfIntegersAreEqualBitForBit() throws SQLException {
        FeaturePlan plan = Plans.payments().feature("n: count() by card over 1d, 7d, 30d").feature("total: sum(amount) by card over 1d, 7d, 30d")
                .feature("spend: mean(amount) by card over 1d, 7d, 30d").feature("labels: count(fraud) by terminal over 1d, 7d, 30d")
                .feature("frauds: sum(fraud) by terminal over 1d, 7d, 30d").feature("risk: mean(fraud) by terminal over 1d, 7d, 30d").plan();
        Payments payments = new Payments(plan, TOWN);
        TrainingSet set = TrainingSet.replay(new FeatureState(plan), List.of(payments), new TrainingSet.Request(Long.MIN_VALUE, Long.MAX_VALUE, plan.features(), 3,
                Optional.empty(),
                List.of(Formulas.slot(2, Plans.MONEY))));
        assertThat(set.size()).isEqualTo(payments.rows());
        assertThat(set.degraded()).isZero();
        try (DuckDBConnection connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:")) {
            load(connection, payments);
            long equal = compare(connection, set, plan, "card", 0, "sum(b.cents)", 100) + compare(connection, set, plan, "terminal", 604_800, "sum(b.fraud)", 1);
            System.out.printf("%,d values of %,d generated payments equal DuckDB's bit for bit%n", equal, set.size());
            assertThat(equal).isEqualTo(18L * set.size());
        }
    }

    private static void load(DuckDBConnection connection, Payments payments) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 2");
            statement.execute("CREATE TABLE p(i BIGINT, s BIGINT, card INTEGER, terminal INTEGER, cents BIGINT, fraud INTEGER)");
        }
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "p")) {
            for (int row = 0; row < payments.rows(); row++) {
                Payments.Payment payment = payments.all.get(row);
                appender.beginRow();
                appender.append((long) row);
                appender.append(payment.second());
                appender.append(payment.card());
                appender.append(payment.terminal());
                appender.append(payment.cents());
                appender.append(payment.fraud() ? 1 : 0);
                appender.endRow();
            }
        }
    }

    /// Compares count, sum and mean of the three windows; of `card` they are the first nine features, of `terminal` the others.
    private static long compare(DuckDBConnection connection, TrainingSet set, FeaturePlan plan, String key, int delay, String sum, int units) throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT a.i");
        for (int days : DAYS) {
            String inside = " FILTER (WHERE b.s + " + delay + " > a.s - " + days * 86_400 + ")";
            sql.append(", count(b.i)").append(inside).append(" AS n").append(days).append(", coalesce(").append(sum).append(inside).append(", 0)::BIGINT AS t").append(days);
        }
        sql.append(" FROM p a LEFT JOIN p b ON a.").append(key).append(" = b.").append(key).append(" AND b.i <= a.i AND b.s + ").append(delay).append(" <= a.s AND b.s + ")
                .append(delay).append(" > a.s - 2592000 GROUP BY a.i ORDER BY a.i");
        int first = key.equals("card") ? 0 : 9;
        long equal = 0;
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(
                "SELECT *, " + mean(1, units) + ", " + mean(7, units) + ", " + mean(30, units) + " FROM (" + sql + ") ORDER BY i")) {
            for (int row = 0; result.next(); row++) {
                for (int window = 0; window < 3; window++) {
                    double[] expected = {result.getDouble(2 + 2 * window), result.getDouble(3 + 2 * window) / units, number(result, 8 + window)};
                    for (int what = 0; what < 3; what++) {
                        int feature = first + 3 * what + window;
                        double found = set.inputs()[feature][row];
                        boolean same = Double.doubleToLongBits(found) == Double.doubleToLongBits(expected[what]);
                        if (!same) throw new AssertionError("row " + row + " " + plan.features().get(feature).name() + ": " + found + ", DuckDB " + expected[what]);
                        equal++;
                    }
                }
            }
        }
        return equal;
    }

    private static String mean(int days, int units) {
        return "CASE WHEN n" + days + " > 0 THEN t" + days + "::DOUBLE / (" + units + " * n" + days + ")::DOUBLE END AS m" + days;
    }

    private static double number(ResultSet result, int column) throws SQLException {
        double value = result.getDouble(column);
        return result.wasNull() ? Double.NaN : value;
    }
}
