package septet.engines.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import septet.data.Format;
import septet.data.TextBatch;
import septet.data.TextTable;
import septet.design.Refused;
import septet.engines.duckdb.Duck;
import septet.engines.duckdb.ParquetReader;

/// A file of many waves is read the same by one thread and by several, whatever goes wrong in the middle.
class WavesTest {
    private static final int ROWS = 90_000;
    private static final int[] ALL = {0, 1, 2, 3};

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void write() {
        file = folder.resolve("long.parquet");
        try (Duck duck = new Duck()) {
            duck.run("COPY (SELECT range AS id, 'text ' || hash(range) AS text, 'w' || range % 90 AS word, CASE WHEN hash(range) % 7 > 0 THEN sqrt(range) END AS root FROM range("
                    + ROWS + ")) TO " + Duck.quoted(file) + " (ROW_GROUP_SIZE 30720)");
        }
    }

    private TextTable open(Path from, int threads) {
        return Beside.reader(new ParquetReader(), threads).open(from, Format.DEFAULT);
    }

    /// Ends reading after so many batches, and remembers the first line of each.
    private static final class Until implements TextTable.Sink {
        private final int most;
        private final List<Long> lines = new ArrayList<>();

        Until(int most) {
            this.most = most;
        }

        @Override
        public void rows(TextBatch batch) {
            if (lines.size() == most) throw new IllegalStateException("enough");
            lines.add(batch.line(0));
        }

        @Override
        public void broken(long line, String code, String raw) {
            throw new AssertionError(code);
        }
    }

    @Test
    void theRowsAreThoseOfDuckDb() {
        try (TextTable expected = new ParquetReader().open(file, Format.DEFAULT)) {
            List<String> rows = Beside.texts(expected, ALL);
            for (int threads = 1; threads <= 3; threads++) {
                try (TextTable table = open(file, threads)) {
                    assertThat(Beside.texts(table, ALL).equals(rows)).as("%d threads", threads).isTrue();
                }
            }
        }
    }

    /// Whoever has enough may begin anew: nobody closed the file.
    @Test
    void whoeverHasEnoughMayReadAgain() {
        for (int threads = 1; threads <= 2; threads++) {
            try (TextTable table = open(file, threads)) {
                for (int most = 0; most < 40; most += 3) {
                    Until until = new Until(most);
                    assertThatThrownBy(() -> table.read(ALL, until)).hasMessage("enough");
                    assertThat(until.lines).hasSize(most);
                }
                assertThat(Beside.texts(table, 0)).hasSize(ROWS);
            }
        }
    }

    /// What is wrong is told after the rows before it, and is the first of all that is wrong.
    @Test
    void damageIsToldAfterTheRowsBeforeIt() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        List<Integer> stopped = new ArrayList<>();
        for (int part = 1; part < 12; part++) {
            byte[] bytes = whole.clone();
            Arrays.fill(bytes, bytes.length / 12 * part, bytes.length / 12 * part + 400, (byte) -1);
            Files.write(file, bytes);
            Until alone = new Until(Integer.MAX_VALUE);
            Until together = new Until(Integer.MAX_VALUE);
            String told = read(alone, 1);
            assertThat(read(together, 2)).isEqualTo(told);
            assertThat(together.lines).isEqualTo(alone.lines);
            if (!told.isEmpty()) stopped.add(alone.lines.size());
        }
        assertThat(stopped).as("numbers may be any, texts may not").hasSizeGreaterThan(5).contains(0).anyMatch(batches -> batches > 20);
    }

    private String read(Until into, int threads) {
        try (TextTable table = open(file, threads)) {
            table.read(ALL, into);
            return "";
        } catch (Refused e) {
            return e.getMessage();
        }
    }
}
