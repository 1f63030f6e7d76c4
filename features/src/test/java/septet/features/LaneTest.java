package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import septet.data.Column;
import septet.data.Row;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.Values;
import septet.world.Chance;

/// Lanes, and the classes made of them, give the bits that views of histories give, over logs of counts and sums: with ties, late and repeated events, pauses that empty
/// windows, bursts, sums beyond 64 bits, times long ago and far ahead, keys that come no more, labels in and out of order, questions in between.
class LaneTest {
    private static final long SEED = 11_2026;
    private static final int EVENTS = 700;
    private static final long MINUTE = 60_000_000;
    private static final int WAITS = 3;
    private static final List<String> FEATURES = List.of("card_count: count() by card over 1h, 1d, today", "card_mean: mean(amount) by card over 1h, 1d",
            "card_sum: sum(amount) by card over 1h, 7d", "label_count: count(fraud) by terminal over 1h, 1d", "label_mean: mean(fraud) by terminal over 1h, 1d",
            "label_sum: sum(fraud) by terminal over 1d", "any_flag: any(flag) by terminal over 1h, 1d", "flagged: count(amount) where flag by card over 1h, 1d",
            "rate: rate() by terminal over 1d", "pairs: count() by card, terminal over 1d", "flags: share(flag) by card over 1d", "night: hour(time) < 6");

    /// What a careless lane may do, and a state that lets labels be known before their time.
    private enum Bug { NONE, LEAVES_LATE, OPEN_TO_ALL, SWAPS_WINDOWS, KNOWN_EARLY }

    @Test
    void lanesGiveTheBitsOfViews() {
        long compared = 0;
        for (int number = 0; number < 60; number++) {
            Game game = new Game(number, Bug.NONE);
            assertThat(game.play()).as("seed %s stream %s", SEED, number).isEmpty();
            compared += game.compared;
        }
        System.out.printf("%,d values of lanes equal those of views in every bit%n", compared);
        assertThat(compared).isGreaterThan(500_000);
    }

    @ParameterizedTest
    @EnumSource(value = Bug.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aCarelessLaneIsFound(Bug bug) {
        int found = 0;
        for (int number = 0; number < 12; number++) found += new Game(number, bug).play().isPresent() ? 1 : 0;
        assertThat(found).isPositive();
    }

    private static Function<Group, Optional<Lane>> lanes(Bug bug) {
        return group -> Lane.of(group).map(lane -> switch (bug) {
            case NONE, KNOWN_EARLY -> lane;
            case LEAVES_LATE -> new Lane(group.shape(), group.edges().stream().map(LaneTest::late).toList());
            case OPEN_TO_ALL -> new Lane(shape(group, group.edges(), Long.MAX_VALUE), group.edges());
            case SWAPS_WINDOWS -> new Lane(group.shape(), group.edges().reversed());
        });
    }

    private static Shape shape(Group group, List<Edge> edges, long kept) {
        return new Shape(group.stored(), edges, group.shape().whole, kept, group.shape().corrected ? 1 : 0);
    }

    private static Edge late(Edge right) {
        return right instanceof Edge.Sliding(long width) ? new Edge.Sliding(width + 1) : right;
    }

    /// One log, and four states: by views, by lanes, by classes made of them, and one in which labels wait until they are known.
    private static final class Game {
        private final Chance chance;
        private final FeaturePlan plan;
        private final List<FeatureState> states = new ArrayList<>();
        private final Bug bug;
        /// Whether later rows say what is known elsewhere when somebody tells it.
        private final boolean isAhead;
        /// Events of which nothing was told yet, each with its value.
        private final List<long[]> untold = new ArrayList<>();
        private long now;
        private long compared;

        Game(int number, Bug bug) {
            this.bug = bug;
            chance = Chance.of(SEED).at(number);
            now = switch (number % 10) {
                case 5 -> Long.MIN_VALUE + chance.nextInt(10_000) * MINUTE;
                case 6 -> -Lane.FARTHEST;
                case 7 -> Lane.FARTHEST - chance.nextInt(10_000) * MINUTE;
                case 8 -> 0;
                default -> 1_700_000_000_000_000L;
            };
            Plans plans = new Plans().kept(chance.nextInt(3) == 0 ? Duration.ofMinutes(10) : Duration.ofDays(2));
            List<Column> columns = new ArrayList<>(List.of(Plans.column("card", Plans.key("card")), Plans.column("terminal", Plans.key("terminal")), Plans.column("amount", Plans.MONEY),
                    Plans.column("flag", Plans.BOOL)));
            isAhead = number % 5 == 3;
            if (!isAhead) columns.add(Plans.late("fraud", Plans.BOOL, Plans.after(Duration.ofHours(1 + chance.nextInt(40)))));
            plans.source("payments", columns.toArray(Column[]::new));
            if (isAhead) plans.head("fraud: any(flag) by card within " + (1 + chance.nextInt(30)) + "m");
            if (number % 5 == 4) plans.corrected("terminal = 'void'");
            for (String feature : FEATURES) if (chance.nextInt(4) > 0) plans.feature(feature);
            plan = plans.plan();
            for (int which = 0; which <= WAITS; which++) states.add(state(which));
        }

        private FeatureState state(int which) {
            if (which == WAITS) return new FeatureState(plan, (_, _, _, _, _) -> { });
            FeatureState state = new FeatureState(plan, Witness.NOBODY, which == 0 ? _ -> Optional.empty() : lanes(bug));
            if (which == 2 && bug == Bug.NONE) state.unroll();
            return state;
        }

        /// The first event at which states differ.
        OptionalInt play() {
            Row row = new Row(plan.slots());
            Row first = new Row(plan.slots());
            for (int event = 0; event < EVENTS; event++) {
                next(row, event);
                if (chance.nextInt(3) == 0) states.get(chance.nextInt(states.size())).expect(plan.mainSource(), new Row[] {row, first}, 1 + chance.nextInt(2));
                if (chance.nextInt(3) == 0) {
                    for (FeatureState state : states) {
                        state.ask(row);
                        if (differs(state, row, first)) return OptionalInt.of(event);
                    }
                }
                boolean isToldLater = !isAhead && chance.nextInt(5) == 0;
                for (FeatureState state : states) {
                    if (bug == Bug.KNOWN_EARLY && state != states.getLast()) state.advance(now + 90 * MINUTE);
                    state.observe(row, event);
                    if (differs(state, row, first)) return OptionalInt.of(event);
                    if (state.counted() >= 0 && !isToldLater) state.learnAll(plan.mainSource(), row, state.counted());
                }
                tell(row, isToldLater);
                if (chance.nextInt(100) == 0) restore();
                if (chance.nextInt(100) == 0 && hashes() > 1) return OptionalInt.of(event);
            }
            return hashes() > 1 ? OptionalInt.of(EVENTS) : OptionalInt.empty();
        }

        /// Who waits has not taken in what others have.
        private long hashes() {
            return states.subList(0, WAITS).stream().mapToLong(FeatureState::stateHash).distinct().count();
        }

        /// Some values are told when other events have come since.
        private void tell(Row row, boolean later) {
            if (later && states.getFirst().counted() >= 0) untold.add(new long[] {states.getFirst().counted(), row.values[4]});
            while (!untold.isEmpty() && chance.nextInt(3) == 0) {
                long[] told = untold.remove(chance.nextInt(untold.size()));
                for (FeatureState state : states) state.learn(told[0], 4, told[1], now);
            }
        }

        /// One of them goes on from what it has written.
        private void restore() {
            int which = chance.nextInt(states.size());
            StateWriter writer = new StateWriter(plan.dictionary());
            states.get(which).write(writer);
            FeatureState restored = state(which);
            restored.read(new StateReader(writer.blocks(), plan.dictionary()));
            states.set(which, restored);
        }

        private void next(Row row, int event) {
            row.clear();
            now += switch (chance.nextInt(12)) {
                case 0, 1, 2 -> 0;
                case 3 -> chance.nextInt(600) * MINUTE;
                case 4 -> chance.nextInt(10) == 0 ? chance.nextInt(60) * 1_440 * MINUTE : MINUTE;
                default -> chance.nextInt(5) * MINUTE;
            };
            row.arrival = now;
            row.time = chance.nextInt(6) == 0 ? now - chance.nextInt(120) * MINUTE : chance.nextInt(20) == 0 ? now + chance.nextInt(90) * MINUTE : now;
            row.id = chance.nextInt(5) == 0 ? "e" + chance.nextInt(50) : "n" + event;
            row.values[0] = chance.nextInt(15) == 0 ? Values.MISSING : plan.dictionary().code("c" + chance.nextInt(chance.nextInt(10) == 0 ? 300 : 4));
            row.values[1] = chance.nextInt(15) == 0 ? Values.MISSING : plan.dictionary().code(chance.nextInt(30) == 0 ? "void" : "t" + chance.nextInt(3));
            row.values[2] = chance.nextInt(8) == 0 ? Values.MISSING : chance.nextInt(10) == 0 ? chance.nextLong() >> chance.nextInt(8) : chance.nextInt(20_000) - 4_000;
            row.values[3] = chance.nextInt(9) == 0 ? Values.MISSING : chance.nextInt(2);
            row.values[4] = isAhead || chance.nextInt(9) == 0 ? Values.MISSING : chance.nextInt(2);
        }

        private boolean differs(FeatureState state, Row row, Row first) {
            if (state == states.getFirst()) {
                System.arraycopy(row.values, 0, first.values, 0, row.values.length);
                return false;
            }
            boolean differs = state.degraded() != states.getFirst().degraded() || state.overflows() != states.getFirst().overflows();
            for (Feature feature : plan.features()) {
                compared++;
                differs |= row.values[feature.slot()] != first.values[feature.slot()];
            }
            return differs;
        }
    }
}
