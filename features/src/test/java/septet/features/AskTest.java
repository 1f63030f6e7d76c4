package septet.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import septet.data.Row;
import septet.world.Chance;

/// What a row would show is what it shows when it is taken in, bit by bit, and whoever only asks leaves nothing behind.
class AskTest {
    private static final long SEED = 7_2026;
    private static final int EVENTS = 250;

    /// What a careless question may do.
    private enum Bug { NONE, STAYS, ANOTHER_TIME }

    @Test
    void anAnswerIsWhatTheEventShowsAndNothingStays() {
        long compared = 0;
        for (int number = 0; number < 160; number++) {
            Game game = new Game(number, number % 4 == 0 ? Duration.ofNanos(20_000_000) : Duration.ofDays(3_650), Bug.NONE);
            assertThat(game.play()).as("seed %s stream %s", SEED, number).isEmpty();
            compared += game.compared;
        }
        System.out.printf("%,d values that were asked for equal those of the event in every bit%n", compared);
        assertThat(compared).isGreaterThan(300_000);
    }

    @ParameterizedTest
    @EnumSource(value = Bug.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aCarelessQuestionIsFound(Bug bug) {
        int found = 0;
        for (int number = 0; number < 12; number++) found += new Game(number, Duration.ofDays(3_650), bug).play().isPresent() ? 1 : 0;
        assertThat(found).isPositive();
    }

    /// Whatever fails on the way, such as a row that has no room for its features.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aQuestionThatFailsLeavesNothing(boolean unrolled) {
        FeaturePlan plan = Plans.payments().feature("spent: sum(amount) by card over 1d").feature("dearest: max(amount) by card over 1d").feature("double: spent * 2").plan();
        FeatureState asked = new FeatureState(plan);
        FeatureState other = new FeatureState(plan);
        if (unrolled) asked.unroll();
        for (int event = 0; event < 20; event++) {
            Row tooShort = row(plan, event, plan.slots() - 1 - event % 3);
            assertThatThrownBy(() -> asked.ask(tooShort)).isInstanceOf(IndexOutOfBoundsException.class);
            Row row = row(plan, event, plan.slots());
            Row same = row(plan, event, plan.slots());
            asked.observe(row, event);
            other.observe(same, event);
            assertThat(row.values).isEqualTo(same.values);
        }
        assertThat(asked.stateHash()).isEqualTo(other.stateHash());
    }

    private static Row row(FeaturePlan plan, int event, int slots) {
        Row row = new Row(slots);
        row.time = event * 3_600_000_000L;
        row.arrival = row.time;
        row.values[0] = plan.dictionary().code("c" + event % 3);
        row.values[1] = plan.dictionary().code("t");
        row.values[2] = event * 10_000L;
        return row;
    }

    /// One log: a state that is asked before each event, often about others too, and one that is not.
    private static final class Game {
        private final RandomStream stream;
        private final Chance chance;
        private final FeatureState asked;
        private final FeatureState other;
        private final Bug bug;
        private final List<Fact> log = new ArrayList<>();
        private long compared;
        private int next;

        Game(int number, Duration kept, Bug bug) {
            this.bug = bug;
            stream = number % 8 == 6 ? RandomStream.foretold(Chance.of(SEED).at(number), kept) : new RandomStream(Chance.of(SEED).at(number), kept, number % 2 == 1);
            chance = Chance.of(SEED).of("ask").at(number);
            asked = new FeatureState(stream.plan);
            other = new FeatureState(stream.plan);
        }

        /// The first event that shows something else than was answered; the number of events where the states differ at the end.
        OptionalInt play() {
            Row[] rows = {new Row(stream.plan.slots()), new Row(3)};
            for (int event = 0; event < EVENTS; event++) {
                int source = stream.next(rows, log, 60);
                Row row = rows[source];
                log.add(new Fact(source, event, row, stream.plan.schema(source).columns().size()));
                Row answer = new Row(stream.plan.slots());
                boolean asks = source == RandomStream.PAYMENTS && chance.nextInt(3) > 0;
                if (asks) ask(copy(row, answer));
                asked.observe(source, row, next);
                asked.learnAll(source, row, next++);
                if (asks && !isSame(answer, row)) return OptionalInt.of(event);
                other.observe(source, row, event);
                other.learnAll(source, row, event);
            }
            return bug == Bug.NONE && asked.stateHash() != other.stateHash() ? OptionalInt.of(EVENTS) : OptionalInt.empty();
        }

        private void ask(Row answer) {
            switch (bug) {
                case NONE -> {
                    for (int times = 1 + chance.nextInt(2); times > 0; times--) asked.ask(answer);
                }
                case STAYS -> asked.observe(answer, next++);
                case ANOTHER_TIME -> {
                    answer.time -= stream.unit;
                    asked.ask(answer);
                }
            }
        }

        private Row copy(Row row, Row into) {
            into.time = row.time;
            into.arrival = row.arrival;
            into.id = row.id;
            System.arraycopy(row.values, 0, into.values, 0, stream.plan.schema().columns().size());
            System.arraycopy(row.texts, 0, into.texts, 0, stream.plan.schema().columns().size());
            return into;
        }

        private boolean isSame(Row answer, Row row) {
            boolean same = true;
            for (Feature feature : stream.plan.features()) {
                compared++;
                same &= answer.values[feature.slot()] == row.values[feature.slot()] && answer.texts[feature.slot()].equals(row.texts[feature.slot()]);
            }
            return same;
        }
    }
}
