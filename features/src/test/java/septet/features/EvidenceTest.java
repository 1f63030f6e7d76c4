package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import septet.data.Row;
import septet.data.Values;
import septet.world.Chance;

/// The events behind an aggregate against the definition, on random designs and streams: the same events, times and values.
class EvidenceTest {
    private static final long SEED = 11_2025;
    private static final int EVENTS = 160;
    private static final int EVERY = 1_000;

    /// What a state was told, so that it can be told again.
    private sealed interface Told {
        record Event(int source, Row row, long event) implements Told {}

        record Label(long event, int column, long value, long knownAt) implements Told {}
    }

    @Test
    void theEventsAreThoseOfTheDefinition() {
        long compared = 0;
        for (int number = 0; number < 60; number++) {
            Game game = new Game(number);
            assertThat(game.different(Oracle.Bug.NONE, 6)).as("seed %d stream %d: %s", SEED, number, game.first).isZero();
            compared += game.compared;
        }
        System.out.printf("%,d events behind aggregates are those of the definition (seed %d)%n", compared, SEED);
        assertThat(compared).isGreaterThan(10_000);
    }

    @ParameterizedTest
    @EnumSource(value = Oracle.Bug.class, names = {"EDGE_INSIDE", "TIES_UNSEEN", "LATE_DROPPED", "LABEL_AT_ONCE", "PAUSE_INSIDE", "ONLY_COUNTED_MAKE_SESSIONS", "DAYS_OF_UTC"})
    void aPlantedBugIsFound(Oracle.Bug bug) {
        long different = 0;
        for (int number = 0; number < 60 && different == 0; number++) different += new Game(number).different(bug, 4);
        assertThat(different).isPositive();
    }

    @Test
    void theNewestAreNamedAndTheRestIsCounted() {
        FeaturePlan plan = Plans.payments().feature("spend: sum(amount) by card over 7d").feature("most: max(amount) by card over 7d").plan();
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Row row = new Row(plan.slots());
            row.time = i * 1_000_000L;
            row.arrival = row.time;
            row.values[0] = plan.dictionary().code("c");
            row.values[2] = i == 3 ? 9_000 : 10 * i;
            told.add(new Told.Event(0, row, i));
        }
        Row last = play(new FeatureState(plan), told, 49);
        Evidence evidence = Evidence.of(plan, last, 49, 5);
        play(evidence.state(), told, 49);
        assertThat(evidence.found()).extracting(Evidence.Aggregate::text).containsExactly("sum(amount) by card over 7d", "max(amount) by card over 7d");
        Evidence.Aggregate sum = evidence.found().getFirst();
        assertThat(sum.events()).isEqualTo(50);
        assertThat(sum.newest()).extracting(Evidence.Entry::event).containsExactly(49L, 48L, 47L, 46L, 45L);
        assertThat(sum.newest().getFirst().own()).isTrue();
        Evidence.Aggregate most = evidence.found().getLast();
        assertThat(most.newest()).filteredOn(Evidence.Entry::decides).singleElement().satisfies(entry -> assertThat(entry.event()).isEqualTo(3));
    }

    @Test
    void aComputedFeatureRestsOnTheAggregatesInIt() {
        FeaturePlan plan = Plans.payments().feature("spend: sum(amount) by card over 1d, 7d").feature("ratio: amount / spend")
                .feature("share: amount / (max(amount) by card over 7d)").feature("plain: amount + 1 EUR").plan();
        assertThat(texts(plan, "ratio_7d")).containsExactly("sum(amount) by card over 7d");
        assertThat(texts(plan, "spend_1d")).containsExactly("sum(amount) by card over 1d");
        assertThat(texts(plan, "share")).containsExactly("max(amount) by card over 7d");
        assertThat(texts(plan, "plain")).isEmpty();
    }

    private static List<String> texts(FeaturePlan plan, String feature) {
        return Evidence.behind(plan, plan.find(feature).getFirst()).stream().map(slot -> plan.texts().get(slot).text()).toList();
    }

    /// Plays what was told; the row of one event as it was filled.
    private static Row play(FeatureState state, List<Told> told, long asked) {
        Row found = new Row(state.plan().slots());
        for (Told each : told) {
            switch (each) {
                case Told.Event(int source, Row row, long event) -> {
                    Row again = copy(row);
                    state.observe(source, again, event);
                    if (event == asked) found = again;
                }
                case Told.Label(long event, int column, long value, long knownAt) -> state.learn(event, column, value, knownAt);
            }
        }
        return found;
    }

    private static Row copy(Row row) {
        Row copy = new Row(row.values.length);
        copy.time = row.time;
        copy.arrival = row.arrival;
        copy.id = row.id;
        System.arraycopy(row.values, 0, copy.values, 0, row.values.length);
        System.arraycopy(row.texts, 0, copy.texts, 0, row.texts.length);
        return copy;
    }

    /// A stream, its log as the oracle reads it, and as a state is told it.
    private static final class Game {
        private final RandomStream stream;
        private final List<Fact> log = new ArrayList<>();
        private final List<Told> told = new ArrayList<>();
        /// For each event the labels that were known when it came.
        private final List<long[]> labels = new ArrayList<>();
        private long compared;
        private String first = "";

        Game(int number) {
            stream = new RandomStream(Chance.of(SEED).at(number), Duration.ofDays(3_650));
            Conditions.KIND_ONE.set((long) stream.plan.dictionary().code("k1"));
            Row[] rows = {new Row(stream.plan.slots()), new Row(3)};
            Set<String> ids = new HashSet<>();
            for (int event = 0; event < EVENTS; event++) {
                int source = stream.next(rows, log, 60);
                Fact fact = new Fact(source, event, rows[source], stream.plan.schema(source).columns().size());
                fact.repeated = !rows[source].id.isEmpty() && !ids.add(source + rows[source].id);
                log.add(fact);
                told.add(new Told.Event(source, copy(rows[source]), event));
                if (source == RandomStream.PAYMENTS && !fact.repeated && stream.chance.nextInt(3) > 0) announce(fact);
            }
        }

        private void announce(Fact fact) {
            int column = stream.chance.nextInt(2) == 0 ? RandomStream.FRAUD : RandomStream.LOSS;
            long value = column == RandomStream.FRAUD ? stream.truth() : stream.money();
            if (value == Values.MISSING) return;
            long knownAt = fact.arrival + stream.chance.nextInt(8) * stream.unit;
            told.add(new Told.Label(fact.position, column, value, knownAt));
            labels.add(new long[] {fact.position, column, value, column == RandomStream.FRAUD ? Math.max(knownAt, fact.time + 2 * stream.unit) : knownAt});
        }

        /// How many aggregates of some rows rest on other events than the oracle, with this bug, finds.
        long different(Oracle.Bug bug, int rows) {
            long different = 0;
            for (int i = 0; i < rows; i++) {
                int asked = stream.chance.nextInt(EVENTS);
                if (log.get(asked).source != RandomStream.PAYMENTS || log.get(asked).repeated) continue;
                Row row = play(new FeatureState(stream.plan), told, asked);
                Evidence evidence = Evidence.of(stream.plan, row, asked, EVERY);
                play(evidence.state(), told, asked);
                know(asked);
                TreeMap<Integer, Evidence.Aggregate> bySlot = new TreeMap<>();
                evidence.found().forEach(aggregate -> bySlot.put(aggregate.slot(), aggregate));
                Oracle oracle = new Oracle(stream, log, bug);
                for (Aspect aspect : stream.aspects) {
                    for (int window = 0; window < aspect.windows().size(); window++) {
                        Evidence.Aggregate found = bySlot.get(RandomStream.feature(stream.plan, aspect, window).slot());
                        List<String> expected = oracle.events(aspect, aspect.windows().get(window), log.get(asked));
                        List<String> names = found.newest().stream().sorted(java.util.Comparator.comparingLong(Evidence.Entry::time).thenComparingLong(Evidence.Entry::event))
                                .map(entry -> entry.event() + " at " + entry.time() + ": " + entry.value()).toList();
                        compared += expected.size();
                        if (names.equals(expected) && found.events() == expected.size()) continue;
                        if (different++ == 0) first = found.text() + " at event " + asked + ": " + names + " instead of " + expected;
                    }
                }
            }
            return different;
        }

        /// What was known when an event arrived; its own label is told behind it.
        private void know(int asked) {
            for (Fact fact : log) java.util.Arrays.fill(fact.knownAt, Values.MISSING);
            for (long[] label : labels) {
                if (label[3] > log.get(asked).arrival || label[0] >= asked) continue;
                log.get((int) label[0]).learned[(int) label[1]] = label[2];
                log.get((int) label[0]).knownAt[(int) label[1]] = label[3];
            }
        }
    }
}
