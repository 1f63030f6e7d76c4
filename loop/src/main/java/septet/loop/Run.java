package septet.loop;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import septet.data.Leak;
import septet.evaluation.Contest;
import septet.evaluation.Evaluation;
import septet.evaluation.Figure;
import septet.evaluation.HeldOut;
import septet.evaluation.Measure;
import septet.evaluation.NamedMeasure;
import septet.evaluation.Part;
import septet.evaluation.Round;
import septet.evaluation.Rulebook;
import septet.evaluation.Split;
import septet.features.Feature;
import septet.model.CalibratedModel;
import septet.model.Calibrator;
import septet.model.Draft;
import septet.model.Heads;
import septet.model.Learner;
import septet.model.Provenance;
import septet.model.Version;
import septet.model.Workers;
import septet.world.Chance;

/// `septet run`: ingest, features, tune, fit, evaluate, gate, register, report. Each step is one line of [#run].
public final class Run {
    private final Job job;
    private final SystemDesign design;
    private final boolean promotes;
    private final Stopwatch watch;
    private final KeptSteps steps;
    private KeptFindings findings;
    private Preparation prepared;
    private Training training;
    private List<CalibratedModel> judged = List.of();
    private Optional<Selection.Found> selection = Optional.empty();

    private Run(Job job, SystemDesign design, boolean promotes) {
        this.job = job;
        this.design = design;
        this.promotes = promotes;
        this.watch = new Stopwatch(job.world().clock());
        this.steps = new KeptSteps(job.world().disk(), job.store().steps());
    }

    /// What a run leaves.
    ///
    /// @param version  what was registered
    /// @param promoted whether it may serve
    /// @param why      in the words of the gates
    /// @param ingested the rows, so that serving need not read them again
    /// @param leaks    what was found in the columns
    public record Result(RunReport report, Version version, boolean promoted, String why, Ingested ingested, List<Leak> leaks) {}

    /// @throws septet.design.Refused where the design or the data do not allow it
    public static Result of(Job job) throws InterruptedException {
        return new Run(job, job.design(), true).run();
    }

    /// The same, but what passes its gates is only registered: it is taken to serve step by step.
    public static Result candidate(Job job) throws InterruptedException {
        return new Run(job, job.design(), false).run();
    }

    /// What the design is worth with another seed; nothing is registered.
    static Evaluation judged(Job job, Ingested ingested, long seed) throws InterruptedException {
        return new Run(job, job.design().seeded(seed), true).judged(ingested).judgement().evaluation();
    }

    /// Everything that the test rows are judged with.
    private record Found(List<Training.Chosen> chosen, Baseline baseline, Judging.Judgement judgement) {}

    private Result run() throws InterruptedException {
        Check check = Check.sound(job.file());
        if (promotes) Ingestion.keep(job);
        Ingested ingested = watch.time("ingest", () -> Ingestion.of(job));
        ingested.sources().forEach(source -> watch.rows(source.read()));
        say(ingested);
        Found found = judged(ingested);
        List<Training.Chosen> chosen = found.chosen();
        Evaluation evaluation = found.judgement().evaluation();
        job.progress().say("gates: " + evaluation.promotion().why());
        List<CalibratedModel> serving = watch.time("refit", () -> serving(chosen));
        Version version = watch.time("register", () -> register(ingested, evaluation, chosen, serving, found.baseline()));
        Reporting reporting = new Reporting(job, check, ingested, prepared, watch);
        LeakSearch.Found leaks = watch.time("leaks", () -> LeakSearch.of(design, prepared, ingested.tables().get(prepared.plan().mainSource()), chosen,
                findings));
        leaks.problems().forEach(leak -> job.progress().say("leak? " + leak.line()));
        RunDelivery.Found delivery = watch.time("deliver", () -> findings.delivery(models(version), leaks.leaks(),
                () -> RunDelivery.of(job, ingested, prepared, version, leaks.leaks())));
        steps.prune();
        job.progress().say("reused: " + steps.reused() + " of " + (steps.reused() + steps.made()) + " steps of earlier runs");
        RunReport report = reporting.report(evaluation, found.judgement(), chosen, serving, found.baseline(), version).with(selection.map(Selection.Found::told))
                .warned(prepared.beyond().stream().toList()).warned(leaks.problems()).warned(delivery.warnings());
        if (delivery.delivered().isPresent()) report = report.with(delivery.delivered().get());
        return new Result(report, version, evaluation.promotion().promoted(), evaluation.promotion().why(), ingested, leaks.leaks());
    }

    /// The hashes of the models that met the test rows, and what was taken.
    private static String models(Version version) {
        return new TreeMap<>(version.artifacts()).entrySet().stream().filter(entry -> entry.getKey().startsWith(Release.JUDGED) || entry.getKey().equals(Release.ROLE))
                .map(Object::toString).collect(Collectors.joining(" "));
    }

    private Found judged(Ingested ingested) throws InterruptedException {
        findings = new KeptFindings(steps, job, ingested, design.model().seed());
        prepared = watch.time("features", () -> Preparation.of(design, ingested, new KeptFeatures(steps, job, ingested)));
        watch.rows(ingested.tables().get(prepared.plan().mainSource()).rows());
        say(prepared.split());
        List<String> names = Contestants.order(design);
        Rulebook rulebook = Rulebooks.of(design, prepared.estimand(design), prepared.questions().entities().keySet(), prepared.material().times().length > 0, names);
        training = new Training(task(rulebook, ingested), new Workers(job.world().scheduler(), job.threads(), trial -> {}), Optional.of(findings.scores()));
        List<Training.Taught> taught = watch.time("tune", () -> teach(names, rulebook.stages().by()));
        Baseline baseline = Baseline.of(prepared.material(), prepared.split().serving(), training);
        List<List<CalibratedModel>> models = watch.time("fit", () -> fitted(taught));
        judged = models.stream().map(List::getLast).toList();
        Judging.Judgement judgement = watch.time("evaluate", () -> judge(rulebook, taught, models));
        return new Found(taught.stream().map(Training.Taught::serving).toList(), baseline, judgement);
    }

    private void say(Ingested ingested) {
        for (RunSource source : ingested.sources()) {
            job.progress().say(String.format(Locale.ROOT, "ingest: %s: %,d rows, %,d in quarantine", source.name(), source.good(), source.quarantined()));
        }
    }

    private void say(Split split) {
        job.progress().say(String.format(Locale.ROOT, "features: %d inputs; train %s, validate %s, test %s", prepared.plan().inputs().size(),
                counted(split.train(), " rows"), counted(split.validate(), ""), counted(split.test(), "")));
    }

    private String counted(Part part, String rows) {
        String positive = rows.isEmpty() ? " (%,d)" : " (%,d positive)";
        boolean asked = prepared.heads() instanceof Heads.Truth;
        return String.format(Locale.ROOT, "%,d" + rows, part.rows()) + (asked ? String.format(Locale.ROOT, positive, part.positives()) : "");
    }

    private Training.Task task(Rulebook rulebook, Ingested ingested) {
        Optional<Measure> tuned = design.model().tune().map(_ -> rulebook.stages().by().measure());
        Training.Lineage lineage = new Training.Lineage(job.file().fingerprint(), ingested.fingerprint(), prepared.heads(), design.model().seed(), job.program());
        return new Training.Task(prepared.material(), prepared.split(), prepared.ruling(), tuned,
                design.model().tune().map(tune -> tune.trials()).orElse(1), Calibrator.of(design.model().calibrate()),
                design.model().interval().map(share -> share.value().doubleValue()), lineage);
    }

    private List<Training.Taught> teach(List<String> names, NamedMeasure by) throws InterruptedException {
        List<Training.Taught> taught = new ArrayList<>();
        List<Learner> learners = new KeptFits(steps, job.program()).over(job.engines().learners());
        List<Teachers.Teacher> teachers = new Teachers(learners, new Bringing(job, prepared.plan()), prepared).of(design.model().learners());
        if (design.model().select().isPresent()) select(teachers, names.getLast(), by);
        for (Teachers.Teacher teacher : teachers) {
            if (!names.contains(teacher.name())) continue;
            Training.Taught each = training.teach(teacher, seen(teacher));
            taught.add(each);
            Training.Chosen chosen = each.serving();
            job.progress().say("tune: " + chosen.name() + " (" + teacher.learner().kind() + "): " + chosen.trials().size() + " trials" + Trials.lost(chosen.trials()) + ", "
                    + chosen.settings().written());
        }
        taught.sort(Comparator.comparingInt(each -> names.indexOf(each.serving().name())));
        return taught;
    }

    /// What a learner sees: of the inputs that were chosen from, those that were kept.
    private List<Feature> seen(Teachers.Teacher teacher) {
        List<Feature> seen = Contestants.seen(teacher.inputs().orElse(design.model().inputs()), prepared.plan());
        if (selection.isEmpty() || teacher.inputs().isPresent()) return seen;
        return seen.stream().filter(selection.get().kept()::contains).toList();
    }

    /// Chooses inputs by the strongest learner, on the rows that choose.
    private void select(List<Teachers.Teacher> teachers, String strongest, NamedMeasure by) throws InterruptedException {
        Teachers.Teacher teacher = teachers.stream().filter(each -> each.name().equals(strongest)).findFirst().orElseThrow();
        Chance chance = Chance.of(design.model().seed()).of("selection");
        HeldOut held = prepared.split().rounds().getFirst().choosing().getFirst();
        selection = Selection.of(new Selection.Asked(training, teacher, held, by, prepared.plan(), chance), Contestants.seen(design.model().inputs(), prepared.plan()));
        String told = selection.map(found -> found.kept().size() + " of " + found.told().inputs().size() + " inputs kept: "
                + String.join(", ", found.kept().stream().map(Feature::name).toList())).orElse("the validation rows cannot decide; all inputs are kept");
        job.progress().say("select: " + told);
    }

    /// For each learner and each round the model that meets the round's test rows: on everything whose label was known by then.
    private List<List<CalibratedModel>> fitted(List<Training.Taught> taught) throws InterruptedException {
        List<Round> rounds = prepared.split().rounds();
        List<Callable<CalibratedModel>> fits = new ArrayList<>();
        for (Training.Taught each : taught) {
            for (int i = 0; i < rounds.size(); i++) {
                Round round = rounds.get(i);
                Training.Chosen chosen = each.rounds().get(i);
                fits.add(() -> training.fitted(chosen, round.learn(), round.from(), round.at()));
            }
        }
        List<CalibratedModel> all = job.world().scheduler().all(job.threads(), fits);
        return IntStream.range(0, taught.size()).mapToObj(i -> all.subList(i * rounds.size(), (i + 1) * rounds.size())).toList();
    }

    /// Each learner with its chosen settings, on everything whose label is known.
    private List<CalibratedModel> serving(List<Training.Chosen> chosen) throws InterruptedException {
        Round whole = prepared.split().whole();
        List<Callable<CalibratedModel>> fits = new ArrayList<>();
        for (Training.Chosen each : chosen) fits.add(() -> training.fitted(each, whole.learn(), whole.from(), whole.at()));
        return job.world().scheduler().all(job.threads(), fits);
    }

    private Judging.Judgement judge(Rulebook rulebook, List<Training.Taught> taught, List<List<CalibratedModel>> models) {
        List<Baseline> rules = prepared.split().rounds().stream().map(round -> Baseline.of(prepared.material(), round, training)).toList();
        Judging judging = new Judging(prepared.material(), prepared.split(), prepared.ruling(), findings);
        return judging.judge(rulebook, rounds -> {
            List<Judging.Claim> claims = new ArrayList<>();
            claims.add(new Judging.Claim(Contest.BASELINE, each(rounds, i -> rules.get(i).said(prepared.material(), rounds.get(i))), rules.stream().map(Baseline::thresholds)
                    .toList()));
            for (int i = 0; i < taught.size(); i++) {
                Training.Taught one = taught.get(i);
                List<CalibratedModel> fitted = models.get(i);
                claims.add(new Judging.Claim(one.serving().name(), each(rounds, round -> Said.by(fitted.get(round), prepared.material(), rounds.get(round))),
                        one.rounds().stream().map(Training.Chosen::thresholds).toList()));
            }
            return claims;
        }, design.evaluation().slices(), Chance.of(design.model().seed()).of("evaluation"));
    }

    private static List<double[][]> each(List<int[]> rounds, IntFunction<double[][]> said) {
        return IntStream.range(0, rounds.size()).mapToObj(said).toList();
    }

    private Version register(Ingested ingested, Evaluation evaluation, List<Training.Chosen> chosen, List<CalibratedModel> serving, Baseline baseline) {
        Map<String, byte[]> artifacts = new LinkedHashMap<>();
        artifacts.put(Release.DESIGN, job.text().getBytes(StandardCharsets.UTF_8));
        Map<String, Map<String, Double>> thresholds = new TreeMap<>();
        thresholds.put(Contest.BASELINE, byDecision(baseline.thresholds()));
        for (int i = 0; i < chosen.size(); i++) {
            artifacts.put(Release.MODEL + chosen.get(i).name(), serving.get(i).artifact());
            artifacts.put(Release.JUDGED + chosen.get(i).name(), judged.get(i).artifact());
            thresholds.put(chosen.get(i).name(), byDecision(chosen.get(i).thresholds()));
        }
        String taken = evaluation.promotion().taken();
        boolean promoted = evaluation.promotion().promoted();
        References references = References.of(prepared.material(), design.evaluation().slices(), prepared.split().trained(), newest(taken, chosen, serving));
        Release release = new Release(Release.FORMAT, taken, promoted, Release.Estimates.of(baseline.plain()), thresholds, references.inputs(),
                references.slices());
        artifacts.put(Release.ROLE, release.bytes());
        Provenance provenance = provenance(taken, chosen, serving, ingested);
        Optional<String> parent = job.store().registry().versions().served().map(Version::id);
        long now = job.world().clock().micros();
        Version version = job.store().registry().register(new Draft(parent, provenance, metrics(evaluation, taken), artifacts), now);
        if (promotes && (promoted || parent.isEmpty())) job.store().registry().promote(version.id(), now, promoted ? evaluation.promotion().why() : "first run: the baseline serves, degraded");
        return version;
    }

    /// What the version that serves says of the newest rows.
    private References.Answers newest(String taken, List<Training.Chosen> chosen, List<CalibratedModel> serving) {
        for (int i = 0; i < chosen.size(); i++) {
            int[] rows = prepared.split().last().test();
            if (chosen.get(i).name().equals(taken)) return new References.Answers(rows, Said.by(serving.get(i), prepared.material(), rows));
        }
        return new References.Answers(new int[0], new double[prepared.heads().names().size()][0]);
    }

    private Provenance provenance(String taken, List<Training.Chosen> chosen, List<CalibratedModel> serving, Ingested ingested) {
        for (int i = 0; i < chosen.size(); i++) if (chosen.get(i).name().equals(taken)) return serving.get(i).model().provenance();
        return new Provenance(job.file().fingerprint(), ingested.fingerprint(), taken, Map.of(), design.model().seed(), prepared.split().train().from(),
                prepared.material().knownUntil(), 0, job.program());
    }

    private Map<String, Double> byDecision(double[] thresholds) {
        Map<String, Double> byDecision = new TreeMap<>();
        List<Ruling.Line> lines = prepared.ruling().lines();
        for (int i = 0; i < thresholds.length; i++) if (lines.get(i) instanceof Ruling.Line.FromScore) byDecision.put(lines.get(i).decision(), thresholds[i]);
        return byDecision;
    }

    private static Map<String, Double> metrics(Evaluation evaluation, String taken) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (Evaluation.Entry entry : evaluation.contestants()) {
            if (!entry.name().equals(taken)) continue;
            for (Evaluation.Metric metric : entry.metrics()) if (metric.figure() instanceof Figure.Measured it) metrics.put(metric.name(), it.value());
        }
        return metrics;
    }
}
