package septet.loop;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.data.Column;
import septet.data.Dictionary;
import septet.data.Generator;
import septet.data.Generators;
import septet.data.Ingest;
import septet.data.IngestReport;
import septet.data.Known;
import septet.data.Origin;
import septet.data.SourceSection;
import septet.data.Table;
import septet.data.TextTable;
import septet.design.Fault;
import septet.design.Mark;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Refused;
import septet.design.Type;

/// Reads the sources of a design.
final class Ingestion {
    private Ingestion() {}

    /// @throws Refused where a source lacks, cannot be read, or has no good row
    static Ingested of(Job job) {
        Dictionary dictionary = new Dictionary();
        List<Table> tables = new ArrayList<>();
        List<RunSource> sources = new ArrayList<>();
        List<ZoneId> zones = new ArrayList<>();
        StringBuilder fingerprint = new StringBuilder();
        for (Map.Entry<String, SourceSection> each : job.design().data().sources().entrySet()) {
            Ingest.Result result = read(job, each.getKey(), each.getValue(), dictionary);
            tables.add(result.table());
            zones.add(Ingest.zone(each.getValue()));
            sources.add(source(result, from(each.getValue())));
            fingerprint.append(result.fingerprint());
        }
        return new Ingested(tables, sources, zones, dictionary, septet.model.ArtifactFolder.hash(fingerprint.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    private static Ingest.Result read(Job job, String name, SourceSection section, Dictionary dictionary) {
        Optional<Path> elsewhere = Optional.ofNullable(job.places().get(name));
        if (elsewhere.isPresent()) return file(job, name, section, elsewhere.get(), dictionary);
        return switch (section.from()) {
            case Origin.Generated(String generator) -> generated(name, generator, section, dictionary);
            case Origin.File(String file) -> file(job, name, section, job.folder().resolve(file), dictionary);
            case Origin.Source _, Origin.Address _, Origin.Schedule _ -> throw refused("data.sources." + name + ".from", "this kind of source is not built yet",
                    "nothing is read", "Name a file, or generate card payments.", "DESIGN-NOT-YET", Fault.DESIGN);
        };
    }

    private static Ingest.Result generated(String name, String generator, SourceSection section, Dictionary dictionary) {
        String path = "data.sources." + name;
        Generator found = Generators.find(generator).orElseThrow(() -> refused(path + ".from", "no generator " + generator, "there are no rows",
                septet.design.Nearest.remedy(generator, Generators.names()), "DATA-UNKNOWN-GENERATOR", Fault.DESIGN));
        Problems problems = new Problems();
        Optional<TextTable> rows = found.rows(section.with(), new Mark("design", 1, 1), path + ".with", problems);
        problems.refuse(Fault.DESIGN);
        try (TextTable table = rows.orElseThrow()) {
            return Ingest.of(name, section, table, dictionary, path);
        }
    }

    private static Ingest.Result file(Job job, String name, SourceSection section, Path file, Dictionary dictionary) {
        String place = file.getFileName().toString();
        try {
            long before = job.world().disk().size(file);
            Ingest.Result result;
            try (TextTable table = job.engines().tables().open(file, section.format().format())) {
                result = Ingest.of(name, section, table, dictionary, place);
            }
            if (job.world().disk().size(file) != before) {
                throw refused(place, "the file changed while it was read", "the rows would be of two states", "Run again when nobody writes to it.", "DATA-FILE-CHANGED", Fault.DATA);
            }
            return result;
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof NoSuchFileException)) throw e;
            throw refused("data.sources." + name + ".from", "there is no file " + place, "there are no rows",
                    "Put it beside the design, or say where it is: --source " + name + "=FILE.", "DATA-NO-FILE", Fault.DATA);
        }
    }

    private static Refused refused(String place, String cause, String consequence, String remedy, String code, Fault fault) {
        return new Refused(fault, Problem.error(place, cause, consequence, remedy, code));
    }

    private static String from(SourceSection section) {
        return switch (section.from()) {
            case Origin.Generated(String generator) -> "generate " + generator;
            case Origin.File(String file) -> file;
            case Origin.Source(String source) -> source;
            case Origin.Address(String url) -> url;
            case Origin.Schedule schedule -> "each " + schedule.day();
        };
    }

    private static RunSource source(Ingest.Result result, String from) {
        IngestReport report = result.report();
        List<RunSource.Field> fields = new ArrayList<>();
        List<Column> columns = result.table().schema().columns();
        for (int i = 0; i < columns.size(); i++) fields.add(new RunSource.Field(columns.get(i).name(), written(columns.get(i).type()), written(columns.get(i).known()), report.missing().get(i)));
        List<RunSource.Check> checks = report.checks().stream().map(check -> new RunSource.Check(check.condition(), check.failed(), examples(check.examples(), from))).toList();
        List<RunSource.Quarantine> quarantine = report.quarantine().stream()
                .map(reason -> new RunSource.Quarantine(reason.code(), reason.cause(), reason.rows(), examples(reason.examples(), from))).toList();
        return new RunSource(report.source(), from, report.read(), report.kept(), report.first(), report.last(), fields, checks, quarantine);
    }

    private static List<RunSource.Example> examples(List<IngestReport.Example> examples, String from) {
        return examples.stream().map(example -> new RunSource.Example(from + ":" + example.line(), example.raw())).toList();
    }

    private static String written(Known known) {
        return switch (known) {
            case Known.AtOnce _ -> "at once";
            case Known.After after -> "after " + new septet.design.Expression.Constant.Span(after.delay()).text();
            case Known.At at -> "at " + at.column();
            case Known.Later _ -> "later";
        };
    }

    private static String written(Type type) {
        return switch (type) {
            case Type.Number _ -> "number";
            case Type.Money money -> "money " + money.currency();
            case Type.Bool _ -> "boolean";
            case Type.Category _ -> "category";
            case Type.Text _ -> "text";
            case Type.Time _ -> "time";
            case Type.Duration _ -> "duration";
            case Type.Key _ -> "key";
            case Type.Terms _ -> "terms";
            case Type.Raw _ -> "raw";
            case Type.Later later -> later.name();
        };
    }
}
