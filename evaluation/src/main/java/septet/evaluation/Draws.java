package septet.evaluation;

import java.util.Optional;
import septet.world.Chance;

/// How often each cluster counts in each replicate, [#LANES] replicates side by side. Drawn once for all who are judged on the same clusters.
final class Draws {
    static final int LANES = 100;
    static final int BLOCKS = Bootstrap.REPLICATES / LANES;
    /// So many clusters are kept drawn; more would take too much room, and are drawn anew for each.
    private static final int MOST_KEPT = 1 << 13;

    private final Clusters clusters;
    private final Chance chance;
    private final byte[][] kept = new byte[BLOCKS][0];

    private Draws(Clusters clusters, Chance chance) {
        this.clusters = clusters;
        this.chance = chance;
    }

    /// Those at hand, where they are of the same chance.
    static Draws of(Clusters clusters, Chance chance, Optional<Draws> atHand) {
        return atHand.filter(draws -> draws.chance == chance).orElseGet(() -> new Draws(clusters, chance));
    }

    Lanes block(int block) {
        byte[] counts = kept[block];
        if (counts.length == 0) {
            counts = draw(block);
            if (clusters.count() <= MOST_KEPT) kept[block] = counts;
        }
        return new Lanes(counts, LANES);
    }

    private byte[] draw(int block) {
        int count = clusters.count();
        byte[] counts = new byte[count * LANES];
        for (int lane = 0; lane < LANES; lane++) {
            Chance replicate = chance.at((long) block * LANES + lane);
            for (int cluster = 0, place = lane; cluster < count; cluster++, place += LANES) counts[place] = (byte) Poisson.weight(replicate, clusters.identity(cluster));
        }
        return counts;
    }
}
