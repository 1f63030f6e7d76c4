package septet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import septet.design.Refused;
import septet.world.Chance;
import septet.world.Disk;
import septet.world.SimulatedDisk;

class CsvReaderTest {
    private static final long SEED = 4;
    private static final Path FOLDER = Path.of("/data");
    private final Disk disk = new SimulatedDisk(Chance.of(1));

    @Test
    void everyLineIsAWholeRowOrBroken() {
        assertThat(firstLoss(found -> found)).isEmpty();
    }

    @Test
    void aReaderThatForgetsTheLastLineIsCaught() {
        assertThat(firstLoss(found -> {
            if (!found.broken.isEmpty()) found.broken.removeLast();
            return found;
        })).isPresent();
    }

    private Optional<String> firstLoss(UnaryOperator<Collected> reader) {
        Chance chance = Chance.of(SEED);
        for (int i = 0; i < 3_000; i++) {
            CsvText expected = CsvText.random(chance, 1 + chance.nextInt(4), true);
            Collected found = reader.apply(read(file("a.csv", bytes(expected.text())), withComma()));
            if (!found.rows.equals(expected.rows()) || !found.broken.equals(expected.broken())) {
                return Optional.of("seed " + SEED + " file " + i + "\n" + expected + "\n" + found.rows + "\n" + found.broken);
            }
        }
        return Optional.empty();
    }

    @Test
    void valuesAcrossTheEdgeOfTheBufferAreWhole() {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = 0; i < 60_000; i++) text.append(i).append(",\"").append("x".repeat(i % 50)).append("\"\n");
        Collected found = read(file("a.csv", bytes(text.toString())), Format.DEFAULT);
        assertThat(found.rows).hasSize(60_000);
        assertThat(found.rows).allSatisfy(row -> assertThat(row.get(1)).hasSize(Integer.parseInt(row.get(0)) % 50));
        assertThat(found.lines.getLast()).isEqualTo(60_001);
    }

    @Test
    void aQuoteThatIsNeverClosedCostsOneLine() {
        StringBuilder text = new StringBuilder("a,b\n1,\"open\n");
        for (int i = 0; i < 500_000; i++) text.append(i).append(",some more words that are harmless\n");
        Collected found = read(file("a.csv", bytes(text.toString())), Format.DEFAULT);
        assertThat(found.broken).containsExactly(2L);
        assertThat(found.codes).containsExactly("DATA-QUOTES");
        assertThat(found.rows).hasSize(500_000);
    }

    @Test
    void aLineWithoutEndIsOneBrokenLine() {
        byte[] line = new byte[40 << 20];
        Arrays.fill(line, (byte) 'x');
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(bytes("a,b\n1,2\n"));
        bytes.writeBytes(line);
        bytes.writeBytes(bytes("\n3,4\n"));
        Collected found = read(file("a.csv", bytes.toByteArray()), withComma());
        assertThat(found.codes).containsExactly("DATA-LONG-LINE");
        assertThat(found.rows).containsExactly(List.of("1", "2"), List.of("3", "4"));
        assertThat(found.lines).containsExactly(2L, 4L);
    }

    @ParameterizedTest
    @CsvSource({"';'", "'\t'", "|"})
    void theSeparatorIsFoundOut(String separator) {
        String text = "name,of a;b|c\td\n".replace(separator, ",").replaceAll("[,;|\t]", " ").replaceFirst(" ", separator) + "1,5" + separator + "x\n";
        assertThat(read(file("a.csv", bytes(text)), Format.DEFAULT).rows).containsExactly(List.of("1,5", "x"));
    }

    @Test
    void withoutQuotesAQuoteIsACharacter() {
        Format raw = said(Optional.of('\t'), Optional.of(new Symbol(Optional.empty())), Optional.of(false), Optional.empty());
        assertThat(read(file("sms.tsv", bytes("ham\t\"so\nspam\tit\"s")), raw).rows).containsExactly(List.of("ham", "\"so"), List.of("spam", "it\"s"));
    }

    @Test
    void aTableOfOneColumnMayHaveEmptyLines() {
        assertThat(read(file("a.csv", bytes("a\nx\n\ny\n")), Format.DEFAULT).rows).containsExactly(List.of("x"), List.of(""), List.of("y"));
    }

    @Test
    void columnsAreReadAlone() {
        Collected found = new Collected();
        try (TextTable table = new CsvReader(disk).open(file("a.csv", bytes("a,b,c\n1,\u00e9,3\n")), Format.DEFAULT)) {
            table.read(new int[] {2, 0}, found);
        }
        assertThat(found.rows).containsExactly(List.of("3", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "ISO-8859-1", "windows-1252", "Shift_JIS"})
    void theDeclaredEncodingIsRead(String encoding) {
        String word = encoding.startsWith("UTF") ? "é漢😀" : encoding.equals("Shift_JIS") ? "漢字" : "é";
        Format format = said(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(encoding));
        byte[] bytes = ("a,b\n" + word + ",1\n").repeat(1).getBytes(Charset.forName(encoding));
        assertThat(read(file("a.csv", bytes), format).rows).containsExactly(List.of(word, "1"));
    }

    @Test
    void aRowThatIsNoTextIsBrokenAndSaysSo() {
        Collected found = read(file("a.csv", "a,b\né,1\nok,2\n".getBytes(StandardCharsets.ISO_8859_1)), withComma());
        assertThat(found.codes).containsExactly("DATA-ENCODING");
        assertThat(found.rows).containsExactly(List.of("ok", "2"));
        byte[] odd = {'a', 0, ',', 0, 'b', 0, '\n', 0, 0, (byte) 0xD8, ',', 0, '1', 0, '\n', 0, 'x', 0, ',', 0, '2', 0};
        Collected wide = read(file("b.csv", odd), said(Optional.empty(), Optional.empty(), Optional.of(true), Optional.of("UTF-16LE")));
        assertThat(wide.codes).containsExactly("DATA-ENCODING");
        assertThat(wide.rows).containsExactly(List.of("x", "2"));
    }

    @Test
    void theMarkOfUtf8IsNoPartOfTheHeader() {
        try (TextTable table = new CsvReader(disk).open(file("a.csv", bytes("\uFEFFa,b\n1,2\n")), Format.DEFAULT)) {
            assertThat(table.headers()).containsExactly("a", "b");
        }
    }

    @Test
    void packedFilesAreRead() throws IOException {
        byte[] plain = bytes("a,b\n1,2\n");
        ByteArrayOutputStream gz = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gz)) {
            out.write(plain);
        }
        assertThat(read(file("a.csv.gz", gz.toByteArray()), Format.DEFAULT).rows).containsExactly(List.of("1", "2"));
        assertThat(read(file("a.zip", zip(plain)), Format.DEFAULT).rows).containsExactly(List.of("1", "2"));
        assertThat(read(FOLDER.resolve("a.zip/0.csv"), Format.DEFAULT).rows).containsExactly(List.of("1", "2"));
        Path two = file("two.zip", zip(plain, plain));
        assertThatThrownBy(() -> read(two, Format.DEFAULT)).isInstanceOf(Refused.class).hasMessageContaining("DATA-SEVERAL-FILES");
    }

    @Test
    void aMillionColumnsAreRefused() {
        String header = String.join(",", IntStream.range(0, 1_000_000).mapToObj(Integer::toString).toList());
        assertThatThrownBy(() -> read(file("a.csv", bytes(header + "\n" + header + "\n")), Format.DEFAULT)).isInstanceOf(Refused.class)
                .hasMessageContaining("DATA-TOO-MANY-COLUMNS");
    }

    @Test
    void aHundredThousandColumnsAreRead() {
        String header = String.join(",", IntStream.range(0, 100_000).mapToObj(Integer::toString).toList());
        Collected found = new Collected();
        try (TextTable table = new CsvReader(disk).open(file("a.csv", bytes(header + "\n" + header.replace('1', '2') + "\n" + header.replace('1', '2') + ",1\n")), withComma())) {
            assertThat(table.headers()).hasSize(100_000);
            table.read(new int[] {99_999}, found);
        }
        assertThat(found.rows).containsExactly(List.of("99999"));
        assertThat(found.codes).containsExactly("DATA-TOO-MANY-COLUMNS");
    }

    @Test
    void whatIsNoTextFileIsRefusedWithItsRemedy() {
        assertThatThrownBy(() -> read(file("a.csv", bytes("")), Format.DEFAULT)).hasMessageContaining("DATA-NO-ROWS");
        assertThatThrownBy(() -> read(file("a.csv", bytes("\"a,b\n1,2\n")), withComma())).hasMessageContaining("DATA-QUOTES");
        assertThatThrownBy(() -> read(file("a.csv", bytes("PAR1....")), Format.DEFAULT)).hasMessageContaining("DATA-FILE-KIND");
        assertThatThrownBy(() -> read(file("a.csv", new byte[] {0x1F, (byte) 0x8B, 8}), Format.DEFAULT)).hasMessageContaining(".gz");
        assertThatThrownBy(() -> read(file("a.csv", "a,b\n1,2".getBytes(StandardCharsets.UTF_16)), withComma()))
                .hasMessageContaining("DATA-ENCODING").hasMessageContaining("but in UTF-16");
        assertThatThrownBy(() -> read(file("a.csv.gz", bytes("no gzip at all")), Format.DEFAULT)).hasMessageContaining("DATA-DAMAGED-FILE");
        assertThatThrownBy(() -> read(file("a.csv", bytes("a")), said(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("klingon"))))
                .hasMessageContaining("DATA-ENCODING");
        assertThatThrownBy(() -> read(FOLDER.resolve("lacks.csv"), Format.DEFAULT)).isInstanceOf(UncheckedIOException.class);
    }

    private static byte[] zip(byte[]... contents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (int i = 0; i < contents.length; i++) {
                out.putNextEntry(new ZipEntry(i + ".csv"));
                out.write(contents[i]);
            }
        }
        return bytes.toByteArray();
    }

    private static Format withComma() {
        return said(Optional.of(','), Optional.of(new Symbol(Optional.of('"'))), Optional.of(true), Optional.of("UTF-8"));
    }

    private static Format said(Optional<Character> separator, Optional<Symbol> quote, Optional<Boolean> header, Optional<String> encoding) {
        return new Format(separator, quote, header, encoding, Optional.empty(), List.of(""));
    }

    private Collected read(Path file, Format format) {
        Collected found = new Collected();
        try (TextTable table = Readers.ofText(disk).open(file, format)) {
            table.read(IntStream.range(0, table.headers().size()).toArray(), found);
        }
        return found;
    }

    private Path file(String name, byte[] content) {
        Path file = FOLDER.resolve(name);
        disk.createFolders(FOLDER);
        disk.delete(file);
        try (Disk.Appender appender = disk.append(file)) {
            appender.write(ByteBuffer.wrap(content));
        }
        return file;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
