package septet.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import septet.data.ColumnType;
import septet.data.Known;
import septet.data.Origin;
import septet.data.SourceSection;
import septet.design.Expression;
import septet.design.Expression.Constant;
import septet.design.GateSentence;
import septet.design.Kind;
import septet.design.MetricSentence;
import septet.model.Alternatives;
import septet.model.LearnerSection;
import septet.model.Reranking;
import septet.model.Retrieval;
import septet.model.Stage;
import septet.monitoring.Retrain;
import septet.monitoring.Trigger;
import septet.serving.DecisionRule;
import septet.serving.RolloutStep;

/// The [Outline] of a design, of any wave: nothing of it has to be built yet.
public final class Outlines {
    private Outlines() {}

    public static Outline of(SystemDesign design) {
        return new Outline(design.system(), design.framing().task().text(), sources(design), features(design), learners(design), stages(design),
                design.evaluation().gates().stream().map(GateSentence::text).toList(),
                design.serving().decide().stream().map(DecisionRule::text).toList(), design.serving().fallback(),
                design.serving().rollout().stream().map(RolloutStep::text).toList(), design.monitoring().watch().stream().map(MetricSentence::text).toList(),
                design.monitoring().retrain().map(Outlines::retrain).orElse(""), Budgets.of(design.requirements()));
    }

    private static List<Outline.Source> sources(SystemDesign design) {
        List<Outline.Source> sources = new ArrayList<>();
        design.data().sources().forEach((name, source) -> sources.add(
                new Outline.Source(name, origin(source.from()), source.columns().size(), name.equals(design.framing().forEach()), later(source))));
        return sources;
    }

    private static String origin(Origin origin) {
        return switch (origin) {
            case Origin.File(String glob) -> glob;
            case Origin.Generated(String name) -> "generate " + name;
            case Origin.Source(String name) -> "rows of " + name;
            case Origin.Address(String url) -> url;
            case Origin.Schedule schedule -> "each " + schedule.day() + " " + schedule.timeOfDay() + " for " + schedule.source();
        };
    }

    private static List<String> later(SourceSection source) {
        List<String> later = new ArrayList<>();
        source.columns().forEach((name, type) -> known(type).ifPresent(known -> later.add((name + " " + known).strip())));
        return later;
    }

    private static Optional<String> known(ColumnType type) {
        return switch (type.known()) {
            case Known.AtOnce() -> Optional.empty();
            case Known.After after -> Optional.of("after " + new Constant.Span(after.delay()).text());
            case Known.At at -> Optional.of("at " + at.column());
            case Known.Later() -> Optional.of("");
        };
    }

    /// By the keys of the first aggregate in them, in the order of the design; those of the row stand first.
    private static List<Outline.Group> features(SystemDesign design) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("row", new ArrayList<>());
        design.data().features().forEach((name, expression) -> groups.computeIfAbsent(AggregateKeys.of(expression).orElse("row"), _ -> new ArrayList<>()).add(name));
        return groups.entrySet().stream().filter(group -> !group.getValue().isEmpty()).map(group -> new Outline.Group(group.getKey(), group.getValue())).toList();
    }

    private static List<Outline.Learner> learners(SystemDesign design) {
        List<Outline.Learner> learners = new ArrayList<>();
        design.model().learners().forEach((name, learner) -> learners.add(new Outline.Learner(name, kind(learner))));
        return learners;
    }

    /// As the design writes it.
    private static String kind(LearnerSection learner) {
        if (learner instanceof LearnerSection.Brought brought) return "from " + brought.from();
        String named = Optional.ofNullable(learner.getClass().getAnnotation(Kind.class)).map(Kind::name).orElse("");
        return named.isEmpty() ? learner.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT) : named;
    }

    private static List<Outline.Stage> stages(SystemDesign design) {
        if (design.model().stages().isEmpty()) return List.of(new Outline.Stage("score", design.model().learners().keySet().stream().limit(1).toList(), List.of()));
        return design.model().stages().stream().map(Outlines::stage).toList();
    }

    private static Outline.Stage stage(Stage stage) {
        List<String> with = new ArrayList<>();
        stage.retrieve().forEach((name, retrieval) -> with.add(name + ": " + retrieval(retrieval)));
        stage.rerank().forEach(rule -> with.add(rule(rule)));
        List.of(stage.score(), stage.rank(), stage.detect(), stage.generate()).forEach(learners -> learners.map(Outlines::either).ifPresent(with::add));
        List<String> limits = new ArrayList<>();
        stage.keep().ifPresent(keep -> limits.add("keep " + keep));
        stage.deadline().ifPresent(deadline -> limits.add("deadline " + new Constant.Span(deadline).text()));
        return new Outline.Stage(stage.name().orElse(verb(stage)), with, limits);
    }

    private static String verb(Stage stage) {
        if (!stage.retrieve().isEmpty()) return "retrieve";
        if (!stage.rerank().isEmpty()) return "rerank";
        return stage.rank().isPresent() ? "rank" : stage.detect().isPresent() ? "detect" : stage.generate().isPresent() ? "generate" : "score";
    }

    private static String either(Alternatives learners) {
        return String.join(" or ", learners.learners());
    }

    private static String retrieval(Retrieval retrieval) {
        return "top " + retrieval.top() + " by " + retrieval.by().text() + retrieval.where().map(where -> " where " + where.text()).orElse("");
    }

    private static String rule(Reranking rule) {
        return switch (rule) {
            case Reranking.Quota quota -> (quota.most() ? "at most " : "at least ") + quota.count() + clause(" per ", quota.per(), Expression::text)
                    + clause(" where ", quota.where(), Expression::text) + clause(" in first ", quota.inFirst(), String::valueOf);
            case Reranking.Spread spread -> "spread by " + spread.by().text();
        };
    }

    private static <T> String clause(String words, Optional<T> value, Function<T, String> text) {
        return value.map(found -> words + text.apply(found)).orElse("");
    }

    private static String retrain(Retrain retrain) {
        List<String> words = new ArrayList<>();
        retrain.every().ifPresent(every -> words.add("every " + new Constant.Span(every).text()));
        if (!retrain.when().isEmpty()) words.add("when " + retrain.when().stream().map(Outlines::trigger).collect(Collectors.joining(" or ")));
        retrain.atLeast().ifPresent(labels -> words.add("with " + labels.count() + " new labels at least"));
        return String.join(", ", words);
    }

    private static String trigger(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Drift() -> "drift";
            case Trigger.Metric(GateSentence condition) -> condition.text();
        };
    }
}
