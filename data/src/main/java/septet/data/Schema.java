package septet.data;

import java.util.List;

/// The columns of a source; a column's place in the list is its slot in a [Row]. Time, arrival and id stand beside them.
public record Schema(String source, List<Column> columns) {
    public Schema {
        columns = List.copyOf(columns);
    }

    /// The slot of the column, or -1.
    public int slot(String name) {
        for (int i = 0; i < columns.size(); i++) if (columns.get(i).name().equals(name)) return i;
        return -1;
    }
}
