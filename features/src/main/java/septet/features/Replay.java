package septet.features;

import java.util.List;
import java.util.stream.IntStream;
import septet.data.Row;
import septet.data.Table;

/// The rows of several tables in the order of a log: by arrival; of one arrival by time, then by the name of the source, then as the table has them.
public final class Replay {
    /// One table and how far it was read.
    private static final class Cursor {
        private final Table table;
        private final int source;
        /// Rows without a time are what things always were: they come first, before all times.
        private final boolean always;
        /// Rows by arrival; empty where the table stands in that order already.
        private final int[] order;
        private int next;
        private final Row[] coming = new Row[TOGETHER];

        Cursor(Table table, int source, boolean always) {
            this.always = always;
            this.table = table;
            this.source = source;
            this.order = order(table);
            for (int i = 0; i < coming.length; i++) coming[i] = new Row(table.schema().columns().size());
        }

        /// After the first of some rows that stand side by side.
        void tell(FeatureState state) {
            int at = next - 1;
            if (at % TOGETHER != 0) return;
            int count = Math.min(TOGETHER, table.rows() - at);
            for (int i = 0; i < count; i++) table.load(row(at + i), coming[i]);
            state.expect(source, coming, count);
        }

        boolean isDone() {
            return next == table.rows();
        }

        int row() {
            return row(next);
        }

        private int row(int place) {
            return order.length == 0 ? place : order[place];
        }

        boolean isBefore(Cursor other) {
            if (always != other.always) return always;
            long mine = table.arrival(row());
            long theirs = other.table.arrival(other.row());
            if (mine != theirs) return mine < theirs;
            long time = table.time(row());
            long otherTime = other.table.time(other.row());
            return time != otherTime ? time < otherTime : table.schema().source().compareTo(other.table.schema().source()) < 0;
        }

        private static int[] order(Table table) {
            boolean ascending = true;
            long last = Long.MIN_VALUE;
            for (int row = 0; row < table.rows() && ascending; row++) {
                long arrival = table.arrival(row);
                ascending = arrival >= last;
                last = arrival;
            }
            if (ascending) return new int[0];
            long[] arrivals = IntStream.range(0, table.rows()).mapToLong(table::arrival).toArray();
            return IntStream.range(0, table.rows()).boxed().sorted((a, b) -> Long.compare(arrivals[a], arrivals[b])).mapToInt(Integer::intValue).toArray();
        }
    }

    /// So many rows of a table are told at once.
    private static final int TOGETHER = 16;
    /// Before every time that a row may have.
    private static final long BEGINNING = Long.MIN_VALUE + 1;

    private final List<Cursor> cursors;
    private Cursor current;

    /// @param tables one for each source of the plan that has rows, in any order
    public Replay(FeaturePlan plan, List<Table> tables) {
        cursors = tables.stream().map(table -> cursor(plan, table)).toList();
        if (cursors.isEmpty()) throw new IllegalArgumentException("no tables");
        current = cursors.getFirst();
    }

    private static Cursor cursor(FeaturePlan plan, Table table) {
        int source = plan.source(table.schema().source());
        if (source < 0) throw new IllegalArgumentException("no source " + table.schema().source());
        return new Cursor(table, source, plan.isTimeless(source));
    }

    /// Goes to the next row and copies it; false at the end.
    ///
    /// @param rows one for each source of the plan
    public boolean next(Row[] rows) {
        if (!advance()) return false;
        current.table.load(row(), rows[current.source]);
        if (current.always) {
            rows[current.source].time = BEGINNING;
            rows[current.source].arrival = BEGINNING;
        }
        return true;
    }

    /// Goes to the next row, copies it, and tells a state which rows of its table come with it: whoever takes in all rows is served faster so.
    public boolean next(Row[] rows, FeatureState state) {
        if (!next(rows)) return false;
        current.tell(state);
        return true;
    }

    /// Goes to the next row without copying it.
    boolean advance() {
        Cursor first = null;
        for (int i = 0; i < cursors.size(); i++) {
            Cursor cursor = cursors.get(i);
            if (!cursor.isDone() && (first == null || cursor.isBefore(first))) first = cursor;
        }
        if (first == null) return false;
        current = first;
        current.next++;
        return true;
    }

    /// The source of the row that was copied last.
    public int source() {
        return current.source;
    }

    /// Its place in its table.
    public int row() {
        return current.row(current.next - 1);
    }
}
