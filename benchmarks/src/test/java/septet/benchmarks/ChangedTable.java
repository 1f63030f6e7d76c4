package septet.benchmarks;

import java.util.function.IntUnaryOperator;
import java.util.function.LongUnaryOperator;
import septet.data.Dictionary;
import septet.data.Row;
import septet.data.Schema;
import septet.data.Table;

/// A table whose rows stand in another order or happened at other times.
///
/// @param place for each row the place of the row that stands there instead
/// @param times from the time of a row to the time that it gets
record ChangedTable(Table table, IntUnaryOperator place, LongUnaryOperator times) implements Table {
    /// Many rows of one time: each happened at the beginning of its span of so many microseconds.
    static Table coarse(Table table, long micros) {
        return new ChangedTable(table, row -> row, time -> time - Math.floorMod(time, micros));
    }

    /// Planted: of two neighbours of equal time the second stands first.
    static Table swapped(Table table) {
        int[] places = new int[table.rows()];
        for (int row = 0; row < places.length; row++) {
            boolean tie = row + 1 < places.length && table.arrival(row) == table.arrival(row + 1) && table.time(row) == table.time(row + 1);
            places[row] = tie ? row + 1 : row;
            if (tie) places[++row] = row - 1;
        }
        return new ChangedTable(table, row -> places[row], time -> time);
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
        return table.rows();
    }

    @Override
    public long time(int row) {
        return times.applyAsLong(table.time(place.applyAsInt(row)));
    }

    @Override
    public long arrival(int row) {
        return times.applyAsLong(table.arrival(place.applyAsInt(row)));
    }

    @Override
    public void load(int row, Row into) {
        table.load(place.applyAsInt(row), into);
        into.time = times.applyAsLong(into.time);
        into.arrival = times.applyAsLong(into.arrival);
    }
}
