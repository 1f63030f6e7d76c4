package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import septet.data.Values;
import septet.world.Chance;

/// Each row is in one piece, and what passes tell of a column is what a look at each value tells.
class PiecesTest {
    private static final long SEED = 5;

    @Test
    void eachRowIsInOnePieceInOrder() {
        for (int size : new int[] {0, 1, 7, 8, 9, 20_479, 20_480, 20_481, 50_000}) {
            BitSet seen = new BitSet();
            int[] last = {0};
            Pieces.each(size, (from, end) -> {
                assertThat(from).as("%d rows", size).isEqualTo(last[0]).isLessThan(end);
                seen.set(from, end);
                last[0] = end;
            });
            assertThat(last[0]).isEqualTo(size);
            assertThat(seen.cardinality()).isEqualTo(size);
        }
    }

    @Test
    void theExtentIsThatOfTheFirstRows() {
        Chance chance = Chance.of(SEED);
        for (int round = 0; round < 50; round++) {
            long[] values = new long[1 + chance.nextInt(30_000)];
            for (int i = 0; i < values.length; i++) values[i] = chance.nextInt(1_000_000) - 500_000;
            int size = chance.nextInt(values.length + 1);
            boolean isMissing = size > 0 && chance.nextInt(2) == 0;
            // what lies behind does not count
            if (size < values.length) values[size] = Values.MISSING;
            if (isMissing) values[chance.nextInt(size)] = Values.MISSING;
            Pieces.Extent extent = Pieces.Extent.of(values, size);
            assertThat(extent.least()).as("round %d", round).isEqualTo(Arrays.stream(values, 0, size).min().orElse(Long.MAX_VALUE));
            assertThat(extent.largest()).as("round %d", round).isEqualTo(Arrays.stream(values, 0, size).max().orElse(Long.MIN_VALUE));
            assertThat(extent.isAnyMissing()).as("round %d", round).isEqualTo(isMissing);
        }
    }

    @Test
    void orderIsSeenAcrossPieces() {
        for (int fall : new int[] {1, 7, 8, 9, 20_480, 24_999}) {
            long[] times = new long[25_000];
            for (int i = 0; i < times.length; i++) times[i] = i / 3;
            assertThat(Order.isAscending(times, times.length)).isTrue();
            times[fall] = times[fall - 1] - 1;
            assertThat(Order.isAscending(times, times.length)).as("a fall at %d", fall).isFalse();
            assertThat(Order.isAscending(times, fall)).isTrue();
        }
    }

    @Test
    void theFirstAfterAnEdgeIsFound() {
        Chance chance = Chance.of(SEED);
        for (int round = 0; round < 200; round++) {
            long[] times = new long[chance.nextInt(40)];
            for (int i = 0; i < times.length; i++) times[i] = chance.nextInt(20);
            Arrays.sort(times);
            long edge = chance.nextInt(22) - 1;
            assertThat(Order.firstAfter(times, times.length, edge)).isEqualTo((int) Arrays.stream(times).filter(time -> time <= edge).count());
        }
    }

    @Test
    void theMostFrequentKeyIsCounted() {
        int[] codes = new int[5];
        assertThat(KeyCodes.of(new long[][] {{3, 9, 3, 3, 9}}, codes).most()).isEqualTo(3);
        assertThat(KeyCodes.of(new long[][] {{-3, 9, -3, 1L << 40, -3}}, codes).most()).isEqualTo(3);
        assertThat(KeyCodes.of(new long[][] {{}}, new int[0]).most()).isZero();
        long[] many = new long[1_000];
        for (int i = 0; i < many.length; i++) many[i] = -(i % 400);
        assertThat(KeyCodes.of(new long[][] {many}, new int[1_000]).most()).isEqualTo(3);
    }
}
