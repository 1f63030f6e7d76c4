package septet.data;

import java.io.EOFException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Refused;
import septet.world.Disk;

/// Reads sources into tables: text gets its types, broken rows go to quarantine, the others stand in one order.
/// A table is kept in the store, and taken from there as long as files and design say the same.
public final class Ingest {
    private final Disk disk;
    private final TableReader reader;
    private final Path store;
    private final Dictionary dictionary;
    private final Progress progress;

    /// @param store      a folder of its own for tables and quarantined rows
    /// @param dictionary of the running system
    public Ingest(Disk disk, TableReader reader, Path store, Dictionary dictionary, Progress progress) {
        this.disk = disk;
        this.reader = reader;
        this.store = store;
        this.dictionary = dictionary;
        this.progress = progress;
    }

    /// Hears how far reading is.
    public interface Progress {
        /// @param read rows so far, broken ones too
        void rows(String source, long read);
    }

    /// A source to read.
    ///
    /// @param folder   of the design, beside which its files stand
    /// @param file     a file or glob that stands in the place of what the design names
    /// @param personal columns with their kinds ([Personal#of(String)])
    public record Request(String name, SourceSection section, Path folder, Optional<Path> file, Map<String, String> personal) {
        /// Nothing in it is personal.
        public Request(String name, SourceSection section, Path folder, Optional<Path> file) {
            this(name, section, folder, file, Map.of());
        }

        /// Of the source in the design.
        public String path() {
            return "data.sources." + name;
        }
    }

    /// A table, what was found when it was read, and whether it came from the store.
    public record Result(Table table, IngestReport report, boolean reused) {}

    /// The columns of a source, as the design declares them.
    public static Schema schema(String name, SourceSection section) {
        return SourceReading.schema(name, section);
    }

    /// The zone of a source's calendar; UTC where it says nothing.
    public static ZoneId zone(SourceSection section) {
        return Optional.ofNullable(section.with().get("zone")).map(ZoneId::of).orElse(ZoneOffset.UTC);
    }

    /// Reads the source, or takes it from the store.
    ///
    /// @throws Refused with all that is wrong with the design's columns, or with the files
    public Result read(Request request) {
        return read(request, parts -> {
            KeptTable kept = kept(request, parts, keys());
            Optional<Result> known = kept.read(schema(request.name(), request.section()), dictionary);
            // pseudonyms whose keys are not kept mean nothing to the next reader
            boolean passing = !request.personal().isEmpty() && dictionary.subjects().filter(Subjects::isPassing).isPresent();
            KeptTable into = passing ? kept(request, parts, keys() + " passing") : kept;
            return known.isPresent() ? known.get() : ingest(request, parts, into::quarantine, (ingestion, quarantine, readAs) ->
                    keep(request, parts, ingestion, new Kept(into, quarantine, readAs)));
        });
    }

    /// Reads the source into memory alone: no table is kept, and nothing is reported but broken rows, whose file stands where [#read] puts it. No hash of a file is taken,
    /// so that only another size tells that it changed while it was read.
    public Table table(Request request) {
        return read(request, parts -> ingest(request, parts, () -> kept(request, parts, keys()).quarantine(), (ingestion, quarantine, _) -> {
            Table table = table(parts, ingestion, quarantine);
            quarantine.finish();
            return table;
        }));
    }

    private KeptTable kept(Request request, List<SourcePart> parts, String keys) {
        return new KeptTable(disk, store, request, parts, keys);
    }

    private <T> T read(Request request, Function<List<SourcePart>, T> how) {
        try {
            return how.apply(SourcePart.of(request, disk, reader));
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof EOFException || e.getCause() instanceof ZipException) {
                throw new Refused(Fault.DATA, Problem.error(request.path(), "a compressed file is damaged: " + e.getCause().getMessage(), "nothing is read", "Copy it again.",
                        "DATA-DAMAGED-FILE"));
            }
            throw DiskRefusal.of(store, "the source " + request.name() + " is not read", e);
        }
    }

    private String keys() {
        return dictionary.subjects().map(Subjects::id).orElse("");
    }

    /// What is done with rows that are read.
    private interface Ending<T> {
        T of(Ingestion ingestion, Quarantine quarantine, List<String> readAs);
    }

    private <T> T ingest(Request request, List<SourcePart> parts, Supplier<Path> broken, Ending<T> ending) {
        List<Spellings.Reading> files = new ArrayList<>();
        try {
            Spellings spellings = new Spellings(request.section());
            for (SourcePart part : parts) files.add(opened(request, part));
            spellings.find(files);
            Opened opened = new Opened(parts, files, spellings);
            Optional<T> result = ingest(request, broken, opened, ending);
            // rows further down were written otherwise than the first ones
            while (result.isEmpty()) result = ingest(request, broken, opened, ending);
            return result.get();
        } finally {
            files.forEach(file -> file.table().close());
        }
    }

    /// The files of a source, and how their columns are written.
    private record Opened(List<SourcePart> parts, List<Spellings.Reading> files, Spellings spellings) {}

    /// Opens a file, and compiles against it what is read, so that its columns are known.
    private Spellings.Reading opened(Request request, SourcePart part) {
        Problems problems = new Problems();
        String name = part.name();
        TextTable table = part.open();
        try {
            FileScope scope = new FileScope(name, table, zone(request.section()), dictionary, request.personal());
            SourceReading.compile(request.path(), request.section(), schema(request.name(), request.section()), scope, problems);
            problems.refuse(Fault.DESIGN);
            return new Spellings.Reading(name, table, scope);
        } catch (RuntimeException e) {
            table.close();
            throw e;
        }
    }

    /// Empty where the files must be read again, as they are written.
    private <T> Optional<T> ingest(Request request, Supplier<Path> broken, Opened opened, Ending<T> ending) {
        Schema schema = schema(request.name(), request.section());
        try (Quarantine quarantine = new Quarantine(disk, broken)) {
            Ingestion ingestion = new Ingestion(schema, dictionary, quarantine, progress);
            for (Spellings.Reading file : opened.files()) {
                SourceReading reading = SourceReading.compile(request.path(), request.section(), schema, file.scope(), new Problems()).orElseThrow();
                ingestion.read(file.file(), file.table(), reading);
            }
            opened.parts().stream().filter(part -> !part.isUnchanged()).findFirst().ifPresent(part -> {
                throw refused(part.name(), "the file changed while it was read", "Wait until whoever writes it has ended, then start again.", "DATA-FILE-CHANGED");
            });
            if (opened.spellings().reconsider(opened.files())) return Optional.empty();
            return Optional.of(ending.of(ingestion, quarantine, opened.spellings().told(opened.files())));
        }
    }

    private static ColumnTable table(List<SourcePart> parts, Ingestion ingestion, Quarantine quarantine) {
        String names = parts.stream().map(SourcePart::name).collect(Collectors.joining(", "));
        if (ingestion.read() == 0) throw refused(names, "no rows", "Take a file with rows.", "DATA-NO-ROWS");
        ColumnTable table = ingestion.table();
        table.dictionary().settle();
        if (table.rows() > 0) return table;
        quarantine.finish();
        throw allBroken(names, quarantine.counts());
    }

    /// Where a table is kept, what of it is broken, and how its files were read.
    private record Kept(KeptTable table, Quarantine quarantine, List<String> readAs) {}

    private static Result keep(Request request, List<SourcePart> parts, Ingestion ingestion, Kept keeping) {
        KeptTable kept = keeping.table();
        ColumnTable table = table(parts, ingestion, keeping.quarantine());
        String file = keeping.quarantine().finish();
        if (file.isEmpty()) kept.forgetQuarantine();
        IngestReport report = new IngestReport(request.name(), parts.stream().map(SourcePart::described).toList(), ingestion.read(), table.rows(), table.time(0),
                table.time(table.rows() - 1), kept.write(table), file, ColumnSummaries.of(table), ingestion.checks(), keeping.quarantine().counts(), keeping.readAs());
        kept.write(report);
        return new Result(table, report, false);
    }

    private static Refused allBroken(String names, List<IngestReport.Quarantined> reasons) {
        String told = reasons.stream().limit(3).map(reason -> {
            BrokenRow row = reason.samples().getFirst();
            return row.file() + ":" + row.line() + " " + (row.at().isEmpty() ? "" : row.at() + ": ") + row.cause() + " (" + reason.rows() + " rows)";
        }).collect(Collectors.joining("; "));
        return refused(names, "every row is broken: " + told, "See the columns' types, and how the file is written (format).", "DATA-ALL-BROKEN");
    }

    private static Refused refused(String place, String cause, String remedy, String code) {
        return new Refused(Fault.DATA, Problem.error(place, cause, "nothing was learned", remedy, code));
    }
}
