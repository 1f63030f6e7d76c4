package septet.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.design.Expression;
import septet.design.GateSentence;
import septet.design.Key;
import septet.design.MetricSentence;

/// Step 5: on which rows a version is judged, by what, and what it must show before it serves.
public record EvaluationSection(
        @Key(says = "Which rows train, choose and judge.", examples = "{train: 21d, gap: 7d, validate: 7d, test: 7d}") SplitSection split,
        @Key(says = "Rows that count in evaluation; the others are counted, and their effect is shown.") Optional<Expression> where,
        @Key(says = "What is measured, each with an interval.", examples = "[average precision, cost]") List<MetricSentence> metrics,
        @Key(says = "Parts of the rows that are measured on their own: EXPR, 4 bands of X, top 10 of X.", byDefault = "[]",
                examples = "[weekend, 4 bands of amount]") List<Slice> slices,
        @Key(says = "What a version must show before it serves; undecided never passes.", byDefault = "[]",
                examples = "[average precision >= 0.60, strong > simple > baseline]") List<GateSentence> gates,
        @Key(says = "How much worse than what serves a retrained version may be.", examples = "within 2% of served by average precision")
        Optional<GateSentence> refresh,
        @Key(says = "What is compared online, for each unit.", byDefault = "{}") Map<String, Expression> outcomes,
        @Key(says = "The experiment that a changed design has to win.") Optional<Online> online) {
}
