package septet.evaluation;

/// Where precision, recall, f1, accuracy and the false alarm rate are read.
public sealed interface Point {
    /// As the design decides: every decision but the last is positive.
    record Decisions() implements Point {}

    /// Positive from this score on.
    record Threshold(double score) implements Point {}

    /// The lowest threshold whose share of false alarms among the negatives is at most this (`at false alarm rate 0.004`).
    record FalseAlarms(double rate) implements Point {}

    /// The lowest threshold at which precision is at least this (`at precision 0.9`).
    record AtPrecision(double precision) implements Point {}

    /// The rows with the highest scores, this many; rows of one score at the edge count by their share (`at 100`).
    record Highest(int rows) implements Point {}
}
