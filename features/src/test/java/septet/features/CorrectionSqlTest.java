package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import septet.data.Row;
import septet.data.Values;
import septet.design.Type;
import septet.world.Chance;

/// Corrected and deleted events against SQL: of each id the last row that has arrived, unless it takes the event out.
class CorrectionSqlTest {
    private static final long SEED = 4;
    private static final int ROWS = 1_500;
    private static final long SECOND = 1_000_000;

    private record Told(int place, long arrival, long time, int id, int card, long cents, boolean gone) {}

    @Test
    void countsAndSumsAndExtremesEqualDuckDb() throws SQLException {
        FeaturePlan plan = new Plans().source("payments", Plans.column("card", Plans.key("card")), Plans.column("amount", Plans.MONEY), Plans.column("gone", Plans.BOOL)).corrected("gone")
                .feature("n: count() by card over 60s").feature("total: sum(amount) by card over 60s").feature("all: count() by card").feature("most: max(amount) by card")
                .feature("kinds: distinct(amount) by card over 60s").plan();
        List<Told> log = log();
        FeatureState state = new FeatureState(plan);
        List<long[]> found = new ArrayList<>();
        Row row = new Row(plan.slots());
        for (Told told : log) {
            row.clear();
            row.time = told.time() * SECOND;
            row.arrival = told.arrival() * SECOND;
            row.id = "p" + told.id();
            row.values[0] = plan.dictionary().code("c" + told.card());
            row.values[1] = told.cents() * Type.Money.SCALE / 100;
            row.values[2] = Values.truth(told.gone());
            if (!state.observe(row, told.place())) continue;
            long[] values = new long[1 + plan.features().size()];
            values[0] = told.place();
            for (int i = 1; i < values.length; i++) {
                Feature feature = plan.features().get(i - 1);
                long bits = row.values[feature.slot()];
                values[i] = feature.type() instanceof Type.Money ? bits == Values.MISSING ? -1 : bits * 100 / Type.Money.SCALE : bits == Values.MISSING ? -1 : (long) Values.number(bits);
            }
            found.add(values);
        }
        assertThat(found.size()).isGreaterThan(900);
        assertThat(ofSql(log)).usingElementComparator(java.util.Arrays::compare).containsExactlyElementsOf(found);
    }

    /// Rows in the order in which they arrive: every third is told once more, some of these take their event out.
    private static List<Told> log() {
        Chance chance = Chance.of(SEED);
        List<Told> log = new ArrayList<>();
        Set<Integer> out = new HashSet<>();
        long now = 0;
        for (int place = 0; place < ROWS; place++) {
            now += chance.nextInt(3);
            boolean again = place > 0 && chance.nextInt(3) == 0;
            int id = again ? log.get(place - 1 - chance.nextInt(Math.min(place, 60))).id() : place;
            boolean gone = again && chance.nextInt(4) == 0;
            if (gone) out.add(id);
            log.add(new Told(place, now, now - chance.nextInt(20), id, chance.nextInt(5), chance.nextInt(9_000), gone));
        }
        assertThat(out).hasSizeGreaterThan(50);
        return log;
    }

    private static List<long[]> ofSql(List<Told> log) throws SQLException {
        List<long[]> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:"); Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 2");
            StringBuilder values = new StringBuilder();
            for (Told told : log) {
                values.append(values.isEmpty() ? "" : ",").append("(").append(told.place()).append(",").append(told.time()).append(",").append(told.id()).append(",").append(told.card())
                        .append(",").append(told.cents()).append(",").append(told.gone()).append(")");
            }
            statement.execute("CREATE TABLE log AS SELECT * FROM (VALUES " + values + ") t(place, time, id, card, cents, gone)");
            statement.execute("CREATE TABLE firsts AS SELECT * FROM log a WHERE NOT EXISTS (SELECT 1 FROM log b WHERE b.id = a.id AND b.place < a.place)");
            statement.execute("CREATE TABLE seen AS SELECT r.place AS row, r.time AS t0, r.card AS of, l.* FROM firsts r JOIN log l ON l.place <= r.place "
                    + "QUALIFY row_number() OVER (PARTITION BY r.place, l.id ORDER BY l.place DESC) = 1");
            String inside = " FILTER (WHERE card = of AND time <= t0 AND time > t0 - 60)";
            String before = " FILTER (WHERE card = of AND time <= t0)";
            try (ResultSet result = statement.executeQuery("SELECT row, count(*)" + inside + ", coalesce(sum(cents)" + inside + ", 0), count(*)" + before + ", coalesce(max(cents)" + before
                    + ", -1), coalesce(nullif(count(DISTINCT cents)" + inside + ", 0), -1) FROM seen WHERE NOT gone GROUP BY row ORDER BY row")) {
                while (result.next()) {
                    long[] row = new long[6];
                    for (int i = 0; i < row.length; i++) row[i] = result.getLong(i + 1);
                    rows.add(row);
                }
            }
        }
        return rows;
    }
}
