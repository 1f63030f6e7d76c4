package septet.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A file of separated values.
final class CsvTable implements TextTable {
    private final Opening from;
    private final Layout layout;
    private final CsvOutline outline;
    private final FileShape shape;
    private final int width;
    /// The encoding, if a row of UTF-8 could be mistaken for text of it.
    private final Optional<Charset> mistakable;

    /// Opens the file.
    interface Opening {
        /// UTF-8 from the first line.
        InputStream stream() throws IOException;
    }

    /// @param charset in which the file is stored
    CsvTable(Opening from, Layout layout, CsvOutline outline, FileShape shape, Charset charset) {
        this.from = from;
        this.layout = layout;
        this.outline = outline;
        this.shape = shape;
        width = outline.headers().size();
        boolean single = !charset.equals(StandardCharsets.UTF_8) && charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1;
        mistakable = single ? Optional.of(charset) : Optional.empty();
    }

    @Override
    public List<String> headers() {
        return outline.headers();
    }

    @Override
    public FileShape shape() {
        return shape;
    }

    @Override
    public void read(int[] columns, Sink into) {
        TextBatch batch = new TextBatch(columns.length);
        String[] texts = new String[columns.length];
        try (InputStream stream = from.stream()) {
            CsvScanner scanner = scanner(stream);
            for (CsvScanner.Found found = scanner.next(); found != CsvScanner.Found.END; found = scanner.next()) {
                String code = code(scanner, found, columns, texts);
                if (code.isEmpty()) add(scanner.line(), texts, batch);
                if (batch.isFull() || !code.isEmpty()) flush(batch, into);
                if (!code.isEmpty()) into.broken(scanner.line(), code, scanner.raw());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        flush(batch, into);
    }

    /// Stands before the first row.
    private CsvScanner scanner(InputStream stream) throws IOException {
        CsvScanner scanner = new CsvScanner(stream, layout);
        for (long i = 0; i < outline.skipped(); i++) scanner.skipLine();
        if (outline.header()) scanner.next();
        if (width == 1) scanner.countEmptyLines();
        scanner.expect(new Runaway(layout, width, outline.numbers(), outline.words()));
        return scanner;
    }

    /// Why what was found is no row; empty where it is one.
    private String code(CsvScanner scanner, CsvScanner.Found found, int[] columns, String[] texts) {
        if (found == CsvScanner.Found.BROKEN) return scanner.code();
        if (!isWhole(scanner)) return "DATA-RAGGED-ROW";
        if (!texts(scanner, columns, texts)) return scanner.code();
        for (int i = 0; i < texts.length && mistakable.isPresent(); i++) if (Utf8.isMistaken(texts[i], mistakable.get())) return "DATA-ENCODING";
        return outline.header() && width > 1 && isHeader(scanner) ? "DATA-HEADER-AGAIN" : "";
    }

    /// Whether the record has a value for each column. Where rows end in a separator, an empty last value may be that, or one that lacks.
    private boolean isWhole(CsvScanner scanner) {
        int fields = scanner.fields();
        if (!outline.trailing()) return fields == width;
        return fields == width + 1 && scanner.blank(width) || fields == width && !scanner.blank(width - 1);
    }

    private boolean isHeader(CsvScanner scanner) {
        for (int i = 0; i < width; i++) {
            String header = outline.headers().get(i);
            if (i == 0 && scanner.length(0) < header.length()) return false;
            if (!scanner.text(i).orElse("").strip().equals(header)) return false;
        }
        return true;
    }

    private static boolean texts(CsvScanner scanner, int[] columns, String[] texts) {
        for (int i = 0; i < columns.length; i++) {
            Optional<String> text = scanner.text(columns[i]);
            if (text.isEmpty()) return false;
            texts[i] = text.get();
        }
        return true;
    }

    private static void add(long line, String[] texts, TextBatch batch) {
        int row = batch.add(line);
        for (int i = 0; i < texts.length; i++) batch.set(row, i, texts[i]);
    }

    private static void flush(TextBatch batch, Sink into) {
        if (batch.size() > 0) into.rows(batch);
        batch.clear();
    }

    @Override
    public void close() {}
}
