package septet.loop;

import java.util.ArrayList;
import java.util.List;
import septet.data.Column;
import septet.data.Known;
import septet.data.SameRows;
import septet.data.Schema;
import septet.data.Table;
import septet.design.Type;

/// The rows of a table with a further column behind the others: when each label really became known.
record RetoldTable(Table told, Schema schema, long[] knownAt) implements SameRows {
    private static final String COLUMN = "the time of the label";

    static RetoldTable of(Table table, String label, long[] knownAt) {
        List<Column> columns = new ArrayList<>();
        for (Column column : table.schema().columns()) {
            columns.add(column.name().equals(label) ? new Column(column.name(), column.type(), new Known.At(COLUMN), column.optional()) : column);
        }
        columns.add(new Column(COLUMN, new Type.Time(), new Known.Later(), true));
        return new RetoldTable(table, new Schema(table.schema().source(), columns), knownAt);
    }

    @Override
    public long further(int column, int row) {
        return knownAt[row];
    }
}
