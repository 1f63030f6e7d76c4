package septet.data;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Disk;

/// Opens text files of separated values: `.csv`, `.tsv`, `.txt`, each also as `.gz`, or alone in a `.zip`.
public final class CsvReader implements TableReader {
    private static final List<String> ENDINGS = List.of(".csv", ".tsv", ".txt", ".data");
    private static final int BEGINNING = 1 << 16;
    private final Disk disk;

    public CsvReader(Disk disk) {
        this.disk = disk;
    }

    @Override
    public boolean reads(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        return name.endsWith(".zip") || ENDINGS.stream().anyMatch(plain::endsWith);
    }

    @Override
    public TextTable open(Path file, Format format) {
        InputStream stream = null;
        try {
            Charset charset = charset(file, format);
            stream = plain(file, new DiskStream(disk.open(file)));
            if (!charset.equals(StandardCharsets.UTF_8)) stream = new Utf8Stream(stream, charset);
            byte[] beginning = stream.readNBytes(BEGINNING);
            refuseOtherKinds(file, beginning, charset);
            int mark = startsWith(beginning, 0xEF, 0xBB, 0xBF) ? 3 : 0;
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(beginning, mark, beginning.length - mark), stream);
            int quote = format.quote().map(character -> (int) ascii(file, character, "quote")).orElse(-1);
            byte separator = format.separator().map(character -> ascii(file, character, "separator"))
                    .orElseGet(() -> SeparatorGuess.of(Arrays.copyOfRange(beginning, mark, beginning.length), quote));
            return new CsvTable(whole, new CsvScanner(whole, separator, quote), format.header());
        } catch (CsvTable.NoHeader none) {
            close(stream);
            throw refused(file, none.getMessage(), none.code.equals("DATA-ENCODING") ? encodingRemedy(charset(file, format)) : "", none.code);
        } catch (EOFException | ZipException e) {
            close(stream);
            throw refused(file, "the compressed file is damaged: " + e.getMessage(), "Copy it again.", "DATA-DAMAGED-FILE");
        } catch (IOException e) {
            close(stream);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            close(stream);
            throw e;
        }
    }

    private static void close(InputStream stream) {
        if (stream == null) return;
        try {
            stream.close();
        } catch (IOException _) {
            // the first failure is told
        }
    }

    private static InputStream plain(Path file, InputStream packed) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".gz")) return new BufferedInputStream(new GZIPInputStream(packed, BEGINNING), BEGINNING);
        if (!name.endsWith(".zip")) return packed;
        ZipInputStream zip = new ZipInputStream(new BufferedInputStream(packed, BEGINNING));
        ZipEntry entry = zip.getNextEntry();
        while (entry != null && entry.isDirectory()) entry = zip.getNextEntry();
        if (entry == null) throw refused(file, "the archive holds no file", "", "DATA-NO-FILE");
        return new OneEntry(zip, file);
    }

    /// The first file of an archive, which must be the only one.
    private static final class OneEntry extends FilterInputStream {
        private final Path file;

        OneEntry(ZipInputStream zip, Path file) {
            super(zip);
            this.file = file;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            if (count < 0 && ((ZipInputStream) in).getNextEntry() != null) {
                throw refused(file, "the archive holds several files", "Unpack it, and name the one that is meant, or a glob.", "DATA-SEVERAL-FILES");
            }
            return count;
        }
    }

    private static Charset charset(Path file, Format format) {
        try {
            return Charset.forName(format.encoding());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            throw refused(file, "the encoding " + format.encoding() + " is not known", "Usual ones are UTF-8, UTF-16, ISO-8859-1 and windows-1252.", "DATA-ENCODING");
        }
    }

    private static void refuseOtherKinds(Path file, byte[] beginning, Charset charset) {
        if (startsWith(beginning, 'P', 'A', 'R', '1')) throw refused(file, "the file is Parquet", "Let its name end in .parquet.", "DATA-FILE-KIND");
        if (startsWith(beginning, 0x1F, 0x8B)) throw refused(file, "the file is packed by gzip", "Let its name end in .gz.", "DATA-FILE-KIND");
        if (startsWith(beginning, 'P', 'K', 3, 4)) throw refused(file, "the file is a zip archive", "Let its name end in .zip; sheets of Excel must be saved as CSV.", "DATA-FILE-KIND");
        boolean wide = startsWith(beginning, 0xFF, 0xFE) || startsWith(beginning, 0xFE, 0xFF);
        boolean zeros = false;
        for (int i = 0; i < Math.min(1_000, beginning.length); i++) zeros |= beginning[i] == 0;
        if (wide || zeros) throw refused(file, "the file is not text in " + charset.name(), encodingRemedy(charset), "DATA-ENCODING");
    }

    private static String encodingRemedy(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8) ? "Say how it is stored: format: {encoding: UTF-16} or ISO-8859-1."
                : "Another encoding is meant, or the file is damaged.";
    }

    private static boolean startsWith(byte[] bytes, int... expected) {
        for (int i = 0; i < expected.length; i++) if (i >= bytes.length || (bytes[i] & 0xFF) != expected[i]) return false;
        return true;
    }

    private static byte ascii(Path file, char character, String what) {
        if (character > 0 && character < 128 && character != '\n' && character != '\r') return (byte) character;
        throw refused(file, "the " + what + " '" + character + "' is not an ASCII character", "Separators and quotes are single ASCII characters.", "DATA-FORMAT");
    }

    private static Refused refused(Path file, String cause, String remedy, String code) {
        return new Refused(Fault.DATA, Problem.error(file.toString(), cause, "nothing is read", remedy, code));
    }
}
