package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

/// Blocks that are taken and given back keep what their owners wrote, and take no more memory than their owners need.
class BlocksTest {
    private static final long SEED = 23;
    private static final int STRIDE = 2;

    @Test
    void nothingIsLostWhereBlocksMove() {
        for (int round = 0; round < 30; round++) {
            Chance chance = Chance.of(SEED).at(round);
            Map<Integer, Long> blocks = new LinkedHashMap<>();
            Map<Integer, List<Long>> expected = new LinkedHashMap<>();
            Blocks all = new Blocks(STRIDE, (owner, block) -> blocks.put(owner, block));
            for (int step = 0; step < 4_000; step++) {
                int owner = chance.nextInt(300);
                if (chance.nextInt(3) > 0 || !blocks.containsKey(owner)) grow(all, blocks, expected, owner, step);
                else {
                    all.giveBack(blocks.remove(owner));
                    expected.remove(owner);
                }
            }
            for (int owner : blocks.keySet()) {
                assertThat(content(all, blocks.get(owner), expected.get(owner).size())).as("seed %s round %s", SEED, round).isEqualTo(expected.get(owner));
            }
        }
    }

    /// One more value, in a larger block where there is no room.
    private static void grow(Blocks all, Map<Integer, Long> blocks, Map<Integer, List<Long>> expected, int owner, long value) {
        List<Long> values = expected.computeIfAbsent(owner, _ -> new ArrayList<>());
        Run run = new Run(STRIDE);
        all.open(blocks.getOrDefault(owner, Blocks.NONE), run);
        if (run.room == values.size()) {
            long before = blocks.getOrDefault(owner, Blocks.NONE);
            long[] entries = run.entries;
            int first = run.first;
            blocks.put(owner, all.take(values.size() + 1, owner));
            all.open(blocks.get(owner), run);
            System.arraycopy(entries, first, run.entries, run.first, values.size() * STRIDE);
            if (before != Blocks.NONE) all.giveBack(before);
            all.open(blocks.get(owner), run);
        }
        run.entries[run.place(values.size())] = value;
        values.add(value);
    }

    private static List<Long> content(Blocks all, long block, int size) {
        Run run = new Run(STRIDE);
        all.open(block, run);
        List<Long> content = new ArrayList<>();
        for (int i = 0; i < size; i++) content.add(run.time(i));
        return content;
    }

    /// All keys grow together, so that each leaves every smaller block behind at about the same time.
    @Test
    void whatHistoriesHaveOutgrownTakesNoMemory() {
        Histories histories = histories();
        int keys = 3_000;
        long[] key = new long[1];
        for (int time = 0; time < 60; time++) {
            for (key[0] = 0; key[0] < keys; key[0]++) histories.findOrCreate(key).add(time, time, new long[] {1});
        }
        assertThat(histories.bytes()).isLessThan(keys * (128L + 14 * 60 * 16 / 10));
    }

    @Test
    void theHistoryThatWasMadeLastCanBeForgotten() {
        for (int round = 0; round < 20; round++) {
            Chance chance = Chance.of(SEED).of("forget").at(round);
            Histories histories = histories();
            Map<Long, Integer> expected = new LinkedHashMap<>();
            long[] key = new long[1];
            for (int step = 0; step < 5_000; step++) {
                key[0] = chance.nextInt(4_000);
                boolean isNew = !expected.containsKey(key[0]);
                histories.findOrCreate(key).add(step, step, new long[] {step});
                if (isNew && chance.nextInt(2) == 0) histories.removeLast();
                else expected.merge(key[0], 1, Integer::sum);
            }
            assertThat(histories.size()).isEqualTo(expected.size());
            for (key[0] = 0; key[0] < 4_000; key[0]++) {
                assertThat(histories.find(key).kept()).as("seed %s round %s", SEED, round).isEqualTo(expected.getOrDefault(key[0], 0));
            }
        }
    }

    private static Histories histories() {
        Channel amount = HistoryTest.channel(Channel.Kind.SCALED, Channel.Need.SUM);
        return new Histories(new Shape(List.of(amount), List.of(new Edge.Sliding(10), new Edge.Sliding(1_000), new Edge.Sliding(100_000)), false, 0), 1);
    }
}
