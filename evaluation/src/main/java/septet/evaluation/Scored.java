package septet.evaluation;

import java.util.Optional;
import java.util.stream.IntStream;

/// The rows, and what one predictor says of each.
///
/// @param scores  0..1, the probability of the positive class; finite
/// @param decided empty where the design decides nothing
public record Scored(Judged rows, double[] scores, Optional<Decided> decided) {
    public Scored {
        if (scores.length != rows.size()) throw new IllegalArgumentException(scores.length + " scores for " + rows.size() + " rows");
        for (double score : scores) if (!(score >= 0 && score <= 1)) throw new IllegalArgumentException("score " + score);
    }

    /// What is said of some of the rows.
    ///
    /// @param some [Judged#only] of the rows picked, the same object for all predictors that are compared
    public Scored only(Judged some, int[] picked) {
        return new Scored(some, IntStream.of(picked).mapToDouble(row -> scores[row]).toArray(), decided.map(all -> all.only(picked)));
    }
}
