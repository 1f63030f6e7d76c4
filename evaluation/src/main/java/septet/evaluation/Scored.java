package septet.evaluation;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// The rows, and what one predictor says of each.
///
/// @param heads   heads by rows, all finite. Binary: the probability of true. Classes: one probability for each word, in the order of the truth's words.
///                Numbers: the estimate, and behind it, where the design asks for an interval, its low and its high end
/// @param decided empty where the design decides nothing
public record Scored(Judged rows, double[][] heads, Optional<Decided> decided) {
    public Scored {
        boolean fits = switch (rows.truth()) {
            case Truth.Binary _ -> heads.length == 1;
            case Truth.Classes classes -> heads.length == classes.words().size();
            case Truth.Numbers _ -> heads.length == 1 || heads.length == 3;
        };
        if (!fits) throw new IllegalArgumentException(heads.length + " heads");
        boolean chances = !(rows.truth() instanceof Truth.Numbers);
        for (double[] head : heads) {
            if (head.length != rows.size()) throw new IllegalArgumentException(head.length + " scores for " + rows.size() + " rows");
            for (double score : head) if (!Double.isFinite(score) || chances && !(score >= 0 && score <= 1)) throw new IllegalArgumentException("score " + score);
        }
    }

    /// What is said of rows by one head.
    public Scored(Judged rows, double[] scores, Optional<Decided> decided) {
        this(rows, new double[][] {scores}, decided);
    }

    /// The first head: in a binary classification the score, in a regression the estimate.
    public double[] scores() {
        return heads[0];
    }

    /// What is said of some of the rows.
    ///
    /// @param some [Judged#only] of the rows picked, the same object for all predictors that are compared
    public Scored only(Judged some, int[] picked) {
        double[][] said = Arrays.stream(heads).map(head -> IntStream.of(picked).mapToDouble(row -> head[row]).toArray()).toArray(double[][]::new);
        return new Scored(some, said, decided.map(all -> all.only(picked)));
    }
}
