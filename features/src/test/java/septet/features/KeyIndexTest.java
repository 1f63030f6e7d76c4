package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

/// Keys are found again, dense or not, and however they become one or the other.
class KeyIndexTest {
    private static final long SEED = 41;

    @Test
    void keysAreFoundWhereverTheyLie() {
        for (int round = 0; round < 40; round++) {
            Chance chance = Chance.of(SEED).at(round);
            Histories histories = histories(1);
            Map<Long, Integer> expected = new LinkedHashMap<>();
            long[] key = new long[1];
            for (int step = 0; step < 3_000; step++) {
                // dense at first, then far apart, then dense again; some are no codes at all
                long most = step < 1_000 ? 200 : step < 1_500 ? 100_000 : 4_000;
                key[0] = chance.nextInt(50) == 0 ? -chance.nextInt(5) : chance.nextInt(1_000) == 0 ? Long.MAX_VALUE - chance.nextInt(3) : chance.nextInt((int) most);
                if (chance.nextInt(8) == 0 && expected.remove(key[0]) != null) {
                    histories.find(key);
                    histories.remove();
                } else {
                    histories.findOrCreate(key).add(step, step, new long[] {1});
                    expected.merge(key[0], 1, Integer::sum);
                }
            }
            assertThat(histories.size()).isEqualTo(expected.size());
            for (Map.Entry<Long, Integer> each : expected.entrySet()) {
                key[0] = each.getKey();
                assertThat(histories.find(key).kept()).as("seed %s round %s key %s", SEED, round, key[0]).isEqualTo(each.getValue());
                assertThat(histories.guess(key)).isEqualTo(histories.locate(key));
            }
            for (long absent : new long[] {-9, 300_000, Long.MIN_VALUE, Long.MAX_VALUE - 9}) {
                key[0] = absent;
                assertThat(histories.locate(key)).isEqualTo(Histories.NONE);
            }
        }
    }

    @Test
    void denseKeysTakeNoMoreThanHashes() {
        for (int spread : new int[] {1, 3, 5, 50}) {
            Histories histories = histories(1);
            Histories pairs = histories(2);
            for (int i = 0; i < 20_000; i++) {
                histories.findOrCreate(new long[] {(long) i * spread});
                pairs.findOrCreate(new long[] {(long) i * spread, 0});
            }
            assertThat(histories.bytes()).as("every %sth code", spread).isLessThanOrEqualTo(pairs.bytes());
        }
    }

    @Test
    void codesThatNoArrayHoldsAreHashed() {
        assertThat(CodedKeys.suits(1_717_986_911, 500_000_000)).isTrue();
        for (long largest : new long[] {1_717_986_912L, 1_900_000_000, Integer.MAX_VALUE, 8_000_000_000L, Long.MAX_VALUE, -1}) {
            assertThat(CodedKeys.suits(largest, Integer.MAX_VALUE)).as("%s", largest).isFalse();
        }
    }

    @Test
    void aKeyIsNotTakenForItsLowerHalf() {
        CodedKeys codes = new CodedKeys(10);
        codes.add(new long[] {3}, 7);
        long beyond = 3 + (1L << Integer.SIZE);
        assertThat(codes.find(new long[] {beyond})).isEqualTo(KeyIndex.NONE);
        assertThat(codes.find(new long[] {(int) beyond})).isEqualTo(7);
        assertThat(codes.add(new long[] {beyond}, 8)).isFalse();
    }

    private static Histories histories(int keys) {
        Channel amount = HistoryTest.channel(Channel.Kind.SCALED, Channel.Need.SUM);
        return new Histories(new Shape(List.of(amount), List.of(new Edge.Sliding(100_000)), false, 0), keys);
    }
}
