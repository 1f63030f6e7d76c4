package septet.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Objects of JSON as rows.
final class JsonTable implements TextTable {
    private final CsvTable.Opening from;
    private final boolean lines;
    private final List<String> headers;
    private final List<Boolean> quoted;
    private final FileShape shape;

    /// @param lines   whether each line is an object; else they stand in a list that is known to be whole
    /// @param columns names, and whether any value under them is a text
    JsonTable(CsvTable.Opening from, boolean lines, Map<String, Boolean> columns, FileShape shape) {
        this.from = from;
        this.lines = lines;
        this.headers = List.copyOf(columns.keySet());
        this.quoted = List.copyOf(columns.values());
        this.shape = shape;
    }

    @Override
    public List<String> headers() {
        return headers;
    }

    @Override
    public FileShape shape() {
        return shape;
    }

    @Override
    public boolean isPlain(int column) {
        return !quoted.get(column);
    }

    @Override
    public void read(int[] columns, Sink into) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < columns.length; i++) places.put(headers.get(columns[i]), i);
        Rows rows = new Rows(places, new TextBatch(columns.length), into);
        try (InputStream stream = from.stream()) {
            if (lines) lines(stream, rows);
            else list(stream, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows.flush();
    }

    private static void lines(InputStream stream, Rows rows) throws IOException {
        Lines lines = new Lines(stream);
        while (lines.next()) {
            String line = lines.text();
            if (line.isBlank() && lines.code().isEmpty()) continue;
            if (!lines.code().isEmpty()) {
                rows.broken(lines.number(), lines.code(), line);
                continue;
            }
            try {
                JsonRow.line(line, rows::value);
                rows.row(lines.number());
            } catch (JsonRow.Broken _) {
                rows.broken(lines.number(), "DATA-JSON", line);
            }
        }
    }

    private static void list(InputStream stream, Rows rows) {
        try (JsonParser parser = JsonRow.parser(stream)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.START_OBJECT) continue;
                long line = parser.currentTokenLocation().getLineNr();
                JsonRow.object(parser, rows::value);
                rows.row(line);
            }
        } catch (JsonRow.Broken broken) {
            throw new IllegalStateException("the list was whole when it was opened", broken);
        }
    }

    /// Values on their way into batches.
    private static final class Rows {
        private final Map<String, Integer> places;
        private final TextBatch batch;
        private final Sink into;
        private final String[] texts;

        Rows(Map<String, Integer> places, TextBatch batch, Sink into) {
            this.places = places;
            this.batch = batch;
            this.into = into;
            texts = new String[batch.columns()];
        }

        void value(String name, JsonRow.Value value) {
            Integer place = places.get(name);
            if (place != null) texts[place] = value.text();
        }

        void row(long line) {
            int row = batch.add(line);
            for (int i = 0; i < texts.length; i++) {
                batch.set(row, i, texts[i]);
                texts[i] = null;
            }
            if (batch.isFull()) flush();
        }

        void broken(long line, String code, String text) {
            for (int i = 0; i < texts.length; i++) texts[i] = null;
            flush();
            into.broken(line, code, Lines.shown(text));
        }

        void flush() {
            if (batch.size() > 0) into.rows(batch);
            batch.clear();
        }
    }

    @Override
    public void close() {}
}
