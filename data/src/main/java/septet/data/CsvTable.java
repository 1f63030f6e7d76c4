package septet.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A file of separated values, read from top to bottom once.
final class CsvTable implements TextTable {
    private final InputStream from;
    private final CsvScanner scanner;
    private final List<String> headers;
    /// Whether the first record, already found, is a row.
    private final boolean firstIsRow;

    /// @throws NoHeader where the file is empty, or its first line is broken
    CsvTable(InputStream from, CsvScanner scanner, boolean header) throws IOException, NoHeader {
        this.from = from;
        this.scanner = scanner;
        this.firstIsRow = !header;
        switch (scanner.next()) {
            case END -> throw new NoHeader("DATA-NO-ROWS", "the file is empty");
            case BROKEN -> throw new NoHeader(scanner.code(), "the first line is broken");
            case RECORD -> { }
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < scanner.fields(); i++) {
            if (scanner.text(i).isEmpty()) throw new NoHeader("DATA-ENCODING", "the first line is not text of this encoding");
            names.add(header ? scanner.text(i).get().strip() : "column" + (i + 1));
        }
        headers = List.copyOf(names);
        if (headers.size() == 1) scanner.countEmptyLines();
    }

    /// The file has no first line that could name its columns.
    static final class NoHeader extends Exception {
        final String code;

        NoHeader(String code, String cause) {
            super(cause, null, false, false);
            this.code = code;
        }
    }

    @Override
    public List<String> headers() {
        return headers;
    }

    @Override
    public void read(int[] columns, Sink into) {
        TextBatch batch = new TextBatch(columns.length);
        String[] texts = new String[columns.length];
        try {
            CsvScanner.Found found = firstIsRow ? CsvScanner.Found.RECORD : scanner.next();
            while (found != CsvScanner.Found.END) {
                String code = code(found, columns, texts);
                if (code.isEmpty()) add(texts, batch);
                if (batch.isFull() || !code.isEmpty()) flush(batch, into);
                if (!code.isEmpty()) into.broken(scanner.line(), code, scanner.raw());
                found = scanner.next();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        flush(batch, into);
    }

    /// Why what was found is no row; empty where it is one.
    private String code(CsvScanner.Found found, int[] columns, String[] texts) {
        if (found == CsvScanner.Found.BROKEN) return scanner.code();
        if (scanner.fields() != headers.size()) return "DATA-RAGGED-ROW";
        return texts(columns, texts) ? "" : "DATA-ENCODING";
    }

    private boolean texts(int[] columns, String[] texts) {
        for (int i = 0; i < columns.length; i++) {
            Optional<String> text = scanner.text(columns[i]);
            if (text.isEmpty()) return false;
            texts[i] = text.get();
        }
        return true;
    }

    private void add(String[] texts, TextBatch batch) {
        int row = batch.add(scanner.line());
        for (int i = 0; i < texts.length; i++) batch.set(row, i, texts[i]);
    }

    private static void flush(TextBatch batch, Sink into) {
        if (batch.size() > 0) into.rows(batch);
        batch.clear();
    }

    @Override
    public void close() {
        try {
            from.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
