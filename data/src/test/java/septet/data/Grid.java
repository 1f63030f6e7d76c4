package septet.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A table of texts in memory; `null` lacks.
final class Grid implements TextTable {
    private final List<String> headers;
    private final List<String[]> rows = new ArrayList<>();

    Grid(String... headers) {
        this.headers = List.of(headers);
    }

    Grid row(Object... values) {
        String[] texts = new String[values.length];
        for (int i = 0; i < texts.length; i++) texts[i] = values[i] == null ? null : values[i].toString();
        rows.add(texts);
        return this;
    }

    int size() {
        return rows.size();
    }

    Exploration explored() {
        return Explorer.of(this, "grid", Explorer.Aim.NONE);
    }

    Exploration explored(String predict) {
        return Explorer.of(this, "grid", Explorer.Aim.NONE.predicting(predict));
    }

    @Override
    public List<String> headers() {
        return headers;
    }

    @Override
    public FileShape shape() {
        return new FileShape("grid", "", Optional.empty(), Optional.empty(), 1, List.of());
    }

    @Override
    public void read(int[] columns, Sink into) {
        TextBatch batch = new TextBatch(columns.length);
        for (int i = 0; i < rows.size(); i++) {
            int row = batch.add(i + 2);
            for (int column = 0; column < columns.length; column++) if (rows.get(i)[columns[column]] != null) batch.set(row, column, rows.get(i)[columns[column]]);
            if (!batch.isFull() && i < rows.size() - 1) continue;
            into.rows(batch);
            batch.clear();
        }
    }

    @Override
    public void close() {}
}
