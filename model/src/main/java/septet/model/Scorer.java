package septet.model;

/// A model bound to a running dictionary. The same inputs give the same bits in training, evaluation and serving,
/// because all of them call this. It keeps scratch space and belongs to one thread; it does not allocate.
public interface Scorer {
    /// @param inputs one row by [septet.data.Values#input]; a missing value is NaN
    /// @param heads  receives one estimate for each head
    void predict(double[] inputs, double[] heads);

    /// How much each input moves the score of one head away from that of the average training row, in the model's own
    /// additive scale (before [Link] and calibration: log-odds of a chance, a number itself or its logarithm).
    ///
    /// @param into receives one value for each input
    /// @return the score of the average training row; with the sum of `into` it is the score of this row, but for rounding
    double contributions(double[] inputs, int head, double[] into);

    /// The same for the first head.
    default double contributions(double[] inputs, double[] into) {
        return contributions(inputs, 0, into);
    }

    /// The same, averaged over every order in which inputs could become known: Shapley values, exact, and slow for trees.
    double shapley(double[] inputs, int head, double[] into);

    /// What the words of one text add to the score of one head. Allocates.
    ///
    /// @param input of the text
    /// @param exact as [#shapley], else as [#contributions]
    default Spoken spoken(double[] inputs, int head, int input, boolean exact) {
        return Spoken.NOTHING;
    }
}
