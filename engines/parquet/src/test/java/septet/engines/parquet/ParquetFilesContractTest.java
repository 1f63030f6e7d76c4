package septet.engines.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import septet.data.TableReader;
import septet.engines.duckdb.ParquetReader;
import septet.engines.duckdb.TableReaderContract;

class ParquetFilesContractTest extends TableReaderContract {
    @Override
    protected TableReader reader() {
        return Beside.reader(new ParquetReader(), 2);
    }

    @Override
    protected String format() {
        return "FORMAT parquet";
    }

    @Override
    protected String ending() {
        return ".parquet";
    }

    @Test
    void aPathThatIsAPatternIsAPath() {
        assertThat(read(file("a", "SELECT 1 AS a"), 0).rows).hasSize(1);
        Path file = folder.resolve("a[1].parquet");
        assertThat(folder.resolve("a.parquet").toFile().renameTo(file.toFile())).isTrue();
        assertThat(read(file, 0).rows).hasSize(1);
    }
}
