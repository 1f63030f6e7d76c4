package septet.model;

import java.util.List;

/// A fitted model: data and arithmetic. The same inputs give the same bits in training, evaluation and serving,
/// because all of them call this.
public interface Model {
    Provenance provenance();

    /// The names of the inputs, in the order in which they are handed in.
    List<String> inputs();

    /// What it estimates; one head in a binary classification.
    List<String> heads();

    /// @param inputs one row by [septet.data.Values#input]; a missing value is NaN
    /// @param heads  receives one estimate for each head
    void predict(double[] inputs, double[] heads);

    /// How much each input moves the score of this row (in the model's own additive scale: log-odds).
    void contributions(double[] inputs, double[] contributions);

    /// The data-only artifact from which the registry reads it again.
    byte[] artifact();
}
