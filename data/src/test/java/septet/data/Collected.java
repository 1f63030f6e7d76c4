package septet.data;

import java.util.ArrayList;
import java.util.List;

/// Everything that a table gave.
final class Collected implements TextTable.Sink {
    final List<List<String>> rows = new ArrayList<>();
    final List<Long> lines = new ArrayList<>();
    final List<Long> broken = new ArrayList<>();
    final List<String> codes = new ArrayList<>();
    final List<String> raw = new ArrayList<>();

    @Override
    public void rows(TextBatch batch) {
        for (int row = 0; row < batch.size(); row++) {
            List<String> values = new ArrayList<>();
            for (int column = 0; column < batch.columns(); column++) values.add(batch.lacks(row, column) ? "<lacks>" : batch.text(row, column));
            rows.add(values);
            lines.add(batch.line(row));
        }
    }

    @Override
    public void broken(long line, String code, String text) {
        broken.add(line);
        codes.add(code);
        raw.add(text);
    }
}
