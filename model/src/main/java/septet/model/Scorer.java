package septet.model;

/// A model bound to a running dictionary. The same inputs give the same bits in training, evaluation and serving,
/// because all of them call this. It keeps scratch space and belongs to one thread; it does not allocate.
public interface Scorer {
    /// @param inputs one row by [septet.data.Values#input]; a missing value is NaN
    /// @param heads  receives one estimate for each head
    void predict(double[] inputs, double[] heads);

    /// How much each input moves the score of this row away from that of the average training row, in the model's own
    /// additive scale (log-odds of the first head, before calibration).
    ///
    /// @param into receives one value for each input
    /// @return the score of the average training row; with the sum of `into` it is the score of this row, but for rounding
    double contributions(double[] inputs, double[] into);
}
