package septet.data;

import java.util.Arrays;
import java.util.List;

/// The rows of a batch as values, column by column: what a file types needs no text, and each column is read in a loop of its own.
final class BatchValues {
    private final SourceReading reading;
    private final Lacking lacking;
    private final Row raw;
    /// Whether something is computed from several columns of the file, or in another way than by reading it.
    private final boolean computes;
    private int size;
    long[] times = new long[0];
    long[] arrivals = new long[0];
    String[] ids = new String[0];
    long[][] values;
    String[][] texts;
    private boolean[] broken = new boolean[0];

    BatchValues(SourceReading reading) {
        this.reading = reading;
        lacking = Lacking.of(reading.missing());
        raw = new Row(reading.wanted().length);
        values = new long[reading.columns().size()][0];
        texts = new String[reading.columns().size()][0];
        computes = reading.columns().stream().anyMatch(reader -> !reader.isPlain()) || reading.time() instanceof SourceReading.Moment.Read(ColumnReader time) && !time.isPlain()
                || reading.arrival().filter(arrival -> !arrival.isPlain()).isPresent() || reading.id().filter(id -> !(id instanceof FileColumn)).isPresent();
    }

    /// @param before how many rows stand before the batch
    void read(TextBatch batch, long before) {
        size = batch.size();
        room(batch.room());
        Arrays.fill(broken, 0, size, false);
        for (int slot = 0; slot < values.length; slot++) plain(reading.columns().get(slot), batch, values[slot]);
        switch (reading.time()) {
            case SourceReading.Moment.None _ -> Arrays.fill(times, 0, size, 0);
            case SourceReading.Moment.Regular(long first, long every) -> Arrays.setAll(times, row -> first + (before + row) * every);
            case SourceReading.Moment.Read(ColumnReader reader) -> plain(reader, batch, times);
        }
        reading.arrival().ifPresent(reader -> plain(reader, batch, arrivals));
        letters(batch);
        if (computes) for (int row = 0; row < size; row++) compute(batch, row);
        judge();
    }

    private void room(int rows) {
        if (times.length == rows) return;
        times = new long[rows];
        arrivals = new long[rows];
        ids = new String[rows];
        Arrays.fill(ids, "");
        broken = new boolean[rows];
        List<Column> columns = reading.schema().columns();
        for (int slot = 0; slot < values.length; slot++) {
            values[slot] = new long[rows];
            texts[slot] = new String[Kinds.hasText(columns.get(slot).type()) ? rows : 0];
        }
    }

    private void plain(ColumnReader reader, TextBatch batch, long[] into) {
        if (reader.value() instanceof PlainColumn plain) plain.all(batch, lacking, into);
    }

    private void letters(TextBatch batch) {
        if (reading.id().isPresent() && reading.id().get() instanceof FileColumn id) {
            for (int row = 0; row < size; row++) ids[row] = lacking.at(batch, row, id.slot()) ? "" : batch.text(row, id.slot()).strip();
        }
        for (int slot = 0; slot < texts.length; slot++) {
            if (texts[slot].length == 0 || !(reading.columns().get(slot).value() instanceof PlainColumn plain)) continue;
            for (int row = 0; row < size; row++) texts[slot][row] = isThere(values[slot][row]) ? plain.typing().words(batch.text(row, plain.column().slot())) : "";
        }
    }

    private static boolean isThere(long value) {
        return value != Values.MISSING && value != Typing.UNREADABLE;
    }

    private void compute(TextBatch batch, int row) {
        Row file = raw(batch, row);
        for (int slot = 0; slot < values.length; slot++) {
            ColumnReader reader = reading.columns().get(slot);
            if (reader.isPlain()) continue;
            values[slot][row] = reader.value().of(file);
            if (texts[slot].length > 0) texts[slot][row] = isThere(values[slot][row]) ? reader.text().text(file) : "";
        }
        if (reading.time() instanceof SourceReading.Moment.Read(ColumnReader time) && !time.isPlain()) times[row] = time.value().of(file);
        if (reading.arrival().isPresent() && !reading.arrival().get().isPlain()) arrivals[row] = reading.arrival().get().value().of(file);
        if (reading.id().isPresent() && !(reading.id().get() instanceof FileColumn)) ids[row] = reading.id().get().text(file).strip();
    }

    /// One row of the file, as expressions see it.
    Row raw(TextBatch batch, int row) {
        for (int slot = 0; slot < raw.values.length; slot++) {
            boolean lacks = lacking.at(batch, row, slot);
            boolean typed = !lacks && batch.isTyped(row, slot);
            raw.values[slot] = lacks ? Values.MISSING : typed ? batch.value(row, slot) : 0;
            raw.texts[slot] = lacks ? "" : typed ? FileColumn.UNWRITTEN : batch.text(row, slot);
        }
        return raw;
    }

    private void judge() {
        boolean arrives = reading.arrival().isPresent();
        for (int row = 0; row < size; row++) {
            broken[row] = times[row] == Values.MISSING || times[row] == Typing.UNREADABLE || arrives && arrivals[row] == Typing.UNREADABLE;
            arrivals[row] = arrives && arrivals[row] != Values.MISSING ? Math.max(times[row], arrivals[row]) : times[row];
        }
        List<Column> columns = reading.schema().columns();
        for (int slot = 0; slot < values.length; slot++) {
            boolean needed = !columns.get(slot).optional() && columns.get(slot).knownAtOnce();
            long[] column = values[slot];
            for (int row = 0; row < size; row++) if (column[row] == Typing.UNREADABLE || needed && column[row] == Values.MISSING) broken[row] = true;
        }
    }

    int size() {
        return size;
    }

    /// Whether a value of the row lacks or cannot be read.
    boolean isBroken(int row) {
        return broken[row];
    }

    boolean isWhole() {
        for (int row = 0; row < size; row++) if (broken[row]) return false;
        return true;
    }

    void load(int row, Row into) {
        into.time = times[row];
        into.arrival = arrivals[row];
        into.id = ids[row];
        for (int slot = 0; slot < values.length; slot++) {
            into.values[slot] = values[slot][row];
            if (texts[slot].length > 0) into.texts[slot] = texts[slot][row];
        }
    }
}
