package septet.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Finds out how the values of a file are written: kinds, decimals, orders of dates, spellings of missing. The same file gives the same answer.
public final class Sniffing implements TextTable.Sink {
    private final List<ColumnEvidence> columns = new ArrayList<>();
    private final Map<String, Long> broken = new TreeMap<>();
    private long rows;

    private Sniffing(int columns) {
        for (int i = 0; i < columns; i++) this.columns.add(new ColumnEvidence());
    }

    /// Reads a whole file.
    ///
    /// @param said what is known of it; the rest is found out
    /// @throws septet.design.Refused where it cannot be read at all
    public static Sniffed of(TableReader reader, Path file, Format said) {
        try (TextTable table = reader.open(file, said)) {
            int width = table.headers().size();
            Sniffing sniffing = new Sniffing(width);
            table.read(IntStream.range(0, width).toArray(), sniffing);
            return new Sniffed(table.shape(), sniffing.guesses(table.headers(), said), sniffing.rows, sniffing.broken);
        }
    }

    /// The evidence of the first rows of a table.
    ///
    /// @param wanted places of columns, from 0
    static Evidence evidence(TextTable table, int[] wanted, long most) {
        Sniffing sniffing = new Sniffing(wanted.length);
        boolean whole = most == 0 || FirstRows.read(table, wanted, batch -> {
            sniffing.rows(batch);
            return sniffing.rows >= most;
        });
        return new Evidence(sniffing.columns, whole);
    }

    /// @param whole whether it rests on all rows
    record Evidence(List<ColumnEvidence> columns, boolean whole) {}

    @Override
    public void rows(TextBatch batch) {
        for (int row = 0; row < batch.size(); row++) {
            for (int column = 0; column < batch.columns(); column++) {
                if (batch.lacks(row, column)) columns.get(column).addNothing();
                else columns.get(column).add(batch.text(row, column));
            }
        }
        rows += batch.size();
    }

    @Override
    public void broken(long line, String code, String raw) {
        broken.merge(code, 1L, Long::sum);
    }

    /// The decimal mark that the columns of numbers show; empty where they disagree.
    static Optional<DecimalMark> mark(List<ColumnEvidence> columns) {
        List<DecimalMark> marks = columns.stream().filter(ColumnEvidence::isNumber).map(column -> column.numbers.own()).flatMap(Optional::stream).distinct().toList();
        return marks.size() == 1 ? Optional.of(marks.getFirst()) : Optional.empty();
    }

    private List<ColumnGuess> guesses(List<String> headers, Format said) {
        Optional<DecimalMark> mark = said.decimal().or(() -> mark(columns));
        List<ColumnGuess> guesses = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) guesses.add(columns.get(i).guess(i + 1, headers.get(i), mark));
        return guesses;
    }
}
