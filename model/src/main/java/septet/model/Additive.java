package septet.model;

/// A score that is a sum of what each column adds: the fitted part of a model, over the columns of an [Encoder].
/// Data only, safe to share.
public sealed interface Additive permits Linear, Trees {
    /// How many columns it reads.
    int width();

    /// The arithmetic, made ready; belongs to one thread.
    ///
    /// @param inputOfColumn the input that each column comes from
    /// @param inputs        how many there are
    Adder adder(int[] inputOfColumn, int inputs);

    /// The arithmetic of an [Additive]. Does not allocate.
    interface Adder {
        /// The score (log-odds in a classification) of one row.
        double sum(Encoded row);

        /// What each input adds to the score of the average training row, which is returned.
        double contributions(Encoded row, double[] into);

        /// The same, averaged over every order in which inputs could become known (Shapley 1953); exact, and slow for trees.
        double shapley(Encoded row, double[] into);

        /// What each column that the row holds adds to the score of the average training row, by its place in the row. Allocates.
        ///
        /// @param exact as [#shapley], else as [#contributions]
        double[] ofColumns(Encoded row, boolean exact);
    }
}
