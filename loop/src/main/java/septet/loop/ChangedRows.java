package septet.loop;

import java.util.Map;
import java.util.TreeMap;
import septet.data.Dictionary;
import septet.data.Row;
import septet.data.Schema;
import septet.data.Table;
import septet.data.Values;

/// The rows of a table as the script of a world has them: some of them more than once, a little later, with values of their own.
///
/// @param table  of the rows as they were
/// @param places for each row the place of the row that it is made of
/// @param later  microseconds that it happened after that; above 0 only for one that is told again
/// @param values by slot, for each row; slots that no change touches are left out
record ChangedRows(Table table, int[] places, long[] later, Map<Integer, long[]> values) implements Table {
    ChangedRows {
        values = new TreeMap<>(values);
    }

    @Override
    public Schema schema() {
        return table.schema();
    }

    @Override
    public Dictionary dictionary() {
        return table.dictionary();
    }

    @Override
    public int rows() {
        return places.length;
    }

    @Override
    public long time(int row) {
        return table.time(places[row]) + later[row];
    }

    @Override
    public long arrival(int row) {
        return table.arrival(places[row]) + later[row];
    }

    @Override
    public void load(int row, Row into) {
        table.load(places[row], into);
        into.time += later[row];
        into.arrival += later[row];
        if (later[row] > 0) into.id = into.id + "+" + later[row];
        values.forEach((slot, changed) -> into.values[slot] = changed[row]);
    }

    @Override
    public void copy(int slot, long[] into) {
        if (values.containsKey(slot)) {
            System.arraycopy(values.get(slot), 0, into, 0, into.length);
            return;
        }
        long[] all = new long[table.rows()];
        table.copy(slot, all);
        for (int row = 0; row < places.length; row++) into[row] = all[places[row]];
    }

    @Override
    public double[] numbers(int slot) {
        double[] numbers = new double[rows()];
        long[] bits = new long[rows()];
        copy(slot, bits);
        for (int row = 0; row < numbers.length; row++) numbers[row] = Values.number(bits[row]);
        return numbers;
    }
}
