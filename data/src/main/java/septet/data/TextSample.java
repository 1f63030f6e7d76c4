package septet.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.data.RowSample.Kept;
import septet.world.Chance;

/// Some rows of a table, and what its columns hold by them: in bounded memory, whatever the file.
public final class TextSample implements TextTable.Sink {
    private final List<String> headers;
    private final RowSample rows;
    private List<Kept> kept = List.of();

    private TextSample(List<String> headers, long seed) {
        this.headers = headers;
        rows = new RowSample(headers.size(), Chance.of(seed).of("sample"));
    }

    /// @param columns places of those that are wanted
    public static TextSample of(TextTable table, int[] columns, long seed) {
        List<String> headers = new ArrayList<>();
        for (int column : columns) headers.add(table.headers().get(column));
        TextSample sample = new TextSample(headers, seed);
        table.read(columns, sample);
        sample.kept = sample.rows.inOrder();
        return sample;
    }

    @Override
    public void rows(TextBatch batch) {
        for (int row = 0; row < batch.size(); row++) rows.add(batch, row);
    }

    @Override
    public void broken(long line, String code, String raw) {
        // a line that is no row tells nothing of the columns
    }

    /// Rows of the table, of which these are some.
    public long seen() {
        return rows.seen();
    }

    /// The texts of the kept rows in one column; what lacks is empty.
    public List<String> texts(int place) {
        return kept.stream().map(row -> row.texts()[place]).toList();
    }

    /// How the texts of a column are read.
    public ColumnTexts read(int place) {
        ColumnTally tally = new ColumnTally(RowSample.MOST_ROWS);
        for (Kept row : kept) tally.add(row.texts()[place]);
        return ColumnTexts.of(KindGuess.of(headers.get(place), place + 1, tally, Optional.empty()));
    }
}
