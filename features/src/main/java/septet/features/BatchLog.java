package septet.features;

import java.util.Arrays;
import java.util.List;
import septet.data.Table;

/// Whole tables as one log, in columns: the order of [Replay], without the rows whose id an earlier one has.
final class BatchLog {
    private static final int ROUNDS = 4;

    private final SourceLog[] sources;
    /// When each place of the log arrived, ascending.
    private final long[] arrivals;

    private final boolean anyLate;
    private long leaps;

    private BatchLog(SourceLog[] sources, long[] arrivals, boolean anyLate) {
        this.sources = sources;
        this.arrivals = arrivals;
        this.anyLate = anyLate;
    }

    /// Whether a row may ask for a key that is forgotten.
    static boolean isAnyLate(FeaturePlan plan, List<Table> tables) {
        return tables.stream().anyMatch(table -> plan.source(table.schema().source()) == plan.mainSource() && isAnyLate(plan, times(table)));
    }

    private static boolean isAnyLate(FeaturePlan plan, SourceLog log) {
        if (log.prompt()) return false;
        for (int i = 0; i < log.size(); i++) if (plan.isLate(log.times()[i], log.arrivals()[i])) return true;
        return false;
    }

    boolean isAnyLate() {
        return anyLate;
    }

    static BatchLog of(FeaturePlan plan, List<Table> tables) {
        SourceLog[] sources = new SourceLog[plan.sources()];
        for (Table table : tables) sources[plan.source(table.schema().source())] = times(table);
        boolean anyLate = sources[plan.mainSource()] != null && isAnyLate(plan, sources[plan.mainSource()]);
        int size = 0;
        for (SourceLog source : sources) size += source == null ? 0 : source.size();
        long[] arrivals = tables.size() == 1 ? alone(sources, plan.source(tables.getFirst().schema().source())) : together(plan, tables, sources, size);
        for (int i = 0; i < sources.length; i++) if (sources[i] != null) sources[i] = counting(plan, i, sources[i]);
        return new BatchLog(sources, arrivals, anyLate);
    }

    private static SourceLog times(Table table) {
        long[] times = table.allTimes();
        return SourceLog.whole(table, times, table.isPrompt() ? times : table.allArrivals());
    }

    /// One table needs no merging.
    private static long[] alone(SourceLog[] sources, int source) {
        SourceLog log = sources[source];
        boolean isInOrder = log.arrivals() == log.times() ? log.ascending() : Order.isAscending(log.arrivals(), log.size());
        if (!isInOrder) {
            SourceLog sorted = log.take(Order.of(log.arrivals(), log.rows(), log.size()));
            sources[source] = new SourceLog(log.table(), sorted.rows(), log.rows(), sorted.times(), sorted.arrivals());
        }
        return sources[source].arrivals();
    }

    private static long[] together(FeaturePlan plan, List<Table> tables, SourceLog[] sources, int size) {
        long[] arrivals = new long[size];
        int[][] rows = new int[sources.length][];
        int[][] positions = new int[sources.length][];
        int[] ends = new int[sources.length];
        for (int i = 0; i < sources.length; i++) {
            rows[i] = new int[sources[i] == null ? 0 : sources[i].size()];
            positions[i] = new int[rows[i].length];
        }
        Replay replay = new Replay(plan, tables);
        for (int position = 0; replay.advance(); position++) {
            int source = replay.source();
            int end = ends[source]++;
            rows[source][end] = replay.row();
            positions[source][end] = position;
            arrivals[position] = sources[source].arrivals()[replay.row()];
        }
        for (int i = 0; i < sources.length; i++) {
            if (sources[i] == null) continue;
            SourceLog log = sources[i];
            sources[i] = new SourceLog(log.table(), rows[i], positions[i], Order.permuted(log.times(), rows[i]), Order.permuted(log.arrivals(), rows[i]));
        }
        return arrivals;
    }

    /// Without the events that come too late to count, and those whose id an earlier one has.
    private static SourceLog counting(FeaturePlan plan, int source, SourceLog log) {
        boolean isLooked = !log.table().hasUniqueIds() && plan.lateness(source).ids();
        if (!isLooked && !plan.isLateBounded(source)) return log;
        Ids ids = new Ids();
        int[] kept = new int[log.size()];
        int count = 0;
        for (int i = 0; i < log.size(); i++) {
            if (plan.isTooLate(source, log.times()[i], log.arrivals()[i])) continue;
            if (isLooked && isRepeated(ids, log, i, plan.remembered())) continue;
            kept[count++] = i;
        }
        return count == log.size() ? log : log.take(Arrays.copyOf(kept, count));
    }

    private static boolean isRepeated(Ids ids, SourceLog log, int i, long remembered) {
        ids.age(Times.minus(log.arrivals()[i], remembered));
        String id = log.table().id(log.rows()[i]);
        if (ids.find(id) != Ids.NONE) return true;
        ids.add(id, i, log.arrivals()[i]);
        return false;
    }

    /// Whether a source has a table.
    boolean has(int source) {
        return sources[source] != null;
    }

    SourceLog source(int source) {
        return sources[source];
    }

    /// The first place from `near` on that arrived at a time or later; the size of the log if there is none. It is mostly near: a few places are looked at, four at a time and without
    /// guessing which it is, before steps grow.
    int arrivedFrom(long time, int near) {
        int at = near;
        for (int round = 0; round < ROUNDS && at + 4 <= arrivals.length; round++) {
            int before = (arrivals[at] < time ? 1 : 0) + (arrivals[at + 1] < time ? 1 : 0) + (arrivals[at + 2] < time ? 1 : 0) + (arrivals[at + 3] < time ? 1 : 0);
            at += before;
            if (before < 4) return at;
        }
        return leap(time, at);
    }

    private int leap(long time, int near) {
        int low = near;
        int high = near;
        for (int step = 1; high < arrivals.length && arrivals[high] < time; step <<= 1) {
            low = high + 1;
            high += step;
            leaps++;
        }
        high = Math.min(high, arrivals.length);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (arrivals[middle] < time) low = middle + 1;
            else high = middle;
            leaps++;
        }
        return low;
    }

    /// How many places were looked at that were not near.
    long leaps() {
        return leaps;
    }

    /// When each place arrived, ascending; not to be changed.
    long[] arrivals() {
        return arrivals;
    }

    int size() {
        return arrivals.length;
    }
}
