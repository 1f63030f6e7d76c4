package septet.monitoring;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import septet.data.DataSection;
import septet.design.Expression.Constant;
import septet.design.Findings;
import septet.design.MetricSentence;
import septet.design.Rate;
import septet.model.ModelSection;
import septet.model.RankingRules;
import septet.requirements.Requirements;
import septet.serving.RolloutStep;
import septet.serving.ServingSection;

/// What can be wrong with how models and indexes stay young.
public final class RefreshRules {
    private static final Set<String> INDEX = Set.of("index age", "index recall", "index coverage", "encoder match", "candidate age", "neighbour churn");

    private RefreshRules() {}

    /// A model ages until its successor has taken over.
    public static void refreshesKeepModelsYoung(Requirements requirements, ServingSection serving, MonitoringSection monitoring, Findings findings) {
        Optional<Duration> every = monitoring.retrain().flatMap(Retrain::every);
        Optional<Duration> most = requirements.freshness().model();
        Duration steps = serving.refresh().stream().map(RolloutStep::length).flatMap(Optional::stream).reduce(Duration.ZERO, Duration::plus);
        if (every.isEmpty()) return;
        if (most.isPresent() && every.get().plus(steps).compareTo(most.get()) > 0) {
            findings.error("monitoring.retrain", "retrained every " + Constant.Span.text(every.get()) + " and " + Constant.Span.text(steps) + " of refresh exceed freshness.model (" + Constant.Span.text(most.get()) + ")",
                    "models would serve stale", "Shorten one.", "SERVING-STALE-BY-PLAN");
        } else if (steps.compareTo(every.get()) > 0) {
            findings.error("serving.refresh", "its steps take " + Constant.Span.text(steps) + ", but a new version comes every " + Constant.Span.text(every.get()), "no version would ever finish them",
                    "Shorten the steps, or retrain less often.", "SERVING-STALE-BY-PLAN");
        }
    }

    /// A step that sees next to nothing never advances, and no candidate ever serves.
    public static void stepsSeeEnough(Requirements requirements, ServingSection serving, MonitoringSection monitoring, Findings findings) {
        if (monitoring.retrain().isEmpty()) return;
        requirements.traffic().mean().ifPresent(mean -> serving.refresh().stream().filter(step -> seen(step, mean) < StepWatch.FEWEST_ANSWERS).findFirst()
                .ifPresent(step -> findings.warning("serving.refresh", "in the step " + step.text() + " a candidate answers about " + Math.round(seen(step, mean)) + " times at "
                        + mean + ", however long it is extended", "no candidate is ever judged, and none takes over",
                        "Write " + step.with(enough(step, mean)).text() + ", or longer.", "SERVING-STEP-SEES-LITTLE")));
    }

    /// Answers of the candidate in a step that is extended as often as it may be.
    private static double seen(RolloutStep step, Rate mean) {
        return step.length().map(length -> (1 + step.extensions()) * length.toSeconds() * mean.perSecond() * answering(step)).orElse(Double.POSITIVE_INFINITY);
    }

    /// The share of the requests to which the candidate has an answer: in shadow it answers all of them.
    private static double answering(RolloutStep step) {
        return step.share().signum() == 0 ? 1 : step.share().doubleValue();
    }

    /// Whole hours, or whole days where these are many.
    private static Duration enough(RolloutStep step, Rate mean) {
        long hours = (long) Math.ceil(StepWatch.FEWEST_ANSWERS / (mean.perSecond() * answering(step)) / 3_600);
        return hours < 24 ? Duration.ofHours(hours) : Duration.ofDays((hours + 23) / 24);
    }

    /// An index that stands still, or whose vectors are of another version, fails without an error.
    public static void indexesAreWatched(DataSection data, ModelSection model, MonitoringSection monitoring, Findings findings) {
        boolean watched = monitoring.watch().stream().map(MetricSentence::name).anyMatch(INDEX::contains);
        if (watched || monitoring.watch().isEmpty() || !RankingRules.searches(data, model)) return;
        findings.warning("monitoring.watch", "things are found by an index, and nothing watches it",
                "when it is old, or its vectors are of another version than the query's, results are bad and nothing fails",
                "Add index age and encoder match.", "MONITORING-INDEX-NOT-WATCHED");
    }
}
