package septet.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import septet.data.Dictionary;
import septet.data.Row;
import septet.data.Schema;
import septet.data.Table;

/// The events of one source as a table has them: by time, then in the order of the log.
final class EqualTable implements Table {
    private final Schema schema;
    private final Dictionary words;
    private final List<Row> rows = new ArrayList<>();
    /// The place of each row in the log.
    private final List<Integer> places = new ArrayList<>();

    EqualTable(int source, Schema schema, Dictionary words, List<EqualEvents.Told> log) {
        this.schema = schema;
        this.words = words;
        for (int i = 0; i < log.size(); i++) if (log.get(i).source() == source) places.add(i);
        places.sort(Comparator.<Integer>comparingLong(place -> log.get(place).time()).thenComparing(Comparator.naturalOrder()));
        EqualEvents.Loader loader = EqualEvents.Loader.of(schema, words);
        for (int place : places) {
            Row row = new Row(schema.columns().size());
            loader.load(log.get(place), row);
            rows.add(row);
        }
    }

    int place(int row) {
        return places.get(row);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Dictionary dictionary() {
        return words;
    }

    @Override
    public int rows() {
        return rows.size();
    }

    @Override
    public long time(int row) {
        return rows.get(row).time;
    }

    @Override
    public long arrival(int row) {
        return rows.get(row).arrival;
    }

    @Override
    public void load(int row, Row into) {
        Row from = rows.get(row);
        into.time = from.time;
        into.arrival = from.arrival;
        into.id = from.id;
        System.arraycopy(from.values, 0, into.values, 0, from.values.length);
        System.arraycopy(from.texts, 0, into.texts, 0, from.texts.length);
    }
}
