package septet.loop;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import septet.data.Column;
import septet.data.Dictionary;
import septet.data.Items;
import septet.data.Row;
import septet.data.Schema;
import septet.data.Values;
import septet.design.Type;
import septet.serving.Event;

/// A row as a caller tells it: texts by name. What becomes known later is told later, by the id.
record RawEvent(Schema schema, Dictionary words, String id, String time) {
    /// @param id the design's name of the id, used where a column is called `id`
    static RawEvent of(Schema schema, Dictionary words, String id, String time) {
        return new RawEvent(schema, words, schema.slot("id") < 0 ? "id" : id, schema.slot("time") < 0 ? "time" : time);
    }

    /// What is known with the row.
    Event event(Row row) {
        return event(row, false, Map.of());
    }

    /// The same with other texts in some columns.
    Event event(Row row, Map<String, String> instead) {
        return event(row, false, instead);
    }

    /// All of it, the values that are known later too: what has no id cannot be spoken of later.
    Event whole(Row row) {
        return event(row, true, Map.of());
    }

    private Event event(Row row, boolean late, Map<String, String> instead) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (!row.id.isEmpty()) fields.put(id, row.id);
        fields.put(time, time(row.time));
        List<Column> columns = schema.columns();
        for (int slot = 0; slot < columns.size(); slot++) {
            if ((late || columns.get(slot).knownAtOnce()) && row.values[slot] != Values.MISSING) fields.put(columns.get(slot).name(), text(slot, row));
        }
        fields.putAll(instead);
        return Event.of(fields);
    }

    /// One value that became known later.
    Event late(String of, int slot, Row row) {
        return Event.of(Map.of(id, of, schema.columns().get(slot).name(), text(slot, row)));
    }

    private String text(int slot, Row row) {
        long value = row.values[slot];
        Type type = schema.columns().get(slot).type();
        return switch (type) {
            case Type.Category _, Type.Key _ -> words.word((int) value);
            case Type.Bool _ -> value == 1 ? "true" : "false";
            case Type.Text _, Type.Raw _ -> row.texts[slot];
            case Type.Time _ -> time(value);
            case Type.Money _ -> BigDecimal.valueOf(value, Type.Money.DECIMALS).toPlainString();
            case Type.Number _ -> Double.toString(Values.number(value));
            case Type.Place _ -> Items.text(type, value, words);
            case Type.ListOf _ -> Items.written(row.texts[slot]);
            case Type.Duration _, Type.Terms _, Type.Later _ -> throw new IllegalArgumentException("no text has the type " + type);
        };
    }

    private static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}
