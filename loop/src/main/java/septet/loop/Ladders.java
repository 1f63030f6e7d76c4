package septet.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.data.Formula;
import septet.data.Formulas;
import septet.design.Expression;
import septet.design.Fault;
import septet.design.Problems;
import septet.design.Refused;
import septet.design.Share;
import septet.evaluation.Contest;
import septet.features.FeaturePlan;
import septet.model.ArtifactFolder;
import septet.model.Artifacts;
import septet.model.Predictor;
import septet.model.Version;
import septet.monitoring.CostPrices;
import septet.monitoring.Prices;
import septet.serving.Estimator;
import septet.serving.Holdback;
import septet.serving.Ladder;
import septet.serving.Rule;
import septet.serving.Rung;
import septet.serving.ServedModel;
import septet.serving.UnitOf;

/// Who answers for a registered version, and who answers when it cannot.
final class Ladders {
    private static final String PREVIOUS = "previous model";
    private final SystemDesign design;
    private final FeaturePlan plan;
    private final ArtifactFolder artifacts;

    Ladders(SystemDesign design, FeaturePlan plan, ArtifactFolder artifacts) {
        this.design = design;
        this.plan = plan;
        this.artifacts = artifacts;
    }

    /// @param before the version that served before, where there was one
    Ladder of(Version version, Optional<Version> before) {
        Release release = release(version);
        List<Rung> rungs = new ArrayList<>();
        boolean byModel = release.promoted() && !release.taken().equals(Contest.BASELINE);
        if (byModel) rungs.add(rung(version, release, release.taken(), version.id(), "the served version"));
        for (String fallback : design.serving().fallback()) {
            if (fallback.equals(Contest.BASELINE)) continue;
            if (fallback.equals(PREVIOUS)) before.ifPresent(earlier -> previous(earlier, rungs));
            else if (byModel && !fallback.equals(release.taken()) && version.artifacts()
                    .containsKey(Release.MODEL + fallback)) rungs.add(rung(version, release, fallback, fallback, fallback));
        }
        Estimator.Baseline baseline = baseline(release);
        rungs.add(new Rung(byModel ? Contest.BASELINE : version.id(), Contest.BASELINE, baseline, rules(release, Contest.BASELINE)));
        return new Ladder(byModel ? rungs : List.of(rungs.getLast()), byModel ? "" : "no model was promoted; the baseline answers");
    }

    private void previous(Version earlier, List<Rung> rungs) {
        Release release = release(earlier);
        if (release.promoted() && !release.taken().equals(Contest.BASELINE)) rungs.add(rung(earlier, release, release.taken(), earlier.id(), PREVIOUS));
    }

    private Rung rung(Version version, Release release, String learner, String answersAs, String name) {
        return new Rung(answersAs, name, estimator(version, learner, release.plain().names()), rules(release, learner));
    }

    private Estimator estimator(Version version, String learner, List<String> names) {
        try {
            return new Estimator.Learned(predictor(version, learner));
        } catch (Refused refused) {
            return new Estimator.Lost(names, "could not be loaded (" + refused.problems().getFirst().code() + ")");
        }
    }

    private Predictor predictor(Version version, String learner) {
        String hash = version.artifacts().getOrDefault(Release.MODEL + learner, "");
        return Predictor.of(Artifacts.calibrated(version.id() + " " + learner, artifacts.get(hash)), plan.inputs(), plan.dictionary());
    }

    /// Every model of the version that can be loaded.
    List<ServedModel> models(Version version) {
        List<ServedModel> models = new ArrayList<>();
        for (String role : version.artifacts().keySet()) {
            if (!role.startsWith(Release.MODEL)) continue;
            String learner = role.substring(Release.MODEL.length());
            if (estimator(version, learner, release(version).plain().names()) instanceof Estimator.Learned(Predictor predictor)) models.add(new ServedModel(learner,
                    version.id(), predictor, plan.dictionary()));
        }
        return models;
    }

    Estimator.Baseline baseline(Release release) {
        Problems problems = new Problems();
        Optional<Formula> rule = Estimated.baseline(design.framing().baseline(), release.plain().heads(), plan.scope(), problems);
        problems.refuse(Fault.DESIGN);
        return new Estimator.Baseline(release.plain(), rule.orElseThrow());
    }

    /// The units on which the baseline decides whatever serves; empty where the design holds nobody back.
    Optional<Holdback> holdback(Version version) {
        Release release = release(version);
        UnitOf units = UnitOf.of(Units.slot(design, plan), plan.schema(), plan.dictionary());
        return design.serving().holdback().map(Share::fraction).filter(share -> share > 0 && share < 1)
                .map(share -> new Holdback(share, new Ladder(List.of(new Rung(Contest.BASELINE, Contest.BASELINE, baseline(release), rules(release, Contest.BASELINE))), ""), units));
    }

    /// What decisions cost.
    Prices prices(Release release) {
        Problems problems = new Problems();
        Prices prices = design.requirements().costs().isEmpty() ? Prices.none() : CostPrices.of(design.requirements().costs(), plan, plan.schema().slot(Preparation.head(design)),
                baseline(release), rules(release, Contest.BASELINE), problems);
        problems.refuse(Fault.DESIGN);
        return prices;
    }

    Ruling ruling(Release release) {
        return Ruling.of(design.serving().decide(), design.requirements().capacity(), release.plain().heads());
    }

    List<Rule> rules(Release release, String contestant) {
        Ruling ruling = ruling(release);
        double[] thresholds = release.thresholds(contestant, ruling);
        List<Rule> rules = new ArrayList<>();
        Problems problems = new Problems();
        for (int i = 0; i < thresholds.length; i++) {
            if (ruling.lines().get(i) instanceof Ruling.Line.When(String decision, Expression when)) {
                Formulas.condition(when, "serving.decide", plan.scope(), problems).ifPresent(condition -> rules.add(new Rule.When(decision, condition)));
            }
            ruling.rule(i, thresholds[i]).ifPresent(rules::add);
        }
        problems.refuse(Fault.DESIGN);
        return rules;
    }

    Release release(Version version) {
        String hash = version.artifacts().getOrDefault(Release.ROLE, "");
        return Release.read(artifacts.get(hash), version.id());
    }
}
