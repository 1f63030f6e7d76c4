package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import septet.data.Row;
import septet.data.Values;
import septet.world.Chance;

/// The state against the definition, on random designs and streams: every value, every bit.
class OracleTest {
    private static final long SEED = 7_2025;
    private static final int STREAMS = 480;
    private static final int EVENTS = 330;
    private static final long NEEDED = 3_000_000;
    private static final Duration KEPT = Duration.ofDays(3_650);

    /// How many values were compared, and how many differed; the first difference in words.
    private record Outcome(long compared, long different, String first) {}

    @Test
    void everyValueEqualsTheDefinitionInEveryBit() {
        long compared = 0;
        for (int number = 0; number < STREAMS; number++) {
            Outcome outcome = play(number, EVENTS, KEPT, 60, Oracle.Bug.NONE);
            assertThat(outcome.different()).as("seed %s stream %s: %s", SEED, number, outcome.first()).isZero();
            compared += outcome.compared();
        }
        System.out.printf("%,d values of %d streams (seed %d) equal the definition in every bit%n", compared, STREAMS, SEED);
        assertThat(compared).isGreaterThanOrEqualTo(NEEDED);
    }

    @Test
    void stateThatIsDroppedIsNeverMissed() {
        long compared = 0;
        long degraded = 0;
        for (int number = 0; number < 60; number++) {
            RandomStream stream = stream(number, Chance.of(SEED).of("kept").at(number), Duration.ofNanos(stream(number, Chance.of(SEED).of("kept").at(number), KEPT).unit * 20_000));
            Game game = new Game(stream, Oracle.Bug.NONE);
            Outcome outcome = game.play(600, 40);
            assertThat(outcome.different()).as("seed %s stream %s: %s", SEED, number, outcome.first()).isZero();
            assertThat(game.wrongly).as("rows that were not too late, and yet degraded").isZero();
            compared += outcome.compared();
            degraded += game.degraded;
        }
        System.out.printf("%,d values beside %,d degraded rows equal the definition where state is dropped%n", compared, degraded);
        assertThat(degraded).isPositive();
    }

    /// Of some the labels enter histories before they are known.
    private static RandomStream stream(int number, Chance chance, Duration kept) {
        return number % 4 == 3 ? RandomStream.foretold(chance, kept) : new RandomStream(chance, kept);
    }

    @ParameterizedTest
    @EnumSource(value = Oracle.Bug.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aPlantedBugIsFound(Oracle.Bug bug) {
        long different = 0;
        for (int number = 0; number < 40 && different < 10; number++) different += play(number, 150, KEPT, 60, bug).different();
        assertThat(different).as("values that %s changes", bug).isPositive();
        System.out.printf("%s is caught: %,d values differ%n", bug, different);
    }

    private static Outcome play(int number, int events, Duration kept, int latest, Oracle.Bug bug) {
        RandomStream stream = stream(number, Chance.of(SEED).at(number), kept);
        return new Game(stream, bug).play(events, latest);
    }

    /// One stream, played into the state and searched by the oracle.
    private static final class Game {
        private final RandomStream stream;
        private final FeatureState state;
        private final Oracle oracle;
        private final List<Fact> log = new ArrayList<>();
        private final List<long[]> pending = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private final Row[] rows;
        private long compared;
        private long different;
        private String first = "";
        private long degraded;
        private long wrongly;

        Game(RandomStream stream, Oracle.Bug bug) {
            this.stream = stream;
            this.state = new FeatureState(stream.plan);
            this.oracle = new Oracle(stream, log, bug);
            this.rows = new Row[] {new Row(stream.plan.slots()), new Row(3)};
            Conditions.KIND_ONE.set((long) stream.plan.dictionary().code("k1"));
        }

        Outcome play(int events, int latest) {
            for (int event = 0; event < events; event++) {
                int source = stream.next(rows, log, latest);
                Row row = rows[source];
                becomeKnown(row.arrival);
                Fact fact = new Fact(source, event, row, stream.plan.schema(source).columns().size());
                fact.repeated = !row.id.isEmpty() && !ids.add(source + row.id);
                log.add(fact);
                boolean isNew = state.observe(source, row, event);
                assertThat(isNew).isEqualTo(!fact.repeated);
                if (source == RandomStream.PAYMENTS) compare(fact, row);
                if (stream.chance.nextInt(5) > 0) announce();
            }
            return new Outcome(compared, different, first);
        }

        private void becomeKnown(long arrival) {
            pending.removeIf(label -> {
                if (label[3] > arrival) return false;
                Fact fact = log.get((int) label[0]);
                fact.learned[(int) label[1]] = label[2];
                fact.knownAt[(int) label[1]] = label[3];
                return true;
            });
        }

        /// A label of some earlier payment, of which the first counts.
        private void announce() {
            Fact fact = log.get(log.size() - 1 - stream.chance.nextInt(Math.min(log.size(), 40)));
            if (fact.source != RandomStream.PAYMENTS) return;
            int column = stream.chance.nextInt(2) == 0 ? RandomStream.FRAUD : RandomStream.LOSS;
            long value = column == RandomStream.FRAUD ? stream.truth() : stream.money();
            long knownAt = log.getLast().arrival + stream.chance.nextInt(4) * stream.unit;
            boolean expected = !fact.repeated && value != Values.MISSING && isFirst(fact, column) && isWaitedFor(column);
            if (!fact.repeated && value != Values.MISSING && isFirst(fact, column)) {
                long due = column == RandomStream.FRAUD ? Math.max(knownAt, fact.time + 2 * stream.unit) : knownAt;
                pending.add(new long[] {fact.position, column, value, due});
            }
            assertThat(state.learn(fact.position, column, value, knownAt)).isEqualTo(expected);
        }

        private boolean isWaitedFor(int column) {
            return stream.aspects.stream().anyMatch(aspect -> aspect.source() == RandomStream.PAYMENTS && Conditions.lateColumns(aspect).contains(column));
        }

        private boolean isFirst(Fact fact, int column) {
            return fact.knownAt[column] == Values.MISSING && pending.stream().noneMatch(label -> label[0] == fact.position && label[1] == column);
        }

        private void compare(Fact fact, Row row) {
            if (state.degraded()) {
                degraded++;
                if (row.arrival - row.time <= 20 * stream.unit) wrongly++;
                return;
            }
            for (Aspect aspect : stream.aspects) {
                long[] expected = oracle.values(aspect, fact);
                for (int window = 0; window < expected.length; window++) {
                    Feature feature = RandomStream.feature(stream.plan, aspect, window);
                    long found = row.values[feature.slot()];
                    if (RandomStream.isList(aspect) && found != Values.MISSING) found = stream.plan.dictionary().code(row.texts[feature.slot()]);
                    compared++;
                    if (found == expected[window]) continue;
                    if (different++ == 0) first = feature.name() + " " + aspect + " at event " + fact.position + ": " + found + " instead of " + expected[window];
                }
            }
        }
    }
}
