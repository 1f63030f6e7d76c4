package septet.loop;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import septet.data.BrokenRow;
import septet.data.Column;
import septet.data.Dictionary;
import septet.data.Fetched;
import septet.data.Ingest;
import septet.data.IngestReport;
import septet.data.Known;
import septet.data.Origin;
import septet.data.Personal;
import septet.data.SourceSection;
import septet.data.Table;
import septet.data.TextBatch;
import septet.design.Fault;
import septet.design.Findings;
import septet.design.Mark;
import septet.design.Nearest;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Refused;
import septet.design.Type;
import septet.requirements.Privacy;

/// Reads the sources of a design.
public final class Ingestion {
    private static final long SAID_EVERY = 1_000_000;
    private static final int MOST_REASONS = 5;

    private Ingestion() {}

    /// @throws septet.design.Refused where a source lacks, cannot be read, or has no good row
    static Ingested of(Job job) {
        refuseUnknown(job.design(), job.places().keySet());
        Personal personal = Personal.of(job.design().requirements(), job.design().data());
        Dictionary dictionary = dictionary(job, personal);
        Ingest ingest = new Ingest(job.world().disk(), job.engines().tables(), job.store().data(), dictionary, progress(job));
        List<Table> tables = new ArrayList<>();
        List<RunSource> sources = new ArrayList<>();
        List<ZoneId> zones = new ArrayList<>();
        StringBuilder fingerprint = new StringBuilder();
        Map<String, SourceSection> written = job.file().written().data().sources();
        List<String> schedules = Effective.schedules(job.design()).stream().filter(name -> !job.places().containsKey(name)).toList();
        written.forEach((name, section) -> {
            if (schedules.contains(name)) return;
            Ingest.Result result = read(job, ingest, new Ingest.Request(name, section, job.folder(), place(job, name, section), personal.of(name)));
            section.lateBy().ifPresent(most -> sayLate(job, name, result.table(), most));
            tables.add(result.table());
            zones.add(Ingest.zone(section));
            sources.add(source(result, from(section)));
            fingerprint.append(result.report().fingerprint());
        });
        String hash = septet.model.ArtifactFolder.hash(fingerprint.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        Ingested read = new Ingested(tables, sources, zones, dictionary, hash);
        return new Derived(job.design(), job.progress()).of(read, List.copyOf(written.keySet()));
    }

    /// Words of its own, or, where values are personal, pseudonyms by the keys of the store.
    private static Dictionary dictionary(Job job, Personal personal) {
        job.store().allow(personal.kinds());
        return personal.isEmpty() ? new Dictionary() : Dictionary.of(job.store().subjects(job.world(), personal.kinds()));
    }

    /// Personal values are kept as long as this design says, from now on: whoever serves by it, or runs it for itself. To be called before its sources are read.
    static void keep(Job job) {
        Personal personal = Personal.of(job.design().requirements(), job.design().data());
        if (personal.isEmpty()) return;
        int forgotten = job.store().subjects(job.world(), personal.kinds()).keep(job.design().requirements().privacy().flatMap(Privacy::keep));
        if (forgotten > 0) job.progress().say(String.format(Locale.ROOT, "keep: the keys of %,d subjects of whom nothing was told for so long are destroyed", forgotten));
    }

    private static void sayLate(Job job, String name, Table table, Duration most) {
        long late = 0;
        for (int row = 0; row < table.rows(); row++) if (table.arrival(row) - table.time(row) > most.toNanos() / 1_000) late++;
        if (late > 0) job.progress().say(String.format(Locale.ROOT, "late: %,d rows of %s arrived more than %s after their time; they count nowhere", late, name,
                new septet.design.Expression.Constant.Span(most).text()));
    }

    /// A source that is not the design's was meant to be another one.
    /// Places are of sources that the design has.
    ///
    /// @throws Refused with each that it has not
    public static void refuseUnknown(SystemDesign design, Set<String> places) {
        Problems problems = new Problems();
        Set<String> known = design.data().sources().keySet();
        places.stream().filter(name -> !known.contains(name)).sorted().forEach(name -> problems.add(Problem.error("--source " + name, "the design has no source " + name,
                "nothing was done", Nearest.remedy(name, known), "DATA-UNKNOWN-SOURCE")));
        problems.refuse(Fault.DESIGN);
    }

    private static Ingest.Result read(Job job, Ingest ingest, Ingest.Request request) {
        try {
            Ingest.Result result = ingest.read(request);
            result.report().readAs().forEach(line -> job.progress().say("read as: " + line));
            if (!result.reused()) {
                say(job, result.report());
            }
            return result;
        } catch (Refused refused) {
            throw new Refused(refused.fault(), refused.problems().stream().map(problem -> placed(job, problem)).toList());
        }
    }

    /// What a key names that has no place of its own stands where the key does.
    private static Problem placed(Job job, Problem problem) {
        String unplaced = Mark.DEFAULT + " ";
        if (!problem.place().startsWith(unplaced) || job.file().bound().isEmpty()) return problem;
        String path = problem.place().substring(unplaced.length());
        Mark mark = new Findings(job.file().bound().get().resolved(), new Problems()).place(path);
        return new Problem(problem.severity(), mark + " " + path, problem.cause(), problem.consequence(), problem.remedy(), problem.code());
    }

    /// Why rows stand in quarantine, and where they can be seen.
    private static void say(Job job, IngestReport report) {
        List<IngestReport.Quarantined> reasons = report.quarantined();
        for (IngestReport.Quarantined reason : reasons.subList(0, Math.min(MOST_REASONS, reasons.size()))) {
            BrokenRow first = reason.samples().getFirst();
            job.progress().say(String.format(Locale.ROOT, "quarantine: %,d %s, first %s:%d %s%s [%s]", reason.rows(), reason.rows() == 1 ? "row" : "rows", first.file(),
                    first.line(),
                    reason.at().isEmpty() ? "" : reason.at() + ": ", reason.cause(), reason.code()));
        }
        if (reasons.size() > MOST_REASONS) job.progress().say("quarantine: " + (reasons.size() - MOST_REASONS) + " more reasons");
        if (!reasons.isEmpty()) job.progress().say("quarantine: all of them in " + report.quarantine());
    }

    /// Where the source's file lies, if not where the design says: named by whoever runs it, or fetched from its address.
    private static Optional<Path> place(Job job, String name, SourceSection section) {
        if (job.places().containsKey(name) || !(section.from() instanceof Origin.Address(String url))) return Optional.ofNullable(job.places().get(name));
        job.progress().say(name + ": " + url);
        return Optional.of(new Fetched(job.world().disk(), job.store().data().resolve("fetched"), job.engines().download()).file(url, section.sha256().orElse("")));
    }

    private static Ingest.Progress progress(Job job) {
        return (source, read) -> {
            if (read / SAID_EVERY > (read - TextBatch.ROOM) / SAID_EVERY && read > TextBatch.ROOM) job.progress().say(source + ": " + read / SAID_EVERY + " million rows");
        };
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
        for (int i = 0; i < columns.size(); i++) fields.add(new RunSource.Field(columns.get(i).name(), columns.get(i).type().words(), written(columns.get(i).known()),
                report.columns().get(i).missing()));
        List<RunSource.Check> checks = report.checks().stream().map(check -> new RunSource.Check(check.condition(), check.failed(), examples(check.samples()))).toList();
        List<RunSource.Quarantine> quarantine = report.quarantined().stream()
                .map(reason -> new RunSource.Quarantine(reason.code(), reason.cause(), reason.rows(), examples(reason.samples()))).toList();
        return new RunSource(report.source(), from, report.read(), report.kept(), report.first(), report.last(), fields, checks, quarantine, report.readAs());
    }

    private static List<RunSource.Example> examples(List<BrokenRow> rows) {
        return rows.stream().map(row -> new RunSource.Example(row.file() + ":" + row.line(), row.row())).toList();
    }

    private static String written(Known known) {
        return switch (known) {
            case Known.AtOnce _ -> "at once";
            case Known.After after -> "after " + new septet.design.Expression.Constant.Span(after.delay()).text();
            case Known.At at -> "at " + at.column();
            case Known.Later _ -> "later";
        };
    }
}
