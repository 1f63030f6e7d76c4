package septet.engines.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import septet.data.Format;
import septet.data.TableReader;
import septet.design.Refused;

class ParquetReaderTest extends TableReaderContract {
    @Override
    protected TableReader reader() {
        return new ParquetReader();
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
    void aNullLacksAndAnEmptyTextDoesNot() {
        assertThat(read(file("nulls", "SELECT * FROM (VALUES (NULL), ('')) AS t(word)"), 0).rows).containsExactly(List.of("<lacks>"), List.of(""));
    }

    @Test
    void timesWithAZoneAreWrittenInUtc() {
        assertThat(read(file("zoned", "SELECT TIMESTAMPTZ '2018-04-01 02:00:31+02:00' AS t"), 0).rows).containsExactly(List.of("2018-04-01 00:00:31+00"));
    }

    @Test
    void aPathThatIsAPatternIsRefused() {
        assertThatThrownBy(() -> reader().open(folder.resolve("a[1].parquet"), Format.DEFAULT)).isInstanceOf(Refused.class).hasMessageContaining("DATA-FILE-KIND");
    }

    @Test
    void aQuoteInThePathIsNoSql() {
        assertThat(read(file("it's", "SELECT 1 AS a"), 0).rows).containsExactly(List.of("1"));
    }
}
