package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import septet.data.Row;
import septet.data.Values;
import septet.design.Type;
import septet.world.Chance;

/// Aggregates over windows against DuckDB's window functions, on unique times (its `RANGE` sees ties that come later): counts and whole units equal, doubles
/// within what adding doubles in some order may cost.
class WindowSqlTest {
    private static final int ROWS = 6_000;
    private static final long SECOND = 1_000_000;
    private static final double ERROR = 1e-9;
    private static final Map<String, String> SAME = new LinkedHashMap<>();

    static {
        SAME.put("n: count() by card", "count(*)");
        SAME.put("known: count(score) by card", "count(score)");
        SAME.put("total: sum(amount) by card", "coalesce(sum(amount), 0)::BIGINT");
        SAME.put("least: min(amount) by card", "min(amount)");
        SAME.put("most: max(score) by card", "max(score)");
        SAME.put("old: first(amount) by card", "first_value(amount)");
        SAME.put("new: last(amount) by card", "last_value(amount)");
        SAME.put("shops: distinct(shop) by card", "count(DISTINCT shop)");
        SAME.put("median: quantile(amount, 0.5) by card", "quantile_disc(amount, 0.5)");
        SAME.put("high: quantile(amount, 0.9) by card", "quantile_disc(amount, 0.9)");
        SAME.put("online: sum(flag) by card", "count(*) FILTER (flag)");
        SAME.put("usual: mean(amount) by card", "avg(amount) / 10000");
        SAME.put("scores: sum(score) by card", "coalesce(sum(score), 0)");
        SAME.put("score: mean(score) by card", "avg(score)");
        SAME.put("spread: variance(score) by card", "var_samp(score)");
        SAME.put("deviation: stddev(amount) by card", "stddev_samp(amount) / 10000");
        SAME.put("mixed: entropy(shop) by card", "entropy(shop) * ln(2)");
        SAME.put("part: share(flag) by card", "avg(flag::INTEGER)");
    }

    @Test
    void windowFunctionsSayTheSame() throws SQLException {
        Plans plans = new Plans().source("payments", Plans.column("card", Plans.key("card")), Plans.column("shop", Plans.CATEGORY), Plans.column("amount", Plans.MONEY),
                Plans.column("score", Plans.NUMBER), Plans.column("flag", Plans.BOOL));
        SAME.keySet().forEach(line -> plans.feature(line + " over 50s, 900s"));
        FeaturePlan plan = plans.plan();
        try (DuckDBConnection connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:")) {
            long[][] found = play(plan, connection);
            StringBuilder sql = new StringBuilder("SELECT t");
            for (String window : new String[] {"w50", "w900"}) SAME.values().forEach(value -> sql.append(", ").append(over(value, window)));
            sql.append(" FROM p WINDOW w50 AS (PARTITION BY card ORDER BY t RANGE BETWEEN 49999999 PRECEDING AND CURRENT ROW), w900 AS (PARTITION BY card ORDER BY t RANGE BETWEEN ")
                    .append(900 * SECOND - 1).append(" PRECEDING AND CURRENT ROW) ORDER BY t");
            long compared = 0;
            try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql.toString())) {
                for (int row = 0; row < ROWS; row++) {
                    assertThat(result.next()).isTrue();
                    for (int i = 0; i < 2 * SAME.size(); i++) {
                        Feature feature = plan.features().get(2 * (i % SAME.size()) + i / SAME.size());
                        compare(feature, found[row][feature.slot()], result, i + 2, row);
                        compared++;
                    }
                }
            }
            System.out.printf("%,d values equal DuckDB's window functions%n", compared);
        }
    }

    /// A window stands behind the aggregate and its filter.
    private static String over(String value, String window) {
        int end = value.indexOf(')') + 1;
        if (value.startsWith("coalesce(")) end = value.indexOf("),") + 1;
        if (value.contains("FILTER")) end = value.length();
        return value.substring(0, end) + " OVER " + window + value.substring(end);
    }

    private static void compare(Feature feature, long bits, ResultSet result, int column, int row) throws SQLException {
        Object expected = result.getObject(column);
        String what = feature.name() + " of row " + row + ": DuckDB " + expected;
        if (bits == Values.MISSING || expected == null) {
            assertThat(bits == Values.MISSING).as(what).isEqualTo(expected == null || feature.name().startsWith("shops") && result.getDouble(column) == 0);
            return;
        }
        double value = feature.type() instanceof Type.Money ? bits : Values.number(bits);
        boolean whole = feature.type() instanceof Type.Money || expected instanceof Long || feature.name().startsWith("most");
        if (whole) assertThat(value).as(what).isEqualTo(result.getDouble(column));
        else assertThat(Math.abs(value - result.getDouble(column))).as(what + " and " + value).isLessThanOrEqualTo(ERROR * Math.max(1, Math.abs(value)));
    }

    private static long[][] play(FeaturePlan plan, DuckDBConnection connection) throws SQLException {
        create(connection);
        Chance chance = Chance.of(77);
        FeatureState state = new FeatureState(plan);
        long[][] found = new long[ROWS][];
        long time = 0;
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "p")) {
            for (int i = 0; i < ROWS; i++) {
                time += 1 + chance.nextInt(9) * SECOND / 2;
                Row row = new Row(plan.slots());
                row.time = time;
                row.arrival = time;
                String card = "c" + chance.nextInt(6);
                String shop = "s" + (int) Math.pow(chance.nextInt(40), 0.7);
                row.values[0] = plan.dictionary().code(card);
                row.values[1] = plan.dictionary().code(shop);
                row.values[2] = chance.nextInt(1_000_000);
                row.values[3] = chance.nextInt(5) == 0 ? Values.MISSING : Values.number(chance.nextGaussian() * 100);
                row.values[4] = chance.nextInt(2);
                state.observe(row, i);
                found[i] = row.values.clone();
                appender.beginRow();
                appender.append(time);
                appender.append(card);
                appender.append(shop);
                appender.append(row.values[2]);
                if (row.values[3] == Values.MISSING) appender.appendNull();
                else appender.append(Values.number(row.values[3]));
                appender.append(row.values[4] == 1);
                appender.endRow();
            }
        }
        return found;
    }

    private static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE p(t BIGINT, card VARCHAR, shop VARCHAR, amount BIGINT, score DOUBLE, flag BOOLEAN)");
        }
    }
}
