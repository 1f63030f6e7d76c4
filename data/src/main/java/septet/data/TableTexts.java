package septet.data;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import septet.data.Exploration.Kind;
import septet.design.Type;

/// Typed rows as texts again, evenly some of them, so that one exploration serves files and what a run has read from them.
record TableTexts(Table table, int most, boolean timed) implements TextTable {
    static final String TIME = "time";

    static TableTexts of(Table table, int most) {
        return new TableTexts(table, most, table.rows() > 0 && table.time(0) != table.time(table.rows() - 1));
    }

    /// What the columns hold, as the design says.
    Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new TreeMap<>();
        for (Column column : table.schema().columns()) {
            switch (column.type()) {
                case Type.Number _, Type.Money _, Type.Duration _ -> kinds.put(column.name(), Kind.NUMBER);
                case Type.Bool _ -> kinds.put(column.name(), Kind.BOOLEAN);
                case Type.Category _ -> kinds.put(column.name(), Kind.CATEGORY);
                case Type.Text _, Type.Raw _ -> kinds.put(column.name(), Kind.TEXT);
                case Type.Time _ -> kinds.put(column.name(), Kind.TIME);
                case Type.Key _ -> kinds.put(column.name(), Kind.KEY);
                case Type.Place _ -> kinds.put(column.name(), Kind.TEXT);
                case Type.Terms _, Type.ListOf _, Type.Later _ -> { }
            }
        }
        return kinds;
    }

    @Override
    public List<String> headers() {
        List<String> headers = new ArrayList<>();
        if (timed) headers.add(TIME);
        table.schema().columns().forEach(column -> headers.add(column.name()));
        return headers;
    }

    @Override
    public FileShape shape() {
        return new FileShape("rows", "", Optional.empty(), Optional.empty(), 0, List.of());
    }

    @Override
    public void read(int[] wanted, Sink into) {
        TextBatch batch = new TextBatch(wanted.length);
        Row row = new Row(table.schema().columns().size());
        int count = Math.min(most, table.rows());
        for (int i = 0; i < count; i++) {
            int number = (int) ((long) i * table.rows() / count);
            table.load(number, row);
            int place = batch.add(number + 1L);
            for (int column = 0; column < wanted.length; column++) {
                String text = text(row, wanted[column]);
                if (!text.isEmpty()) batch.set(place, column, text);
            }
            if (!batch.isFull() && i < count - 1) continue;
            into.rows(batch);
            batch.clear();
        }
    }

    private String text(Row row, int column) {
        if (timed && column == 0) return instant(row.time);
        int slot = timed ? column - 1 : column;
        long value = row.values[slot];
        if (value == Values.MISSING) return "";
        return switch (table.schema().columns().get(slot).type()) {
            case Type.Number _ -> Double.toString(Values.number(value));
            case Type.Money _ -> Double.toString(value / (double) Type.Money.SCALE);
            case Type.Bool _ -> value == 1 ? "true" : "false";
            case Type.Time _ -> instant(value);
            case Type.Duration _ -> Double.toString(value / 1e6);
            case Type.Category _, Type.Key _ -> table.dictionary().word((int) value);
            case Type.Text _, Type.Raw _ -> row.texts[slot];
            case Type.Place _ -> Places.text(value);
            case Type.Terms _, Type.ListOf _, Type.Later _ -> "";
        };
    }

    private static String instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    @Override
    public void close() {}
}
