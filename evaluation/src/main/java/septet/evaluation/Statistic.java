package septet.evaluation;

/// A number computed from rows whose clusters count this often. With all weights 1 it is the metric itself.
interface Statistic {
    /// @return NaN where it is not defined (no positive was drawn)
    double of(int[] weights);
}
