package septet.engines.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import septet.data.DataSection;
import septet.data.Dictionary;
import septet.data.Format;
import septet.data.Ingest;
import septet.data.TableReader;
import septet.data.TextTable;
import septet.design.Binder;
import septet.design.Problems;
import septet.design.Refused;
import septet.design.TreeReader;
import septet.engines.duckdb.Duck;
import septet.engines.duckdb.ParquetReader;
import septet.world.RealWorld;

/// Each value of files by DuckDB, pyarrow, pandas and Polars is the one that DuckDB reads, in every encoding, packing and kind of page that they write.
class ParquetFilesTest {
    /// Columns that somebody else reads.
    private static final Set<String> FOREIGN = Set.of("u64", "f32", "zoned_nanos", "clock", "long_decimal", "bytes", "list");

    private static final String QUERY = """
            SELECT range AS id, (hash(range) // 4)::BIGINT * (CASE WHEN range % 2 = 0 THEN 1 ELSE -1 END) AS wild, (hash(range) % 1000)::DOUBLE / 100 AS cents, sqrt(range) AS root,
            'w' || range % 90 AS word, 'text ' || hash(range) AS text, CASE WHEN hash(range) % 7 > 0 THEN range % 3 = 0 END AS truth, CASE WHEN range > 3000 THEN range END AS late,
            TIMESTAMP '2020-01-01' + INTERVAL (range * 97) SECOND AS moment, (range * 37 % 100000)::DECIMAL(15, 3) AS amount, DATE '2020-01-01' + (range % 400)::INTEGER AS day,
            (range % 200)::UTINYINT AS small FROM range(5000)""";

    @TempDir
    Path folder;

    static List<Path> files() {
        return Beside.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachTextIsTheOneThatDuckDbReads(Path file) {
        compare(file, Set.of("lz4.parquet", "int96.parquet", "empty.parquet", "names.parquet").contains(file.getFileName().toString()));
    }

    /// Row groups of 2,048 rows, so that batches do not end where groups do.
    @ParameterizedTest
    @CsvSource({"snappy, V1", "snappy, V2", "zstd, V1", "gzip, V2", "uncompressed, V2", "lz4_raw, V1"})
    void filesByDuckDbToo(String packing, String version) {
        Path file = folder.resolve("duck.parquet");
        try (Duck duck = new Duck()) {
            duck.run("COPY (" + QUERY + ") TO " + Duck.quoted(file) + " (FORMAT parquet, COMPRESSION " + packing + ", PARQUET_VERSION " + version + ", ROW_GROUP_SIZE 2048)");
        }
        compare(file, packing.equals("lz4_raw"));
    }

    private static void compare(Path file, boolean isForeign) {
        for (int threads = 1; threads <= 2; threads++) compare(file, isForeign, threads);
    }

    /// @param isForeign whether columns may be read by somebody else
    private static void compare(Path file, boolean isForeign, int threads) {
        Beside.Counting duck = new Beside.Counting();
        List<Integer> direct = new ArrayList<>();
        try (TextTable expected = new ParquetReader().open(file, Format.DEFAULT); TextTable found = Beside.reader(duck, threads).open(file, Format.DEFAULT)) {
            assertThat(found.headers()).isEqualTo(expected.headers());
            for (int column = 0; column < expected.headers().size(); column++) {
                String name = expected.headers().get(column);
                try (TextTable alone = Beside.reader(duck, threads).open(file, Format.DEFAULT)) {
                    int before = duck.asked;
                    assertThat(Beside.texts(alone, column)).as("%s %s", file, name).isEqualTo(Beside.texts(expected, column));
                    if (duck.asked == before) direct.add(column);
                    if (!isForeign && !FOREIGN.contains(name)) assertThat(duck.asked).as("%s %s", file, name).isEqualTo(before);
                }
                assertThat(found.isPlain(column)).as(name).isEqualTo(expected.isPlain(column));
                if (!name.equals("nanos")) assertThat(found.type(column)).as(name).isEqualTo(expected.type(column));
            }
            int[] together = direct.stream().mapToInt(Integer::intValue).toArray();
            assertThat(Beside.texts(found, together)).isEqualTo(Beside.texts(expected, together));
            int[] numbers = Beside.numberColumns(expected);
            assertThat(Beside.numberColumns(found)).isEqualTo(numbers);
            assertThat(Beside.numbers(found, numbers)).isEqualTo(Beside.numbers(expected, numbers));
            assertThat(Beside.kept(found, numbers)).isEqualTo(Beside.kept(expected, numbers)).isEqualTo(Beside.numbers(expected, numbers));
            assertThat(found.numberColumns().orElseThrow().rows()).isEqualTo(expected.numberColumns().orElseThrow().rows());
        }
    }

    /// Texts of a dictionary are read once each; the table is that of texts that are read one by one, and of other packings.
    @Test
    void theTableIsTheSame() {
        String columns = "{truth: boolean optional, i32: number optional, i64: money EUR optional, cents: money EUR optional, f64: number optional, odd: number optional,"
                + " word: category optional,"
                + " text: text optional, day: time optional, instants: time optional, nanos: time optional, decimal: number optional, key: key optional from word, u32: key optional}";
        for (String more : List.of("", "format: {missing: [w1, \"0.0\", \"7\"]}", "with: {zone: Europe/Berlin}")) {
            String expected = table("snappy.parquet", columns, more, new ParquetReader());
            assertThat(table("snappy.parquet", columns, more, Beside.reader(new ParquetReader(), 2))).as(more).isEqualTo(expected);
            assertThat(table("polars-zstd.parquet", columns, more, Beside.reader(new ParquetReader(), 2))).as(more).isEqualTo(expected);
        }
        assertThat(table("snappy.parquet", columns.replace("from word", "from text"), "", Beside.reader(new ParquetReader(), 2)))
                .isNotEqualTo(table("snappy.parquet", columns, "", new ParquetReader()));
    }

    private String table(String file, String columns, String more, TableReader reader) {
        String design = """
                sources:
                  rows:
                    from: %s
                    time: from 1996-05-07 every 30m
                    %s
                    columns: %s
                features: {}
                """.formatted(file, more, columns);
        Problems problems = new Problems();
        DataSection data = TreeReader.read(design, "test.yaml", problems).flatMap(tree -> Binder.bind(DataSection.class, tree, problems))
                .orElseThrow(() -> new AssertionError(problems.list())).value();
        Path store = folder.resolve("store" + System.identityHashCode(reader));
        return new Ingest(RealWorld.start().disk(), reader, store, new Dictionary(), (_, _) -> { })
                .read(new Ingest.Request("rows", data.sources().get("rows"), Beside.files().getFirst().getParent(), Optional.empty())).report().fingerprint();
    }

    @Test
    void namesThatDifferInCapitalsAloneAreThoseOfDuckDb() {
        Path file = Beside.files().stream().filter(path -> path.endsWith("names.parquet")).findFirst().orElseThrow();
        try (TextTable table = Beside.reader(new ParquetReader(), 2).open(file, Format.DEFAULT)) {
            assertThat(table.headers()).containsExactly("a", "A_1", "b");
            assertThat(Beside.texts(table, 1)).containsExactly("1<x>", "2<y>");
        }
    }

    @Test
    void damageIsTold() throws IOException {
        byte[] bytes = Files.readAllBytes(Beside.files().stream().filter(path -> path.endsWith("snappy.parquet")).findFirst().orElseThrow());
        for (int i = 4; i < 200; i++) bytes[i] = -1;
        Path file = folder.resolve("damaged.parquet");
        Files.write(file, bytes);
        try (TextTable table = Beside.reader(new ParquetReader(), 2).open(file, Format.DEFAULT)) {
            assertThatThrownBy(() -> Beside.texts(table, IntStream.range(0, 3).toArray())).isInstanceOf(Refused.class).hasMessageContaining("damaged.parquet")
                    .hasMessageContaining("column truth, from row 1 on").hasMessageContaining("[DATA-DAMAGED-FILE]");
        }
    }
}
