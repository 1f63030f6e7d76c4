package septet.data;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import septet.world.Disk;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Where the table of a source stands in the store: under the hash of everything that decides it, so that nothing is ever out of date.
final class KeptTable {
    /// Raised when the same files would be read into another table.
    private static final int READING = 2;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Disk disk;
    private final Path columns;
    private final Path report;
    private final Path quarantine;

    /// @param keys of the subjects of personal columns
    KeptTable(Disk disk, Path store, Ingest.Request request, List<SourcePart> parts, String keys) {
        this.disk = disk;
        String hidden = request.personal().isEmpty() ? "" : "personal " + new TreeMap<>(request.personal()) + " by " + keys + "\n";
        String key = Hashes.of(description(request, parts) + hidden).substring(0, 32);
        columns = store.resolve(request.name() + "-" + key + ".columns");
        report = store.resolve(request.name() + "-" + key + ".json");
        quarantine = store.resolve(request.name() + "-" + key + ".quarantine.jsonl");
    }

    Path quarantine() {
        return quarantine;
    }

    /// What an earlier program may have found broken is not.
    void forgetQuarantine() {
        disk.delete(quarantine);
    }

    /// Everything that the rows of the table depend on; when a value becomes known is no part of it.
    private static String description(Ingest.Request request, List<SourcePart> parts) {
        SourceSection section = request.section();
        StringBuilder text = new StringBuilder("reading ").append(READING).append('\n').append(request.name()).append('\n');
        parts.forEach(part -> text.append(part.described().name()).append(' ').append(part.described().sha256()).append('\n'));
        text.append(section.with()).append('\n').append(section.format()).append('\n');
        text.append(section.time()).append('\n').append(section.arrival()).append('\n').append(section.id()).append('\n');
        section.columns().forEach((name, type) -> text.append(name).append(": ").append(type.type()).append(type.optional()).append(type.known() instanceof Known.AtOnce)
                .append(type.from().map(from -> from.text()).orElse("")).append(type.otherwise()).append('\n'));
        section.checks().forEach(check -> text.append(check.text()).append('\n'));
        section.correctedBy().ifPresent(by -> text.append("corrected by ").append(by).append('\n'));
        section.deletedBy().ifPresent(condition -> text.append("deleted by ").append(condition.text()).append('\n'));
        return text.toString();
    }

    /// The table, if it is there and whole.
    Optional<Ingest.Result> read(Schema schema, Dictionary dictionary) {
        if (!disk.exists(report)) return Optional.empty();
        try {
            IngestReport told = JSON.readValue(disk.read(report), IngestReport.class);
            return ColumnFile.read(disk, columns, schema, dictionary).filter(read -> read.fingerprint().equals(told.fingerprint()))
                    .map(read -> new Ingest.Result(read.table(), told, true));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /// Keeps the columns, and returns their fingerprint.
    String write(ColumnTable table) {
        return ColumnFile.write(disk, columns, table);
    }

    void write(IngestReport told) {
        disk.replace(report, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(told).getBytes(StandardCharsets.UTF_8));
    }
}
