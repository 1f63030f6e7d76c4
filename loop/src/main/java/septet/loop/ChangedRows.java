package septet.loop;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import septet.data.PickedRows;
import septet.data.Row;
import septet.data.Table;

/// The rows of a table as the script of a world has them: some of them more than once, a little later, with values of their own.
///
/// @param table  of the rows as they were
/// @param places for each row the place of the row that it is made of
/// @param later  microseconds that it happened after that; above 0 only for one that is told again
/// @param values by slot, for each row; slots that no change touches are left out
record ChangedRows(Table table, int[] places, long[] later, Map<Integer, long[]> values) implements PickedRows {
    ChangedRows {
        values = new TreeMap<>(values);
    }

    /// Some of the rows.
    ChangedRows only(int[] rows) {
        Map<Integer, long[]> some = new TreeMap<>();
        values.forEach((slot, changed) -> some.put(slot, Arrays.stream(rows).mapToLong(row -> changed[row]).toArray()));
        return new ChangedRows(table, Arrays.stream(rows).map(row -> places[row]).toArray(), Arrays.stream(rows).mapToLong(row -> later[row]).toArray(), some);
    }

    @Override
    public long time(int row) {
        return PickedRows.super.time(row) + later[row];
    }

    @Override
    public long arrival(int row) {
        return PickedRows.super.arrival(row) + later[row];
    }

    @Override
    public void load(int row, Row into) {
        PickedRows.super.load(row, into);
        into.time += later[row];
        into.arrival += later[row];
        if (later[row] > 0) into.id = into.id + "+" + later[row];
        values.forEach((slot, changed) -> into.values[slot] = changed[row]);
    }

    @Override
    public long[] values(int slot) {
        if (values.containsKey(slot)) return values.get(slot);
        long[] all = table.values(slot);
        return Arrays.stream(places).mapToLong(place -> all[place]).toArray();
    }
}
