package septet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import septet.design.Refused;

/// What is found out from files, and what is refused because it cannot be.
class FilesAsTheyAreTest {
    private static final String TIMES = "from: a.csv\ntime: at\ncolumns: {x: number}";

    @Test
    void dayOrMonthFirstIsToldByOneDate() {
        assertThat(rows(TIMES, "at,x\n01/02/2020,1\n13/02/2020,2\n")).containsExactly("2020-02-01T00:00:00Z  1.0", "2020-02-13T00:00:00Z  2.0");
        assertThat(rows(TIMES, "at,x\n01/02/2020,1\n02/13/2020,2\n")).containsExactly("2020-01-02T00:00:00Z  1.0", "2020-02-13T00:00:00Z  2.0");
    }

    @Test
    void datesThatNothingTellsAreRefusedWithWhatToSay() {
        assertThatThrownBy(() -> rows(TIMES, "at,x\n01/02/2020,1\n03/04/2020 ,2\n")).isInstanceOf(Refused.class).hasMessageContaining("DATA-TWO-READINGS")
                .hasMessageContaining("a.csv at:").hasMessageContaining("date(at, 'dd/MM/yyyy'), or 'MM/dd/yyyy'");
        String said = "from: a.csv\ntime: day\ncolumns:\n  day: time from date(at, 'MM/dd/yyyy')\n  x: number";
        assertThat(rows(said, "at,x\n01/02/2020,1\n")).containsExactly("2020-01-02T00:00:00Z  2020-01-02T00:00:00Z 1.0");
    }

    @Test
    void datesThatAreTheSameEitherWayAreNotRefused() {
        assertThat(rows(TIMES, "at,x\n01/01/2020,1\n02/02/2020,2\n")).hasSize(2);
    }

    @Test
    void datesInTwoOrdersAreRefused() {
        assertThatThrownBy(() -> rows(TIMES, "at,x\n13/02/2020,1\n02/14/2020,2\n")).hasMessageContaining("DATA-TWO-READINGS").hasMessageContaining("different orders");
    }

    @Test
    void theTellingDateMayStandFarBelowTheFirstRows() {
        StringBuilder text = new StringBuilder("at,x\n");
        for (int i = 0; i < 30_000; i++) text.append("%02d/%02d/2020,1\n".formatted(1 + i % 12, 1 + i % 11));
        assertThatThrownBy(() -> rows(TIMES, text.toString())).hasMessageContaining("DATA-TWO-READINGS");
        assertThat(rows(TIMES, text + "31/12/2020,2\n").getFirst()).startsWith("2020-01-01");
    }

    @Test
    void rowsFarBelowThatAreWrittenOtherwiseChangeTheReadingOfAll() {
        StringBuilder text = new StringBuilder("x;y\n");
        for (int i = 0; i < 12_000; i++) text.append("1.234;a\n");
        Source source = new Source("from: a.csv\ncolumns: {x: number}").file("a.csv", text + "1.234.567,5;a\n".repeat(3));
        IngestReport report = source.read().report();
        assertThat(report.kept()).isEqualTo(12_003);
        assertThat(report.columns().getFirst().lowest()).isEqualTo("1234");
        assertThat(report.readAs()).anyMatch(line -> line.startsWith("x: decimal comma"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1577880000 | 2020-01-01T12:00:00Z", "1577880000500 | 2020-01-01T12:00:00.500Z", "1577880000500000 | 2020-01-01T12:00:00.500Z",
            "1577880000.25 | 2020-01-01T12:00:00.250Z",
        "20200101 | 2020-01-01T00:00:00Z", "2020/1/1 9:05 | 2020-01-01T09:05:00Z", "1 Jan 2020 | 2020-01-01T00:00:00Z", "January 1, 2020 3:05 PM | 2020-01-01T15:05:00Z",
                "01-Jan-2020 | 2020-01-01T00:00:00Z",
        "Wed, 01 Jan 2020 12:00:00 GMT | 2020-01-01T12:00:00Z", "01.01.2020 12:00 +02:00 | 2020-01-01T10:00:00Z", "1/1/20 | 2020-01-01T00:00:00Z",
                "1. January 2020 | 2020-01-01T00:00:00Z"})
    void timesOfManyForms(String text, String time) {
        assertThat(rows("from: a.csv\nformat: {separator: pipe}\ntime: at\ncolumns: {x: number}", "at|x\n" + text + "|1\n")).containsExactly(time + "  1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,234.5", "1234.5", "1.234,5", "1 234,5", "1'234.5", "1234,5", "1\u00a0234,5", "+1234.5"})
    void numbersOfManyForms(String text) {
        assertThat(rows("from: a.csv\ncolumns: {x: number}", "x;y\n" + text + ";a\n")).containsExactly("1970-01-01T00:00:00Z  1234.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12,34.5", "1,23", "1.2.3", "1,234,56.7", "1'23", "--1", "1,2,3", "1e", "1 2"})
    void whatLooksLikeANumberAndIsNone(String text) {
        Source source = new Source("from: a.csv\ncolumns: {x: number}").file("a.csv", "x;y\n0.5;a\n1,234.5;a\n" + "1.5;a\n".repeat(50) + text + ";a\n");
        assertThat(source.read().report().quarantined().getFirst().samples()).extracting(BrokenRow::line).containsExactly(54L);
    }

    @Test
    void aNumberWithTwoReadingsIsRefusedUntilSomethingTells() {
        String design = "from: a.csv\ncolumns: {x: number, y: number}";
        assertThatThrownBy(() -> rows(design, "x;y\n1,234;5\n")).hasMessageContaining("DATA-TWO-READINGS").hasMessageContaining("1.234 or 1234")
                .hasMessageContaining("decimal: comma");
        assertThat(rows(design, "x;y\n1,234;5,5\n")).containsExactly("1970-01-01T00:00:00Z  1.234 5.5");
        assertThat(rows(design, "x;y\n1,234;5.5\n")).containsExactly("1970-01-01T00:00:00Z  1234.0 5.5");
        assertThat(rows(design + "\nformat: {decimal: comma}", "x;y\n1,234;5\n")).containsExactly("1970-01-01T00:00:00Z  1.234 5.0");
        assertThat(rows(design + "\nformat: {decimal: point}", "x;y\n1,234;5\n")).containsExactly("1970-01-01T00:00:00Z  1234.0 5.0");
    }

    @Test
    void usualSpellingsOfMissingAreNoWords() {
        String design = "from: a.csv\ncolumns: {x: number optional, city: category optional}";
        assertThat(rows(design, "x,city\nNA,NA\n?,Bern\n1,\n")).containsExactly("1970-01-01T00:00:00Z  - Bern", "1970-01-01T00:00:00Z  - NA", "1970-01-01T00:00:00Z  1.0 -");
        Source said = new Source(design + "\nformat: {missing: [NA]}").file("a.csv", "x,city\nNA,NA\n?,Bern\n1,\n");
        assertThat(said.read().report().quarantined()).extracting(IngestReport.Quarantined::code).containsExactly("DATA-NOT-A-NUMBER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "Shift_JIS", "windows-1253", "IBM850", "GB18030"})
    void otherEncodingsAreRefusedNotGuessed(String encoding) {
        Map<String, String> words = Map.of("windows-1251", "Привет", "Shift_JIS", "こんにちは", "windows-1253", "Καλημέρα", "IBM850", "schön größer", "GB18030", "你好世界");
        byte[] bytes = ("a,b\n" + (words.get(encoding) + ",1\n").repeat(20)).getBytes(Charset.forName(encoding));
        assertThatThrownBy(() -> new Source("from: a.csv\ncolumns: {a: text}").file("a.csv", bytes).read()).hasMessageContaining("DATA-ENCODING").hasMessageContaining("encoding:");
        assertThat(Source.rows(new Source("from: a.csv\nformat: {encoding: " + encoding + "}\ncolumns: {a: text}").file("a.csv", bytes).read().table()).getFirst())
                .contains(words.get(encoding));
    }

    @Test
    void rowsOfAnotherEncodingAreBroken() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("a,b\ncafé,1\nnaïve,2\n".getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes("Zürich,3\n".getBytes(StandardCharsets.ISO_8859_1));
        Ingest.Result result = new Source("from: a.csv\ncolumns: {a: text}").file("a.csv", bytes.toByteArray()).read();
        assertThat(result.report().quarantined().getFirst().samples().getFirst()).extracting(BrokenRow::line, BrokenRow::code).containsExactly(4L, "DATA-ENCODING");
        assertThat(result.report().kept()).isEqualTo(2);
    }

    @Test
    void aPairOfStrayQuotesDoesNotSwallowTheRowsBetween() {
        StringBuilder text = new StringBuilder("id,size,note\n1,\"5,a\n");
        for (int i = 2; i < 500; i++) text.append(i).append(',').append(i).append(",b\n");
        Source source = new Source("from: a.csv\nid: id\ncolumns: {size: number, note: text}").file("a.csv", text + "500,6\",x\n501,7,y\n");
        IngestReport report = source.read().report();
        assertThat(report.kept()).isEqualTo(499);
        assertThat(report.quarantined()).extracting(IngestReport.Quarantined::code).containsExactly("DATA-QUOTES", "DATA-NOT-A-NUMBER");
    }

    /// A list in a text has as many commas as a row of two columns; what stands before them is no word of the first column.
    @Test
    void aListInATextIsNoRows() {
        StringBuilder text = new StringBuilder("source,text\n");
        for (int i = 0; i < 200; i++) text.append(i % 3 == 0 ? "web" : "phone").append(",\"said, by ").append(i).append("\"\n");
        text.append("phone,\"Join me!\n6/10: Richmond, VA\n6/11: Tampa, FL\n6/11: Pittsburgh, PA\n6/13: Portsmouth, NH\nsee you\"\nweb,\"and, again\"\n");
        Ingest.Result result = new Source("from: a.csv\ncolumns: {source: category, text: text}").file("a.csv", text.toString()).read();
        assertThat(result.report().kept()).isEqualTo(202);
        assertThat(result.report().quarantined()).isEmpty();
    }

    /// Where no column has few words either, it takes more lines than a list has to make a stray quote of one that ends a row.
    @Test
    void aListInATextBesideTitlesIsNoRows() {
        StringBuilder text = new StringBuilder("title,text\n");
        for (int i = 0; i < 200; i++) text.append("title ").append(i).append(",\"said, by ").append(i).append("\"\n");
        text.append("title x,\"Join me!\nRichmond, VA\nTampa, FL\nPittsburgh, PA\nsee you\"\ntitle y,\"and, again\"\n");
        Ingest.Result result = new Source("from: a.csv\ncolumns: {title: category, text: text}").file("a.csv", text.toString()).read();
        assertThat(result.report().kept()).isEqualTo(202);
    }

    @Test
    void anArchiveOfManyTablesIsOneSource() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Map<String, String> members = new TreeMap<>(Map.of("data/b.csv", "x;at\n2,5;2.1.2020\n", "data/a.csv", "at,x\n2020-01-01,1.5\n", "README.txt", "what this is\n",
                "__MACOSX/._a.csv", "\0\0"));
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> member : members.entrySet()) {
                out.putNextEntry(new ZipEntry(member.getKey()));
                out.write(member.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        Ingest.Result all = new Source(TIMES.replace("a.csv", "all.zip")).file("all.zip", bytes.toByteArray()).read();
        assertThat(Source.rows(all.table())).containsExactly("2020-01-01T00:00:00Z  1.5", "2020-01-02T00:00:00Z  2.5");
        assertThat(all.report().files()).extracting(IngestReport.ReadFile::name).containsExactly("all.zip/data/a.csv", "all.zip/data/b.csv");
        Ingest.Result one = new Source(TIMES.replace("a.csv", "all.zip/data/b.csv")).file("all.zip", bytes.toByteArray()).read();
        assertThat(Source.rows(one.table())).containsExactly("2020-01-02T00:00:00Z  2.5");
    }

    @Test
    void twoSeparatorsThatCutEquallyWellAreRefused() {
        assertThatThrownBy(() -> rows("from: a.csv\ncolumns: {x: text from column(1)}", "a b|c d;e\nf|g;h\ni|j;k\n")).hasMessageContaining("DATA-TWO-READINGS")
                .hasMessageContaining("separator");
    }

    @Test
    void jsonKeepsDigitsAndSaysWhichLineIsBroken() {
        Source source = new Source("from: a.jsonl\ncolumns: {amount: money EUR, big: key, city: text optional from column('place.city')}").file("a.jsonl",
                "{\"amount\": 12.3400, \"big\": 12345678901234567890, \"place\": {\"city\": \"Köln\"}}\n\n{\"amount\": 1\n"
                        + "{\"amount\": \"7.5\", \"big\": null}\n{\"big\": \"x\", \"amount\": 2e1}\n{\"amount\":1,\"amount\":2}\n");
        Ingest.Result result = source.read();
        assertThat(Source.rows(result.table())).containsExactlyInAnyOrder("1970-01-01T00:00:00Z  123400e-4 12345678901234567890 'Köln'", "1970-01-01T00:00:00Z  200000e-4 x -");
        assertThat(result.report().quarantined().getFirst().samples()).extracting(BrokenRow::line).containsExactly(3L, 6L);
    }

    @Test
    void arffIsReadDenseAndSparse() {
        String head = "% made by hand\n@RELATION r\n@attribute 'the size' REAL\n@attribute kind {plain, 'not so'}\n@attribute note string\n@data\n";
        String design = "from: a.arff\ncolumns: {size: number optional from column('the size'), kind: category, note: text optional}";
        assertThat(Source.rows(new Source(design).file("a.arff", head + "1.5, 'not so', \"it\\'s\"\n?,plain,?\n").read().table()))
                .containsExactly("1970-01-01T00:00:00Z  - plain -", "1970-01-01T00:00:00Z  1.5 not so 'it's'");
        assertThat(Source.rows(new Source(design).file("a.arff", head + "{0 2.5, 2 'a b'}\n{1 'not so'}\n").read().table()))
                .containsExactly("1970-01-01T00:00:00Z  0.0 not so -", "1970-01-01T00:00:00Z  2.5 plain 'a b'");
        assertThatThrownBy(() -> new Source(design).file("a.arff", "@relation x\n1,2\n").read()).hasMessageContaining("DATA-ARFF").hasMessageContaining("line 2");
    }

    private static List<String> rows(String design, String text) {
        return Source.rows(new Source(design).file("a.csv", text).read().table());
    }
}
