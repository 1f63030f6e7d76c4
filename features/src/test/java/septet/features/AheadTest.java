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
import septet.data.Column;
import septet.data.Dictionary;
import septet.data.Row;
import septet.data.Schema;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.Table;
import septet.data.Values;
import septet.design.Fault;
import septet.design.Problems;
import septet.world.Chance;

/// What is computed of rows from later events, against its definition: of what had arrived when the window had closed, whatever lies in (t0, t0 + D].
class AheadTest {
    private static final long SEED = 9_2026;
    private static final long SECOND = 1_000_000;
    private static final int VISITS = 0, ORDERS = 1;
    private static final List<String> HEADS = List.of("bought: any(orders) by customer within 10s", "left: not (any(orders) where price > 50 by customer within 20s)",
            "spent: sum(orders.price) by customer within 10s", "again: count() by customer within 30s",
            "soon: (any(orders) by customer within 5s) and not (any(orders) by customer within 2s)", "last: last(orders.price) by customer = friend within 10s");

    private enum Bug { NONE, T0_INSIDE, END_OUTSIDE, ALL_THAT_EVER_ARRIVES, CLOSED_TOO_EARLY, OPEN_COUNTED }

    private record Fact(int source, long time, long arrival, long[] values) {}

    private static Plans plans(Duration late) {
        Column customer = Plans.column("customer", Plans.key("customer"));
        Column friend = Plans.column("friend", Plans.key("customer"));
        Column price = Plans.column("price", Plans.MONEY);
        // without an end of lateness a window closes at its end, and what comes later does not count
        Plans plans = late.isNegative() ? new Plans().source("visits", customer, friend).source("orders", customer, price)
                : new Plans().lateBy("visits", late, customer, friend).lateBy("orders", late, customer, price);
        HEADS.forEach(plans::feature);
        return plans;
    }

    private static Ahead ahead(Duration late) {
        Problems problems = new Problems();
        Ahead ahead = Ahead.compile(plans(late).declarations(), problems).orElse(null);
        problems.refuse(Fault.DESIGN);
        return ahead;
    }

    @Test
    void everyHeadEqualsTheDefinitionInEveryBit() {
        long compared = 0;
        for (int number = 0; number < 80; number++) compared += play(number, Bug.NONE, true);
        System.out.printf("%,d values of later events (seed %d) equal the definition%n", compared, SEED);
        assertThat(compared).isGreaterThan(100_000);
    }

    @ParameterizedTest
    @EnumSource(value = Bug.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aPlantedBugIsFound(Bug bug) {
        long different = 0;
        for (int number = 0; number < 8; number++) different += play(number, bug, false);
        assertThat(different).as("values that %s changes", bug).isPositive();
    }

    private static long play(int number, Bug bug, boolean equal) {
        Chance chance = Chance.of(SEED).at(number);
        long late = List.of(-1L, 0L, 3L, 8L).get(chance.nextInt(4));
        Ahead ahead = ahead(Duration.ofSeconds(late));
        List<Fact> log = log(chance, ahead.plan().dictionary());
        Tables tables = new Tables(ahead.plan(), log);
        AheadTable found = AheadTable.of(ahead, List.of(tables.of(VISITS), tables.of(ORDERS)));
        long last = log.getLast().arrival;
        long different = 0;
        for (int row = 0; row < tables.facts(VISITS).size(); row++) {
            Fact visit = tables.facts(VISITS).get(row);
            for (int head = 0; head < HEADS.size(); head++) {
                long expected = value(head, visit, log, late < 0 ? Long.MAX_VALUE : late * SECOND, last, bug);
                if (found.values()[head][row] != expected) different++;
                if (equal) assertThat(found.values()[head][row]).as("seed %s stream %s row %s %s", SEED, number, row, HEADS.get(head)).isEqualTo(expected);
            }
        }
        return equal ? (long) HEADS.size() * tables.facts(VISITS).size() : different;
    }

    private static List<Fact> log(Chance chance, Dictionary words) {
        List<Fact> log = new ArrayList<>();
        long now = 0;
        for (int event = 0; event < 800; event++) {
            now += chance.nextInt(3) == 0 ? 0 : chance.nextInt(3) * SECOND;
            long time = chance.nextInt(3) == 0 ? now - chance.nextInt(12) * SECOND : now;
            long customer = chance.nextInt(15) == 0 ? Values.MISSING : words.code("c" + chance.nextInt(4));
            int source = chance.nextInt(5) < 2 ? VISITS : ORDERS;
            long second = source == ORDERS ? chance.nextInt(100) * 10_000L : chance.nextInt(9) == 0 ? Values.MISSING : words.code("c" + chance.nextInt(4));
            log.add(new Fact(source, time, now, new long[] {customer, second}));
        }
        // the order of a log: of one arrival by time, then by the name of the source, then as it was
        log.sort(java.util.Comparator.comparingLong(Fact::arrival).thenComparingLong(Fact::time).thenComparingInt(fact -> -fact.source));
        return log;
    }

    /// The definition.
    private static long value(int head, Fact visit, List<Fact> log, long late, long last, Bug bug) {
        long width = List.of(10L, 20L, 10L, 30L, 5L, 10L).get(head) * SECOND;
        if (visit.arrival - visit.time > late) return Values.MISSING;
        long close = visit.time + width + (late == Long.MAX_VALUE ? 0 : late);
        if (bug != Bug.OPEN_COUNTED && Math.max(visit.arrival, close + 1) > last + 1) return Values.MISSING;
        long key = head == 5 ? visit.values[1] : visit.values[0];
        if (key == Values.MISSING) return Values.MISSING;
        List<Fact> inside = inside(head == 3 ? VISITS : ORDERS, key, visit, width, new Log(log, late, close), bug);
        return switch (head) {
            case 0 -> Values.truth(!inside.isEmpty());
            case 1 -> Values.truth(inside.stream().noneMatch(fact -> fact.values[1] > 50 * 10_000));
            case 2 -> inside.stream().mapToLong(fact -> fact.values[1]).sum();
            case 3 -> Values.number((double) inside.size());
            case 4 -> Values.truth(!inside.isEmpty() && inside(ORDERS, key, visit, 2 * SECOND, new Log(log, late, close), bug).isEmpty());
            default -> inside.isEmpty() ? Values.MISSING : inside.getLast().values[1];
        };
    }

    /// @param close when what counts has arrived
    private record Log(List<Fact> facts, long late, long close) {}

    private static List<Fact> inside(int source, long key, Fact visit, long width, Log log, Bug bug) {
        List<Fact> inside = new ArrayList<>();
        for (Fact fact : log.facts) {
            if (fact.source != source || fact.values[0] != key || fact.arrival - fact.time > log.late) continue;
            boolean after = bug == Bug.T0_INSIDE ? fact.time >= visit.time : fact.time > visit.time;
            boolean before = bug == Bug.END_OUTSIDE ? fact.time < visit.time + width : fact.time <= visit.time + width;
            long closed = Math.max(log.close, visit.arrival - 1);
            boolean arrived = bug == Bug.ALL_THAT_EVER_ARRIVES || fact.arrival <= (bug == Bug.CLOSED_TOO_EARLY ? closed - SECOND : closed);
            if (after && before && arrived) inside.add(fact);
        }
        inside.sort(java.util.Comparator.comparingLong(Fact::time));
        return inside;
    }

    /// The facts of a log as tables.
    private record Tables(FeaturePlan plan, List<Fact> log) {
        List<Fact> facts(int source) {
            return log.stream().filter(fact -> fact.source == source).toList();
        }

        Table of(int source) {
            List<Fact> facts = facts(source);
            return new Table() {
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
                    return facts.get(row).time;
                }

                @Override
                public void load(int row, Row into) {
                    into.clear();
                    into.time = facts.get(row).time;
                    into.arrival = facts.get(row).arrival;
                    System.arraycopy(facts.get(row).values, 0, into.values, 0, 2);
                }
            };
        }
    }

    @Test
    void whatIsServedLearnsThemWhenTheBatchDoes() {
        for (int number = 0; number < 30; number++) {
            Chance chance = Chance.of(SEED).of("served").at(number);
            Duration late = Duration.ofSeconds(chance.nextInt(6) - 1);
            Ahead ahead = ahead(late);
            List<Fact> log = log(chance, ahead.plan().dictionary());
            Tables tables = new Tables(ahead.plan(), log);
            AheadTable batch = AheadTable.of(ahead, List.of(tables.of(VISITS), tables.of(ORDERS)));
            List<String> expected = new ArrayList<>();
            for (int row = 0; row < batch.rows(); row++) for (int head = 0; head < HEADS.size(); head++) expected.add(row + " " + head + " " + batch.values()[head][row]);
            List<String> heard = new ArrayList<>();
            AheadState state = new AheadState(ahead);
            int visits = 0;
            for (int event = 0; event < log.size(); event++) {
                Fact fact = log.get(event);
                Row row = new Row(ahead.plan().slots(fact.source));
                row.time = fact.time;
                row.arrival = fact.arrival;
                System.arraycopy(fact.values, 0, row.values, 0, 2);
                row.id = fact.source == VISITS ? String.valueOf(visits++) : "";
                state.advance(fact.arrival, (_, id, head, value, _) -> heard.add(id + " " + head + " " + value));
                if (!ahead.plan().isTooLate(fact.source, row)) state.take(fact.source, row, event);
                if (event % 100 == 50) state = restarted(state, ahead);
            }
            state.advance(log.getLast().arrival + 1, (_, id, head, value, _) -> heard.add(id + " " + head + " " + value));
            assertThat(heard).as("seed %s stream %s", SEED, number).isSubsetOf(expected).hasSizeGreaterThan(1_000);
            List<String> never = new ArrayList<>(expected);
            never.removeAll(heard);
            assertThat(never).allMatch(each -> each.endsWith(" " + Values.MISSING));
        }
    }

    private static AheadState restarted(AheadState state, Ahead ahead) {
        StateWriter bytes = new StateWriter(ahead.plan().dictionary());
        state.write(bytes);
        AheadState read = new AheadState(ahead);
        read.read(new StateReader(bytes.blocks(), ahead.plan().dictionary()));
        assertThat(read.hash()).isEqualTo(state.hash());
        return read;
    }

    @Test
    void theyAreWhatDuckDbCounts() throws SQLException {
        Ahead ahead = ahead(Duration.ZERO);
        Chance chance = Chance.of(SEED).of("duckdb");
        List<Fact> log = new ArrayList<>();
        for (long time = 1; time < 30_000; time++) {
            long at = time * SECOND / 4;
            log.add(new Fact(chance.nextInt(3) == 0 ? VISITS : ORDERS, at, at, new long[] {ahead.plan().dictionary().code("c" + chance.nextInt(60)), chance.nextInt(90) * 10_000L}));
        }
        Tables tables = new Tables(ahead.plan(), log);
        AheadTable found = AheadTable.of(ahead, List.of(tables.of(VISITS), tables.of(ORDERS)));
        try (DuckDBConnection connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:"); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE e(s BIGINT, t BIGINT, k BIGINT, x BIGINT)");
            try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "e")) {
                for (Fact fact : log) {
                    appender.beginRow();
                    for (long value : new long[] {fact.source, fact.time, fact.values[0], fact.values[1]}) appender.append(value);
                    appender.endRow();
                }
            }
            ResultSet result = statement.executeQuery("SELECT count(o.x), coalesce(sum(o.x), 0)::BIGINT FROM e v LEFT JOIN e o ON o.s = 1 AND o.k = v.k AND o.t > v.t "
                    + "AND o.t <= v.t + 10000000 WHERE v.s = 0 GROUP BY v.t ORDER BY v.t");
            int compared = 0;
            for (int row = 0; result.next(); row++) {
                if (found.values()[0][row] == Values.MISSING) continue;
                assertThat(found.values()[0][row]).as("row %s", row).isEqualTo(Values.truth(result.getLong(1) > 0));
                assertThat(found.values()[2][row]).as("row %s", row).isEqualTo(result.getLong(2));
                compared += 2;
            }
            System.out.printf("%,d values of later events equal DuckDB's%n", compared);
            assertThat(compared).isGreaterThan(19_000);
        }
    }

    @Test
    void whatDoesNotLookAheadIsRefused() {
        Problems problems = new Problems();
        Plans plans = new Plans().source("visits", Plans.column("customer", Plans.key("customer")), Plans.column("paid", Plans.MONEY))
                .feature("a: any(visits) by customer over 7d").feature("b: paid > 5").feature("c: count() by customer within today").feature("d: decayed_mean(paid, 1d) by customer within 7d");
        assertThat(Ahead.compile(plans.declarations(), problems)).isEmpty();
        assertThat(problems.list().stream().map(septet.design.Problem::line)).containsExactly(
                "design.yaml:1:4 framing.predict.a: what is estimated lies ahead of t0, within one fixed time; nobody could say when it is known. Write within 30d. [FEATURES-WINDOW]",
                "design.yaml:2:4 framing.predict.b: b is computed from nothing that comes later; there would be nothing to estimate. Write an aggregate of later events: "
                        + "any(orders) by customer within 30d. [FEATURES-MISPLACED]",
                "design.yaml:3:4 framing.predict.c: what is estimated lies ahead of t0, within one fixed time; nobody could say when it is known. Write within 30d. [FEATURES-WINDOW]",
                "design.yaml:4:4 framing.predict.d: decayed_mean cannot be estimated; a label is one exact value. Estimate any, count, sum, mean, min, max, share, variance, "
                        + "stddev, first, last, distinct, entropy. [FEATURES-UNKNOWN-FUNCTION]");
    }

    /// There is something to estimate, though not by an expression of its own.
    @Test
    void whatIsComputedOfALaterColumnIsNotBuiltYet() {
        Problems problems = new Problems();
        Plans plans = new Plans().source("visits", Plans.column("customer", Plans.key("customer")), Plans.late("paid", Plans.MONEY, new septet.data.Known.Later())).feature("b: paid > 5");
        assertThat(Ahead.compile(plans.declarations(), problems)).isEmpty();
        assertThat(problems.list()).extracting(septet.design.Problem::code).containsExactly("DESIGN-NOT-YET");
    }
}
