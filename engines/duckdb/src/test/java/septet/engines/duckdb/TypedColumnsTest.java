package septet.engines.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import septet.data.DataSection;
import septet.data.Dictionary;
import septet.data.FileShape;
import septet.data.FileType;
import septet.data.Format;
import septet.data.Ingest;
import septet.data.SourceSection;
import septet.data.TableReader;
import septet.data.TextBatch;
import septet.data.TextTable;
import septet.design.Binder;
import septet.design.Problems;
import septet.design.Refused;
import septet.design.TreeReader;
import septet.world.Chance;
import septet.world.RealWorld;

/// Values that are taken as the file types them are those that their texts are read as, in every bit; and these texts are those that DuckDB writes.
class TypedColumnsTest {
    private static final long SEED = 7;
    private static final int ROWS = 4_000;
    /// Of `a`, any long, and `x`, any double.
    private static final String QUERY = """
            SELECT n, a % 2 = 0 AS truth, CAST(a % 128 AS TINYINT) AS tiny, CAST(a % 3 AS SMALLINT) AS small, CAST(a % 2000000000 AS INTEGER) AS middle, a AS large,
            CAST(abs(a % 2) AS UTINYINT) AS bit, CAST(abs(a % 4000000000) AS UINTEGER) AS positive,
            x AS fraction, CAST(CASE WHEN abs(x) < 3e38 OR NOT isfinite(x) THEN x END AS FLOAT) AS single,
            round(x, 2) AS cents, CAST(round(CASE WHEN abs(x) < 1e9 THEN x END, 3) AS FLOAT) AS short,
            CAST(a % 3 AS DOUBLE) AS few, a % 100000 / 10000.0 AS steps, CAST(a % 100000000 / 100.0 AS DECIMAL(10, 2)) AS amount,
            CAST(a % 1000000000000 / 1000000.0 AS DECIMAL(15, 6)) AS precise,
            CAST(a % 1000000000000000 / 1000.0 AS DECIMAL(15, 0)) AS round, CAST(a % 1000000000000 / 100.0 AS DECIMAL(18, 4)) AS wide,
            make_timestamp(a % 4000000000000000) AS moment, make_timestamp(a % 4000000000 * 1000000)::TIMESTAMP_S AS second,
            make_timestamp(a % 4000000000000 * 1000)::TIMESTAMP_MS AS milli,
            make_timestamp(a % 4000000000000000)::TIMESTAMP_NS AS nano, make_timestamptz(a % 4000000000000000) AS instant,
            CASE n % 50 WHEN 0 THEN 'infinity'::TIMESTAMP WHEN 1 THEN '-infinity'::TIMESTAMP ELSE make_timestamp(a % 300000000000000000) END AS far,
            CAST(make_timestamp(a % 300000000000000000) AS DATE) AS day, 'w' || (a % 100) AS word FROM t""";

    @TempDir
    Path folder;
    private Path file = Path.of("");
    private List<String> headers = List.of();

    @BeforeEach
    void write() {
        file = folder.resolve("all.parquet");
        try (Duck duck = new Duck()) {
            duck.run("SET TimeZone = 'UTC'");
            fill(duck);
            duck.run("COPY (" + QUERY + ") TO " + Duck.quoted(file) + " (FORMAT parquet)");
            headers = duck.rows("DESCRIBE " + QUERY).stream().map(List::getFirst).toList();
        }
    }

    private static void fill(Duck duck) {
        Chance chance = Chance.of(SEED);
        double[] special = {0.0, -0.0, 1, -1, 0.1, 1e-5, 1e-4, 1e15, 1e16, 123456789012345678.0, 1e22, 1e23, Double.MIN_VALUE, 2e-323, Double.MIN_NORMAL, Double.MAX_VALUE,
                Double.NaN,
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE, 16777216, 16777217, 85.64999999999999, 0.30000000000000004,
                    1e-300};
        long[] specials = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 53, (1L << 53) + 1, -100_000_000_000_000L, 99_999_999_999_999L};
        duck.run("CREATE TABLE t(n BIGINT, a BIGINT, x DOUBLE)");
        duck.append("t", ROWS, row -> {
            double x = switch (chance.nextInt(6)) {
                case 0 -> special[chance.nextInt(special.length)];
                case 1 -> Double.longBitsToDouble(chance.nextLong());
                case 2 -> (float) (chance.nextDouble() * 200 - 100);
                case 3 -> Math.rint(chance.nextDouble() * 1e7) / 100;
                case 4 -> Float.intBitsToFloat((int) chance.nextLong());
                default -> (chance.nextDouble() - 0.5) * StrictMath.pow(10, chance.nextInt(40) - 20);
            };
            Optional<Object> a = chance.nextInt(20) == 0 ? Optional.empty() : Optional.of(chance.nextInt(10) == 0 ? specials[chance.nextInt(specials.length)]
                    : chance.nextLong() >> chance.nextInt(64));
            return List.of(Optional.of((long) row), a, chance.nextInt(20) == 0 ? Optional.empty() : Optional.of(x));
        });
    }

    @Test
    void eachTextIsTheOneThatDuckDbWrites() {
        List<List<String>> expected;
        try (Duck duck = new Duck()) {
            duck.run("SET TimeZone = 'UTC'");
            expected = duck.rows("SELECT COLUMNS(*)::VARCHAR FROM " + Duck.quoted(file));
        }
        TableReaderContract.Read read = new TableReaderContract.Read();
        try (TextTable table = new ParquetReader().open(file, Format.DEFAULT)) {
            table.read(IntStream.range(0, headers.size()).toArray(), read);
        }
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < headers.size(); column++) {
                assertThat(read.rows.get(row).get(column)).as("seed %d row %d %s", SEED, row, headers.get(column))
                        .isEqualTo(expected.get(row).get(column).equals("-") ? "<lacks>" : expected.get(row).get(column));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with: {zone: Europe/Berlin}", "format: {missing: [\"1\", \"0.1\", \"?\"]}"})
    void eachValueIsThatOfItsText(String more) throws IOException {
        for (String columns : List.of("{truth: boolean optional, tiny: number optional, large: money EUR optional, bit: boolean optional, amount: money EUR optional,"
                + " day: time optional}",
                "{fraction: number optional, single: number optional, cents: money EUR optional, few: boolean optional, steps: money EUR optional,"
                + " wide: money EUR optional}",
                "{short: number optional, precise: money EUR optional, round: number optional, moment: time optional, second: time optional, milli: time optional,"
                + " nano: time optional}",
                "{instant: time optional, far: time optional, word: category optional, positive: key optional, middle: text optional,"
                + " shown: category optional from column('fraction')}")) {
            assertThat(read(new ParquetReader(), columns, more).equals(read(new OnlyLetters(new ParquetReader(), bits -> bits), columns, more)))
                    .as("seed %d %s %s", SEED, columns, more).isTrue();
        }
    }

    @Test
    void aValueThatIsNotThatOfItsTextIsCaught() throws IOException {
        LongUnaryOperator planted = bits -> Double.doubleToRawLongBits(Math.nextUp(Double.longBitsToDouble(bits)));
        String columns = "{fraction: number optional}";
        assertThat(read(new ParquetReader(), columns, "").equals(read(new OnlyLetters(new ParquetReader(), planted), columns, ""))).isFalse();
    }

    @Test
    void valuesAreTypedWhereverTheyCanBe() {
        try (TextTable table = new ParquetReader().open(file, Format.DEFAULT)) {
            List<String> letters = new ArrayList<>();
            for (int column = 0; column < headers.size(); column++) if (table.type(column) == FileType.LETTERS) letters.add(headers.get(column));
            assertThat(letters).containsExactly("single", "short", "wide", "nano", "word");
        }
    }

    private record Read(String fingerprint, long kept, List<String> quarantine, List<String> readAs) {}

    private Read read(TableReader reader, String columns, String more) throws IOException {
        String design = """
                sources:
                  rows:
                    from: all.parquet
                    id: n
                    %s
                    columns: %s
                features: {}
                """.formatted(more, columns);
        Problems problems = new Problems();
        SourceSection section = TreeReader.read(design, "test.yaml", problems).flatMap(tree -> Binder.bind(DataSection.class, tree, problems))
                .orElseThrow(() -> new AssertionError(problems.list()))
                .value().sources().get("rows");
        Path store = Files.createTempDirectory(folder, "store");
        try {
            Ingest.Result result = new Ingest(RealWorld.start().disk(), reader, store, new Dictionary(), (_, _) -> { })
                    .read(new Ingest.Request("rows", section, folder, Optional.empty()));
            String quarantine = result.report().quarantine().isEmpty() ? "" : Files.readString(Path.of(result.report().quarantine()));
            return new Read(result.report().fingerprint(), result.report().kept(), quarantine.lines().toList(), result.report().readAs());
        } catch (Refused refused) {
            return new Read(refused.getMessage(), 0, List.of(), List.of());
        }
    }

    /// Reads through texts alone, as files of letters are.
    ///
    /// @param planted changes values of doubles on their way
    private record OnlyLetters(TableReader reader, LongUnaryOperator planted) implements TableReader {
        @Override
        public boolean reads(Path file) {
            return reader.reads(file);
        }

        @Override
        public TextTable open(Path file, Format format) {
            TextTable table = reader.open(file, format);
            return new TextTable() {
                @Override
                public List<String> headers() {
                    return table.headers();
                }

                @Override
                public FileShape shape() {
                    return table.shape();
                }

                @Override
                public boolean isPlain(int column) {
                    return table.isPlain(column);
                }

                @Override
                public void read(int[] columns, Sink into) {
                    table.read(columns, new Sink() {
                        @Override
                        public void rows(TextBatch batch) {
                            into.rows(letters(batch));
                        }

                        @Override
                        public void broken(long line, String code, String raw) {
                            into.broken(line, code, raw);
                        }
                    });
                }

                @Override
                public void close() {
                    table.close();
                }
            };
        }

        private TextBatch letters(TextBatch batch) {
            TextBatch written = new TextBatch(batch.columns());
            for (int row = 0; row < batch.size(); row++) {
                written.add(batch.line(row));
                for (int column = 0; column < batch.columns(); column++) {
                    if (batch.isTyped(row, column) && !batch.lacks(row, column) && batch.type(column) instanceof FileType.Fraction) {
                        written.set(row, column, batch.type(column).text(planted.applyAsLong(batch.value(row, column))));
                    } else if (!batch.lacks(row, column)) {
                        written.set(row, column, batch.text(row, column));
                    }
                }
            }
            return written;
        }
    }
}
