package septet.evaluation;

import java.util.List;
import java.util.Optional;
import septet.design.Expression.Comparison;
import septet.design.Expression.Constant;
import septet.design.GateSentence;
import septet.design.MetricSentence;
import septet.design.Problems;

/// What sentences about gates mean.
///
/// @param tuned the metric by which learners are compared where a gate names none
public record GateReader(MeasureReader measures, NamedMeasure tuned, Problems problems) {
    private static final String PATH = "evaluation.gates";

    /// One gate, or where a bound speaks `of each` class, one for each.
    public List<Gate> all(GateSentence sentence) {
        List<GateSentence> each = switch (sentence) {
            case GateSentence.Bound bound -> measures.each(bound.metric()).stream().<GateSentence>map(bound::of).toList();
            case GateSentence.Band band -> measures.each(band.metric()).stream().<GateSentence>map(band::of).toList();
            case GateSentence.Order _, GateSentence.Margin _ -> List.of(sentence);
        };
        return each.stream().flatMap(one -> read(one).stream()).toList();
    }

    /// @return empty, with a problem added, where the sentence has no meaning here
    public Optional<Gate> read(GateSentence sentence) {
        return switch (sentence) {
            case GateSentence.Bound bound -> measures.read(bound.metric(), PATH, problems).flatMap(asked -> number(bound, bound.threshold())
                    .map(threshold -> new Gate.Bound(bound.text(), asked, relation(bound.relation()), threshold, bound.onEachSlice())));
            case GateSentence.Band band -> measures.read(band.metric(), PATH, problems).flatMap(asked -> number(band, band.low())
                    .flatMap(low -> number(band, band.high()).map(high -> new Gate.Band(band.text(), asked, low, high, band.negated(), band.onEachSlice()))));
            case GateSentence.Order order -> by(order.by()).map(by -> new Gate.Order(order.text(), order.learners(), by));
            case GateSentence.Margin margin -> by(margin.by()).map(by ->
                    new Gate.Margin(margin.text(), margin.learner(), margin.reference(), margin.share().doubleValue(), by));
        };
    }

    private Optional<NamedMeasure> by(Optional<MetricSentence> sentence) {
        return sentence.isEmpty() ? Optional.of(tuned) : measures.read(sentence.get(), PATH, problems);
    }

    private static Gate.Relation relation(Comparison.Relation relation) {
        return switch (relation) {
            case AT_LEAST -> Gate.Relation.AT_LEAST;
            case GREATER -> Gate.Relation.GREATER;
            case AT_MOST -> Gate.Relation.AT_MOST;
            case LESS -> Gate.Relation.LESS;
            case EQUAL, NOT_EQUAL -> throw new IllegalArgumentException("a gate with " + relation);
        };
    }

    private Optional<Double> number(GateSentence gate, Constant threshold) {
        return switch (threshold) {
            case Constant.Number number -> Optional.of(number.value().doubleValue());
            case Constant.Money money -> Optional.of(money.amount().doubleValue());
            case Constant.Text _, Constant.Truth _, Constant.Span _, Constant.Measure _, Constant.Range _ -> {
                problems.error(gate.mark(), PATH, threshold.text() + " is neither a number nor money", "the gate cannot be judged",
                        "Write it like average precision >= 0.60, or cost <= 2 EUR.", "EVALUATION-GATE-VALUE");
                yield Optional.empty();
            }
        };
    }
}
