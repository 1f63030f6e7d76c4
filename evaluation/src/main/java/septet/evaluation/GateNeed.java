package septet.evaluation;

import java.util.Optional;
import java.util.OptionalDouble;

/// How many cases a gate needs and how many the test rows will have: arithmetic of `check`, before there is any data.
///
/// @param cases   what the gate counts: `positives`, `negatives` or `rows`
/// @param needed  so many decide it four times in five for the model that `sentence` speaks of
/// @param meaning what that model is
public record GateNeed(String rule, String cases, long needed, long expected, String meaning) {
    /// A lead of one learner over another that is worth a stronger model.
    private static final double WORTH = 0.05;
    /// Where nothing is said of the metric's value, the one that needs most.
    private static final double UNKNOWN = 0.5;

    /// @param rows  how many test rows are expected
    /// @param share the expected share of positives among them, where there are positives and the design says it
    /// @return empty where the metric's spread depends on the data
    public static Optional<GateNeed> of(Gate gate, double rows, OptionalDouble share) {
        return switch (gate) {
            case Gate.Bound bound -> ofBound(bound, rows, share);
            case Gate.Order order -> needed(order.by().measure(), UNKNOWN, rows, share).map(cases -> new GateNeed(order.text(), cases.name,
                    Power.forLead(order.by().measure(), UNKNOWN, Power.ALIKE, WORTH), cases.expected, "a true lead of " + WORTH));
            case Gate.Margin margin -> needed(margin.by().measure(), UNKNOWN, rows, share).map(cases -> new GateNeed(margin.text(), cases.name,
                    Power.forMargin(margin.by().measure(), UNKNOWN, Power.REFRESHED, margin.share()), cases.expected, "one that is as good"));
            case Gate.Band _ -> Optional.empty();
        };
    }

    /// A bound is meant to tell a model that lies half way between it and perfection.
    private static Optional<GateNeed> ofBound(Gate.Bound bound, double rows, OptionalDouble share) {
        Measure measure = bound.asked().measure();
        double truth = switch (bound.relation()) {
            case AT_LEAST, GREATER -> (bound.threshold() + 1) / 2;
            case AT_MOST, LESS -> bound.threshold() / 2;
        };
        if (!(truth > 0 && truth < 1)) return Optional.empty();
        return needed(measure, truth, rows, share).map(cases -> new GateNeed(bound.text(), cases.name, Power.forBound(measure, bound.threshold(), truth), cases.expected,
                "a true value of " + Wording.number(truth)));
    }

    private record Cases(String name, long expected) {}

    private static Optional<Cases> needed(Measure measure, double value, double rows, OptionalDouble share) {
        if (!Power.knows(measure) || !(value > 0 && value < 1)) return Optional.empty();
        return switch (measure) {
            case Measure.Accuracy _, Measure.WeightedF1 _, Measure.R2 _, Measure.Coverage _ -> Optional.of(new Cases("rows", Math.round(rows)));
            case Measure.FalseAlarmRate _ -> shared("negatives", rows, share.stream().map(positive -> 1 - positive).findFirst());
            case Measure.AveragePrecision _, Measure.RocAuc _, Measure.Precision _, Measure.Recall _, Measure.F1 _ -> shared("positives", rows, share);
            case Measure.LogLoss _, Measure.BrierScore _, Measure.CalibrationError _, Measure.NormalisedEntropy _, Measure.Cost _, Measure.EntityPrecision _,
                Measure.OfClass _, Measure.MacroF1 _, Measure.MeanAbsoluteError _, Measure.RootMeanSquaredError _, Measure.MedianAbsoluteError _, Measure.Pinball _,
                Measure.IntervalWidth _ -> Optional.empty();
        };
    }

    private static Optional<Cases> shared(String name, double rows, OptionalDouble share) {
        return share.isEmpty() ? Optional.empty() : Optional.of(new Cases(name, Math.round(rows * share.getAsDouble())));
    }

    public boolean decidable() {
        return expected >= needed;
    }

    /// In words, without a full stop.
    public String sentence() {
        return rule + " needs about " + needed + " " + cases + ", so that " + meaning + " passes four times in five; about " + expected + " are expected";
    }
}
