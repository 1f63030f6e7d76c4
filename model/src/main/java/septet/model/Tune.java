package septet.model;

import septet.design.Key;
import septet.design.MetricSentence;

/// How ranges of learners are chosen.
public record Tune(
        @Key(says = "What is compared on validation rows.", examples = "average precision") MetricSentence metric,
        @Key(says = "How many settings each learner with a range tries; the same number for each, so that none wins by a longer search.",
                byDefault = "10") int trials) {
}
