package septet.evaluation;

/// Rows to learn from beside rows to choose on: what settings, calibration and thresholds are tried on.
///
/// @param train        rows that a candidate is fitted on, in their order
/// @param validate     rows that it is tried on, in their order; may be empty
/// @param from         microseconds: the first of the rows to learn from; 0 where rows have no time
/// @param until        microseconds: the end of the rows to learn from
/// @param validateFrom microseconds: where the rows to choose on begin
public record HeldOut(int[] train, int[] validate, long from, long until, long validateFrom) {
}
