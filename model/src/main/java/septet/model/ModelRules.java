package septet.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import septet.design.Findings;
import septet.design.Nearest;

/// What can be wrong with learners, stages and tuning.
public final class ModelRules {
    private ModelRules() {}

    public static void somethingLearns(ModelSection model, Findings findings) {
        if (!findings.names("model.learners").isEmpty()) return;
        findings.error("model.learners", "no learner", "nothing learns", "Write one: simple: {logistic regression: {l2: 1e-6..1}}.", "MODEL-NO-LEARNERS");
    }

    public static void stagesHaveOneVerb(ModelSection model, Findings findings) {
        for (int i = 0; i < model.stages().size(); i++) {
            List<String> verbs = verbs(model.stages().get(i));
            if (verbs.size() == 1) continue;
            findings.error("model.stages." + (i + 1), verbs.isEmpty() ? "a stage without a verb" : "a stage with the verbs " + String.join(" and ", verbs),
                    "nobody could tell what it does", "Write one of score, retrieve, rank, rerank, detect, generate in each stage.", "MODEL-STAGE-VERB");
        }
    }

    private static List<String> verbs(Stage stage) {
        List<String> verbs = new ArrayList<>();
        stage.score().ifPresent(_ -> verbs.add("score"));
        if (!stage.retrieve().isEmpty()) verbs.add("retrieve");
        stage.rank().ifPresent(_ -> verbs.add("rank"));
        if (!stage.rerank().isEmpty()) verbs.add("rerank");
        stage.detect().ifPresent(_ -> verbs.add("detect"));
        stage.generate().ifPresent(_ -> verbs.add("generate"));
        return verbs;
    }

    public static void stagesNameLearners(ModelSection model, Findings findings) {
        Set<String> known = findings.names("model.learners");
        if (model.stages().isEmpty() && known.size() > 1) {
            findings.error("model.learners", known.size() + " learners and no stages", "nobody could tell which of them scores",
                    "Write stages: [score: " + String.join(" or ", known) + "], from simple to strong.", "MODEL-NO-STAGES");
        }
        for (int i = 0; i < model.stages().size(); i++) {
            Stage stage = model.stages().get(i);
            Optional<Alternatives> alternatives = stage.score().or(stage::rank);
            String path = "model.stages." + (i + 1) + (stage.score().isPresent() ? ".score" : ".rank");
            alternatives.ifPresent(named -> named.learners().stream().filter(name -> !known.contains(name)).forEach(name -> findings.error(path,
                    "no learner " + name, "the stage has nothing to work with", Nearest.remedy(name, known), "MODEL-UNKNOWN-LEARNER")));
            alternatives.ifPresent(named -> {
                if (Set.copyOf(named.learners()).size() < named.learners().size()) {
                    findings.error(path, "a learner stands twice among the alternatives", "it cannot be better than itself", "Name each once.", "MODEL-LEARNER-TWICE");
                }
            });
        }
    }

    public static void learnersAreUsed(ModelSection model, Findings findings) {
        if (model.stages().isEmpty()) return;
        Set<String> used = new TreeSet<>();
        for (Stage stage : model.stages()) stage.score().or(stage::rank).ifPresent(named -> used.addAll(named.learners()));
        model.learners().keySet().stream().filter(name -> !used.contains(name)).forEach(name -> findings.warning("model.learners." + name,
                "no stage names " + name, "it is not trained", "Name it in a stage, or remove it.", "MODEL-UNUSED-LEARNER"));
    }

    public static void rangesAreTuned(ModelSection model, Findings findings) {
        List<String> open = open(model);
        if (open.isEmpty() || model.tune().isPresent()) return;
        findings.error("model.learners." + open.getFirst(), "a range, and no model.tune", "nobody could choose from it",
                "Write tune: {metric: average precision, trials: 12}, or one value.", "MODEL-NO-TUNE");
    }

    public static void trialsAreNotForNothing(ModelSection model, Findings findings) {
        if (model.tune().isEmpty() || !open(model).isEmpty()) return;
        findings.warning("model.tune", "no learner has a range", "there is nothing to try", "Write a range such as depth: 3..10, or remove tune.", "MODEL-NOTHING-TO-TUNE");
    }

    /// A long search can make a weak learner look stronger than an untuned one.
    public static void rivalsAreTunedAlike(ModelSection model, Findings findings) {
        List<String> open = open(model);
        if (open.isEmpty() || open.size() == model.learners().size()) return;
        List<String> fixed = model.learners().keySet().stream().filter(name -> !open.contains(name)).toList();
        findings.warning("model.learners." + fixed.getFirst(), String.join(", ", open) + " is tuned and " + String.join(", ", fixed) + " is not",
                "a lead may come from the search and not from the learner", "Give each learner a range, or none.", "MODEL-UNEQUAL-TUNING");
    }

    /// Weights move scores away from probabilities.
    public static void weightedScoresAreCalibrated(ModelSection model, Findings findings) {
        if (!(model.calibrate() instanceof CalibrationSection.Uncalibrated)) return;
        model.learners().forEach((name, learner) -> {
            if (!weighted(learner)) return;
            findings.warning("model.learners." + name, "rows are weighted, and scores are not calibrated", "the scores are no probabilities, so that costs are judged wrongly",
                    "Write calibrate: isotonic, or leave out weight.", "MODEL-WEIGHTS-UNCALIBRATED");
        });
    }

    private static boolean weighted(LearnerSection learner) {
        return keys(learner).map(keys -> !(keys.weight() instanceof Weight.OfPositives(Setting.Word(String word)) && word.equals("none"))).orElse(false);
    }

    /// Learners with a range among their settings.
    private static List<String> open(ModelSection model) {
        return model.learners().entrySet().stream().filter(entry -> settings(entry.getValue()).stream().anyMatch(Setting.Range.class::isInstance))
                .map(Map.Entry::getKey).toList();
    }

    private static List<Setting> settings(LearnerSection learner) {
        List<Setting> settings = new ArrayList<>(switch (learner) {
            case LearnerSection.LogisticRegression it -> List.of(it.l2());
            case LearnerSection.BoostedTrees it -> List.of(it.rounds(), it.depth(), it.learningRate(), it.minChildWeight(), it.rowShare(), it.columnShare(), it.l2());
            case LearnerSection.NaiveBayes it -> List.of(it.smoothing());
            case LearnerSection.LinearSvm it -> List.of(it.c());
            case LearnerSection.LinearRegression it -> List.of(it.l2());
            case LearnerSection.Brought _, LaterLearner _ -> List.<Setting>of();
        });
        keys(learner).ifPresent(keys -> {
            if (keys.weight() instanceof Weight.OfPositives(Setting weight)) settings.add(weight);
        });
        return settings;
    }

    private static Optional<LearnerKeys> keys(LearnerSection learner) {
        return switch (learner) {
            case LearnerSection.LogisticRegression it -> Optional.of(it.keys());
            case LearnerSection.BoostedTrees it -> Optional.of(it.keys());
            case LearnerSection.NaiveBayes it -> Optional.of(it.keys());
            case LearnerSection.LinearSvm it -> Optional.of(it.keys());
            case LearnerSection.LinearRegression it -> Optional.of(it.keys());
            case LearnerSection.Brought _, LaterLearner _ -> Optional.empty();
        };
    }
}
