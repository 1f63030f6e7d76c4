package septet.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import septet.data.Column;
import septet.data.SourceSection;
import septet.data.Table;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.evaluation.NamedMeasure;
import septet.evaluation.Rulebook;
import septet.model.Version;
import septet.world.Chance;

/// `septet rehearse`: the last days of the examples, up to the end of the test part, arrive once more at the serving path in virtual time,
/// as texts, and their labels when they really arrive. Each feature value, score and decision must be that of the training set, bit for bit.
public final class Rehearsal {
    private static final long DAY = 86_400_000_000L;
    private final Job job;
    private final SystemDesign design;
    private final Ingested ingested;
    private final RehearsalTerms terms;
    private final Preparation prepared;
    private final Optional<Duration> delay;
    private final JudgedModel model;
    private final Examples examples;
    private final long from;

    private Rehearsal(Job job, Ingested ingested, Version version, RehearsalTerms terms) {
        this.job = job;
        this.design = job.design();
        this.ingested = ingested;
        this.terms = terms;
        prepared = Preparation.of(design, ingested);
        Column label = prepared.plan().schema().columns().get(prepared.label());
        LabelArrival.refused(label, terms).ifPresent(Rehearsal::refuse);
        delay = LabelArrival.delay(design, label, terms);
        long until = prepared.split().last().until();
        from = until - terms.days() * DAY;
        refuseTooMany(until);
        model = new JudgedModel(design, job.store().artifacts(), version);
        Ingested told = delay.map(after -> LabelArrival.told(ingested, design.framing().forEach(), prepared.head(), after)).orElse(ingested);
        examples = Examples.of(design, told, prepared.heads(), from, until);
    }

    /// Reads the rows of the design's newest version again and makes ready to replay them.
    ///
    /// @throws Refused with EVALUATION-REHEARSAL where there is nothing that could be rehearsed so
    public static Rehearsal of(Job job, RehearsalTerms terms) {
        return of(job, Ingestion.of(check(job, terms)), terms);
    }

    /// The same for rows that were read a moment ago.
    public static Rehearsal of(Job job, Ingested ingested, RehearsalTerms terms) {
        return new Rehearsal(check(job, terms), ingested, version(job, ingested), terms);
    }

    private static Job check(Job job, RehearsalTerms terms) {
        if (terms.days() < 1) refuse(problem("--days", "there is no rehearsal of " + terms.days() + " days", "Ask for one day at least."));
        if (terms.labelsAfter().filter(Duration::isNegative).isPresent()) refuse(problem("--labels-after", "no label arrives before its row", "Ask for 0d or more."));
        SourceSection source = job.design().data().sources().get(job.design().framing().forEach());
        if (source.time().isEmpty()) refuse(problem("data.sources." + job.design().framing().forEach(), "its rows have no time",
                "Only rows with a time can arrive once more: name it with time."));
        newest(job);
        return job;
    }

    private static Version newest(Job job) {
        return job.store().registry().versions().all().reversed().stream().filter(version -> version.provenance().design().equals(job.file().fingerprint()))
                .filter(version -> !version.artifacts().containsKey(Refit.KEPT_BACK)).findFirst()
                .orElseThrow(() -> new Refused(Fault.DESIGN, problem(job.file().name(), "no version of this design is registered", "Run it first: septet run " + job.file()
                        .name() + ".")));
    }

    /// The design's newest version, of these rows.
    static Version version(Job job, Ingested ingested, RehearsalTerms terms) {
        return version(check(job, terms), ingested);
    }

    private static Version version(Job job, Ingested ingested) {
        Version version = newest(job);
        if (!version.provenance().data().equals(ingested.fingerprint())) {
            refuse(problem(job.file().name(), "the rows are others than those that " + version.id() + " was made of",
                    "Run the design again, or name the rows it was made of: --source NAME=FILE."));
        }
        return version;
    }

    private void refuseTooMany(long until) {
        Table table = ingested.tables().get(prepared.plan().mainSource());
        if (from >= table.time(0)) return;
        long days = (until - table.time(0)) / DAY;
        refuse(problem("--days", "there are only " + days + " days of " + table.schema().source() + " before the end of the test part", "Ask for at most " + days + "."));
    }

    static Problem problem(String place, String cause, String remedy) {
        return Problem.error(place, cause, "nothing was rehearsed", remedy, "EVALUATION-REHEARSAL");
    }

    private static void refuse(Problem problem) {
        throw new Refused(Fault.DESIGN, problem);
    }

    /// What serves in the rehearsal unless something else is asked for.
    public Served served() {
        return new Served(prepared.plan(), ServedSystem.setup(design, prepared.plan(), ingested, prepared.heads()), model.ladder(prepared.plan()), ingested.tables());
    }

    /// The version that is rehearsed.
    public String version() {
        return model.version();
    }

    public RehearsalReport play() {
        return play(served());
    }

    /// @param served what decides, and the rows that arrive
    public RehearsalReport play(Served served) {
        int[] all = IntStream.range(0, examples.material().size()).toArray();
        double[][] said = model.said(examples.material(), all);
        Matching matching = new Matching(examples.material(), said, decisions(all, said));
        Performance.Written written = new Performance(score(served), matching, job.progress()).play(all.length);
        long different = matching.different() + matching.unseen();
        List<String> named = new ArrayList<>(matching.named());
        if (matching.unseen() > 0) named.add(matching.unseen() + " rows of the training set were never decided");
        Delivery.Found found = new Delivery(prepared, examples, model, Coins.of(design, prepared.plan()), Chance.of(design.model().seed()).of("evaluation"))
                .of(matching.served(), measures(), how());
        return new RehearsalReport(model.version(), model.name(), terms.days(), delay, matching.rows(), matching.values(), different, named, written.logHash(),
                written.records(), written.told(), found.moved(), found.report(), found.moreCost(), Coins.of(design, prepared.plan()), found.warnings());
    }

    private String[] decisions(int[] all, double[][] said) {
        String[] decisions = new String[all.length];
        java.util.Arrays.fill(decisions, "");
        if (!examples.ruling().decides()) return decisions;
        int[] lines = examples.ruling().choice(examples.material(), all, said, from).decide(model.thresholds(examples.ruling()));
        for (int i = 0; i < lines.length; i++) decisions[i] = examples.ruling().lines().get(lines[i]).decision();
        return decisions;
    }

    private Performance.Score score(Served served) {
        Spoken spoken = Spoken.of(design, ingested, served.plan());
        int main = prepared.plan().mainSource();
        Table table = ingested.tables().get(main);
        boolean byId = spoken.named().get(main);
        return new Performance.Score(served, examples.plan(), spoken.events(), spoken.named(), byId ? Performance.byId(table, examples.rows()) : Map.of(),
                byId ? new int[0] : Examples.places(examples.rows(), table.rows()), from);
    }

    private List<NamedMeasure> measures() {
        Rulebook rulebook = Rulebooks.of(design, prepared.estimand(design), prepared.questions().entities().keySet(), true, Contestants.order(design));
        return rulebook.metrics().stream().sorted(Comparator.comparing(measure -> measure.where().isPresent())).toList();
    }

    private String how() {
        String labels = delay.map(after -> ", each label " + new septet.design.Expression.Constant.Span(after).text() + " after its row").orElse("");
        return "The rows arrived once more at the serving path, in virtual time" + labels;
    }
}
