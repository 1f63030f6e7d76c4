package septet.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.design.Expression;
import septet.design.Key;

/// One step from a row to an answer; exactly one of the verbs is given.
public record Stage(
        @Key(says = "The learner that scores each row, or alternatives from simple to strong.", examples = "simple or strong") Optional<Alternatives> score,
        @Key(says = "Where candidates come from, by names of yours.", wave = 3, byDefault = "{}", examples = "{popular: top 100 by sales}")
        Map<String, Retrieval> retrieve,
        @Key(says = "The learner that orders candidates.", wave = 3) Optional<Alternatives> rank,
        @Key(says = "Rules for the list as a whole.", wave = 3, byDefault = "[]", examples = "[at most 2 per ad.advertiser in first 10]")
        List<Reranking> rerank,
        @Key(says = "The learner that finds regions.", wave = 4) Optional<Alternatives> detect,
        @Key(says = "The learner that writes an answer.", wave = 4) Optional<Alternatives> generate,
        @Key(says = "What the stage is called, where its verb is not enough.", wave = 3) Optional<String> name,
        @Key(says = "How many rows it hands on.", wave = 3) Optional<Integer> keep,
        @Key(says = "Its share of the latency.", wave = 3) Optional<Duration> deadline,
        @Key(says = "Only rows for which this holds.", wave = 3) Optional<Expression> when,
        @Key(says = "How candidates of several sources become one list.", wave = 3) Optional<Merge> merge,
        @Key(says = "Computed before it is asked for, this often.", wave = 3) Optional<Duration> ahead) {
}
