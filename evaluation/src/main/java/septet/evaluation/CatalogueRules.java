package septet.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import septet.data.DataSection;
import septet.design.Expression;
import septet.design.Expression.Constant;
import septet.design.Expressions;
import septet.design.Findings;
import septet.design.GateSentence;
import septet.design.MetricSentence;
import septet.framing.Framing;
import septet.framing.Task;
import septet.model.ModelSection;
import septet.model.RankingRules;

/// What can be wrong with how lists are judged.
public final class CatalogueRules {
    private static final Set<String> BREADTH = Set.of("coverage", "concentration", "hits", "source share", "author share", "position mix");
    private static final Set<String> BY_PLACE = Set.of("ndcg", "hit rate", "hits", "recall", "precision", "mean reciprocal rank", "mean average precision", "median rank");

    private CatalogueRules() {}

    /// Against a hundred random things every method looks good, and their order can turn round.
    public static void listsAreJudgedWhole(Framing framing, EvaluationSection evaluation, Findings findings) {
        if (!RankingRules.ranks(framing)) return;
        boolean all = evaluation.where().map(CatalogueRules::samples).orElse(false);
        List<MetricSentence> metrics = Stream.concat(evaluation.metrics().stream(), gated(evaluation)).toList();
        Optional<MetricSentence> sampled = metrics.stream().filter(metric -> BY_PLACE.contains(metric.name())
                && (all || metric.where().map(CatalogueRules::samples).orElse(false))).findFirst();
        if (sampled.isEmpty()) return;
        findings.error(all ? "evaluation.where" : "evaluation.metrics", sampled.get().name() + " on a sample of the candidates",
                "a place among few is not a place among all: figures rise many times over, and methods change their order", "Judge whole lists; sample requests, not candidates.",
                "EVALUATION-SAMPLED-RANKING");
    }

    private static Stream<MetricSentence> gated(EvaluationSection evaluation) {
        return evaluation.gates().stream().flatMap(gate -> gate instanceof GateSentence.Bound bound ? Stream.of(bound.metric()) : Stream.empty());
    }

    private static boolean samples(Expression condition) {
        List<Expression> found = new ArrayList<>();
        Expressions.walk(condition, part -> {
            if (part instanceof Expression.Call call && call.function().equals("sampled")) found.add(part);
        });
        return !found.isEmpty();
    }

    /// What retrieval loses, no later stage finds again.
    public static void whatIsFoundIsMeasured(ModelSection model, EvaluationSection evaluation, Findings findings) {
        boolean retrieves = model.stages().stream().anyMatch(stage -> !stage.retrieve().isEmpty());
        boolean measured = Stream.concat(evaluation.metrics().stream(), gated(evaluation)).anyMatch(metric -> metric.name().equals("index recall")
                || (metric.name().equals("recall") || metric.name().equals("hit rate")) && metric.after().isPresent());
        if (!retrieves || measured) return;
        findings.warning("evaluation.metrics", "candidates are retrieved, and nothing measures how many of the right ones", "a metric of the end hides the stage that lost them",
                "Add recall at the size that is handed over, such as recall at 500 after retrieve.", "EVALUATION-RETRIEVAL-NOT-MEASURED");
    }

    /// Whoever always shows what is popular is right often, and never learns anything else.
    public static void breadthIsLookedAt(Framing framing, EvaluationSection evaluation, Findings findings) {
        if (framing.task() != Task.RANKING || evaluation.metrics().stream().anyMatch(metric -> BREADTH.contains(metric.name()))
                || evaluation.slices().stream().anyMatch(CatalogueRules::isOfTheNewOrRare)) return;
        findings.warning("evaluation.metrics", "neither coverage nor a slice of the rare is looked at",
                "what is popular is shown more, chosen more and shown more, and no metric falls",
                "Add coverage at 20, and a slice such as 10 bands of sales.", "EVALUATION-NO-COVERAGE");
    }

    /// What is new has no history.
    public static void theNewIsLookedAt(Framing framing, DataSection data, EvaluationSection evaluation, Findings findings) {
        boolean histories = data.features().values().stream().anyMatch(feature -> !Expressions.aggregates(feature).isEmpty());
        if (framing.task() != Task.RANKING || !histories || evaluation.slices().stream().anyMatch(CatalogueRules::isOfTheNewOrRare)) return;
        findings.warning("evaluation.slices", "features live on history, and no slice shows what has none", "new people and new things may get nothing that fits, unseen",
                "Add slices such as buys_30d = 0 and item_age < 7d.", "EVALUATION-NO-COLD-START");
    }

    /// A count that is zero or small, an age, something missing, bands of a number.
    public static boolean isOfTheNewOrRare(Slice slice) {
        return switch (slice) {
            case Slice.Bands _ -> true;
            case Slice.Top _ -> false;
            case Slice.Values(Expression of) -> switch (of) {
                case Expression.IsMissing _ -> true;
                case Expression.Comparison(var _, var relation, var _, Expression.Literal literal) -> switch (relation) {
                    case EQUAL -> literal.value() instanceof Constant.Number number && number.value().signum() == 0;
                    case LESS, AT_MOST -> true;
                    case NOT_EQUAL, GREATER, AT_LEAST -> false;
                };
                case Expression.Comparison _, Expression.Literal _, Expression.Path _, Expression.Call _, Expression.Negation _, Expression.Not _, Expression.Arithmetic _,
                    Expression.Logic _, Expression.Between _, Expression.In _, Expression.Conditional _, Expression.Aggregate _ -> false;
            };
        };
    }
}
