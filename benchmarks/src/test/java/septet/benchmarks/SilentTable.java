package septet.benchmarks;

import java.util.List;
import septet.data.FileShape;
import septet.data.TextBatch;
import septet.data.TextTable;

/// Planted: a table that drops what is no row, and says nothing.
record SilentTable(TextTable table) implements TextTable {
    @Override
    public List<String> headers() {
        return table.headers();
    }

    @Override
    public FileShape shape() {
        return table.shape();
    }

    @Override
    public void read(int[] columns, Sink into) {
        table.read(columns, new Sink() {
            @Override
            public void rows(TextBatch batch) {
                into.rows(batch);
            }

            @Override
            public void broken(long line, String code, String raw) {
                // that is the bug
            }
        });
    }

    @Override
    public void close() {
        table.close();
    }
}
