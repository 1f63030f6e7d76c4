package septet.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import septet.data.DataSection;
import septet.design.Expression;
import septet.design.Expression.Constant;
import septet.design.Expressions;
import septet.design.Findings;
import septet.framing.Framing;
import septet.framing.Prediction;
import septet.framing.Task;
import septet.requirements.Requirements;

/// What can be wrong where things are found and put in an order.
public final class RankingRules {
    private static final Set<String> SEARCHING = Set.of("similarity", "bm25", "embed");

    private RankingRules() {}

    public static boolean ranks(Framing framing) {
        return framing.task() == Task.RANKING || framing.task() == Task.SEARCH;
    }

    /// A retriever has to tell what is liked from everything, a ranker from what was shown.
    public static void negativesFitTheirStage(Framing framing, ModelSection model, Findings findings) {
        Set<String> ranking = new TreeSet<>();
        model.stages().forEach(stage -> stage.rank().ifPresent(named -> ranking.addAll(named.learners())));
        Set<String> retrieving = new TreeSet<>();
        model.stages().forEach(stage -> stage.retrieve().values().forEach(retrieval -> retrieving.addAll(Expressions.names(retrieval.by()))));
        model.learners().forEach((name, learner) -> {
            List<Negatives> negatives = LearnerKeys.of(learner).map(LearnerKeys::negatives).orElse(List.of());
            if (negatives.isEmpty()) return;
            if (retrieving.contains(name) && negatives.stream().allMatch(Negatives.Shown.class::isInstance)) {
                findings.warning("model.learners." + name, name + " retrieves, and sees as negatives only what was shown", "it never meets most of what it has to keep out",
                        "Add negatives that are drawn from everything: negatives: [in batch, 200 random].", "MODEL-NEGATIVES-ALL-SHOWN");
            }
            if (ranking.contains(name) && !retrieving.contains(name) && negatives.stream().allMatch(RankingRules::isEasy)) {
                findings.warning("model.learners." + name, name + " ranks, and sees as negatives only what is drawn at random",
                        "it learns to tell what is liked from anything, and not from what stands beside it", "Use what was shown and not chosen: negatives: [20% shown], or none.",
                        "MODEL-NEGATIVES-ALL-EASY");
            }
        });
    }

    private static boolean isEasy(Negatives negatives) {
        return switch (negatives) {
            case Negatives.Drawn drawn -> !drawn.hard();
            case Negatives.InBatch _ -> true;
            case Negatives.Shown _ -> false;
        };
    }

    /// What is found by an index is as old as the index.
    public static void indexesHaveAnAge(Requirements requirements, DataSection data, ModelSection model, Findings findings) {
        if (!searches(data, model) || requirements.freshness().index().isPresent() || requirements.freshness().candidates().isPresent()) return;
        findings.warning("requirements.freshness", "things are found by an index, and nothing says how old it may be",
                "what is new is not found, and what is gone still is, unseen",
                "Write freshness: {index: 10m}, or candidates where they are computed ahead.", "REQUIREMENTS-NO-INDEX-FRESHNESS");
    }

    /// Whether a stage looks something up by a learner, by words or by likeness, directly or through a feature.
    public static boolean searches(DataSection data, ModelSection model) {
        List<Expression> open = new ArrayList<>();
        model.stages().forEach(stage -> stage.retrieve().values().forEach(retrieval -> open.add(retrieval.by())));
        Set<String> seen = new TreeSet<>();
        while (!open.isEmpty()) {
            Expression by = open.removeLast();
            if (calls(by)) return true;
            for (String name : Expressions.names(by)) {
                if (model.learners().containsKey(name)) return true;
                if (seen.add(name)) Optional.ofNullable(data.features().get(name)).ifPresent(open::add);
            }
        }
        return false;
    }

    private static boolean calls(Expression expression) {
        List<String> called = new ArrayList<>();
        Expressions.walk(expression, part -> {
            if (part instanceof Expression.Call call) called.add(call.function());
        });
        return called.stream().anyMatch(SEARCHING::contains);
    }

    /// A stage without a deadline waits for the slowest of what it asks.
    public static void stagesHaveDeadlines(Requirements requirements, ModelSection model, Findings findings) {
        List<Integer> without = new ArrayList<>();
        for (int i = 0; i < model.stages().size(); i++) if (model.stages().get(i).deadline().isEmpty() && !rearranges(model.stages().get(i))) without.add(i + 1);
        if (model.stages().size() < 2 || without.isEmpty() || requirements.latency().p99().isEmpty()) return;
        findings.warning("model.stages." + without.getFirst(), "a stage without a deadline, where answers have one", "when it hangs, the answer does, and no fallback begins",
                "Write deadline: 50ms, its share of latency.p99.", "MODEL-NO-DEADLINE");
    }

    private static boolean rearranges(Stage stage) {
        return !stage.rerank().isEmpty();
    }

    public static void deadlinesFitTheLatency(Requirements requirements, ModelSection model, Findings findings) {
        Optional<Duration> most = requirements.latency().p99();
        Optional<Duration> sum = model.stages().stream().map(Stage::deadline).flatMap(Optional::stream).reduce(Duration::plus);
        if (most.isEmpty() || sum.isEmpty() || sum.get().compareTo(most.get()) <= 0) return;
        findings.error("model.stages", "deadlines of " + Constant.Span.text(sum.get()) + ", but latency.p99 is " + Constant.Span.text(most.get()),
                "stages follow one another, so that the answer comes too late",
                "Shorten a deadline, or ask for less.", "MODEL-DEADLINES-EXCEED");
    }

    /// Only chances can be weighed against each other.
    public static void weighedHeadsAreCalibrated(Framing framing, ModelSection model, Findings findings) {
        if (framing.score().isEmpty() || !(framing.predict() instanceof Prediction.Heads(Map<String, Expression> heads))) return;
        Set<String> used = new TreeSet<>(Expressions.names(framing.score().get()));
        used.retainAll(heads.keySet());
        if (used.size() < 2 || !(model.calibrate() instanceof CalibrationSection.Uncalibrated)) return;
        findings.warning("framing.score", String.join(", ", used) + " are weighed against each other, and none is calibrated",
                "a head that says too much counts for more than its weight", "Write calibrate: isotonic, and measure calibration error of each.", "MODEL-HEADS-UNCALIBRATED");
    }
}
