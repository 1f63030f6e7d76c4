package septet.features;

import java.util.Arrays;
import septet.data.Row;

/// Rows of one source that come next: what they will meet is fetched from memory for all of them at once. Each step is a short loop over all rows, so that a processor
/// asks memory for many rows at a time: where a history stands, the history, and those of its entries that a row is likely to meet. Nothing but time depends on it.
final class Expected {
    /// So many at once at most; what more would fetch is gone from the processor's reach before it is needed.
    private static final int MOST = 32;

    private final Way[] ways;
    private final int[] keys;
    private final int[] blocks = new int[MOST];
    private int left;
    /// Means nothing; it is there so that what was fetched was.
    private long seen;

    Expected(Way[] ways) {
        this.ways = ways;
        keys = Arrays.stream(ways).flatMapToInt(way -> Arrays.stream(way.slots())).distinct().toArray();
    }

    /// The slots that are looked at.
    int[] keys() {
        return keys;
    }

    void add(Row[] rows, int count) {
        left = Math.min(count, MOST);
        for (Way way : ways) {
            Histories histories = way.histories();
            for (int i = 0; i < left; i++) blocks[i] = way.guess(rows[i]);
            long sum = 0;
            for (int i = 0; i < left; i++) if (blocks[i] != Histories.NONE) sum += histories.arrived(blocks[i]);
            for (int i = 0; i < left; i++) if (blocks[i] != Histories.NONE) sum += histories.fetch(blocks[i]);
            seen += sum;
        }
    }

    /// A row comes.
    ///
    /// @return whether it was one of them
    boolean come() {
        return left > 0 && left-- > 0;
    }
}
