package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.data.KeyWindows.Of;
import septet.data.KeyWindows.Side;
import septet.world.Chance;

/// Every side and aggregate beside a loop over all pairs of rows.
class KeyWindowsTest {
    private static final int ROWS = 300;
    private final Chance chance = Chance.of(11);
    private final long[] keys = IntStream.range(0, ROWS).mapToLong(row -> chance.of("key").at(row).nextInt(12)).toArray();
    /// Times differ, so that "before" is the same to both.
    private final long[] times = IntStream.range(0, ROWS).mapToLong(row -> 1_000L * ((row * 7L) % ROWS) + row % 3).toArray();
    private final double[] values = IntStream.range(0, ROWS).mapToDouble(row -> row % 11 == 0 ? Double.NaN : chance.of("value").at(row).nextGaussian()).toArray();

    @Test
    void windowsAreThoseOfANaiveLoop() {
        for (long delay : new long[] {0, 20_001}) {
            LeakTable.Part[] parts = IntStream.range(0, ROWS).mapToObj(row -> times[row] < 200_000 ? LeakTable.Part.TEACHES : LeakTable.Part.JUDGES).toArray(LeakTable.Part[]::new);
            LeakTable table = new LeakTable(List.of(), Map.of(), values, 0, times, IntStream.range(0, ROWS).mapToLong(row -> times[row] + delay).toArray(), parts, Long.MAX_VALUE);
            KeyWindows windows = new KeyWindows(table, keys, IntStream.range(0, ROWS).toArray());
            for (Side side : Side.values()) for (Of of : Of.values()) for (long extent : new long[] {3, 40_500}) {
                if (side.extent() == KeyWindows.Extent.ROWS == extent > 1_000) continue;
                // The greatest label of a window does not leave the own one out.
                if (side.isOfLabels() && delay == 0 && (of == Of.MOST || of == Of.LEAST)) continue;
                double[] found = windows.of(side, of, values, extent);
                for (int i = 0; i < ROWS; i++) {
                    int row = windows.order()[i];
                    assertThat(found[i]).as("%s %s %d, delay %d, row %d", side, of, extent, delay, row).isEqualTo(naive(side, of, row, extent, delay), within());
                }
            }
        }
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-9);
    }

    private double naive(Side side, Of of, int row, long extent, long delay) {
        int[] key = IntStream.range(0, ROWS).filter(other -> keys[other] == keys[row]).boxed().sorted(java.util.Comparator.comparingLong(other -> times[other]))
                .mapToInt(Integer::intValue).toArray();
        int own = IntStream.range(0, key.length).filter(i -> key[i] == row).findFirst().orElseThrow();
        int known = (int) IntStream.of(key).filter(other -> other != row && times[other] + delay <= times[row]).count();
        int[] taken = IntStream.range(0, key.length).filter(i -> {
            long away = times[key[i]] - times[row];
            boolean wasKnown = i != own && times[key[i]] + delay <= times[row];
            return switch (side) {
                case PAST -> i <= own && -away < extent;
                case PAST_ROWS -> i <= own && i > own - extent;
                case SO_FAR -> i <= own;
                case PREVIOUS -> i == own - 1;
                case KNOWN -> wasKnown && times[row] - times[key[i]] - delay < extent;
                case KNOWN_ROWS -> wasKnown && i >= known - extent;
                case KNOWN_SO_FAR -> wasKnown;
                case TAUGHT -> times[key[i]] < 200_000;
                case NEXT -> i > own && away <= extent;
                case NEXT_ROWS -> i > own && i <= own + extent;
                case FOLLOWING -> i == own + 1;
                case AROUND -> i <= own ? -away < extent : away <= extent;
                case AROUND_ROWS -> Math.abs(i - own) <= extent / 2;
                case REST -> i > own;
                case EVER -> true;
            };
        }).map(i -> key[i]).filter(other -> !Double.isNaN(values[other])).toArray();
        double[] numbers = IntStream.of(taken).mapToDouble(other -> values[other]).toArray();
        return switch (of) {
            case COUNT -> numbers.length;
            case SUM -> java.util.Arrays.stream(numbers).sum();
            case MEAN -> java.util.Arrays.stream(numbers).average().orElse(Double.NaN);
            case MOST -> side == Side.TAUGHT ? all(row, 1) : java.util.Arrays.stream(numbers).max().orElse(Double.NaN);
            case LEAST -> side == Side.TAUGHT ? all(row, -1) : java.util.Arrays.stream(numbers).min().orElse(Double.NaN);
        };
    }

    /// Extremes are never asked of rows that teach alone.
    private double all(int row, int sign) {
        return sign * IntStream.range(0, ROWS).filter(other -> keys[other] == keys[row] && !Double.isNaN(values[other])).mapToDouble(other -> sign * values[other]).max()
                .orElse(Double.NaN);
    }
}
