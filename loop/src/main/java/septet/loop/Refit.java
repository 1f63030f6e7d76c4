package septet.loop;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import septet.design.Refused;
import septet.evaluation.Contest;
import septet.features.Feature;
import septet.model.ArtifactFolder;
import septet.model.Artifacts;
import septet.model.CalibratedModel;
import septet.model.Calibrator;
import septet.model.Draft;
import septet.model.Setting;
import septet.model.Settings;
import septet.model.Version;
import septet.model.Workers;
import septet.monitoring.Losses;

/// One fit of the learner that the gates took, with the settings that were registered, on what is known at a moment.
final class Refit {
    /// What a retraining gives.
    sealed interface Result {}

    /// A candidate.
    ///
    /// @param release what is registered beside its model
    record Fresh(Window window, CalibratedModel model, double[] thresholds, Release release) implements Result {}

    /// Which rows a refitted version did not learn from: of those behind a moment, one entity in four.
    static final String KEPT_BACK = "kept back";

    /// No candidate: a failed retraining is never a failed server.
    record Failed(String why) implements Result {}

    private final SystemDesign design;
    private final Examples examples;
    private final Window.Lengths lengths;
    private final Teachers.Teacher teacher;
    private final List<Feature> seen;
    private final Training training;
    private final String text;
    private final LoopParts parts;

    /// What is fitted again.
    ///
    /// @param registered its learner and settings
    /// @param maturity   microseconds until a label is known
    record From(Version registered, long maturity) {}

    Refit(Job job, Ingested ingested, Preparation prepared, Examples examples, From fittedBefore, LoopParts parts) {
        Version registered = fittedBefore.registered();
        design = job.design();
        this.parts = parts;
        this.examples = examples;
        text = job.text();
        lengths = Window.Lengths.of(prepared.split(), fittedBefore.maturity());
        String learner = registered.provenance().learner();
        teacher = new Teachers(job.engines().learners(), new Bringing(job, examples.plan()), prepared).of(design.model().learners()).stream()
                .filter(each -> each.name().equals(learner)).findFirst().orElseThrow().with(settings(registered.provenance().settings()));
        Release release = Release.read(job.store().artifacts().get(registered.artifacts().getOrDefault(Release.ROLE, "")), registered.id());
        List<String> inputs = Artifacts.calibrated(registered.id(), job.store().artifacts().get(registered.artifacts().getOrDefault(Release.MODEL + release.taken(), "")))
                .model().inputs().stream().map(septet.model.Input::name).toList();
        seen = examples.material().inputs().stream().filter(input -> inputs.contains(input.name())).toList();
        Training.Lineage lineage = new Training.Lineage(job.file().fingerprint(), ingested.fingerprint(), examples.material().heads(), design.model().seed(), job.program());
        training = new Training(new Training.Task(examples.material(), prepared.split(), examples.ruling().sampled(Window.PARTS), Optional.empty(), 1,
                Calibrator.of(design.model().calibrate()),
                design.model().interval().map(share -> share.value().doubleValue()), lineage), new Workers(job.world().scheduler(), 1, _ -> {}));
    }

    static Settings settings(Map<String, String> written) {
        Settings settings = Settings.NONE;
        for (Map.Entry<String, String> each : written.entrySet()) settings = settings.with(each.getKey(), setting(each.getValue()));
        return settings;
    }

    private static Setting setting(String written) {
        try {
            return new Setting.Number(Double.parseDouble(written));
        } catch (NumberFormatException _) {
            return new Setting.Word(written);
        }
    }

    /// A version as it was registered, whoever made it.
    ///
    /// @param artifacts in which its files lie
    Fresh registered(Version version, ArtifactFolder artifacts) {
        Release release = Release.read(artifacts.get(version.artifacts().getOrDefault(Release.ROLE, "")), version.id());
        CalibratedModel model = Artifacts.calibrated(version.id(), artifacts.get(version.artifacts().getOrDefault(Release.MODEL + release.taken(), "")));
        return new Fresh(window(version.provenance().until()), model, release.thresholds(release.taken(), examples.ruling()), release);
    }

    /// Of rows that judge those from which a registered version did not learn: a refitted one kept its part of the entities back, any other has learned from all that was known.
    int[] unseen(Version version, int[] judge) {
        if (version.artifacts().containsKey(KEPT_BACK)) return judge;
        return java.util.stream.IntStream.of(judge).filter(row -> examples.material().knownAt()[row] > version.provenance().until()).toArray();
    }

    String learner() {
        return teacher.name();
    }

    Window window(long at) {
        return Window.of(examples.material(), lengths, at, parts);
    }

    /// The rows since then whose label is known by now.
    int[] matured(long since, long now) {
        Material material = examples.material();
        return java.util.stream.IntStream.range(0, material.size()).filter(row -> material.times()[row] >= since && material.counts()[row] && material.labelled(row)
                && material.knownAt()[row] <= now).toArray();
    }

    /// The candidate of this moment.
    Result at(long at) throws InterruptedException {
        return of(window(at));
    }

    /// The candidate that these rows give.
    Result of(Window window) throws InterruptedException {
        try {
            Training.Settled settled = training.settle(teacher, seen, window.round());
            Baseline baseline = Baseline.of(examples.material(), window.round(), training);
            double[][] said = said(settled.model(), window.judge());
            Map<String, Map<String, Double>> thresholds = new TreeMap<>();
            thresholds.put(Contest.BASELINE, byDecision(baseline.thresholds()));
            thresholds.put(teacher.name(), byDecision(settled.thresholds()));
            References references = References.of(examples.material(), design.evaluation().slices(), window.learn(), new References.Answers(window.judge(), said));
            Release release = new Release(Release.FORMAT, teacher.name(), true, Release.Estimates.of(baseline.plain()), thresholds,
                    references.inputs(), references.slices());
            return new Fresh(window, settled.model(), settled.thresholds(), release);
        } catch (Refused refused) {
            return new Failed(refused.problems().getFirst().line());
        }
    }

    private Map<String, Double> byDecision(double[] thresholds) {
        Map<String, Double> byDecision = new TreeMap<>();
        List<Ruling.Line> lines = examples.ruling().lines();
        for (int i = 0; i < thresholds.length; i++) if (lines.get(i) instanceof Ruling.Line.FromScore) byDecision.put(lines.get(i).decision(), thresholds[i]);
        return byDecision;
    }

    /// What a model says of rows, heads by rows.
    double[][] said(CalibratedModel model, int[] rows) {
        return Said.by(model, examples.material(), rows);
    }

    /// What a candidate lost on the rows that judged it, day by day.
    double[][] losses(Fresh fresh) {
        int[] rows = fresh.window().judge();
        double[][] said = said(fresh.model(), rows);
        Map<Long, List<Double>> days = new TreeMap<>();
        for (int i = 0; i < rows.length; i++) {
            days.computeIfAbsent(Math.floorDiv(examples.material().times()[rows[i]] - fresh.window().recent(), 86_400_000_000L), _ -> new java.util.ArrayList<>())
                    .add(loss(examples.material(), rows[i], heads(said, i)));
        }
        return days.values().stream().map(day -> day.stream().mapToDouble(Double::doubleValue).toArray()).toArray(double[][]::new);
    }

    /// What was said of one row.
    static double[] heads(double[][] said, int row) {
        return java.util.stream.IntStream.range(0, said.length).mapToDouble(head -> said[head][row]).toArray();
    }

    /// The logarithmic loss of chances, or the absolute error of a number; NaN without a label.
    static double loss(Material material, int row, double[] heads) {
        if (!material.labelled(row)) return Double.NaN;
        return switch (material.heads()) {
            case septet.model.Heads.Truth _ -> Losses.surprise(material.labels()[row] == 1 ? heads[0] : 1 - heads[0]);
            case septet.model.Heads.Classes _ -> Losses.surprise(heads[(int) material.labels()[row]]);
            case septet.model.Heads.Amount _ -> Math.abs(heads[0] - septet.data.Values.number(material.labels()[row]));
        };
    }

    /// As it is registered.
    ///
    /// @param parent that it was refitted from
    /// @param files  of its own, by role
    Draft draft(Fresh fresh, Optional<String> parent, Map<String, byte[]> files) {
        Map<String, byte[]> artifacts = new LinkedHashMap<>();
        artifacts.put(Release.DESIGN, text.getBytes(StandardCharsets.UTF_8));
        artifacts.put(Release.MODEL + teacher.name(), fresh.model().artifact());
        artifacts.put(Release.JUDGED + teacher.name(), fresh.model().artifact());
        artifacts.put(Release.ROLE, fresh.release().bytes());
        artifacts.put(KEPT_BACK, Long.toString(fresh.window().recent()).getBytes(StandardCharsets.UTF_8));
        artifacts.putAll(files);
        return new Draft(parent, fresh.model().model().provenance(), Map.of(), artifacts);
    }
}
