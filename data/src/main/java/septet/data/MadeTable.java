package septet.data;

import java.util.List;

/// Rows that were made and stand in memory.
record MadeTable(List<String> headers, List<List<String>> rows) implements TextTable {
    @Override
    public FileShape shape() {
        return FileShape.typed(FileShape.GENERATED);
    }

    @Override
    public void read(int[] columns, Sink into) {
        TextBatch batch = new TextBatch(columns.length);
        for (int i = 0; i < rows.size(); i++) {
            int row = batch.add(i + 1);
            for (int column = 0; column < columns.length; column++) batch.set(row, column, rows.get(i).get(columns[column]));
            if (!batch.isFull()) continue;
            into.rows(batch);
            batch.clear();
        }
        if (batch.size() > 0) into.rows(batch);
    }

    @Override
    public void close() {}
}
