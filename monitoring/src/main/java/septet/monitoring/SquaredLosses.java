package septet.monitoring;

import java.time.Duration;
import septet.data.StateReader;
import septet.data.StateWriter;

/// The sum of the squares of expected losses over the last while: exact, in two longs, as a square of money may be larger than one holds.
final class SquaredLosses {
    private static final long MOST = 3_037_000_499L;
    private static final int HALF = 32;
    private static final long LOW = (1L << HALF) - 1;
    private final Window halves;

    SquaredLosses(Duration length, int panes) {
        halves = new Window(2, length, panes);
    }

    /// @param loss 0 or more; what is larger than a square can hold counts as that
    void add(long loss, long at) {
        long kept = Math.min(loss, MOST);
        long square = kept * kept;
        halves.add(0, square & LOW, at);
        halves.add(1, square >>> HALF, at);
    }

    double until(long at) {
        Counts sums = halves.until(at);
        return sums.count(0) + sums.count(1) * (double) (1L << HALF);
    }

    void write(StateWriter to) {
        halves.write(to);
    }

    void read(StateReader from) {
        halves.read(from);
    }
}
