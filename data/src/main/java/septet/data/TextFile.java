package septet.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Disk;

/// Text files of any encoding, unpacked, as UTF-8.
final class TextFile {
    private static final int BEGINNING = 1 << 14;
    /// A text has no zero bytes but by accident.
    private static final int ZEROS = 50;

    private TextFile() {}

    /// The encoding that the design says, else the one that the file tells.
    ///
    /// @throws Refused where it is none, or no text at all
    static Encoding encoding(Disk disk, Path file, Format format) throws IOException {
        byte[] beginning;
        try (InputStream stream = Packed.open(disk, file)) {
            beginning = stream.readNBytes(BEGINNING);
        }
        refuseOtherKinds(file, beginning);
        Optional<Encoding> told = Encoding.marked(beginning).or(() -> Encoding.wide(beginning));
        if (format.encoding().isPresent()) return said(file, format.encoding().get(), told);
        if (told.isPresent()) return told.get();
        int zeros = 0;
        for (byte b : beginning) if (b == 0) zeros++;
        if (zeros * ZEROS > beginning.length) throw refused(file, "the file is not text: " + zeros + " of its first " + beginning.length + " bytes are zero",
                "Another file is meant, or it is damaged.", "DATA-ENCODING");
        try (InputStream whole = Packed.open(disk, file)) {
            return Encoding.of(whole);
        } catch (Encoding.Unknown unknown) {
            String remedy = "Say how it is stored, in a design format: {encoding: ...}, to a command --encoding, such as windows-1251 (Cyrillic), "
                    + "windows-1250 (Central Europe), IBM850, Shift_JIS or GB18030.";
            throw refused(file, unknown.getMessage(), remedy, "DATA-ENCODING");
        }
    }

    private static Encoding said(Path file, String name, Optional<Encoding> told) {
        Charset charset;
        try {
            charset = Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            throw refused(file, "the encoding " + name + " is not known", "Usual ones are UTF-8, UTF-16, ISO-8859-1 and windows-1252.", "DATA-ENCODING");
        }
        if (told.isEmpty()) return new Encoding(charset, List.of());
        boolean other = !told.get().charset().name().startsWith(charset.name().replaceAll("[BL]E$", ""));
        if (other) throw refused(file, "the file is not text in " + charset.name() + ", but in " + told.get().charset().name(), "Leave the encoding out, or say that one.",
                "DATA-ENCODING");
        return new Encoding(told.get().charset(), List.of());
    }

    /// The file's text as UTF-8, without a mark.
    static InputStream open(Disk disk, Path file, Charset charset) throws IOException {
        InputStream bytes = Packed.open(disk, file);
        InputStream text = charset.equals(StandardCharsets.UTF_8) ? bytes : new Utf8Stream(bytes, charset);
        byte[] first = text.readNBytes(3);
        boolean marked = first.length == 3 && (first[0] & 0xFF) == 0xEF && (first[1] & 0xFF) == 0xBB && (first[2] & 0xFF) == 0xBF;
        return marked ? text : new SequenceInputStream(new ByteArrayInputStream(first), text);
    }

    private static void refuseOtherKinds(Path file, byte[] beginning) {
        if (startsWith(beginning, 'P', 'A', 'R', '1')) throw refused(file, "the file is Parquet", "Let its name end in .parquet.", "DATA-FILE-KIND");
        if (startsWith(beginning, 0x1F, 0x8B)) throw refused(file, "the file is packed by gzip", "Let its name end in .gz.", "DATA-FILE-KIND");
        if (startsWith(beginning, 'P', 'K', 3, 4)) throw refused(file, "the file is a zip archive", "Let its name end in .zip; sheets of Excel must be saved as CSV.",
                "DATA-FILE-KIND");
    }

    private static boolean startsWith(byte[] bytes, int... expected) {
        if (bytes.length < expected.length) return false;
        int[] found = new int[expected.length];
        for (int i = 0; i < found.length; i++) found[i] = bytes[i] & 0xFF;
        return Arrays.equals(found, expected);
    }

    static Refused refused(Path file, String cause, String remedy, String code) {
        return new Refused(Fault.DATA, Problem.error(file.toString(), cause, "nothing is read", remedy, code));
    }
}
