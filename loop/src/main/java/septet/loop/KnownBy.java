package septet.loop;

import java.util.function.Predicate;
import java.util.stream.IntStream;
import septet.data.PickedRows;
import septet.data.Row;
import septet.data.Table;
import septet.data.Values;
import septet.features.KnownTimes;

/// What of a table was known at some moment: rows that had arrived, without the values that had not.
///
/// @param rows their places in the table
record KnownBy(Table table, int[] places, long moment) implements PickedRows {
    /// @param from microseconds, the oldest row
    static KnownBy of(Table table, long from, long moment) {
        return new KnownBy(table, IntStream.range(0, table.rows()).filter(row -> table.time(row) >= from && table.time(row) <= moment && table.arrival(row) <= moment).toArray(),
                moment);
    }

    /// Those of the rows of which this holds, and all from a time on.
    KnownBy only(Predicate<Row> needed, long from) {
        Row row = new Row(schema().columns().size());
        return new KnownBy(table, IntStream.of(places).filter(place -> {
            if (table.time(place) >= from) return true;
            table.load(place, row);
            return needed.test(row);
        }).toArray(), moment);
    }

    @Override
    public void load(int row, Row into) {
        PickedRows.super.load(row, into);
        for (int slot = 0; slot < schema().columns().size(); slot++) {
            if (schema().columns().get(slot).knownAtOnce()) continue;
            long known = KnownTimes.of(schema(), slot, into);
            if (known != Values.MISSING && known > moment) into.values[slot] = Values.MISSING;
        }
    }
}
