package septet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import septet.design.Fault;
import septet.design.Refused;
import septet.world.Chance;
import septet.world.Disk;
import septet.world.SimulatedDisk;

/// Sources that cannot be read: each is refused with what is wrong and what to do, and nothing is kept of it.
class BadInputTest {
    private static final String DESIGN = """
            from: a.csv
            time: at
            id: id
            columns: {amount: money EUR from TX_AMOUNT, card: key}
            """;
    private static final String HEADER = "id,at,TX_AMOUNT,card\n";
    private static final String ROW = "1,2018-04-01,5,c1\n";

    @Test
    void aFileThatLacks() {
        refused(Fault.DATA, "DATA-NO-FILE", "--source rows=FILE", new Source(DESIGN));
    }

    @Test
    void aGlobThatMatchesNothing() {
        refused(Fault.DATA, "DATA-NO-FILE", "part-*.csv", new Source(DESIGN.replace("a.csv", "part-*.csv")).file("a.csv", HEADER + ROW));
    }

    @Test
    void aFileOfAKindThatNobodyReads() {
        refused(Fault.DATA, "DATA-FILE-KIND", ".xlsx", new Source(DESIGN.replace("a.csv", "a.xlsx")).file("a.xlsx", HEADER + ROW));
    }

    @Test
    void anotherFileThanTheDesignMeans() {
        refused(Fault.DATA, "DATA-OTHER-HASH", "not the one in the design", new Source(DESIGN + "sha256: " + "0".repeat(64)).file("a.csv", HEADER + ROW));
    }

    @Test
    void anEmptyFile() {
        refused(Fault.DATA, "DATA-NO-ROWS", "the file is empty", new Source(DESIGN).file("a.csv", ""));
    }

    @Test
    void noRows() {
        refused(Fault.DATA, "DATA-NO-ROWS", "no rows", new Source(DESIGN).file("a.csv", HEADER));
    }

    @Test
    void everyRowBroken() {
        refused(Fault.DATA, "DATA-ALL-BROKEN", "a.csv:2 amount: 'much' is not an amount of money (2 rows); a.csv:3 more or fewer values than the first line (1 rows)",
                new Source(DESIGN).file("a.csv", HEADER + "1,2018-04-01,much,c1\n1,2\n2,2018-04-01,more,c1\n"));
    }

    @Test
    void allColumnsThatTheFileLacksAreNamedWithTheNearest() {
        Refused refused = refused(Fault.DESIGN, "DATA-NO-COLUMN", "test.yaml:6:", new Source(DESIGN).file("a.csv", "id,time,TX_AMOUT,crd\n1,2018-04-01,5,c1\n"));
        assertThat(refused.problems()).extracting(problem -> problem.cause() + "; " + problem.remedy()).containsExactlyInAnyOrder(
                "no column TX_AMOUNT in a.csv; Did you mean TX_AMOUT?", "no column card in a.csv; Did you mean crd?",
                        "no column at in a.csv; Known here: id, time, TX_AMOUT, crd.");
    }

    @Test
    void aPositionBeyondTheLastColumn() {
        refused(Fault.DESIGN, "DATA-NO-COLUMN", "no column 9", new Source("from: a.csv\ncolumns: {x: number from column(9)}").file("a.csv", HEADER + ROW));
    }

    @Test
    void aNameThatSeveralColumnsHave() {
        Source twice = new Source("from: a.csv\ncolumns: {x: number from b}").file("a.csv", "a,b,b\n1,2,3\n");
        refused(Fault.DESIGN, "DATA-DOUBLED-HEADER", "column(2)", twice);
        assertThat(Source.rows(new Source("from: a.csv\ncolumns: {x: number from column(3)}").file("a.csv", "a,b,b\n1,2,3\n").read().table()))
                .containsExactly("1970-01-01T00:00:00Z  3.0");
    }

    @Test
    void namesThatAreEmptyAreReachedByPosition() {
        assertThat(Source.rows(new Source("from: a.csv\ncolumns: {x: number from column(1), y: number from b}").file("a.csv", ",b,\n1,2,3\n").read().table()))
                .containsExactly("1970-01-01T00:00:00Z  1.0 2.0");
    }

    @Test
    void theMarkOfUtf8BeforeTheFirstName() {
        assertThat(new Source(DESIGN).file("a.csv", "\uFEFF" + HEADER + ROW).read().report().kept()).isEqualTo(1);
    }

    @Test
    void anExpressionThatDoesNotGiveTheColumnsType() {
        refused(Fault.DESIGN, "DATA-COLUMN-TYPE", "a boolean where a time belongs", new Source("from: a.csv\ncolumns:\n  x: time from starts(a, 'b')").file("a.csv", "a\n1\n"));
    }

    @Test
    void aTimeThatIsNone() {
        refused(Fault.DESIGN, "DATA-COLUMN-TYPE", "not a time", new Source("from: a.csv\ntime: x\ncolumns: {x: number}").file("a.csv", "x\n1\n"));
    }

    @Test
    void anotherEncodingThanDeclared() {
        refused(Fault.DATA, "DATA-ENCODING", "but in UTF-16BE", new Source(DESIGN + "format: {encoding: UTF-8}").file("a.csv", (HEADER + ROW).getBytes(StandardCharsets.UTF_16)));
        Source latin = new Source(DESIGN + "format: {encoding: UTF-8}").file("a.csv", (HEADER + "1,2018-04-01,5,é\n").getBytes(StandardCharsets.ISO_8859_1));
        refused(Fault.DATA, "DATA-ALL-BROKEN", "not text of the file's encoding", latin);
        Source declared = new Source(DESIGN + "format: {encoding: ISO-8859-1}").file("a.csv", (HEADER + "1,2018-04-01,5,é\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Source.rows(declared.read().table())).containsExactly("2018-04-01T00:00:00Z 1 50000e-4 é");
    }

    @Test
    void aMillionColumns() {
        String names = IntStream.range(0, 1_000_000).mapToObj(i -> "x" + i).collect(Collectors.joining(","));
        String values = IntStream.range(0, 1_000_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        refused(Fault.DATA, "DATA-TOO-MANY-COLUMNS", "on its side", new Source("from: a.csv\ncolumns: {x999999: number}").file("a.csv", names + "\n" + values + "\n"));
    }

    @Test
    void aFileThatChangesWhileItIsRead() {
        Disk disk = new SimulatedDisk(Chance.of(1));
        Source source = new Source(DESIGN, disk).file("a.csv", HEADER + ROW);
        TableReader slow = new ReaderWithNeighbour(new CsvReader(disk), () -> {
            try (Disk.Appender appender = disk.append(Source.FOLDER.resolve("a.csv"))) {
                appender.write(ByteBuffer.wrap("2,2018-04-02,5,c1\n".getBytes(StandardCharsets.UTF_8)));
            }
        });
        assertThatThrownBy(() -> source.read(slow)).isInstanceOf(Refused.class).hasMessageContaining("[DATA-FILE-CHANGED]");
        assertThat(disk.list(Source.STORE).stream().filter(file -> file.toString().endsWith(".columns"))).isEmpty();
        assertThat(source.read().report().kept()).isEqualTo(2);
    }

    @Test
    void aCompressedFileThatEndsTooSoon() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            StringBuilder text = new StringBuilder(HEADER);
            for (int i = 0; i < 100_000; i++) text.append(i).append(",2018-04-01,").append(i * 7919L % 10_007).append(",c1\n");
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        refused(Fault.DATA, "DATA-DAMAGED-FILE", "Copy it again", new Source(DESIGN.replace("a.csv", "a.csv.gz")).file("a.csv.gz", half));
    }

    @Test
    void aFullDisk() {
        SimulatedDisk disk = new SimulatedDisk(Chance.of(1));
        Source source = new Source(DESIGN, disk).file("a.csv", HEADER + ROW);
        disk.faults().space(100);
        assertThatThrownBy(source::read).isInstanceOf(Refused.class).hasMessageContaining("[DATA-DISK-FULL]");
    }

    @Test
    void settingsThatAGeneratorDoesNotKnow() {
        Refused refused = refused(Fault.DESIGN, "DATA-GENERATOR-SETTING", "'many' is not a whole number",
                new Source("from: generate card payments\nwith: {days: many, town: 3, start: someday}\ncolumns: {card: key}"));
        assertThat(refused.problems()).hasSize(3);
    }

    private static Refused refused(Fault fault, String code, String told, Source source) {
        Refused refused = catchThrowableOfType(Refused.class, source::read);
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.fault()).isEqualTo(fault);
        assertThat(refused.getMessage()).contains("[" + code + "]");
        assertThat(refused.getMessage()).contains(told);
        assertThat(source.disk.list(Source.STORE).stream().map(Path::toString).filter(file -> file.endsWith(".columns") || file.endsWith(".json"))).isEmpty();
        return refused;
    }

    /// A reader beside which something else happens when a file has been opened.
    private record ReaderWithNeighbour(TableReader reader, Runnable neighbour) implements TableReader {
        @Override
        public boolean reads(Path file) {
            return reader.reads(file);
        }

        @Override
        public TextTable open(Path file, Format format) {
            TextTable table = reader.open(file, format);
            neighbour.run();
            return table;
        }
    }
}
