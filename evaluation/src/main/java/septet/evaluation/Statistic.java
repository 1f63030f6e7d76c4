package septet.evaluation;

/// A number computed from rows whose clusters count this often. With all weights 1 it is the metric itself.
interface Statistic {
    /// @return NaN where it is not defined (no positive was drawn)
    double of(int[] weights);

    /// The same of several replicates, whose values have the same bits as one by one.
    default double[] of(Lanes lanes) {
        double[] values = new double[lanes.count()];
        for (int lane = 0; lane < values.length; lane++) values[lane] = of(lanes.lane(lane));
        return values;
    }
}
