package septet.evaluation;

import java.util.Optional;

/// The rows, and what one predictor says of each.
///
/// @param scores  0..1, the probability of the positive class; finite
/// @param decided empty where the design decides nothing
public record Scored(Judged rows, double[] scores, Optional<Decided> decided) {
    public Scored {
        if (scores.length != rows.size()) throw new IllegalArgumentException(scores.length + " scores for " + rows.size() + " rows");
        for (double score : scores) if (!(score >= 0 && score <= 1)) throw new IllegalArgumentException("score " + score);
    }
}
