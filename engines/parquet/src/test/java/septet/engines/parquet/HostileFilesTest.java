package septet.engines.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import septet.data.Format;
import septet.data.TextTable;
import septet.design.Refused;
import septet.engines.duckdb.ParquetReader;
import septet.engines.parquet.MadeFile.Page;

/// Small files that say they are large, or end where more was promised: each is refused at once, with a code.
class HostileFilesTest {
    private static final int INT64 = 2;
    private static final int BYTE_ARRAY = 6;
    private static final int NOTHING = -1;
    private static final int NONE = 0;
    private static final int ZSTD = 6;
    private static final int MANY = Integer.MAX_VALUE;
    private static final Page THREE = new Page(PageHeader.DATA, Encodings.PLAIN, 3, 24, MadeFile.longs(5, -7, 9));

    @TempDir
    Path folder;

    private Path file(int type, int codec, long rows, Page... pages) throws IOException {
        Path file = folder.resolve("hostile.parquet");
        new MadeFile(type, type == BYTE_ARRAY ? 0 : NOTHING, codec, rows, List.of(pages)).write(file);
        return file;
    }

    private static TextTable open(Path file) {
        return Beside.reader(new ParquetReader(), 2).open(file, Format.DEFAULT);
    }

    private static void refused(Path file, String how, boolean isNumber) {
        try (TextTable table = open(file)) {
            assertThatThrownBy(() -> Beside.texts(table, 0)).isInstanceOf(Refused.class).hasMessageContaining("[DATA-DAMAGED-FILE]").hasMessageContaining(how);
            if (isNumber) assertThatThrownBy(() -> Beside.numbers(table, 0)).isInstanceOf(Refused.class).hasMessageContaining("[DATA-DAMAGED-FILE]").hasMessageContaining(how);
        }
    }

    private static Page packed(int unpacked, byte[] bytes) {
        return new Page(PageHeader.DATA, Encodings.PLAIN, 3, unpacked, Zstd.compress(bytes));
    }

    /// What the others are told apart from: the same file, told truly.
    @Test
    void aFileThatSaysTheTruthIsRead() throws IOException {
        for (Path file : List.of(file(INT64, NONE, 3, THREE), file(INT64, ZSTD, 6, packed(24, THREE.bytes()), packed(24, THREE.bytes())))) {
            try (TextTable table = open(file); TextTable duck = new ParquetReader().open(file, Format.DEFAULT)) {
                assertThat(Beside.texts(table, 0)).startsWith("1<5>", "2<-7>", "3<9>").isEqualTo(Beside.texts(duck, 0));
                assertThat(Beside.numbers(table, 0)).isEqualTo(Beside.numbers(duck, 0));
            }
        }
        byte[] letters = join(MadeFile.same(3, 1), new byte[] {'x', 'y', 'z'});
        Path texts = file(BYTE_ARRAY, NONE, 3, new Page(PageHeader.DATA, Encodings.DELTA_LENGTH_TEXT, 3, letters.length, letters));
        try (TextTable table = open(texts)) {
            assertThat(Beside.texts(table, 0)).containsExactly("1<x>", "2<y>", "3<z>");
        }
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }

    @Test
    void aPageThatWouldFillTheMemory() throws IOException {
        byte[] few = Zstd.compress(new byte[1 << 10]);
        refused(file(INT64, ZSTD, 6, packed(24, THREE.bytes()), new Page(PageHeader.DATA, Encodings.PLAIN, 3, 200 << 20, few)), "larger than it can be", true);
        refused(file(INT64, ZSTD, 6, packed(24, THREE.bytes()), new Page(PageHeader.DATA, Encodings.PLAIN, 3, 300 << 20, few)), "a page is longer than 256 MB", true);
    }

    @Test
    void aDictionaryThatIsNotThere() throws IOException {
        Page places = new Page(PageHeader.DATA, Encodings.RLE_DICTIONARY, 3, 3, new byte[] {1, 6, 0});
        refused(file(INT64, NONE, 3, new Page(PageHeader.DICTIONARY, Encodings.PLAIN, MANY, 24, MadeFile.longs(1, 2, 3)), places), "its dictionary has 2147483647 values", true);
        refused(file(INT64, NONE, 3, new Page(PageHeader.DICTIONARY, Encodings.PLAIN, 4, 24, MadeFile.longs(1, 2, 3)), places), "its dictionary ends early", true);
        refused(file(INT64, NONE, 3, places), "its dictionary has not as many values", true);
    }

    /// Two thousand million texts without a letter take a few kilobytes.
    @Test
    void textsWithoutEnd() throws IOException {
        byte[] empty = MadeFile.same(MANY, 0);
        refused(file(BYTE_ARRAY, NONE, MANY, new Page(PageHeader.DATA, Encodings.DELTA_LENGTH_TEXT, MANY, empty.length, empty)), "it counts 2147483647", false);
    }

    /// A long text, of which each other one repeats all.
    @Test
    void textsThatGrowByRepeating() throws IOException {
        int rows = 100_000;
        int length = 1 << 16;
        List<byte[]> parts = new ArrayList<>(List.of(MadeFile.same(rows, length), MadeFile.same(rows, 0), new byte[length]));
        byte[] all = join(parts.toArray(byte[][]::new));
        refused(file(BYTE_ARRAY, NONE, rows, new Page(PageHeader.DATA, Encodings.DELTA_TEXT, rows, all.length, all)), "the texts of a page are longer than 256 MB", false);
    }

    @Test
    void pagesThatHaveFewerOrMoreThanTheySay() throws IOException {
        refused(file(INT64, NONE, 4, THREE), "column c", true);
        refused(file(INT64, NONE, 2, THREE), "more values than it says", true);
        refused(file(INT64, NONE, 4, new Page(PageHeader.DATA, Encodings.PLAIN, 4, 24, THREE.bytes())), "ends early", true);
        refused(file(INT64, NONE, 3, new Page(PageHeader.DATA, Encodings.PLAIN, 3, 32, THREE.bytes())), "another size", true);
        refused(file(INT64, NONE, 3, new Page(PageHeader.DATA, 11, 3, 24, THREE.bytes())), "in a way that its type does not know: 11", true);
    }

    /// No clock shows it, and its bits are those of what is missing.
    @Test
    void theFirstOfAllTimesIsNone() throws IOException {
        Path file = folder.resolve("times.parquet");
        for (int converted : new int[] {9, 10}) {
            new MadeFile(INT64, converted, NONE, 3, List.of(new Page(PageHeader.DATA, Encodings.PLAIN, 3, 24, MadeFile.longs(0, Long.MIN_VALUE, 0)))).write(file);
            refused(file, "further away than anybody can write", false);
        }
    }
}
