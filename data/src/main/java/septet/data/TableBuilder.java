package septet.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.function.ObjLongConsumer;

/// Collects rows in the order of their files, and puts them into the order that every part sees.
final class TableBuilder {
    private final Schema schema;
    private final Dictionary dictionary;
    private final Cells.Longs times = new Cells.Longs();
    /// The times themselves, as long as no row came later.
    private Cells.Longs arrivals = times;
    private final Cells.Texts ids = new Cells.Texts();
    private final RowPlaces places = new RowPlaces();
    private final List<Cells> columns = new ArrayList<>();

    TableBuilder(Schema schema, Dictionary dictionary) {
        this.schema = schema;
        this.dictionary = dictionary;
        for (Column column : schema.columns()) columns.add(Cells.of(column.type(), dictionary));
    }

    /// So many rows are to come, or a little fewer.
    void expect(int more) {
        List.of(times, ids).forEach(cells -> cells.expect(more));
        columns.forEach(cells -> cells.expect(more));
    }

    /// @param place where the row stands in the files; given back for a repeated one
    void add(Row row, long place) {
        if (arrivals == times && row.arrival != row.time) setApart();
        if (arrivals != times) arrivals.add(row.arrival);
        times.add(row.time);
        ids.add(0, row.id);
        places.add(place);
        for (int slot = 0; slot < columns.size(); slot++) columns.get(slot).add(row.values[slot], row.texts[slot]);
    }

    /// All rows of a batch.
    ///
    /// @param place of each, by its number in the batch
    void add(BatchValues batch, IntToLongFunction place) {
        if (arrivals == times && !Arrays.equals(batch.times, 0, batch.size(), batch.arrivals, 0, batch.size())) setApart();
        if (arrivals != times) arrivals.add(batch.arrivals, batch.ids, batch.size());
        times.add(batch.times, batch.ids, batch.size());
        ids.add(batch.times, batch.ids, batch.size());
        for (int row = 0; row < batch.size(); row++) places.add(place.applyAsLong(row));
        for (int slot = 0; slot < columns.size(); slot++) columns.get(slot).add(batch.values[slot], batch.texts[slot], batch.size());
    }

    /// From here on arrivals stand for themselves.
    private void setApart() {
        arrivals = new Cells.Longs();
        for (int row = 0; row < times.size(); row++) arrivals.add(times.value(row));
    }

    int rows() {
        return times.size();
    }

    /// The table; of rows with one id only the first in its order is in it, the others are told with their place.
    ///
    /// @param corrected whether a row of that id which arrives later stays too
    ColumnTable table(boolean corrected, ObjLongConsumer<String> repeated) {
        int[] rows = new CanonicalOrder(times, ids, arrivals, columns).rows();
        boolean named = !ids.areEmpty();
        RepeatedIds seen = new RepeatedIds(named ? ids : new Cells.Texts(), corrected ? Optional.of(arrivals) : Optional.empty());
        int kept = 0;
        boolean asTheyStand = true;
        for (int row : rows) {
            if (named && seen.seenBefore(row)) {
                repeated.accept(ids.text(row), places.of(row));
                asTheyStand = false;
            } else {
                asTheyStand &= row == kept;
                rows[kept++] = row;
            }
        }
        if (asTheyStand) return new ColumnTable(schema, dictionary, times, arrivals, ids, columns);
        List<Cells> taken = new ArrayList<>();
        for (int slot = 0; slot < columns.size(); slot++) {
            taken.add(columns.get(slot).take(rows, kept));
            columns.set(slot, new Cells.Longs());
        }
        Cells.Longs inOrder = times.take(rows, kept);
        return new ColumnTable(schema, dictionary, inOrder, arrivals == times ? inOrder : arrivals.take(rows, kept), ids.take(rows, kept), taken);
    }
}
