package septet.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What anyone knows who waits for labels: the last one of the key that was known at t0. A state or a price that goes on as it was makes it as strong as a leak.
final class LastLabels {
    private LastLabels() {}

    static List<LeakTable.Column> of(LeakTable table) {
        if (!table.hasTime()) return List.of();
        int[] rows = IntStream.range(0, table.size()).toArray();
        List<LeakTable.Column> columns = new ArrayList<>();
        List<long[]> keys = new ArrayList<>(table.groups().values());
        keys.add(new long[table.size()]);
        for (long[] key : keys) {
            double[] last = new KeyWindows(table, key, rows).lastKnown();
            columns.add(table.classes() > 2 ? new LeakTable.Words("", Arrays.stream(last).mapToInt(value -> Double.isNaN(value) ? -1 : (int) value).toArray())
                    : new LeakTable.Numbers("", last));
        }
        return columns;
    }
}
