package septet.data;

import java.util.List;

/// A table in memory, in columns of packed values.
///
/// @param arrivals the same as `time` where the source does not say when it learned of a row
record ColumnTable(Schema schema, Dictionary dictionary, Cells.Longs times, Cells.Longs arrivals, Cells.Texts ids, List<Cells> columns) implements Table {
    ColumnTable {
        columns = List.copyOf(columns);
    }

    @Override
    public int rows() {
        return times.size();
    }

    @Override
    public long time(int row) {
        return times.value(row);
    }

    @Override
    public long arrival(int row) {
        return arrivals.value(row);
    }

    @Override
    public boolean isPrompt() {
        return arrivals == times;
    }

    @Override
    public boolean hasUniqueIds() {
        return true;
    }

    @Override
    public String id(int row) {
        return ids.text(row);
    }

    @Override
    public long[] values(int slot) {
        return columns.get(slot).all();
    }

    @Override
    public double[] numbers(int slot) {
        return columns.get(slot) instanceof Cells.Numbers numbers ? numbers.values() : Table.super.numbers(slot);
    }

    @Override
    public long[] allTimes() {
        return times.all();
    }

    @Override
    public long[] allArrivals() {
        return arrivals.all();
    }

    @Override
    public void load(int row, Row into) {
        loadValues(row, into);
        into.id = ids.text(row);
    }

    @Override
    public void loadValues(int row, Row into) {
        into.time = times.value(row);
        into.arrival = arrivals.value(row);
        for (int slot = 0; slot < columns.size(); slot++) {
            Cells cells = columns.get(slot);
            into.values[slot] = cells.value(row);
            if (cells instanceof Cells.Texts texts) into.texts[slot] = texts.text(row);
        }
    }
}
