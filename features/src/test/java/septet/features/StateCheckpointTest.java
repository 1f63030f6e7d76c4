package septet.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import septet.data.Row;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.Values;
import septet.design.Type;
import septet.world.Chance;

/// A state that was written, read into a process with other codes for its words, and fed the rest of the log gives the bits of one
/// that saw it all.
class StateCheckpointTest {
    private static final long SEED = 11_2026;
    private static final int EVENTS = 300;

    /// What a checkpoint may forget.
    private enum Bug { NONE, PENDING_LABELS, LAST_EVENTS, IDS }

    @Test
    void theRestOfTheLogGivesTheSameBits() {
        long compared = 0;
        for (int number = 0; number < 160; number++) {
            Game game = new Game(number, Duration.ofDays(3_650), Bug.NONE);
            assertThat(game.differences()).as("seed %s stream %s cut at %s: %s", SEED, number, game.cut, game.first).isZero();
            compared += game.compared;
        }
        System.out.printf("%,d values after a checkpoint equal those without one in every bit%n", compared);
        assertThat(compared).isGreaterThan(400_000);
    }

    @Test
    void whatHistoriesHaveDroppedIsNotForgotten() {
        for (int number = 0; number < 40; number++) {
            Game game = new Game(number, Duration.ofNanos(20_000_000), Bug.NONE);
            assertThat(game.differences()).as("seed %s stream %s cut at %s: %s", SEED, number, game.cut, game.first).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Bug.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aForgetfulCheckpointIsFound(Bug bug) {
        long different = 0;
        for (int number = 0; number < 12; number++) different += new Game(number, Duration.ofDays(3_650), bug).differences();
        assertThat(different).as("values that a checkpoint without %s changes", bug).isPositive();
    }

    /// Events of which nobody asks what their rows show leave the same state.
    @Test
    void absorbedEventsCountAsObservedOnes() {
        for (int number = 0; number < 60; number++) {
            Player observes = new Player(number, Duration.ofDays(3_650), 0);
            Player absorbs = new Player(number, Duration.ofDays(3_650), 0);
            Chance chance = Chance.of(SEED).of("absorb").at(number);
            for (int event = 0; event < EVENTS; event++) {
                observes.draw(event);
                absorbs.draw(event);
                boolean asked = chance.nextInt(3) == 0;
                observes.take(event, true, Bug.NONE);
                absorbs.take(event, asked, Bug.NONE);
                if (asked) assertThat(absorbs.shown()).as("stream %s event %s", number, event).isEqualTo(observes.shown());
            }
            assertThat(absorbs.state.stateHash()).isEqualTo(observes.state.stateHash());
        }
    }

    @Test
    void otherBytesAreAMismatchAndNothingElse() {
        Player player = new Player(1, Duration.ofDays(3_650), 0);
        for (int event = 0; event < 200; event++) {
            player.draw(event);
            player.take(event, true, Bug.NONE);
        }
        byte[] whole = bytes(player.state);
        assertThatThrownBy(() -> read(player, new byte[0])).isInstanceOf(StateReader.Mismatch.class);
        assertThatThrownBy(() -> read(player, Arrays.copyOf(whole, whole.length / 2))).isInstanceOf(StateReader.Mismatch.class);
        FeatureState other = new FeatureState(new Player(2, Duration.ofDays(3_650), 0).stream.plan);
        assertThatThrownBy(() -> {
            StateReader reader = new StateReader(List.of(ByteBuffer.wrap(whole)), other.plan().dictionary());
            other.read(reader);
            reader.end();
        }).isInstanceOfAny(StateReader.Mismatch.class, ArrayIndexOutOfBoundsException.class);
    }

    private static FeatureState read(Player player, byte[] bytes) {
        FeatureState state = new FeatureState(player.stream.plan);
        StateReader reader = new StateReader(List.of(ByteBuffer.wrap(bytes)), player.stream.plan.dictionary());
        state.read(reader);
        reader.end();
        return state;
    }

    private static byte[] bytes(FeatureState state) {
        StateWriter writer = new StateWriter(state.plan().dictionary());
        state.write(writer);
        ByteBuffer all = ByteBuffer.allocate(1 << 22);
        writer.blocks().forEach(all::put);
        return Arrays.copyOf(all.array(), all.position());
    }

    /// One log, seen by a state that goes on and by one that is written and read on the way.
    private static final class Game {
        private final int cut;
        private final Player whole;
        private final Player restored;
        private final Bug bug;
        private long compared;
        private String first = "";

        Game(int number, Duration kept, Bug bug) {
            this.bug = bug;
            cut = 1 + Chance.of(SEED).of("cut").at(number).nextInt(EVENTS - 2);
            whole = new Player(number, kept, 0);
            restored = new Player(number, kept, 17);
        }

        long differences() {
            long different = 0;
            for (int event = 0; event < EVENTS; event++) {
                if (event == cut) {
                    restored.restart();
                    // a label may be the first that is heard after a start
                    whole.tell(Bug.NONE);
                    restored.tell(Bug.NONE);
                }
                whole.draw(event);
                restored.draw(event);
                whole.take(event, true, Bug.NONE);
                boolean forgotten = bug == Bug.LAST_EVENTS && event < cut && event >= cut - 3;
                if (!forgotten) restored.take(event, true, event < cut ? bug : Bug.NONE);
                if (event < cut) continue;
                List<String> expected = whole.shown();
                List<String> found = restored.shown();
                for (int i = 0; i < expected.size(); i++) {
                    compared++;
                    if (expected.get(i).equals(found.get(i))) continue;
                    if (different++ == 0) first = "event " + event + " value " + i + " is " + found.get(i) + ", not " + expected.get(i);
                }
            }
            if (different == 0 && whole.state.stateHash() != restored.state.stateHash()) {
                first = "the states differ at the end";
                different++;
            }
            return different;
        }
    }

    /// A state and what happens to it.
    private static final class Player {
        private final RandomStream stream;
        private final Chance labels;
        private final List<Fact> log = new ArrayList<>();
        private final Row[] rows;
        private FeatureState state;
        private int source;

        /// @param others words that its dictionary knows before, so that its codes are other ones
        Player(int number, Duration kept, int others) {
            stream = number % 4 == 3 ? RandomStream.foretold(Chance.of(SEED).at(number), kept) : new RandomStream(Chance.of(SEED).at(number), kept);
            labels = Chance.of(SEED).of("labels").at(number);
            for (int i = 0; i < others; i++) stream.plan.dictionary().code("other " + i);
            state = new FeatureState(stream.plan);
            rows = new Row[] {new Row(stream.plan.slots()), new Row(3)};
        }

        void restart() {
            byte[] bytes = bytes(state);
            state = read(this, bytes);
        }

        void draw(int event) {
            source = stream.next(rows, log, 60);
            log.add(new Fact(source, event, rows[source], stream.plan.schema(source).columns().size()));
        }

        void take(int event, boolean asked, Bug bug) {
            Row row = rows[source];
            if (bug == Bug.IDS) row.id = "";
            if (asked) state.observe(source, row, event);
            else state.absorb(source, row, event);
            tell(bug);
        }

        void tell(Bug bug) {
            Fact fact = log.get(log.size() - 1 - labels.nextInt(Math.min(log.size(), 40)));
            int column = labels.nextInt(2) == 0 ? RandomStream.FRAUD : RandomStream.LOSS;
            long value = column == RandomStream.FRAUD ? labels.nextInt(2) : labels.nextInt(20_000);
            long later = labels.nextInt(40) * stream.unit;
            if (fact.source != RandomStream.PAYMENTS || bug == Bug.PENDING_LABELS && later > 4 * stream.unit) return;
            state.learn(fact.position, column, value, log.getLast().arrival + later);
        }

        /// All features of the row, words by their texts.
        List<String> shown() {
            List<String> shown = new ArrayList<>();
            if (source != RandomStream.PAYMENTS) return shown;
            Row row = rows[source];
            for (Feature feature : stream.plan.features()) {
                long bits = row.values[feature.slot()];
                boolean word = bits != Values.MISSING && (feature.type() instanceof Type.Category || feature.type() instanceof Type.Key);
                shown.add(word ? stream.plan.dictionary().word((int) bits) : Long.toString(bits));
            }
            shown.add(state.degraded() + " " + state.overflows());
            return shown;
        }
    }
}
