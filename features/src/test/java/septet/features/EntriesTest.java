package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /// A row each second, and when its label becomes known.
    private record Labels(FeaturePlan plan, long[] settled) implements PlannedTable {
        @Override
        public int rows() {
            return settled.length;
        }

        @Override
        public long time(int row) {
            return row * SECOND;
        }

        @Override
        public void load(int row, Row into) {
            into.time = time(row);
            into.arrival = into.time;
            into.values[0] = dictionary().code("c" + row % 7);
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
        BatchLog log = BatchLog.of(plan, List.of(new Labels(plan, settled)));
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
}
