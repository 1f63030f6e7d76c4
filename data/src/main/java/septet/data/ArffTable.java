package septet.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// The rows of an ARFF file.
final class ArffTable implements TextTable {
    private final CsvTable.Opening from;
    private final List<ArffReader.Attribute> attributes;
    private final long data;
    private final FileShape shape;

    /// @param data the line behind which rows begin
    ArffTable(CsvTable.Opening from, List<ArffReader.Attribute> attributes, long data, FileShape shape) {
        this.from = from;
        this.attributes = List.copyOf(attributes);
        this.data = data;
        this.shape = shape;
    }

    @Override
    public List<String> headers() {
        return attributes.stream().map(ArffReader.Attribute::name).toList();
    }

    @Override
    public FileShape shape() {
        return shape;
    }

    @Override
    public boolean isPlain(int column) {
        return attributes.get(column).numbers();
    }

    @Override
    public void read(int[] columns, Sink into) {
        TextBatch batch = new TextBatch(columns.length);
        try (InputStream stream = from.stream()) {
            Lines lines = new Lines(stream);
            while (lines.next()) {
                String line = lines.text();
                String code = lines.code();
                if (code.isEmpty() && (lines.number() <= data || line.isBlank() || line.startsWith("%"))) continue;
                if (code.isEmpty()) code = add(line, lines.number(), columns, batch);
                if (batch.isFull() || !code.isEmpty()) flush(batch, into);
                if (!code.isEmpty()) into.broken(lines.number(), code, Lines.shown(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        flush(batch, into);
    }

    /// Adds the row; else returns why it is none.
    private String add(String line, long number, int[] columns, TextBatch batch) {
        try {
            List<ArffLine.Value> values = line.strip().startsWith("{") ? sparse(line.strip()) : new ArffLine(line).values();
            if (values.size() != attributes.size()) return "DATA-RAGGED-ROW";
            int row = batch.add(number);
            for (int i = 0; i < columns.length; i++) {
                ArffLine.Value value = values.get(columns[i]);
                if (!value.isMissing()) batch.set(row, i, value.text());
            }
            return "";
        } catch (ArffLine.Broken _) {
            return "DATA-QUOTES";
        }
    }

    /// `{1 x, 3 'y z'}`: places from 0 and their values; the others have the first declared word, or 0.
    private List<ArffLine.Value> sparse(String line) throws ArffLine.Broken {
        if (!line.endsWith("}")) throw new ArffLine.Broken("a sparse row that is not closed");
        List<ArffLine.Value> values = new ArrayList<>();
        for (ArffReader.Attribute attribute : attributes) values.add(new ArffLine.Value(attribute.absent(), false));
        String inner = line.substring(1, line.length() - 1).strip();
        while (!inner.isEmpty()) {
            ArffLine part = new ArffLine(inner);
            String place = part.value(" \t").text();
            if (!place.matches("[0-9]{1,6}") || Integer.parseInt(place) >= values.size()) throw new ArffLine.Broken("no place " + place);
            part = new ArffLine(part.rest());
            values.set(Integer.parseInt(place), part.value(",\t"));
            String rest = part.rest();
            if (!rest.isEmpty() && !rest.startsWith(",")) throw new ArffLine.Broken("something behind a value in quotes");
            inner = rest.isEmpty() ? "" : rest.substring(1).strip();
        }
        return values;
    }

    private static void flush(TextBatch batch, Sink into) {
        if (batch.size() > 0) into.rows(batch);
        batch.clear();
    }

    @Override
    public void close() {}
}
