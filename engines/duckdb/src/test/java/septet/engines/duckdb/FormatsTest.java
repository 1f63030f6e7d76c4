package septet.engines.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import septet.data.DataSection;
import septet.data.Dictionary;
import septet.data.Format;
import septet.data.Ingest;
import septet.data.Readers;
import septet.data.Sniffed;
import septet.data.Sniffing;
import septet.data.SourceSection;
import septet.design.Binder;
import septet.design.Problems;
import septet.design.TreeReader;
import septet.world.Disk;
import septet.world.RealWorld;

/// One table in every kind of file, written by DuckDB or by hand: the same table comes out, bit for bit.
class FormatsTest {
    private static final String QUERY = """
            SELECT 'k' || range AS id, TIMESTAMP '2020-01-01' + INTERVAL (range * 97) MINUTE AS "at", (range * 37 % 1000)::DECIMAL(18,2) / 8 AS amount,
            CASE WHEN range % 7 = 0 THEN NULL ELSE range / 3.0 END AS height, range % 3 = 0 AS member,
            CASE range % 4 WHEN 0 THEN 'Köln' WHEN 1 THEN 'a, b; c' WHEN 2 THEN 'said "no"' ELSE 'plain' END AS city FROM range(500)""";
    private static final String DESIGN = """
            sources:
              rows:
                from: %s
                time: at
                id: id
                columns: {amount: number, height: number optional, member: boolean, city: category}
            features: {}
            """;
    @TempDir
    Path folder;
    private List<List<String>> rows = List.of();

    @BeforeEach
    void write() throws IOException {
        try (Duck duck = new Duck()) {
            duck.run("CREATE TABLE t AS " + QUERY);
            duck.run("COPY t TO " + Duck.quoted(folder.resolve("a.csv")) + " (FORMAT csv, HEADER true)");
            duck.run("COPY t TO " + Duck.quoted(folder.resolve("a.tsv")) + " (FORMAT csv, HEADER true, DELIMITER '\\t')");
            duck.run("COPY t TO " + Duck.quoted(folder.resolve("a.parquet")) + " (FORMAT parquet)");
            rows = duck.rows("SELECT id, \"at\"::VARCHAR, amount::VARCHAR, height::VARCHAR, member::VARCHAR, city FROM t");
        }
        Files.writeString(folder.resolve("a.jsonl"), rows.stream().map(FormatsTest::json).collect(Collectors.joining("\n")));
        Files.writeString(folder.resolve("list.json"), rows.stream().map(FormatsTest::json).collect(Collectors.joining(",\n", "[", "]")));
        Files.writeString(folder.resolve("a.arff"), "@relation t\n@attribute id string\n@attribute at date 'yyyy-MM-dd HH:mm:ss'\n@attribute amount real\n@attribute height real\n"
                + "@attribute member {true,false}\n@attribute city string\n@data\n" + rows.stream().map(FormatsTest::arff).collect(Collectors.joining("\n")));
        String csv = Files.readString(folder.resolve("a.csv"));
        Files.write(folder.resolve("wide.csv"), csv.getBytes(StandardCharsets.UTF_16));
        Files.write(folder.resolve("latin.csv"), csv.replace("\n", "\r\n").getBytes(Charset.forName("windows-1252")));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("a.csv.gz")))) {
            out.write(csv.getBytes(StandardCharsets.UTF_8));
        }
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(folder.resolve("a.zip")))) {
            List<String> lines = csv.lines().toList();
            for (int part = 0; part < 3; part++) {
                out.putNextEntry(new ZipEntry("part" + part + ".csv"));
                for (int i = 0; i < lines.size(); i++) if (i == 0 || i % 3 == part) out.write((lines.get(i) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static String json(List<String> row) {
        return "{\"id\": \"" + row.get(0) + "\", \"at\": \"" + row.get(1) + "\", \"amount\": " + row.get(2) + (row.get(3).equals("-") ? "" : ", \"height\": " + row.get(3))
                + ", \"member\": " + row.get(4)
                + ", \"city\": \"" + row.get(5).replace("\"", "\\\"") + "\"}";
    }

    private static String arff(List<String> row) {
        return row.get(0) + ",'" + row.get(1) + "'," + row.get(2) + "," + (row.get(3).equals("-") ? "?" : row.get(3)) + "," + row.get(4) + ",'" + row.get(5) + "'";
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.tsv", "a.parquet", "a.jsonl", "list.json", "a.arff", "wide.csv", "latin.csv", "a.csv.gz", "a.zip", "a.zip/part*.csv"})
    void theSameTableComesOut(String file) {
        Ingest.Result plain = read("a.csv");
        Ingest.Result other = read(file);
        assertThat(plain.report().kept()).isEqualTo(rows.size());
        assertThat(other.report().quarantined()).isEmpty();
        assertThat(other.report().fingerprint()).isEqualTo(plain.report().fingerprint());
    }

    @Test
    void anotherValueIsAnotherTable() throws IOException {
        Files.writeString(folder.resolve("b.csv"), Files.readString(folder.resolve("a.csv")).replaceFirst("plain", "plaim"));
        assertThat(read("b.csv").report().fingerprint()).isNotEqualTo(read("a.csv").report().fingerprint());
    }

    @Test
    void kindsOfColumnsAreTheSameInEachFormat() {
        for (String file : List.of("a.csv", "a.parquet", "a.jsonl", "a.arff")) {
            Sniffed sniffed = Sniffing.of(reader(), folder.resolve(file), Format.DEFAULT);
            assertThat(sniffed.columns().stream().map(column -> column.header() + " " + column.kind()).toList()).as(file)
                    .containsExactlyInAnyOrder("id WORDS", "at TIME", "amount NUMBER", "height NUMBER", "member TRUTH", "city WORDS");
        }
    }

    private static Readers reader() {
        Disk disk = RealWorld.start().disk();
        return new Readers(disk, List.of(Readers.ofText(disk), new ParquetReader()));
    }

    private Ingest.Result read(String file) {
        Problems problems = new Problems();
        SourceSection section = TreeReader.read(DESIGN.formatted(file), "test.yaml", problems).flatMap(tree -> Binder.bind(DataSection.class, tree, problems)).orElseThrow()
                .value().sources().get("rows");
        return new Ingest(RealWorld.start().disk(), reader(), folder.resolve("store"), new Dictionary(), (_, _) -> { })
                .read(new Ingest.Request("rows", section, folder, Optional.empty()));
    }
}
