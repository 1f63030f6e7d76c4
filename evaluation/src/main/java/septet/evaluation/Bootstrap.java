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
        int[] weights = new int[clusters.count()];
        for (int replicate = 0; replicate < REPLICATES; replicate++) {
            Poisson.draw(clusters, chance.at(replicate), weights);
            for (int s = 0; s < values.length; s++) values[s][replicate] = statistics.get(s).of(weights);
        }
        return values;
    }
}
