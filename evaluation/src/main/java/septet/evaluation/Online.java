package septet.evaluation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import septet.design.Expression;
import septet.design.Key;
import septet.design.MetricSentence;
import septet.design.Share;

/// An experiment between what serves and a changed design.
public record Online(
        @Key(says = "What is assigned to one of the two.", examples = "card") Expression unit,
        @Key(says = "The outcome that must get better.") MetricSentence improve,
        @Key(says = "What must not get worse.", byDefault = "[]") List<MetricSentence> protect,
        @Key(says = "The least change that matters; the needed size follows from it.", examples = "2%") Optional<Share> smallestEffect,
        @Key(says = "Decided after so long at the latest.", examples = "28d") Optional<Duration> atMost) {
}
