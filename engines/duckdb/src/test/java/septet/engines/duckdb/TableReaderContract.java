package septet.engines.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import septet.data.Format;
import septet.data.TableReader;
import septet.data.TextBatch;
import septet.data.TextTable;
import septet.design.Refused;

/// What every reader of files does.
public abstract class TableReaderContract {
    @TempDir
    protected Path folder;

    protected abstract TableReader reader();

    /// The ending of the reader's files.
    protected abstract String ending();

    /// How DuckDB is asked to write one: `FORMAT parquet`.
    protected abstract String format();

    /// Writes what a query gives into a file of the reader's kind.
    protected final Path file(String name, String query) {
        Path file = folder.resolve(name + ending());
        try (Duck duck = new Duck()) {
            duck.run("COPY (" + query + ") TO " + Duck.quoted(file) + " (" + format() + ")");
        }
        return file;
    }

    @Test
    void rowsComeOnceInTheOrderOfTheFile() {
        Path file = file("numbers", "SELECT range AS number, 'row ' || range AS name FROM range(10000)");
        Read read = read(file, 0, 1);
        assertThat(read.headers).containsExactly("number", "name");
        assertThat(read.rows).hasSize(10_000);
        for (int i = 0; i < 10_000; i++) assertThat(read.rows.get(i)).containsExactly(Integer.toString(i), "row " + i);
    }

    @Test
    void linesGrowAndTellThePlace() {
        Read read = read(file("numbers", "SELECT range AS number FROM range(5000)"), 0);
        for (int i = 1; i < 5_000; i++) assertThat(read.lines.get(i)).isEqualTo(read.lines.get(i - 1) + 1);
    }

    @Test
    void wantedColumnsComeInTheWantedOrder() {
        Path file = file("three", "SELECT 1 AS a, 'x' AS b, 2.5 AS c");
        assertThat(read(file, 2, 0).rows).containsExactly(List.of("2.5", "1"));
        assertThat(read(file, 1).rows).containsExactly(List.of("x"));
    }

    @Test
    void textIsKeptToTheCharacter() {
        Path file = file("words", "SELECT * FROM (VALUES (' so '), ('a,b'), ('\"'), ('two' || chr(10) || 'lines'), ('漢字 😀'), ('it''s')) AS t(word)");
        assertThat(read(file, 0).rows.stream().map(List::getFirst)).containsExactly(" so ", "a,b", "\"", "two\nlines", "漢字 😀", "it's");
    }

    @Test
    void headersMayHaveAnyCharacters() {
        assertThat(read(file("headers", "SELECT 1 AS \"emp.var.rate\", 2 AS \"Purchase Amount\", 3 AS \"it's \"\"so\"\"\""), 1).headers)
                .containsExactly("emp.var.rate", "Purchase Amount", "it's \"so\"");
    }

    @Test
    void typedValuesComeAsPlainText() {
        Path file = file("typed", "SELECT 57.16::DOUBLE AS d, 0.1::FLOAT AS f, 12.3400::DECIMAL(18,4) AS m, true AS b, TIMESTAMP '2018-04-01 00:00:31' AS t, DATE '2018-04-01' AS day");
        assertThat(read(file, 0, 1, 2, 3, 4, 5).rows).containsExactly(List.of("57.16", "0.1", "12.3400", "true", "2018-04-01 00:00:31", "2018-04-01"));
    }

    @Test
    void aFileWithoutRowsHasHeaders() {
        Read read = read(file("none", "SELECT 1 AS a WHERE false"), 0);
        assertThat(read.headers).containsExactly("a");
        assertThat(read.rows).isEmpty();
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        Path file = folder.resolve("damaged" + ending());
        Files.write(file, new byte[] {'P', 'A', 'R', '1', 0, 1, 2, 3, 4, 5, 6, 7});
        assertThatThrownBy(() -> read(file, 0)).isInstanceOf(Refused.class).hasMessageContaining(file.toString()).hasMessageContaining("[DATA-");
    }

    @Test
    void onlyItsOwnKindIsRead() {
        assertThat(reader().reads(Path.of("a" + ending()))).isTrue();
        assertThat(reader().reads(Path.of("A" + ending().toUpperCase(Locale.ROOT)))).isTrue();
        assertThat(reader().reads(Path.of("a.xlsx"))).isFalse();
    }

    protected static final class Read implements TextTable.Sink {
        public List<String> headers = List.of();
        public final List<List<String>> rows = new ArrayList<>();
        public final List<Long> lines = new ArrayList<>();

        @Override
        public void rows(TextBatch batch) {
            for (int row = 0; row < batch.size(); row++) {
                int at = row;
                rows.add(IntStream.range(0, batch.columns()).mapToObj(column -> batch.lacks(at, column) ? "<lacks>" : batch.text(at, column)).toList());
                lines.add(batch.line(row));
            }
        }

        @Override
        public void broken(long line, String code, String raw) {
            throw new AssertionError(line + " " + code + " " + raw);
        }
    }

    protected Read read(Path file, int... columns) {
        Read read = new Read();
        try (TextTable table = reader().open(file, Format.DEFAULT)) {
            read.headers = table.headers();
            table.read(columns, read);
        }
        return read;
    }
}
