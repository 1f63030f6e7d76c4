package septet.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import septet.design.Problem;
import septet.design.Type;
import septet.evaluation.Choice;
import septet.evaluation.Contest;
import septet.evaluation.Evaluation;
import septet.evaluation.Figure;
import septet.evaluation.Judged;
import septet.evaluation.Part;
import septet.evaluation.Round;
import septet.evaluation.Scored;
import septet.evaluation.ThresholdCurve;
import septet.model.CalibratedModel;
import septet.model.Heads;
import septet.model.Trial;
import septet.model.Version;
import septet.requirements.Line;

/// Puts what a run found into a [RunReport].
final class Reporting {
    private final Job job;
    private final SystemDesign design;
    private final Check check;
    private final Ingested ingested;
    private final Preparation prepared;
    private final Stopwatch watch;

    Reporting(Job job, Check check, Ingested ingested, Preparation prepared, Stopwatch watch) {
        this.job = job;
        this.design = job.design();
        this.check = check;
        this.ingested = ingested;
        this.prepared = prepared;
        this.watch = watch;
    }

    RunReport report(Evaluation evaluation, Judging.Judgement judgement, List<Training.Chosen> chosen, List<CalibratedModel> serving, Baseline baseline, Version version) {
        String taken = evaluation.promotion().taken();
        boolean promoted = evaluation.promotion().promoted();
        RunReport.About about = new RunReport.About(design.system(), design.about().orElse(""), design.requirements().goal().orElse(""), version.id(), version.id(),
                promoted ? taken : Contest.BASELINE, design.framing().task().text(), prepared.head(), design.framing().forEach());
        RunQuality quality = RunQualities.of(evaluation, fitted(chosen, serving), choosing(chosen, taken), searches(chosen),
                new RunQualities.Terms(Coins.of(design, prepared.plan()), design.evaluation().where().map(where -> where.text()).orElse(""), prepared.unit()))
                .with(decisions(judgement, taken), moves(judgement, chosen, serving, taken), MissingInputs.of(design, prepared));
        List<Problem> warnings = new ArrayList<>(check.problems());
        warnings.addAll(prepared.split().warnings());
        RunReport report = new RunReport(RunReport.FORMAT, about, new RunReport.Verdict(promoted, evaluation.promotion().why()), money(evaluation, judgement), Outlines.of(design),
                flow(), requirements(), quality, ingested.sources(), lineage(version), settings(), job.text(), warnings, Optional.empty());
        return report.warned(MeasuredMistakes.of(report, job.file().bound().orElseThrow(), RowFacts.of(design, ingested, prepared)))
                .warned(StepUnits.of(job.file().bound().orElseThrow(), ingested, prepared));
    }

    private Map<String, RunQualities.Fitted> fitted(List<Training.Chosen> chosen, List<CalibratedModel> serving) {
        Map<String, RunQualities.Fitted> fitted = new LinkedHashMap<>();
        fitted.put(Contest.BASELINE, new RunQualities.Fitted(design.framing().baseline().text(), Map.of(), 0, 0));
        for (int i = 0; i < chosen.size(); i++) {
            fitted.put(chosen.get(i).name(), new RunQualities.Fitted(chosen.get(i).teacher().learner().kind(), chosen.get(i).settings().written(),
                    serving.get(i).artifact().length, 0));
        }
        return fitted;
    }

    private RunQualities.Choosing choosing(List<Training.Chosen> chosen, String taken) {
        Round round = prepared.split().serving();
        int[] validate = round.validate();
        Part part = prepared.split().validate();
        double days = prepared.material().times().length == 0 ? 0 : (part.until() - part.from()) / 86_400e6;
        List<ThresholdCurve> curves = List.of();
        for (Training.Chosen each : chosen) {
            if (!each.name().equals(taken) || !prepared.ruling().open() || !(prepared.heads() instanceof Heads.Truth) || validate.length == 0) continue;
            Judged judged = prepared.material().judged(validate, round.validateFrom());
            Choice choice = prepared.ruling().choice(prepared.material(), validate, each.validation(), round.validateFrom());
            curves = ThresholdCurve.of(choice, judged.labels(), each.thresholds());
        }
        return new RunQualities.Choosing("validation", validate.length, days, curves);
    }

    private List<RunQuality.Search> searches(List<Training.Chosen> chosen) {
        if (design.model().tune().isEmpty()) return List.of();
        String metric = design.model().tune().get().metric().text();
        boolean lower = !Rulebooks.tunedHigher(design, prepared);
        return chosen.stream().map(each -> new RunQuality.Search(each.name(), metric, lower, each.trials().stream()
                .map(trial -> new RunQuality.Trial(trial.settings().written(), lower ? -trial.score() : trial.score(), 0, trial.settings().equals(each.settings()))).toList()))
                        .toList();
    }

    private Optional<RunReport.Money> money(Evaluation evaluation, Judging.Judgement judgement) {
        if (design.requirements().costs().isEmpty() || !prepared.ruling().decides()) return Optional.empty();
        Evaluation.Entry baseline = entry(evaluation, Contest.BASELINE);
        Evaluation.Entry taken = entry(evaluation, evaluation.promotion().taken());
        Scored scored = judgement.scored().get(evaluation.promotion().taken());
        long rows = scored.rows().size();
        long nothing = 0;
        long[] last = prepared.material().prices()[prepared.material().prices().length - 1];
        boolean[] counts = prepared.material().counts();
        for (int row : judgement.rows()) if (counts[row]) nothing += last[row];
        double days = prepared.material().times().length == 0 ? 0 : (prepared.split().test().until() - prepared.split().test().from()) / 86_400e6;
        RunReport.Measure saved = switch (evaluation.saved().orElse(new Figure.TooFew("no prices"))) {
            case Figure.Measured it -> RunReport.Measure.of(it.value() * counted(judgement), it.low() * counted(judgement), it.high() * counted(judgement));
            case Figure.TooFew _ -> RunReport.Measure.of(RunQualities.coins(baseline.cost() - taken.cost()));
        };
        return Optional.of(new RunReport.Money(Coins.of(design, prepared.plan()), nothing / (double) Type.Money.SCALE, RunQualities.coins(baseline.cost()),
                RunQualities.coins(taken.cost()),
                saved, rows, days, design.evaluation().where().isEmpty() && design.framing().eligible().isEmpty()));
    }

    private long counted(Judging.Judgement judgement) {
        long counted = 0;
        for (int row : judgement.rows()) if (prepared.material().counts()[row]) counted++;
        return counted;
    }

    private static Evaluation.Entry entry(Evaluation evaluation, String name) {
        return evaluation.contestants().stream().filter(entry -> entry.name().equals(name)).findFirst().orElseThrow();
    }

    private RunFlow flow() {
        List<RunFlow.Part> parts = new ArrayList<>();
        for (Part part : List.of(prepared.split().train(), prepared.split().validate(), prepared.split().test())) {
            if (!part.empty()) parts.add(new RunFlow.Part(part.role().name().toLowerCase(java.util.Locale.ROOT), part.from(), part.until(), part.rows(), part.positives()));
        }
        return new RunFlow(prepared.plan().inputs().size(), parts, watch.steps(), Optional.empty());
    }

    private List<RunReport.Requirement> requirements() {
        return check.lines().stream().map(this::requirement).toList();
    }

    private RunReport.Requirement requirement(Line line) {
        String path = "requirements." + line.requirement();
        boolean training = line.requirement().equals("training.within");
        if (training) {
            double seconds = watch.micros() / 1e6;
            boolean met = design.requirements().training().within().map(within -> within.toNanos() / 1e9 >= seconds).orElse(true);
            return new RunReport.Requirement(path, line.asked(), line.estimated().orElse(""), String.format(java.util.Locale.ROOT, "%.1f s", seconds),
                    met ? RunReport.Met.MET : RunReport.Met.MISSED, "this run, from ingest to registration");
        }
        return new RunReport.Requirement(path, line.asked(), line.estimated().orElse(""), "", RunReport.Met.NOT_MEASURED, "measured while it serves: see /status");
    }

    private RunLineage lineage(Version version) {
        Runtime runtime = Runtime.getRuntime();
        String machine = System.getProperty("os.arch") + ", " + runtime.availableProcessors() + " cores, Java " + System.getProperty("java.version");
        return new RunLineage(job.file().fingerprint(), ingested.fingerprint(), version.artifacts().getOrDefault(Release.MODEL + version.provenance().learner(), ""),
                design.model().seed(), job.program(), machine, job.threads(), job.world().clock().micros(), true, "", List.of("septet run " + job.file().name()));
    }

    private List<RunReport.Setting> settings() {
        return UsedSettings.of(job.file().bound().orElseThrow().resolved());
    }

    /// What the one that was taken decided on the rows that count.
    private List<RunQuality.Decision> decisions(Judging.Judgement judgement, String taken) {
        boolean[] counts = Material.pick(prepared.material().counts(), judgement.rows());
        int[] counted = IntStream.range(0, counts.length).filter(row -> counts[row]).toArray();
        Scored scored = judgement.scored().get(taken);
        return RunDecisions.of(scored.only(scored.rows().only(counted), counted), prepared.ruling().decisions());
    }

    /// What moves the scores of the one that was taken, on test rows.
    private List<RunQuality.Moves> moves(Judging.Judgement judgement, List<Training.Chosen> chosen, List<CalibratedModel> serving, String taken) {
        for (int i = 0; i < chosen.size(); i++) {
            if (!chosen.get(i).name().equals(taken)) continue;
            Material material = prepared.material();
            double[][] columns = chosen.get(i).seen().stream().map(feature -> Material.pick(material.columns()[material.place(feature)], judgement.rows()))
                    .toArray(double[][]::new);
            return InputMoves.of(serving.get(i).model().scorer(material.words()), serving.get(i).model().inputs(), columns);
        }
        return List.of();
    }
}
