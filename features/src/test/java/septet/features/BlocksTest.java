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
    private static final int WIDTH = 3;
    private static final int STRIDE = 2;

    @Test
    void nothingIsLostWhereBlocksMove() {
        for (int round = 0; round < 30; round++) {
            Chance chance = Chance.of(SEED).at(round);
            Map<Long, List<Long>> expected = new LinkedHashMap<>();
            Map<Long, Integer> places = new LinkedHashMap<>();
            Blocks[] all = new Blocks[1];
            all[0] = new Blocks(WIDTH, STRIDE, (from, to) -> {
                assertThat(places.put(all[0].page(to)[Blocks.first(to)], to)).isEqualTo(from);
            });
            for (int step = 0; step < 4_000; step++) {
                long owner = chance.nextInt(300);
                if (chance.nextInt(3) > 0 || !places.containsKey(owner)) {
                    expected.computeIfAbsent(owner, _ -> new ArrayList<>()).add((long) step);
                    grow(all[0], places, owner, expected.get(owner));
                } else {
                    all[0].giveBack(places.remove(owner));
                    expected.remove(owner);
                }
            }
            Map<Long, List<Long>> found = new LinkedHashMap<>();
            for (long place = all[0].next(0); place != Blocks.NONE; place = all[0].next(place + 1)) {
                long[] page = all[0].page(all[0].at(place));
                int first = Blocks.first(all[0].at(place));
                found.put(page[first], content(page, first, expected.get(page[first]).size()));
            }
            assertThat(found).as("seed %s round %s", SEED, round).isEqualTo(expected);
        }
    }

    /// One more value, in a larger block where there is no room. Each block begins with its owner.
    private static void grow(Blocks all, Map<Long, Integer> places, long owner, List<Long> values) {
        int size = values.size();
        if (!places.containsKey(owner)) {
            places.put(owner, all.take(1));
        } else if (all.room(places.get(owner)) < size) {
            int before = places.get(owner);
            int after = all.take(size);
            System.arraycopy(all.page(before), Blocks.first(before), all.page(after), Blocks.first(after), WIDTH + (size - 1) * STRIDE);
            places.put(owner, after);
            all.giveBack(before);
        }
        int block = places.get(owner);
        assertThat(all.room(block)).isGreaterThanOrEqualTo(size);
        all.page(block)[Blocks.first(block)] = owner;
        all.page(block)[Blocks.first(block) + WIDTH + (size - 1) * STRIDE] = values.getLast();
    }

    private static List<Long> content(long[] page, int first, int size) {
        List<Long> content = new ArrayList<>();
        for (int i = 0; i < size; i++) content.add(page[first + WIDTH + i * STRIDE]);
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
    void whatStandsOpenCanBeForgotten() {
        for (int round = 0; round < 20; round++) {
            Chance chance = Chance.of(SEED).of("forget").at(round);
            Histories histories = histories();
            Map<Long, Integer> expected = new LinkedHashMap<>();
            long[] key = new long[1];
            for (int step = 0; step < 5_000; step++) {
                key[0] = chance.nextInt(4_000);
                boolean isNew = !expected.containsKey(key[0]);
                histories.findOrCreate(key).add(step, step, new long[] {step});
                if (isNew && chance.nextInt(2) == 0) histories.remove();
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
