package septet.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Reads the rows of one source: text gets its types, what is broken goes to quarantine with the first reason that is found.
final class Ingestion implements TextTable.Sink {
    private static final int SHOWN = 1_000;
    /// Files and lines share a long.
    private static final int LINE_BITS = 40;

    private static final int MOST_EXPECTED = 1 << 28;

    private final TableBuilder builder;
    private final Quarantine quarantine;
    private final Ingest.Progress progress;
    private final List<String> files = new ArrayList<>();
    private final Row typed;
    private long[][] held;
    private SourceReading reading;
    private BatchValues values;
    private Row raw = new Row(0);
    /// The slots of a raw row in the order of the file.
    private int[] shownOrder = new int[0];
    private long read;

    Ingestion(Schema schema, Dictionary dictionary, Quarantine quarantine, Ingest.Progress progress) {
        builder = new TableBuilder(schema, dictionary);
        this.quarantine = quarantine;
        this.progress = progress;
        typed = new Row(schema.columns().size());
        held = new long[0][];
    }

    /// Reads a file, after those before it.
    void read(String file, TextTable table, SourceReading how) {
        files.add(file);
        reading = how;
        values = new BatchValues(how);
        shownOrder = IntStream.range(0, how.wanted().length).boxed().sorted(Comparator.comparingInt(slot -> how.wanted()[slot])).mapToInt(Integer::intValue).toArray();
        if (held.length == 0) held = new long[how.checks().size()][3];
        table.numberColumns().ifPresent(columns -> builder.expect((int) Math.min(columns.rows(), MOST_EXPECTED)));
        table.read(how.wanted(), this);
    }

    @Override
    public void broken(long line, String code, String text) {
        read++;
        quarantine.add(new BrokenRow(files.getLast(), line, code, "", cause(code), reading.hidden().slots().isEmpty() ? text : Masked.whole(text)));
    }

    @Override
    public void rows(TextBatch batch) {
        values.read(batch, read);
        long file = (long) files.size() - 1 << LINE_BITS;
        boolean asked = !reading.checks().isEmpty() || reading.corrections().deletion().isPresent();
        if (!asked && values.isWhole()) {
            builder.add(values, row -> file | batch.line(row));
            read += batch.size();
        } else {
            for (int row = 0; row < batch.size(); row++, read++) if (type(batch, row) && check(batch, row)) builder.add(typed, file | batch.line(row));
        }
        progress.rows(reading.schema().source(), read);
    }

    /// The row as values; of one with something wrong the first reason is told.
    private boolean type(TextBatch batch, int row) {
        if (!values.isBroken(row)) {
            values.load(row, typed);
            return true;
        }
        raw = values.raw(batch, row);
        if (!moment(batch, row)) return false;
        typed.id = reading.id().map(id -> id.text(raw).strip()).orElse("");
        List<Column> columns = reading.schema().columns();
        int missing = -1;
        for (int slot = 0; slot < columns.size(); slot++) {
            Column column = columns.get(slot);
            ColumnReader reader = reading.columns().get(slot);
            long value = reader.value().of(raw);
            if (value == Typing.UNREADABLE) return refuse(batch, row, reader.complaint().apply(raw), column.name());
            if (value == Values.MISSING && !column.optional() && column.knownAtOnce()) {
                if (reading.corrections().deletion().isEmpty()) return refuseMissing(batch, row, column);
                if (missing < 0) missing = slot;
            }
            typed.values[slot] = value;
            if (Kinds.hasText(column.type())) typed.texts[slot] = value == Values.MISSING ? "" : reader.text().text(raw);
        }
        return missing < 0 || reading.corrections().deletes(typed) || refuseMissing(batch, row, columns.get(missing));
    }

    private boolean refuseMissing(TextBatch batch, int row, Column column) {
        return refuse(batch, row, "DATA-MISSING-VALUE", column.name(), column.name() + " is missing, and not optional");
    }

    /// Time and arrival. Nothing is learned before it happened.
    private boolean moment(TextBatch batch, int row) {
        long time = switch (reading.time()) {
            case SourceReading.Moment.None _ -> 0;
            case SourceReading.Moment.Regular(long first, long every) -> first + read * every;
            case SourceReading.Moment.Read(ColumnReader reader) -> reader.value().of(raw);
        };
        if (time == Values.MISSING) return refuse(batch, row, "DATA-NO-TIME", "time", "the time is missing");
        if (time == Typing.UNREADABLE && reading.time() instanceof SourceReading.Moment.Read(ColumnReader reader)) {
            return refuse(batch, row, reader.complaint().apply(raw), "time");
        }
        typed.time = time;
        typed.arrival = time;
        if (reading.arrival().isEmpty()) return true;
        long arrival = reading.arrival().get().value().of(raw);
        if (arrival == Typing.UNREADABLE) return refuse(batch, row, reading.arrival().get().complaint().apply(raw), "arrival");
        if (arrival != Values.MISSING) typed.arrival = Math.max(time, arrival);
        return true;
    }

    private boolean check(TextBatch batch, int row) {
        if (reading.corrections().deletes(typed)) return true;
        List<SourceReading.Check> checks = reading.checks();
        for (int i = 0; i < checks.size(); i++) {
            long value = checks.get(i).condition().value(typed);
            held[i][value == 0 ? 0 : value == 1 ? 1 : 2]++;
            if (value == 0) return refuse(batch, row, "DATA-CHECK-FAILED", checks.get(i).text(), "it does not hold");
        }
        return true;
    }

    private boolean refuse(TextBatch batch, int row, Complaint complaint, String at) {
        return refuse(batch, row, complaint.code(), at, reading.hidden().columns().contains(at) ? complaint.masked() : complaint.cause());
    }

    private boolean refuse(TextBatch batch, int row, String code, String at, String cause) {
        StringBuilder whole = new StringBuilder();
        List<String> personal = new ArrayList<>();
        for (int slot : shownOrder) {
            String text = batch.lacks(row, slot) ? "" : batch.text(row, slot);
            boolean hides = !text.isBlank() && reading.hidden().slots().contains(slot);
            if (hides) personal.add(text);
            whole.append(slot == shownOrder[0] ? "" : ",").append(hides ? Masked.VALUE : text);
        }
        quarantine.add(new BrokenRow(files.getLast(), batch.line(row), code, at, Masked.in(cause, personal), Masked.in(shown(whole.toString()), personal)));
        return false;
    }

    private static String cause(String code) {
        return switch (code) {
            case "DATA-RAGGED-ROW" -> "more or fewer values than the first line";
            case "DATA-QUOTES" -> "a quote is not closed where a value ends";
            case "DATA-ENCODING" -> "the bytes are not text of the file's encoding";
            case "DATA-NUL-BYTE" -> "a value holds a zero byte";
            case "DATA-HEADER-AGAIN" -> "the header stands here once more";
            case "DATA-JSON" -> "the line is not one JSON object with each name once";
            case "DATA-TOO-MANY-COLUMNS" -> "the line has more values than any table has columns";
            case "DATA-LONG-LINE" -> "the line is longer than 16 MB";
            default -> "the line is no row";
        };
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    long read() {
        return read;
    }

    /// The table of all rows that are whole; repeated ones go to quarantine.
    ColumnTable table() {
        return builder.table(reading.corrections().corrected(), (id, place) -> quarantine.add(new BrokenRow(files.get((int) (place >> LINE_BITS)),
                place & (1L << LINE_BITS) - 1, "DATA-REPEATED-ID", "id",
                "an earlier row has the id " + id, id)));
    }

    /// Of each check: how often it failed, held, and was missing.
    List<IngestReport.CheckSummary> checks() {
        List<IngestReport.CheckSummary> summaries = new ArrayList<>();
        for (int i = 0; i < held.length; i++) {
            String text = reading.checks().get(i).text();
            List<BrokenRow> samples = quarantine.counts().stream().filter(count -> count.code().equals("DATA-CHECK-FAILED") && count.at().equals(text))
                    .flatMap(count -> count.samples().stream()).toList();
            summaries.add(new IngestReport.CheckSummary(text, held[i][1], held[i][0], held[i][2], samples));
        }
        return summaries;
    }
}
