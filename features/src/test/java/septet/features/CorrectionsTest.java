package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import septet.data.Row;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.Values;
import septet.world.Chance;

/// Corrected and deleted events, and labels that are told otherwise later, against the definition: a row sees what had arrived before it.
class CorrectionsTest {
    private static final long SEED = 20_26;
    private static final int STREAMS = 60;

    /// What a faulty memory would do instead.
    enum Bug { NONE, FIRST_STANDS, DELETED_COUNTS, TIME_STAYS, FIRST_LABEL_STANDS, LABEL_LOST }

    @Test
    void everyValueEqualsTheDefinitionInEveryBit() {
        long compared = 0;
        long corrected = 0;
        for (int number = 0; number < STREAMS; number++) {
            Game game = new Game(new RandomStream(Chance.of(SEED).at(number), Duration.ofDays(3_650), true), Bug.NONE);
            game.play(330, 60);
            assertThat(game.different).as("seed %s stream %s: %s", SEED, number, game.first).isZero();
            compared += game.compared;
            corrected += game.corrected;
        }
        System.out.printf("%,d values beside %,d corrections equal the definition in every bit (seed %d)%n", compared, corrected, SEED);
        assertThat(compared).isGreaterThan(250_000);
        assertThat(corrected).isGreaterThan(1_000);
    }

    @Test
    void nothingThatACorrectionNeedsIsDropped() {
        for (int number = 0; number < 30; number++) {
            RandomStream plain = new RandomStream(Chance.of(SEED).of("kept").at(number), Duration.ofDays(1), true);
            Game game = new Game(new RandomStream(Chance.of(SEED).of("kept").at(number), Duration.ofNanos(plain.unit * 20_000), true), Bug.NONE);
            game.play(600, 15);
            assertThat(game.different).as("seed %s stream %s: %s", SEED, number, game.first).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Bug.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aPlantedBugIsFound(Bug bug) {
        long different = 0;
        for (int number = 0; number < 20 && different < 10; number++) {
            Game game = new Game(new RandomStream(Chance.of(SEED).at(number), Duration.ofDays(3_650), true), bug);
            game.play(200, 60);
            different += game.different;
        }
        assertThat(different).as("values that %s changes", bug).isPositive();
    }

    /// One stream, played into the state and searched by the oracle.
    private static final class Game {
        private final RandomStream stream;
        private final Bug bug;
        private final Oracle oracle;
        private final List<Fact> log = new ArrayList<>();
        private final Map<String, Fact> byId = new HashMap<>();
        /// Place, column, value and when it becomes known.
        private final List<long[]> pending = new ArrayList<>();
        private final Row[] rows;
        private FeatureState state;
        private long compared;
        private long different;
        private long corrected;
        private String first = "";

        Game(RandomStream stream, Bug bug) {
            this.stream = stream;
            this.bug = bug;
            state = new FeatureState(stream.plan);
            oracle = new Oracle(stream, log, Oracle.Bug.NONE);
            rows = new Row[] {new Row(stream.plan.slots()), new Row(3)};
            Conditions.KIND_ONE.set((long) stream.plan.dictionary().code("k1"));
        }

        void play(int events, int latest) {
            for (int event = 0; event < events; event++) {
                if (event == events / 2) restart();
                int source = stream.next(rows, log, latest);
                Row row = rows[source];
                becomeKnown(row.arrival);
                Fact fact = new Fact(source, event, row, stream.plan.schema(source).columns().size());
                boolean deletes = source == RandomStream.PAYMENTS && row.values[RandomStream.TERMINAL] == stream.plan.dictionary().code(RandomStream.VOID);
                Fact before = row.id.isEmpty() ? null : byId.get(source + row.id);
                fact.repeated = before != null || deletes;
                if (!fact.repeated && !row.id.isEmpty()) byId.put(source + row.id, fact);
                log.add(fact);
                if (before != null && source == RandomStream.PAYMENTS) correct(before, row, deletes);
                assertThat(state.observe(source, row, event)).isEqualTo(!fact.repeated);
                if (source == RandomStream.PAYMENTS && !fact.repeated) compare(fact, row);
                if (stream.chance.nextInt(5) > 0) announce();
            }
        }

        private void restart() {
            StateWriter to = new StateWriter(stream.plan.dictionary());
            state.write(to);
            FeatureState again = new FeatureState(stream.plan);
            StateReader from = new StateReader(to.blocks(), stream.plan.dictionary());
            again.read(from);
            from.end();
            assertThat(again.stateHash()).isEqualTo(state.stateHash());
            state = again;
        }

        private void correct(Fact before, Row row, boolean deletes) {
            corrected++;
            if (deletes) {
                before.gone = bug != Bug.DELETED_COUNTS;
                return;
            }
            before.gone = false;
            if (bug == Bug.FIRST_STANDS) return;
            before.values = java.util.Arrays.copyOf(row.values, before.values.length);
            if (bug != Bug.TIME_STAYS) before.time = row.time;
            for (long[] label : pending) {
                if (label[0] == before.position && label[1] == RandomStream.FRAUD) label[3] = Math.max(label[3], row.time + 2 * stream.unit);
            }
            if (bug == Bug.LABEL_LOST) java.util.Arrays.fill(before.knownAt, Values.MISSING);
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

        /// A label of some earlier payment, perhaps another one than was told before.
        private void announce() {
            Fact fact = log.get(log.size() - 1 - stream.chance.nextInt(Math.min(log.size(), 40)));
            int column = stream.chance.nextInt(2) == 0 ? RandomStream.FRAUD : RandomStream.LOSS;
            if (fact.source != RandomStream.PAYMENTS) return;
            long value = column == RandomStream.FRAUD ? stream.truth() : stream.money();
            long knownAt = log.getLast().arrival + stream.chance.nextInt(4) * stream.unit;
            state.learn(fact.position, column, value, knownAt);
            if (fact.repeated || value == Values.MISSING) return;
            boolean isKnown = fact.knownAt[column] != Values.MISSING;
            if (bug == Bug.FIRST_LABEL_STANDS && isKnown) return;
            boolean same = isKnown && fact.learned[column] == value;
            long due = column == RandomStream.FRAUD ? Math.max(knownAt, fact.time + 2 * stream.unit) : knownAt;
            boolean repeats = pending.stream().anyMatch(label -> label[0] == fact.position && label[1] == column && label[2] == value && label[3] <= knownAt);
            if (repeats && !same) return;
            pending.removeIf(label -> label[0] == fact.position && label[1] == column);
            if (!same) pending.add(new long[] {fact.position, column, value, due});
        }

        private void compare(Fact fact, Row row) {
            if (state.degraded()) return;
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
