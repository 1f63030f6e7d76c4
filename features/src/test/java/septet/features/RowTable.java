package septet.features;

import java.util.List;
import septet.data.Dictionary;
import septet.data.Row;
import septet.data.Schema;
import septet.data.Table;

/// Rows that stand in memory one by one.
record RowTable(Schema schema, Dictionary dictionary, List<Row> all) implements Table {
    @Override
    public int rows() {
        return all.size();
    }

    @Override
    public long time(int row) {
        return all.get(row).time;
    }

    @Override
    public long arrival(int row) {
        return all.get(row).arrival;
    }

    @Override
    public void load(int row, Row into) {
        Row from = all.get(row);
        into.time = from.time;
        into.arrival = from.arrival;
        into.id = from.id;
        int columns = schema.columns().size();
        System.arraycopy(from.values, 0, into.values, 0, columns);
        System.arraycopy(from.texts, 0, into.texts, 0, columns);
    }
}
