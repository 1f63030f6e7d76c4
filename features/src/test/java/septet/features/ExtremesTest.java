package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import septet.data.Values;
import septet.world.Chance;

/// The smallest and the largest of any run, against looking at each entry; long runs, so that every level of the tree is used.
class ExtremesTest {
    private static final long SEED = 17;

    @Test
    void anyRunHasTheExtremesOfItsEntries() {
        for (int round = 0; round < 12; round++) {
            Chance chance = Chance.of(SEED).at(round);
            boolean doubles = round % 2 == 0;
            Shape shape = new Shape(List.of(HistoryTest.channel(doubles ? Channel.Kind.DOUBLE : Channel.Kind.SCALED, Channel.Need.ORDER)), List.of(new Edge.Sliding(1)), false, 0);
            Extremes extremes = new Extremes(shape, 0);
            int most = 3_000 + chance.nextInt(3_000);
            long[] entries = new long[2 * most];
            Run run = new Run(2);
            run.entries = entries;
            int end = 0;
            while (end < most) {
                long value = chance.nextInt(9) == 0 ? Values.MISSING : doubles ? Values.number(chance.nextGaussian()) : chance.nextInt(1_000_000) - 500_000;
                int at = chance.nextInt(20) == 0 ? chance.nextInt(end + 1) : end;
                System.arraycopy(entries, 2 * at, entries, 2 * at + 2, 2 * (end - at));
                entries[2 * at + 1] = value;
                end++;
                if (at == end - 1) extremes.append(run, end);
                else extremes.update(run, at, end);
                if (chance.nextInt(12) > 0) continue;
                int from = chance.nextInt(end);
                int to = chance.nextInt(3) == 0 ? end : from + chance.nextInt(end - from + 1);
                boolean least = chance.nextInt(2) == 0;
                long found = extremes.query(run, from, to, least);
                if (found != naive(shape, entries, from, to, least)) throw new AssertionError("seed " + SEED + " round " + round + ": " + from + ".." + to + " of " + end);
            }
            assertThat(extremes.query(run, 0, end, true)).isEqualTo(naive(shape, entries, 0, end, true));
        }
    }

    /// In order, and after all but the newest entries were dropped: what a node held before counts no more.
    @Test
    void whatGrowsInOrderHasTheExtremesOfItsEntries() {
        for (int round = 0; round < 40; round++) {
            Chance chance = Chance.of(SEED).of("order").at(round);
            Shape shape = new Shape(List.of(HistoryTest.channel(Channel.Kind.SCALED, Channel.Need.ORDER)), List.of(new Edge.Sliding(1)), false, 0);
            Extremes extremes = new Extremes(shape, 0);
            long[] entries = new long[2 * 40_000];
            Run run = new Run(2);
            run.entries = entries;
            int end = 0;
            for (int step = 0; step < 40_000; step++) {
                if (end == 39_999 || chance.nextInt(5_000) == 0 && end > 0) {
                    int kept = round % 2 == 0 ? chance.nextInt(3) : chance.nextInt(Math.min(end, 1_500));
                    System.arraycopy(entries, 2 * (end - kept), entries, 0, 2 * kept);
                    end = kept;
                    extremes.update(run, 0, end);
                }
                entries[2 * end + 1] = chance.nextInt(9) == 0 ? Values.MISSING : 1_000 + chance.nextInt(1_000_000);
                end++;
                extremes.append(run, end);
                if (step % 97 > 0) continue;
                int from = chance.nextInt(3) == 0 ? 0 : chance.nextInt(end);
                for (boolean least : new boolean[] {true, false}) {
                    long expected = naive(shape, entries, from, end, least);
                    assertThat(extremes.query(run, from, end, least)).as("seed %s round %s: %s..%s", SEED, round, from, end).isEqualTo(expected);
                }
                int first = from;
                while (first < end && entries[2 * first + 1] == Values.MISSING) first++;
                assertThat(extremes.next(run, from, end)).isEqualTo(first);
            }
        }
    }

    private static long naive(Shape shape, long[] entries, int from, int to, boolean least) {
        long best = Values.MISSING;
        for (int i = from; i < to; i++) best = shape.extreme(0, best, entries[2 * i + 1], least);
        return best;
    }
}
