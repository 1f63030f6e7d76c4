package septet.data;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import septet.design.Expression;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Refused;
import septet.design.Type;

/// Turns rows of text into a [Table]: types, computed columns, checks, quarantine, canonical order.
public final class Ingest {
    /// The typed rows of a source.
    ///
    /// @param fingerprint SHA-256 of the good rows in their order, hexadecimal
    public record Result(Table table, IngestReport report, String fingerprint) {}

    private final String source;
    private final SourceSection section;
    private final Schema schema;
    private final ZoneId zone;
    private final Dictionary dictionary;
    private final FileScope file;
    private final List<ColumnReading> readings = new ArrayList<>();
    private final Map<String, Formula> checks = new LinkedHashMap<>();
    private final Quarantine quarantine = new Quarantine();
    private final Set<String> seen = new HashSet<>();
    private final Grown grown;
    private final Row row;
    private final Row raw;
    private final Optional<Moment> time;
    private final Optional<Moment> arrival;
    private final int id;
    private long read;

    private Ingest(String source, SourceSection section, TextTable table, Dictionary dictionary, Problems problems) {
        this.source = source;
        this.section = section;
        this.dictionary = dictionary;
        zone = zone(section);
        schema = schema(source, section);
        file = new FileScope(table.headers(), zone, dictionary);
        String path = "data.sources." + source;
        List<String> missing = section.format().format().missing();
        section.columns().forEach((name, type) -> ColumnReading.of(name, type, file, missing, path + ".columns." + name, problems).ifPresent(readings::add));
        ColumnScope typed = new ColumnScope(schema, zone, dictionary);
        for (Expression check : section.checks()) Formulas.condition(check, path + ".checks", typed, problems).ifPresent(formula -> checks.put(check.text(), formula));
        time = section.time().flatMap(each -> each instanceof TimeOfRow.Column(String name) ? Moment.of(name, schema, file, missing, path + ".time", problems) : Optional.empty());
        arrival = section.arrival().flatMap(name -> Moment.of(name, schema, file, missing, path + ".arrival", problems));
        id = section.id().map(name -> idColumn(name, path, problems)).orElse(-1);
        grown = new Grown(schema, section.id().isPresent());
        row = new Row(schema.columns().size());
        raw = new Row(table.headers().size());
    }

    /// The columns of a source, as they are known inside the system.
    public static Schema schema(String source, SourceSection section) {
        return new Schema(source, section.columns().entrySet().stream()
                .map(column -> new Column(column.getKey(), column.getValue().type(), column.getValue().known(), column.getValue().optional())).toList());
    }

    /// The calendar of a source; UTC where it says nothing.
    public static ZoneId zone(SourceSection section) {
        return Optional.ofNullable(section.with().get("zone")).map(ZoneId::of).orElse(ZoneOffset.UTC);
    }

    /// @param place names the file in problems
    /// @throws Refused where the file has not the columns that are asked for (DESIGN), or no good row (DATA-NO-ROWS)
    public static Result of(String source, SourceSection section, TextTable table, Dictionary dictionary, String place) {
        Problems problems = new Problems();
        Ingest ingest = new Ingest(source, section, table, dictionary, problems);
        problems.refuse(Fault.DESIGN);
        table.read(IntStream.range(0, table.headers().size()).toArray(), ingest.new Sink());
        return ingest.result(place);
    }

    private int idColumn(String name, String path, Problems problems) {
        int place = file.headers().indexOf(name);
        if (place < 0) problems.add(Problem.error(path + ".id", "the file has no column " + name, "rows cannot be told apart", septet.design.Nearest.remedy(name, file.headers()), "DATA-NO-COLUMN"));
        return place;
    }

    private final class Sink implements TextTable.Sink {
        @Override
        public void rows(TextBatch batch) {
            for (int i = 0; i < batch.size(); i++) take(batch, i);
        }

        @Override
        public void broken(long line, String code, String text) {
            read++;
            quarantine.add(code, "", "the line is no row of the table", line, text);
        }
    }

    private void take(TextBatch batch, int at) {
        read++;
        for (int column = 0; column < raw.values.length; column++) {
            boolean lacks = batch.lacks(at, column);
            raw.values[column] = lacks ? Values.MISSING : 0;
            raw.texts[column] = lacks ? "" : batch.text(at, column);
        }
        row.clear();
        if (passes(batch.line(at))) grown.add(row);
    }

    private boolean passes(long line) {
        for (int slot = 0; slot < readings.size(); slot++) {
            Optional<Complaint> complaint = readings.get(slot).read(raw, row, slot);
            Column column = schema.columns().get(slot);
            if (complaint.isPresent()) return aside(complaint.get().code(), column.name(), complaint.get().cause(), line);
            if (row.values[slot] == Values.MISSING && column.knownAtOnce() && !column.optional()) return aside("DATA-MISSING-VALUE", column.name(), "is missing and not optional", line);
        }
        if (!timed(line)) return false;
        if (id >= 0 && !named(line)) return false;
        for (Map.Entry<String, Formula> check : checks.entrySet()) {
            if (check.getValue().holds(row)) continue;
            quarantine.failed(check.getKey(), line, text());
            return false;
        }
        return true;
    }

    private boolean timed(long line) {
        if (section.time().isPresent() && section.time().get() instanceof TimeOfRow.Regular regular) {
            row.time = micros(regular) + (read - 1) * (regular.every().toNanos() / 1_000);
        } else if (time.isPresent()) {
            Optional<Complaint> complaint = time.get().read(raw, row);
            if (complaint.isPresent()) return aside(complaint.get().code(), "time", complaint.get().cause(), line);
            row.time = time.get().value();
            if (row.time == Values.MISSING) return aside("DATA-NO-TIME", "time", "is missing", line);
        }
        row.arrival = row.time;
        if (arrival.isEmpty()) return true;
        Optional<Complaint> complaint = arrival.get().read(raw, row);
        if (complaint.isPresent()) return aside(complaint.get().code(), "arrival", complaint.get().cause(), line);
        if (arrival.get().value() != Values.MISSING) row.arrival = Math.max(row.time, arrival.get().value());
        return true;
    }

    private long micros(TimeOfRow.Regular regular) {
        return java.time.temporal.ChronoUnit.MICROS.between(java.time.Instant.EPOCH, regular.from().atZone(zone).toInstant());
    }

    private boolean named(long line) {
        if (raw.values[id] == Values.MISSING || raw.texts[id].isBlank()) return aside("DATA-NO-ID", section.id().orElseThrow(), "is missing", line);
        row.id = raw.texts[id].strip();
        return seen.add(row.id) || aside("DATA-REPEATED-ID", section.id().orElseThrow(), "stands in an earlier row; the first counts", line);
    }

    private boolean aside(String code, String where, String cause, long line) {
        quarantine.add(code, where, cause, line, text());
        return false;
    }

    private String text() {
        return String.join(" | ", Arrays.asList(raw.texts));
    }

    private Result result(String place) {
        if (grown.rows() == 0) {
            String cause = read == 0 ? "no rows" : "none of " + read + " rows is good";
            String first = quarantine.reasons().isEmpty() ? "Check the file and its format." : "The first reason: " + quarantine.reasons().getFirst().cause() + ".";
            throw new Refused(Fault.DATA, Problem.error(place, cause, "nothing can be learned from " + source, first, "DATA-NO-ROWS"));
        }
        ColumnTable.Columns columns = grown.columns();
        ColumnTable table = new ColumnTable(schema, dictionary, columns, ColumnTable.canonical(schema, dictionary, columns, grown.rows()));
        List<Long> missing = Arrays.stream(columns.values()).map(column -> Arrays.stream(column).filter(value -> value == Values.MISSING).count()).toList();
        long first = section.time().isPresent() ? table.time(0) : 0;
        long last = section.time().isPresent() ? table.time(table.rows() - 1) : 0;
        IngestReport report = new IngestReport(source, read, grown.rows(), first, last, missing,
                checks.keySet().stream().map(quarantine::check).toList(), quarantine.reasons());
        return new Result(table, report, table.fingerprint());
    }
}
