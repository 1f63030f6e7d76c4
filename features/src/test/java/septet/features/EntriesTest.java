package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import septet.data.Known;
import septet.data.Row;
import septet.world.Chance;

/// Labels of which each becomes known after another time are found in the log by leaps, however far they are.
class EntriesTest {
    private static final long SEED = 3;
    private static final int ROWS = 20_000;
    private static final long SECOND = 1_000_000;
    private static final int MOST_LEAPS = 40;

    /// So many rows each second, and when its label becomes known.
    private record Labels(FeaturePlan plan, long[] settled, int together) implements PlannedTable {
        @Override
        public int rows() {
            return settled.length;
        }

        @Override
        public long time(int row) {
            return row / together * SECOND;
        }

        @Override
        public void load(int row, Row into) {
            into.time = time(row);
            into.arrival = into.time;
            into.values[0] = dictionary().code("c" + row % 3);
            into.values[1] = row % 2;
            into.values[2] = settled[row];
        }
    }

    @Test
    void farLabelsAreFoundInLeaps() {
        FeaturePlan plan = new Plans().source("claims", Plans.column("card", Plans.key("card")), Plans.late("fraud", Plans.BOOL, new Known.At("settled")),
                Plans.column("settled", Plans.TIME)).feature("risk: mean(fraud) by card over 1d").plan();
        Group group = plan.groups().getFirst();
        Chance chance = Chance.of(SEED);
        long[] settled = new long[ROWS];
        long apart = 0;
        for (int row = 0; row < ROWS; row++) {
            settled[row] = (row + 1 + (row % 2 == 0 ? chance.nextInt(5) : ROWS / 2 + chance.nextInt(ROWS / 4))) * SECOND;
            if (row > 0) apart += Math.max(0, (settled[row] - settled[row - 1]) / SECOND);
        }
        BatchLog log = BatchLog.of(plan, List.of(new Labels(plan, settled, 1)));
        Entries entries = Entries.of(plan, group, log, new RowColumns(log.source(group.source()), plan.slots(group.source())), false);
        for (int i = 0; i < entries.size(); i++) {
            int place = entries.events()[i];
            assertThat(entries.positions()[i]).as("seed %d row %d", SEED, place).isEqualTo((int) (settled[place] / SECOND));
        }
        Entries prompt = Entries.of(plan, group, log, new RowColumns(log.source(group.source()), plan.slots(group.source())), true);
        int[] places = prompt.positions(log);
        Map<Integer, Integer> settledAt = new HashMap<>();
        for (int i = 0; i < prompt.size(); i++) settledAt.put(prompt.events()[i], places[i]);
        assertThat(settledAt).as("rows that arrive when they happen").hasSize(entries.size());
        for (int i = 0; i < entries.size(); i++) assertThat(settledAt).containsEntry(entries.events()[i], entries.positions()[i]);
        assertThat(log.leaps()).isLessThan(2L * MOST_LEAPS * ROWS);
        assertThat(apart).as("who walks from one to the next goes further").isGreaterThan(10L * MOST_LEAPS * ROWS);
    }

    /// A label may be known as early as its row happens: then others of that moment that come later see it, and the row itself does not.
    @Test
    void labelsThatAreKnownAtOnceAreSeenByLaterRowsOfTheirMoment() {
        FeaturePlan plan = plan();
        for (int round = 0; round < 40; round++) {
            Chance chance = Chance.of(SEED).at(round);
            int together = 1 + chance.nextInt(9);
            long[] settled = new long[400];
            for (int row = 0; row < settled.length; row++) {
                settled[row] = (row / together + chance.nextInt(1 + round % 4)) * SECOND;
            }
            Labels labels = new Labels(plan, settled, together);
            TrainingSet.Request request = new TrainingSet.Request(Long.MIN_VALUE, Long.MAX_VALUE, plan.features(), 1, Optional.empty(), List.of());
            TrainingSet expected = TrainingSet.replay(new FeatureState(plan), List.of(labels), request);
            Same.compare(plan, expected, TrainingSet.of(plan, List.of(labels), request), "seed " + SEED + " round " + round);
        }
    }

    private static FeaturePlan plan() {
        return new Plans().source("claims", Plans.column("card", Plans.key("card")), Plans.late("fraud", Plans.BOOL, new Known.At("settled")),
                Plans.column("settled", Plans.TIME)).feature("risk: mean(fraud) by card over 1d").feature("last: last(fraud) by card over 5s").plan();
    }
}
