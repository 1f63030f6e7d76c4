package septet.evaluation;

import java.util.List;
import septet.world.Chance;

/// The bootstrap by clusters (Davison and Hinkley 1997, section 3.8): in each replicate every cluster counts as often as [Poisson] says.
final class Bootstrap {
    static final int REPLICATES = 1_000;

    private Bootstrap() {}

    /// @return for each statistic its value in each replicate; NaN where it was not defined
    static double[][] replicates(Clusters clusters, List<Statistic> statistics, Chance chance) {
        double[][] values = new double[statistics.size()][REPLICATES];
        Draws draws = clusters.draws(chance);
        for (int block = 0; block < Draws.BLOCKS; block++) {
            Lanes lanes = draws.block(block);
            for (int s = 0; s < values.length; s++) System.arraycopy(statistics.get(s).of(lanes), 0, values[s], block * Draws.LANES, Draws.LANES);
        }
        return values;
    }
}
