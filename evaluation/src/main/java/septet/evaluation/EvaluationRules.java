package septet.evaluation;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import septet.data.ColumnType;
import septet.data.DataRules;
import septet.data.DataSection;
import septet.data.Known;
import septet.data.SourceSection;
import septet.design.Expression.Constant;
import septet.design.Findings;
import septet.design.GateSentence;
import septet.design.MetricNames;
import septet.design.MetricSentence;
import septet.design.Nearest;
import septet.design.Type;
import septet.framing.Framing;
import septet.model.ModelSection;
import septet.requirements.Requirements;

/// What can be wrong with how versions are judged: the mistakes that make a model look better than it is.
public final class EvaluationRules {
    private static final BigDecimal RARE = new BigDecimal("0.2");
    private static final Set<String> RANKING = Set.of("average precision", "precision", "recall", "f1", "cost", "log loss", "normalised entropy");

    private EvaluationRules() {}

    /// Saying no to everything is right in 99 of 100 rows.
    public static void accuracyIsNotAskedOfRareLabels(Requirements requirements, Framing framing, DataSection data, EvaluationSection evaluation, Findings findings) {
        Optional<BigDecimal> share = DataRules.labelOf(framing, data).map(Map.Entry::getKey).map(label -> requirements.scale().get(label));
        boolean accuracy = evaluation.metrics().stream().anyMatch(metric -> metric.name().equals("accuracy"));
        boolean better = evaluation.metrics().stream().anyMatch(metric -> RANKING.contains(metric.name()));
        if (share.isEmpty() || share.get().compareTo(RARE) >= 0 || !accuracy || better) return;
        findings.error("evaluation.metrics", "accuracy, where " + share.get().scaleByPowerOfTen(2).stripTrailingZeros().toPlainString() + "% are positive",
                "a model that finds nothing is right in all other rows, and looks excellent", "Add average precision, or recall at precision 0.9.",
                "EVALUATION-ACCURACY-OF-RARE");
    }

    /// A random split lets a model learn from what comes after the rows that judge it.
    public static void timeIsSplitInTime(Framing framing, DataSection data, EvaluationSection evaluation, Findings findings) {
        Optional<SourceSection> source = source(framing, data);
        if (source.isEmpty()) return;
        boolean folds = evaluation.split().folds().isPresent();
        List<String> times = source.get().columns().entrySet().stream().filter(column -> column.getValue().type() instanceof Type.Time).map(Map.Entry::getKey).toList();
        if (folds && source.get().time().isPresent()) {
            findings.error("evaluation.split", "random folds of rows that have a time", "a model would learn from what comes after the rows that judge it",
                    "Split in time: {train: 60%, validate: 20%, test: 20%}, or durations.", "EVALUATION-RANDOM-SPLIT");
        } else if (source.get().time().isEmpty() && !inTimes(evaluation) && !times.isEmpty()) {
            findings.warning("evaluation.split", "rows are split at random, though they have the time " + times.getFirst(),
                    "a model may learn from what comes after the rows that judge it", "Write time: " + times.getFirst() + " at the source.", "EVALUATION-RANDOM-SPLIT");
        }
    }

    private static boolean inTimes(EvaluationSection evaluation) {
        SplitSection split = evaluation.split();
        return Stream.of(split.train(), split.validate(), split.test()).flatMap(Optional::stream).anyMatch(portion -> portion instanceof Portion.Span);
    }

    public static void timesNeedATime(Framing framing, DataSection data, EvaluationSection evaluation, Findings findings) {
        if (!inTimes(evaluation) || source(framing, data).map(source -> source.time().isPresent()).orElse(true)) return;
        findings.error("evaluation.split", "times, and the rows of " + framing.forEach() + " have none", "nobody could tell which comes first",
                "Name the column as time of the source, or split by shares: {train: 60%, validate: 20%, test: 20%}.", "EVALUATION-NO-TIME");
    }

    /// Between train and test as much time must pass as a label takes.
    public static void gapsWaitForLabels(Framing framing, DataSection data, EvaluationSection evaluation, Findings findings) {
        Optional<Known> known = DataRules.labelOf(framing, data).map(Map.Entry::getValue).map(ColumnType::known);
        if (known.isEmpty() || !(known.get() instanceof Known.After(Duration delay)) || evaluation.split().gap().isEmpty()) return;
        Duration gap = evaluation.split().gap().get();
        if (gap.compareTo(delay) >= 0) return;
        findings.error("evaluation.split.gap", "a gap of " + Constant.Span.text(gap) + ", but labels take " + Constant.Span.text(delay),
                "the model would learn from labels that come after the rows that judge it",
                "Write gap: " + Constant.Span.text(delay) + ", or leave it out.", "EVALUATION-GAP-TOO-SHORT");
    }

    /// The same card, customer or text in train and test is an easier question than the one that serving asks.
    public static void thingsStandOnOneSide(Framing framing, DataSection data, EvaluationSection evaluation, Findings findings) {
        Optional<SourceSection> source = source(framing, data);
        if (source.isEmpty() || source.get().time().isPresent() || inTimes(evaluation) || evaluation.split().together().isPresent()) return;
        Set<String> things = new TreeSet<>();
        source.get().columns().forEach((name, type) -> {
            if (type.type() instanceof Type.Key || type.type() instanceof Type.Text) things.add(name);
        });
        if (things.isEmpty()) return;
        String thing = things.iterator().next();
        findings.warning("evaluation.split", "rows of the same " + thing + " may stand on both sides of a random split", "a model that remembers it looks better than it is",
                "Write together: " + thing + ".", "EVALUATION-NOT-TOGETHER");
    }

    /// Without a baseline in a gate, any model may serve.
    public static void theBaselineIsBeaten(EvaluationSection evaluation, Findings findings) {
        boolean named = evaluation.gates().stream().anyMatch(gate -> switch (gate) {
            case GateSentence.Order order -> order.learners().contains("baseline");
            case GateSentence.Margin margin -> margin.reference().equals("baseline");
            case GateSentence.Bound _, GateSentence.Band _ -> false;
        });
        if (named) return;
        findings.warning("evaluation.gates", "no gate compares with the baseline", "a model that is worse than the rule in use could serve",
                "Write a gate such as strong > simple > baseline.", "EVALUATION-NO-BASELINE-GATE");
    }

    /// What is measured should be what is wanted.
    public static void costsAreMeasured(Requirements requirements, EvaluationSection evaluation, Findings findings) {
        if (requirements.costs().isEmpty() || evaluation.metrics().stream().anyMatch(metric -> metric.name().equals("cost"))) return;
        findings.warning("evaluation.metrics", "costs are stated, but cost is not measured", "nobody sees whether a better score is worth anything", "Add cost.",
                "EVALUATION-COST-NOT-MEASURED");
    }

    /// One number for all rows hides the part that fails.
    public static void partsAreLookedAt(EvaluationSection evaluation, Findings findings) {
        if (!evaluation.slices().isEmpty()) return;
        findings.warning("evaluation.slices", "no slices", "a part of the rows on which the model fails would not be seen", "Write slices such as [weekend, 4 bands of amount].",
                "EVALUATION-NO-SLICES");
    }

    public static void gatesNameLearners(EvaluationSection evaluation, Findings findings) {
        Set<String> known = new TreeSet<>(findings.names("model.learners"));
        known.add("baseline");
        for (int i = 0; i < evaluation.gates().size(); i++) {
            String path = "evaluation.gates." + (i + 1);
            named(evaluation.gates().get(i)).filter(name -> !known.contains(name)).forEach(name -> findings.error(path, "no learner " + name,
                    "the gate cannot be judged", Nearest.remedy(name, known), "EVALUATION-UNKNOWN-LEARNER"));
        }
    }

    private static Stream<String> named(GateSentence gate) {
        return switch (gate) {
            case GateSentence.Order order -> order.learners().stream();
            case GateSentence.Margin margin -> Stream.concat(margin.learner().stream(), Stream.of(margin.reference())).filter(name -> !name.equals("served"));
            case GateSentence.Bound _, GateSentence.Band _ -> Stream.of();
        };
    }

    public static void metricsHaveNames(ModelSection model, EvaluationSection evaluation, Findings findings) {
        for (int i = 0; i < evaluation.metrics().size(); i++) metric("evaluation.metrics." + (i + 1), evaluation.metrics().get(i), findings);
        model.tune().ifPresent(tune -> metric("model.tune.metric", tune.metric(), findings));
        for (int i = 0; i < evaluation.gates().size(); i++) {
            String path = "evaluation.gates." + (i + 1);
            switch (evaluation.gates().get(i)) {
                case GateSentence.Bound bound -> metric(path, bound.metric(), findings);
                case GateSentence.Band band -> metric(path, band.metric(), findings);
                case GateSentence.Order order -> order.by().ifPresent(by -> metric(path, by, findings));
                case GateSentence.Margin margin -> margin.by().ifPresent(by -> metric(path, by, findings));
            }
        }
    }

    private static void metric(String path, MetricSentence metric, Findings findings) {
        unknown(metric).ifPresent(name -> findings.error(path, "no metric " + name, "it cannot be measured", Nearest.remedy(name, MetricNames.all()), "EVALUATION-UNKNOWN-METRIC"));
    }

    /// The name of a metric that the language does not have.
    public static Optional<String> unknown(MetricSentence metric) {
        return MetricNames.all().contains(metric.name()) ? Optional.empty() : Optional.of(metric.name());
    }

    private static Optional<SourceSection> source(Framing framing, DataSection data) {
        return Optional.ofNullable(data.sources().get(framing.forEach()));
    }
}
