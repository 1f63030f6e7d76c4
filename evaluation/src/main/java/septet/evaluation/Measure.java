package septet.evaluation;

import java.time.Duration;

/// A metric as it is computed. Definitions and sources: `docs/metrics.md`.
public sealed interface Measure {
    /// The mean of the precision at each positive, ties as one step, without interpolation.
    record AveragePrecision() implements Measure {}

    /// The chance that a positive scores above a negative, half for a tie.
    record RocAuc() implements Measure {}

    record Precision(Point at) implements Measure {}

    record Recall(Point at) implements Measure {}

    record F1(Point at) implements Measure {}

    /// Positive answers among the negatives.
    record FalseAlarmRate(Point at) implements Measure {}

    record Accuracy(Point at) implements Measure {}

    /// Natural logarithm, mean over rows; scores are kept 2^-52 away from 0 and 1.
    record LogLoss() implements Measure {}

    record BrierScore() implements Measure {}

    /// Expected calibration error over this many bins of equal mass.
    record CalibrationError(int bins) implements Measure {}

    /// Log loss by that of always saying the share of positives.
    record NormalisedEntropy() implements Measure {}

    /// Money for each row.
    record Cost() implements Measure {}

    /// Each `per`, the `n` entities with the highest score; hits leave the later periods; mean of the periods.
    record EntityPrecision(String entity, int n, Duration per) implements Measure {}

    /// A metric of one class against the others, by that class's head.
    ///
    /// @param word of the class
    record OfClass(String word, Measure measure) implements Measure {}

    /// The mean of f1 over the classes that occur or are answered.
    record MacroF1() implements Measure {}

    /// The mean of f1 over the classes, by their rows.
    record WeightedF1() implements Measure {}

    record MeanAbsoluteError() implements Measure {}

    record RootMeanSquaredError() implements Measure {}

    record MedianAbsoluteError() implements Measure {}

    /// The share of the labels' variance that the estimates explain.
    record R2() implements Measure {}

    /// The loss whose best estimate is this quantile: what lies above it costs `quantile` for each unit, what lies below 1 - `quantile`.
    record Pinball(double quantile) implements Measure {}

    /// The share of the rows that lie within their interval.
    record Coverage() implements Measure {}

    /// The mean width of the interval.
    record IntervalWidth() implements Measure {}

    /// Fifteen bins, as most of the literature has.
    static Measure calibrationError() {
        return new CalibrationError(15);
    }

    default boolean higherIsBetter() {
        return switch (this) {
            case AveragePrecision _, RocAuc _, Precision _, Recall _, F1 _, Accuracy _, EntityPrecision _, MacroF1 _, WeightedF1 _, R2 _, Coverage _ -> true;
            case FalseAlarmRate _, LogLoss _, BrierScore _, CalibrationError _, NormalisedEntropy _, Cost _, MeanAbsoluteError _, RootMeanSquaredError _,
                MedianAbsoluteError _, Pinball _, IntervalWidth _ -> false;
            case OfClass one -> one.measure.higherIsBetter();
        };
    }

    /// Whether it asks what was decided, and not only what was said.
    default boolean judgesDecisions() {
        return switch (this) {
            case Precision it -> it.at instanceof Point.Decisions;
            case Recall it -> it.at instanceof Point.Decisions;
            case F1 it -> it.at instanceof Point.Decisions;
            case FalseAlarmRate it -> it.at instanceof Point.Decisions;
            case Accuracy it -> it.at instanceof Point.Decisions;
            case Cost _ -> true;
            case OfClass it -> it.measure.judgesDecisions();
            case AveragePrecision _, RocAuc _, LogLoss _, BrierScore _, CalibrationError _, NormalisedEntropy _, EntityPrecision _, MacroF1 _, WeightedF1 _,
                MeanAbsoluteError _, RootMeanSquaredError _, MedianAbsoluteError _, R2 _, Pinball _, Coverage _, IntervalWidth _ -> false;
        };
    }

    /// Whether its value has the unit of what is estimated.
    default boolean inUnits() {
        return this instanceof MeanAbsoluteError || this instanceof RootMeanSquaredError || this instanceof MedianAbsoluteError || this instanceof Pinball
                || this instanceof IntervalWidth;
    }
}
