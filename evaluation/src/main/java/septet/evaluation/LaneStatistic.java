package septet.evaluation;

/// A statistic that sweeps rows, and does so once for all replicates of a block.
interface LaneStatistic extends Statistic {
    @Override
    double[] of(Lanes lanes);

    @Override
    default double of(int[] weights) {
        return of(Lanes.of(weights))[0];
    }
}
