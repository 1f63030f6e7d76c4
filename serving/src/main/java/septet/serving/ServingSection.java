package septet.serving;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.design.Expression.Constant;
import septet.design.Key;
import septet.design.Share;

/// Step 6: from a score to an answer, and what happens when something fails.
public record ServingSection(
        @Key(says = "DECISION when CONDITION, the first that holds; the last has no when. A range is chosen on validation rows to lower the costs. "
                + "Without it the answer is the score.", byDefault = "[]", examples = "[block when score >= 0..1, approve]") List<DecisionRule> decide,
        @Key(says = "How many inputs that moved the score most stand in an answer.", byDefault = "0") int reasons,
        @Key(says = "The greatest size of a value in a request, by column.", byDefault = "{}", examples = "{photo: 8 MB}") Map<String, Constant.Measure> limit,
        @Key(says = "What answers when the model cannot, in this order: previous model, a learner, baseline. Such answers say degraded.",
                byDefault = "[]", examples = "[previous model, simple, baseline]") List<String> fallback,
        @Key(says = "How a changed design takes over.", byDefault = "[]", examples = "[shadow for 1d, 5% for 1d, all]") List<RolloutStep> rollout,
        @Key(says = "How a retrained version takes over.", byDefault = "[shadow for 1h, all]") List<RolloutStep> refresh,
        @Key(says = "Share of units on which the baseline decides, whatever serves, so that what the system is worth is measured.", examples = "2%") Optional<Share> holdback,
        @Key(says = "How long an answer to the same request is reused.", wave = 2, examples = "2m") Optional<Duration> cache,
        @Key(says = "Share of requests whose items stand in random order, logged with their chance.", wave = 3, examples = "1%") Optional<Share> explore,
        @Key(says = "Where decisions wait for people.", wave = 3, byDefault = "{}") Map<String, Queue> queues,
        @Key(says = "What an answer holds.", wave = 4, byDefault = "[]") List<String> returns) {
}
