package septet.loop;

import java.util.List;
import septet.evaluation.Contest;
import septet.features.FeaturePlan;
import septet.model.ArtifactFolder;
import septet.model.Artifacts;
import septet.model.CalibratedModel;
import septet.model.Predictor;
import septet.model.Version;
import septet.serving.Estimator;
import septet.serving.Ladder;
import septet.serving.Rung;

/// The one that a version's gates took, as it met the test rows: fitted on what was known before them. The version that serves has
/// learned from those rows since, and would flatter itself on them.
final class JudgedModel {
    private final SystemDesign design;
    private final ArtifactFolder artifacts;
    private final Version version;
    private final Release release;

    JudgedModel(SystemDesign design, ArtifactFolder artifacts, Version version) {
        this.design = design;
        this.artifacts = artifacts;
        this.version = version;
        release = Release.read(artifacts.get(version.artifacts().getOrDefault(Release.ROLE, "")), version.id());
    }

    String name() {
        return release.taken();
    }

    String version() {
        return version.id();
    }

    /// One for each line of `serving.decide`.
    double[] thresholds(Ruling ruling) {
        return release.thresholds(name(), ruling);
    }

    /// It answers, and where it cannot the baseline does.
    Ladder ladder(FeaturePlan plan) {
        Ladders ladders = new Ladders(design, plan, artifacts);
        Estimator.Baseline baseline = ladders.baseline(release);
        Rung last = new Rung(isBaseline() ? version.id() : Contest.BASELINE, Contest.BASELINE, baseline, ladders.rules(release, Contest.BASELINE));
        if (isBaseline()) return new Ladder(List.of(last), "");
        Estimator learned = new Estimator.Learned(Predictor.of(model(), plan.inputs(), plan.dictionary()));
        return new Ladder(List.of(new Rung(version.id(), "the judged version", learned, ladders.rules(release, name())), last), "");
    }

    /// What it says of rows of a training set, heads by rows.
    double[][] said(Material material, int[] rows) {
        if (isBaseline()) return new Baseline(release.plain(), new double[0]).said(material, rows);
        return Said.by(model(), material, rows);
    }

    private boolean isBaseline() {
        return name().equals(Contest.BASELINE);
    }

    private CalibratedModel model() {
        return Artifacts.calibrated(version.id() + " " + name(), artifacts.get(version.artifacts().getOrDefault(Release.JUDGED + name(), "")));
    }
}
