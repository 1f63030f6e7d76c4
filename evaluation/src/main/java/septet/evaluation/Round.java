package septet.evaluation;

import java.util.stream.IntStream;
import java.util.List;

/// One turn of a split: choose, learn, be judged. A split by time or by shares is one round, folds are one for each fold,
/// and a prequential split is one for each refit.
///
/// @param choosing what ranges, calibration and thresholds are chosen on; together they validate no row twice. Empty where the choices of another round are kept
/// @param learn    the rows that the model which meets the test rows learns from, in their order: every label known by `at`
/// @param test     the rows that this model is judged on, in their order
/// @param from     microseconds: the first of the rows to learn from; 0 where rows have no time
/// @param at       microseconds: no label that became known later is used in this round
/// @param until    microseconds, excluded: the end of the rows that are judged
public record Round(List<HeldOut> choosing, int[] learn, int[] test, long from, long at, long until) {
    public Round {
        choosing = List.copyOf(choosing);
    }

    /// The rows that are chosen on, one part behind the other.
    public int[] validate() {
        return choosing.stream().flatMapToInt(held -> IntStream.of(held.validate())).toArray();
    }

    /// Where the rows that are chosen on begin.
    public long validateFrom() {
        return choosing.stream().mapToLong(HeldOut::validateFrom).min().orElse(at);
    }
}
