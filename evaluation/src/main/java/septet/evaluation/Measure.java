package septet.evaluation;

import java.time.Duration;

/// A metric of a binary classification, as it is computed. Definitions and sources: `docs/metrics.md`.
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

    /// Natural logarithm, mean over rows; scores are kept within 2^-52 of 0 and 1.
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

    /// Fifteen bins, as most of the literature has.
    static Measure calibrationError() {
        return new CalibrationError(15);
    }

    default boolean higherIsBetter() {
        return switch (this) {
            case AveragePrecision _, RocAuc _, Precision _, Recall _, F1 _, Accuracy _, EntityPrecision _ -> true;
            case FalseAlarmRate _, LogLoss _, BrierScore _, CalibrationError _, NormalisedEntropy _, Cost _ -> false;
        };
    }
}
