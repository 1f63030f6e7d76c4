package septet.features;

import java.util.Arrays;
import java.util.List;
import septet.data.Row;
import septet.data.SameRows;
import septet.data.Schema;
import septet.data.Table;
import septet.data.Values;

/// The rows of a source with what is computed of each from later events; missing where that tells nothing, or where its window is still open.
///
/// @param told   the rows as they were read
/// @param values by heads and rows
/// @param open   of how many rows a window is still open
public record AheadTable(Table told, Schema schema, long[][] values, int open) implements SameRows {
    /// Plays all tables, in the order of a log, up to the last arrival.
    ///
    /// @param tables one for each source as it is told
    public static AheadTable of(Ahead ahead, List<Table> tables) {
        Table main = tables.get(ahead.plan().mainSource());
        long[][] values = new long[ahead.heads().size()][main.rows()];
        for (long[] head : values) Arrays.fill(head, Values.MISSING);
        int[] rowOf = new int[tables.stream().mapToInt(Table::rows).sum()];
        AheadState state = new AheadState(ahead);
        AheadState.Closed closed = (event, _, head, value, _) -> values[head][rowOf[(int) event]] = value;
        Replay replay = new Replay(ahead.plan(), tables);
        Row[] rows = new Row[ahead.plan().sources()];
        for (int source = 0; source < rows.length; source++) rows[source] = new Row(ahead.plan().slots(source));
        long last = Long.MIN_VALUE;
        for (int event = 0; replay.next(rows); event++) {
            Row row = rows[replay.source()];
            rowOf[event] = replay.row();
            state.advance(row.arrival, closed);
            if (!ahead.plan().isTooLate(replay.source(), row)) {
                long counted = state.take(replay.source(), row, event);
                if (counted >= 0) state.learnAll(replay.source(), row, counted);
            }
            last = row.arrival;
        }
        // whatever arrived at the last moment has arrived
        state.advance(Times.plus(last, 1), closed);
        return new AheadTable(main, ahead.schema(main.schema()), values, state.open());
    }

    @Override
    public long further(int column, int row) {
        return values[column][row];
    }
}
