package septet.engines.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import septet.data.CsvReader;
import septet.data.DataSection;
import septet.data.Dictionary;
import septet.data.Ingest;
import septet.data.Row;
import septet.data.SourceSection;
import septet.data.Table;
import septet.data.TableReader;
import septet.data.Values;
import septet.design.Binder;
import septet.design.Problems;
import septet.design.TreeReader;
import septet.world.Chance;
import septet.world.Disk;
import septet.world.RealWorld;

/// The same file read by DuckDB's own types and by ours: every value of every row, and the sums, are equal.
class TypedByDuckDbTest {
    private static final long SEED = 25;
    private static final int ROWS = 20_000;
    private static final String DESIGN = """
            sources:
              rows:
                from: rows.csv
                time: moment
                id: id
                columns:
                  amount: money EUR optional
                  number: number optional
                  flag: boolean optional
                  word: category optional
                  label: text optional
            features: {}
            """;
    private static final String TYPES = "{'id': 'VARCHAR', 'moment': 'TIMESTAMP', 'amount': 'DECIMAL(18,4)', 'number': 'DOUBLE', 'flag': 'BOOLEAN', 'word': 'VARCHAR', 'label': 'VARCHAR'}";

    @TempDir
    Path folder;

    @Test
    void everyValueOfACsvFileIsTheSame() throws IOException {
        Path csv = csv();
        assertThat(firstDifference(csv, new CsvReader(disk()), row -> row)).isEmpty();
    }

    @Test
    void everyValueOfAParquetFileIsTheSame() throws IOException {
        Path csv = csv();
        Path parquet = folder.resolve("rows.parquet");
        try (Duck duck = new Duck()) {
            duck.run("COPY (SELECT * FROM " + typed(csv) + ") TO " + Duck.quoted(parquet) + " (FORMAT parquet)");
        }
        assertThat(firstDifference(csv, parquet, new ParquetReader(), row -> row)).isEmpty();
    }

    @Test
    void bothKindsOfFileAreOneTable() throws IOException {
        Path csv = csv();
        Path parquet = folder.resolve("rows.parquet");
        try (Duck duck = new Duck()) {
            duck.run("COPY (SELECT * FROM " + typed(csv) + " ORDER BY random()) TO " + Duck.quoted(parquet) + " (FORMAT parquet)");
        }
        assertThat(ingest(parquet, new ParquetReader()).report().fingerprint()).isEqualTo(ingest(csv, new CsvReader(disk())).report().fingerprint());
    }

    @Test
    void amountsByWayOfDoublesAreCaught() throws IOException {
        Path csv = csv();
        assertThat(firstDifference(csv, new CsvReader(disk()), row -> {
            if (row.values[0] != Values.MISSING) row.values[0] = (long) (row.values[0] / 10_000.0 * 10_000);
            return row;
        })).isPresent();
    }

    private Optional<String> firstDifference(Path csv, TableReader reader, UnaryOperator<Row> change) {
        return firstDifference(csv, csv, reader, change);
    }

    private Optional<String> firstDifference(Path csv, Path read, TableReader reader, UnaryOperator<Row> change) {
        Table table = ingest(read, reader).table();
        try (Duck duck = new Duck()) {
            List<List<String>> expected = duck.rows("SELECT moment, id, amount, number, flag, word, label FROM " + typed(csv) + " ORDER BY moment, id");
            if (expected.size() != table.rows()) return Optional.of(expected.size() + " rows, not " + table.rows());
            Row row = new Row(table.schema().columns().size());
            BigDecimal sum = BigDecimal.ZERO;
            for (int i = 0; i < table.rows(); i++) {
                table.load(i, row);
                String difference = difference(table, change.apply(row), expected.get(i));
                if (!difference.isEmpty()) return Optional.of("seed " + SEED + " row " + i + ": " + difference + " in " + expected.get(i));
                if (row.values[0] != Values.MISSING) sum = sum.add(BigDecimal.valueOf(row.values[0], 4));
            }
            String total = duck.rows("SELECT sum(amount) FROM " + typed(csv)).getFirst().getFirst();
            return new BigDecimal(total).compareTo(sum) == 0 ? Optional.empty() : Optional.of("the sum is " + total + ", not " + sum);
        }
    }

    private static String difference(Table table, Row row, List<String> expected) {
        long time = LocalDateTime.parse(expected.get(0).replace(' ', 'T')).toInstant(ZoneOffset.UTC).until(Instant.EPOCH, ChronoUnit.MICROS) * -1;
        if (row.time != time) return "time " + row.time;
        if (!row.id.equals(expected.get(1))) return "id " + row.id;
        if (row.values[0] == Values.MISSING ? !expected.get(2).equals("-") : expected.get(2).equals("-") || new BigDecimal(expected.get(2)).movePointRight(4)
                .longValueExact() != row.values[0]) {
            return "amount " + row.values[0];
        }
        long number = expected.get(3).equals("-") ? Values.MISSING : Values.number(Double.parseDouble(expected.get(3)));
        if (row.values[1] != number) return "number " + Values.number(row.values[1]);
        long flag = expected.get(4).equals("-") ? Values.MISSING : Values.truth(Boolean.parseBoolean(expected.get(4)));
        if (row.values[2] != flag) return "flag " + row.values[2];
        String word = row.values[3] == Values.MISSING ? "-" : table.dictionary().word((int) row.values[3]);
        if (!word.equals(expected.get(5))) return "word " + word;
        String label = row.values[4] == Values.MISSING ? "-" : row.texts[4];
        return label.equals(expected.get(6)) ? "" : "label " + label;
    }

    private static String typed(Path csv) {
        return "read_csv(" + Duck.quoted(csv) + ", header = true, delim = ',', quote = '\"', escape = '\"', auto_detect = false, nullstr = '', allow_quoted_nulls = true, columns = "
                + TYPES + ")";
    }

    private Ingest.Result ingest(Path file, TableReader reader) {
        Problems problems = new Problems();
        SourceSection section = TreeReader.read(DESIGN, "test.yaml", problems).flatMap(tree -> Binder.bind(DataSection.class, tree, problems)).orElseThrow().value().sources()
                .get("rows");
        Ingest.Request request = new Ingest.Request("rows", section, folder, Optional.of(file));
        return new Ingest(disk(), reader, folder.resolve("store"), new Dictionary(), (_, _) -> { }).read(request);
    }

    private static Disk disk() {
        return RealWorld.start().disk();
    }

    private Path csv() throws IOException {
        Chance chance = Chance.of(SEED);
        List<String> words = List.of("red", "green", "\"dark, blue\"", "", "a b", "漢字");
        List<String> lines = new ArrayList<>(List.of("id,moment,amount,number,flag,word,label"));
        for (int i = 0; i < ROWS; i++) {
            String at = LocalDateTime.of(2018, 1, 1, 0, 0).plusSeconds(chance.nextInt(3_000)).plusNanos(1_000L * chance.nextInt(1_000_000)).toString();
            String amount = chance.nextInt(20) == 0 ? "" : new BigDecimal(chance.nextLong() >> 8 + chance.nextInt(40)).movePointLeft(4).setScale(4).toPlainString();
            String number = chance.nextInt(20) == 0 ? "" : number(chance);
            String flag = List.of("true", "false", "1", "0", "").get(chance.nextInt(5));
            lines.add(String.join(",", "r" + i, at, amount, number, flag, words.get(chance.nextInt(6)), "\"line " + i + (i % 7 == 0 ? "\nand more" : "") + " \"\"x\"\"\""));
        }
        Path file = folder.resolve("rows.csv");
        Files.writeString(file, String.join("\n", lines) + "\n");
        return file;
    }

    private static String number(Chance chance) {
        double number = Double.longBitsToDouble(chance.nextLong());
        return switch (chance.nextInt(4)) {
            case 0 -> Double.isFinite(number) ? Double.toString(number) : "0.1";
            case 1 -> Integer.toString(chance.nextInt(1_000_000) - 500_000);
            case 2 -> new BigDecimal(chance.nextLong() >> 20).movePointLeft(chance.nextInt(12)).toPlainString();
            default -> "-0.0";
        };
    }
}
