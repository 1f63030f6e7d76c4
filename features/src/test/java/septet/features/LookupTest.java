package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import septet.data.Dictionary;
import septet.data.Row;
import septet.data.Schema;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.Table;
import septet.data.Values;
import septet.world.Chance;

/// Paths through entities against their definition: of the versions that arrived before, the last one whose time is not after t0.
class LookupTest {
    private static final long SEED = 5_2026;
    private static final int PAYMENTS = 0, CARDS = 1, BRANCHES = 2, ALARMS = 3;
    private static final int LIMIT = 1, BRANCH = 2, CITY = 1, NOTE = 2;

    private enum Bug { NONE, NEWEST_OF_ALL, LATER_THAN_T0, ARRIVAL_IGNORED, FIRST_OF_TIES }

    /// An event as it stood in the log.
    private record Fact(int source, long position, long time, long[] values, String note) {}

    private static Plans plans() {
        return new Plans().source("payments", Plans.column("card", Plans.key("card")), Plans.column("amount", Plans.MONEY),
                Plans.late("fraud", Plans.BOOL, Plans.after(Duration.ofSeconds(5))))
                .entity("cards", "card", true, Plans.column("card", Plans.key("card")), Plans.column("limit", Plans.MONEY), Plans.column("branch", Plans.key("branch")))
                .entity("branches", "branch", false, Plans.column("branch", Plans.key("branch")), Plans.column("city", Plans.CATEGORY), Plans.column("note", Plans.TEXT))
                .source("alarms", Plans.column("card", Plans.key("card")))
                .feature("share: amount / card.limit").feature("city: card.branch.city").feature("note: card.branch.note")
                .feature("in_city: count() by card.branch.city over 20s").feature("frauds: sum(fraud) by card.branch over 20s")
                .feature("alarms_near: count(alarms) by card.branch.city over 20s").input("card.limit").input("card.branch");
    }

    @Test
    void everyPathEqualsTheDefinitionInEveryBit() {
        long compared = 0;
        for (int number = 0; number < 60; number++) compared += play(number, Bug.NONE, true);
        System.out.printf("%,d looked up values (seed %d) equal the definition%n", compared, SEED);
        assertThat(compared).isGreaterThan(100_000);
    }

    @ParameterizedTest
    @EnumSource(value = Bug.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aPlantedBugIsFound(Bug bug) {
        long different = 0;
        for (int number = 0; number < 10; number++) different += play(number, bug, false);
        assertThat(different).as("values that %s changes", bug).isPositive();
    }

    /// @return how many values were compared, or with a bug how many differed
    private static long play(int number, Bug bug, boolean equal) {
        Chance chance = Chance.of(SEED).at(number);
        FeaturePlan plan = plans().kept(Duration.ofDays(300)).plan();
        FeatureState state = new FeatureState(plan);
        List<Fact> log = new ArrayList<>();
        Row[] rows = new Row[plan.sources()];
        for (int i = 0; i < rows.length; i++) rows[i] = new Row(plan.slots(i));
        long compared = 0;
        long different = 0;
        long now = 0;
        for (int event = 0; event < 900; event++) {
            now += chance.nextInt(3) * 500_000L;
            int source = List.of(PAYMENTS, PAYMENTS, PAYMENTS, CARDS, CARDS, BRANCHES, ALARMS).get(chance.nextInt(7));
            Row row = rows[source];
            row.clear();
            row.arrival = now;
            row.time = chance.nextInt(4) == 0 ? now - chance.nextInt(40) * 500_000L : now;
            fill(row, source, plan.dictionary(), chance);
            log.add(new Fact(source, event, row.time, row.values.clone(), row.texts.length > NOTE ? row.texts[NOTE] : ""));
            if (event % 300 == 299) state = restarted(state);
            state.observe(source, row, event);
            state.learnAll(source, row, event);
            if (source != PAYMENTS) continue;
            Oracle oracle = new Oracle(log, bug);
            for (String feature : List.of("card.limit", "card.branch", "city", "share", "in_city", "alarms_near")) {
                long found = row.values[plan.find(feature).getFirst().slot()];
                long expected = oracle.value(feature, log.getLast());
                compared++;
                if (found != expected) different++;
                if (equal) assertThat(found).as("seed %s stream %s event %s %s", SEED, number, event, feature).isEqualTo(expected);
            }
            String note = row.texts[plan.find("note").getFirst().slot()];
            if (equal) assertThat(note).isEqualTo(oracle.note(log.getLast()));
        }
        return equal ? compared : different;
    }

    /// The same state from its bytes.
    private static FeatureState restarted(FeatureState state) {
        StateWriter bytes = new StateWriter(state.plan().dictionary());
        state.write(bytes);
        FeatureState read = new FeatureState(state.plan());
        read.read(new StateReader(bytes.blocks(), state.plan().dictionary()));
        assertThat(read.stateHash()).isEqualTo(state.stateHash());
        return read;
    }

    private static void fill(Row row, int source, Dictionary words, Chance chance) {
        row.values[0] = chance.nextInt(15) == 0 ? Values.MISSING : words.code(source == BRANCHES ? "b" + chance.nextInt(4) : "c" + chance.nextInt(5));
        switch (source) {
            case PAYMENTS -> {
                row.values[1] = chance.nextInt(1_000) * 10_000L;
                row.values[2] = chance.nextInt(2);
            }
            case CARDS -> {
                row.values[LIMIT] = chance.nextInt(8) == 0 ? Values.MISSING : chance.nextInt(100) * 10_000L;
                row.values[BRANCH] = chance.nextInt(8) == 0 ? Values.MISSING : words.code("b" + chance.nextInt(4));
            }
            case BRANCHES -> {
                row.values[CITY] = words.code("city" + chance.nextInt(3));
                row.values[NOTE] = 0;
                row.texts[NOTE] = "note " + chance.nextInt(50);
            }
            default -> { }
        }
    }

    /// A search through the whole log for each part of a path.
    private record Oracle(List<Fact> log, Bug bug) {
        long value(String feature, Fact row) {
            return switch (feature) {
                case "card.limit" -> of(CARDS, row.values[0], row, LIMIT);
                case "card.branch" -> of(CARDS, row.values[0], row, BRANCH);
                case "city" -> city(row, row);
                case "share" -> {
                    long limit = of(CARDS, row.values[0], row, LIMIT);
                    yield limit == Values.MISSING ? Values.MISSING : Values.number(limit == 0 ? Double.NaN : row.values[1] / (double) limit);
                }
                case "in_city" -> near(PAYMENTS, row);
                default -> near(ALARMS, row);
            };
        }

        String note(Fact row) {
            long branch = of(CARDS, row.values[0], row, BRANCH);
            return version(BRANCHES, branch, row, row).stream().map(Fact::note).findFirst().orElse("");
        }

        private long city(Fact event, Fact asking) {
            long branch = version(CARDS, event.values[0], event, asking).stream().map(fact -> fact.values[BRANCH]).findFirst().orElse(Values.MISSING);
            return version(BRANCHES, branch, event, asking).stream().map(fact -> fact.values[CITY]).findFirst().orElse(Values.MISSING);
        }

        private long near(int source, Fact row) {
            long city = city(row, row);
            if (city == Values.MISSING) return Values.MISSING;
            long count = 0;
            for (Fact event : log) {
                boolean inside = event.source == source && event.time <= row.time && event.time > row.time - 20_000_000L;
                // what an event looks up is what was known when it came
                if (inside && city(event, event) == city) count++;
            }
            return Values.number((double) count);
        }

        private long of(int source, long key, Fact row, int column) {
            return version(source, key, row, row).stream().map(fact -> fact.values[column]).findFirst().orElse(Values.MISSING);
        }

        private List<Fact> version(int source, long key, Fact event, Fact asking) {
            Fact best = null;
            for (Fact fact : log) {
                if (fact.source != source || key == Values.MISSING || fact.values[0] != key) continue;
                if (bug != Bug.ARRIVAL_IGNORED && fact.position > event.position) continue;
                if (bug != Bug.LATER_THAN_T0 && fact.time > event.time) continue;
                boolean newer = best == null || fact.time > best.time || fact.time == best.time && bug != Bug.FIRST_OF_TIES;
                if (newer || bug == Bug.NEWEST_OF_ALL) best = fact;
            }
            return best == null ? List.of() : List.of(best);
        }
    }

    @Test
    void theyAreWhatDuckDbJoinsAsOf() throws SQLException {
        FeaturePlan plan = plans().plan();
        Chance chance = Chance.of(SEED).of("duckdb");
        List<long[]> payments = new ArrayList<>();
        List<long[]> cards = new ArrayList<>();
        for (long time = 1; time < 40_000; time++) (chance.nextInt(5) == 0 ? cards : payments).add(new long[] {time, chance.nextInt(300), chance.nextInt(9_999)});
        TrainingSet set = TrainingSet.replay(new FeatureState(plan), List.of(new Facts(plan, PAYMENTS, payments), new Facts(plan, CARDS, cards)),
                new TrainingSet.Request(Long.MIN_VALUE, Long.MAX_VALUE, plan.find("card.limit"), -1, java.util.Optional.empty(), List.of()));
        try (DuckDBConnection connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:"); Statement statement = connection.createStatement()) {
            load(connection, statement, "p", payments);
            load(connection, statement, "c", cards);
            ResultSet result = statement.executeQuery("SELECT c.x FROM p ASOF LEFT JOIN c ON p.k = c.k AND p.t >= c.t ORDER BY p.t");
            for (int row = 0; row < set.size(); row++) {
                assertThat(result.next()).isTrue();
                double limit = result.getLong(1);
                assertThat(Double.valueOf(set.inputs()[0][row])).as("row %s", row).isEqualTo(Double.valueOf(result.wasNull() ? Double.NaN : limit));
            }
        }
        System.out.printf("%,d values equal DuckDB's ASOF join%n", set.size());
    }

    private static void load(DuckDBConnection connection, Statement statement, String name, List<long[]> facts) throws SQLException {
        statement.execute("CREATE TABLE " + name + "(t BIGINT, k BIGINT, x BIGINT)");
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, name)) {
            for (long[] fact : facts) {
                appender.beginRow();
                for (long value : fact) appender.append(value);
                appender.endRow();
            }
        }
    }

    /// Time, key, money.
    private record Facts(FeaturePlan plan, int source, List<long[]> facts) implements Table {
        @Override
        public Schema schema() {
            return plan.schema(source);
        }

        @Override
        public Dictionary dictionary() {
            return plan.dictionary();
        }

        @Override
        public int rows() {
            return facts.size();
        }

        @Override
        public long time(int row) {
            return facts.get(row)[0] * 1_000_000;
        }

        @Override
        public void load(int row, Row into) {
            into.clear();
            into.time = time(row);
            into.arrival = into.time;
            into.values[0] = dictionary().code("k" + facts.get(row)[1]);
            into.values[1] = facts.get(row)[2] * 10_000;
        }
    }

    @Test
    void versionsThatNobodyCanAskAboutAreDropped() {
        FeaturePlan plan = plans().kept(Duration.ofSeconds(10)).plan();
        FeatureState state = new FeatureState(plan);
        Row card = new Row(plan.slots(CARDS));
        card.values[0] = plan.dictionary().code("c1");
        for (int i = 0; i < 100_000; i++) {
            card.time = card.arrival = i * 1_000_000L;
            card.values[LIMIT] = i * 10_000L;
            state.observe(CARDS, card, i);
        }
        assertThat(state.bytes()).isLessThan(20_000);
        Row payment = new Row(plan.slots());
        payment.arrival = 99_999 * 1_000_000L;
        payment.values[0] = card.values[0];
        payment.time = payment.arrival - 9_000_000L;
        state.observe(payment, 100_000);
        assertThat(payment.values[plan.find("card.limit").getFirst().slot()]).isEqualTo(99_990 * 10_000L);
        assertThat(state.degraded()).isFalse();
        payment.time = payment.arrival - 60_000_000L;
        state.observe(payment, 100_001);
        assertThat(payment.values[plan.find("card.limit").getFirst().slot()]).isEqualTo(Values.MISSING);
        assertThat(state.degraded()).isTrue();
    }

    @Test
    void whatArrivesLaterThanAllowedCountsNowhere() {
        FeaturePlan plan = new Plans().lateBy("payments", Duration.ofSeconds(10), Plans.column("card", Plans.key("card"))).feature("n: count() by card over 60s").plan();
        FeatureState state = new FeatureState(plan);
        Row row = new Row(plan.slots());
        row.values[0] = plan.dictionary().code("c");
        long[][] moments = {{100, 100}, {95, 105}, {94, 105}, {105, 105}};
        List<Object> seen = new ArrayList<>();
        for (int event = 0; event < moments.length; event++) {
            row.time = moments[event][0] * 1_000_000;
            row.arrival = moments[event][1] * 1_000_000;
            seen.addAll(List.of(state.observe(row, event), Values.number(row.values[plan.find("n").getFirst().slot()])));
        }
        assertThat(seen).containsExactly(true, 1.0, true, 1.0, false, 0.0, true, 3.0);
    }

    @Test
    void pathsThatLeadNowhereAreSaid() {
        assertThat(plans().feature("x: card.colour").problems()).containsExactly(
                "design.yaml:7:4 data.features.x: card has no column colour. Known here: branch, card, limit. [FEATURES-UNKNOWN-NAME]");
        assertThat(plans().feature("x: card.limit.size").problems()).containsExactly(
                "design.yaml:7:4 data.features.x: card.limit is no entity; it has no columns. End the path there. [FEATURES-TYPE]");
    }
}
