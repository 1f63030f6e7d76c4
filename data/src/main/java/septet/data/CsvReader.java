package septet.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Disk;

/// Opens text files of separated values: `.csv`, `.tsv`, `.txt`, `.dat`, `.data`, each also as `.gz` or in a `.zip`. What the design does not say of the
/// way in which they are written is found out from them.
public final class CsvReader implements TableReader {
    private static final List<String> ENDINGS = List.of(".csv", ".tsv", ".tab", ".txt", ".dat", ".data", ".test");
    private static final int BEGINNING = 1 << 18;
    private static final int MOST_BEGINNING = 1 << 24;
    private static final int FEW_LINES = 20;
    private final Disk disk;

    public CsvReader(Disk disk) {
        this.disk = disk;
    }

    @Override
    public boolean reads(Path file) {
        return ENDINGS.contains(Packed.ending(file));
    }

    @Override
    public TextTable open(Path file, Format format) {
        return Packed.reading(file, () -> {
            Encoding encoding = TextFile.encoding(disk, file, format);
            CsvTable.Opening from = () -> TextFile.open(disk, file, encoding.charset());
            try (InputStream stream = from.stream()) {
                return open(file, format, beginning(stream), new Stored(from, encoding));
            }
        });
    }

    /// Where a file's text comes from, and how it is stored.
    private record Stored(CsvTable.Opening from, Encoding encoding) {}

    private static TextTable open(Path file, Format format, byte[] beginning, Stored stored) {
        if (beginning.length == 0) throw refused(file, "the file is empty", "Take a file with rows.", "DATA-NO-ROWS");
        byte[] lines = wholeLines(beginning);
        if (LayoutGuess.isTooWide(lines)) throw tooWide(file);
        check(file, format);
        Optional<Character> announced = announced(lines);
        int skipped = announced.isPresent() ? 1 : 0;
        Format known = announced.isPresent() && format.separator().isEmpty()
                ? new Format(announced, format.quote(), format.header(), format.encoding(), format.decimal(), format.missing()) : format;
        LayoutGuess.Found found = LayoutGuess.of(skipped == 0 ? lines : behindFirstLine(lines), known);
        if (!found.doubt().isEmpty()) {
            throw refused(file, found.doubt() + " cut its lines equally well, into other values", "Say which it is: format: {separator: ...}.", "DATA-TWO-READINGS");
        }
        CsvOutline outline = CsvOutline.of(lines, found.layout(), found.columns(), skipped, format.header())
                .orElseThrow(() -> refused(file, "the file is empty", "Take a file with rows.", "DATA-NO-ROWS"));
        if (outline.brokenHead()) throw refused(file, "the line that should name the columns has a quote that is not closed", "Correct it, or say format: {quote: none}.",
                "DATA-QUOTES");
        return new CsvTable(stored.from(), found.layout(), outline, shape(stored.encoding(), found.layout(), outline), stored.encoding().charset());
    }

    /// The first bytes of a file; more of them where its lines are long.
    private static byte[] beginning(InputStream stream) throws IOException {
        byte[] beginning = stream.readNBytes(BEGINNING);
        for (int room = BEGINNING; beginning.length == room && room < MOST_BEGINNING && lines(beginning) < FEW_LINES; room *= 2) {
            byte[] more = stream.readNBytes(room);
            beginning = Arrays.copyOf(beginning, room + more.length);
            System.arraycopy(more, 0, beginning, room, more.length);
        }
        return beginning;
    }

    private static int lines(byte[] bytes) {
        int lines = 0;
        for (byte b : bytes) if (b == '\n' || b == '\r') lines++;
        return lines;
    }

    private static FileShape shape(Encoding encoding, Layout layout, CsvOutline outline) {
        List<String> evidence = new ArrayList<>(encoding.evidence());
        evidence.addAll(outline.evidence());
        if (layout.backslash()) evidence.add("quotes inside quotes behind a backslash");
        if (layout.blanks()) evidence.add("blanks behind separators");
        Optional<Character> separator = layout.separator() == Layout.NONE ? Optional.empty() : Optional.of((char) layout.separator());
        Optional<Character> quote = layout.quote() == Layout.NONE ? Optional.empty() : Optional.of((char) layout.quote());
        return new FileShape("CSV", encoding.charset().name(), separator, quote, outline.header() ? outline.skipped() + 1 : 0, evidence);
    }

    /// Without a last line that does not end here.
    private static byte[] wholeLines(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n' && bytes[end - 1] != '\r') end--;
        return end == 0 ? bytes : Arrays.copyOf(bytes, end);
    }

    /// The separator that a first line `sep=;` announces, as Excel writes it.
    private static Optional<Character> announced(byte[] lines) {
        String first = new String(lines, 0, Math.min(10, lines.length), StandardCharsets.ISO_8859_1);
        int at = first.startsWith("\"sep=") ? 5 : first.startsWith("sep=") ? 4 : -1;
        boolean whole = at > 0 && first.length() > at + 1 && "\r\n\"".indexOf(first.charAt(at + 1)) >= 0;
        return whole ? Optional.of(first.charAt(at)) : Optional.empty();
    }

    private static byte[] behindFirstLine(byte[] lines) {
        int at = 0;
        while (at < lines.length && lines[at] != '\n') at++;
        return Arrays.copyOfRange(lines, Math.min(at + 1, lines.length), lines.length);
    }

    private static Refused tooWide(Path file) {
        return refused(file, "a line has more than " + CsvScanner.MOST_FIELDS + " values",
                "A table so wide is rather one that lies on its side: write a row for each thing, with columns for what is known of it.",
                "DATA-TOO-MANY-COLUMNS");
    }

    private static void check(Path file, Format format) {
        format.separator().ifPresent(character -> ascii(file, character, "separator"));
        format.quote().flatMap(Symbol::character).ifPresent(character -> ascii(file, character, "quote"));
    }

    private static void ascii(Path file, char character, String what) {
        if (character > 0 && character < 128 && character != '\n' && character != '\r') return;
        throw refused(file, "the " + what + " '" + character + "' is not an ASCII character", "Separators and quotes are single ASCII characters.", "DATA-FORMAT");
    }

    private static Refused refused(Path file, String cause, String remedy, String code) {
        return new Refused(Fault.DATA, Problem.error(file.toString(), cause, "nothing is read", remedy, code));
    }
}
