package septet.evaluation;

import septet.world.Chance;

/// How often a cluster counts in a replicate: Poisson with mean 1, drawn from the replicate's chance and the cluster's identity alone,
/// so that it is the same in every order of rows, in every slice, and for every predictor on the same rows.
/// (Hanley and MacGibbon, Creating non-parametric bootstrap samples using Poisson frequencies, 2006.)
final class Poisson {
    /// Bounds of the 63 high bits of a draw: below the first the weight is 0, below the second 1, ...
    private static final long[] BOUNDS = bounds();

    /// For each value of the 8 highest bits the least weight of such a draw: hardly any needs a look at the bounds beside the one above it.
    private static final byte[] LEAST = least();

    private Poisson() {}

    static void draw(Clusters clusters, Chance replicate, int[] weights) {
        for (int cluster = 0; cluster < weights.length; cluster++) weights[cluster] = weight(replicate, clusters.identity(cluster));
    }

    static int weight(Chance replicate, long identity) {
        return weight(replicate.at(identity).nextLong() >>> 1);
    }

    private static int weight(long draw) {
        int weight = LEAST[(int) (draw >>> 55)];
        while (weight < BOUNDS.length && draw >= BOUNDS[weight]) weight++;
        return weight;
    }

    private static byte[] least() {
        byte[] least = new byte[256];
        for (int i = 0; i < least.length; i++) {
            while (least[i] < BOUNDS.length && (long) i << 55 >= BOUNDS[least[i]]) least[i]++;
        }
        return least;
    }

    private static long[] bounds() {
        long[] bounds = new long[16];
        double probability = StrictMath.exp(-1);
        double sum = 0;
        for (int i = 0; i < bounds.length; i++) {
            sum += probability;
            bounds[i] = (long) (sum * 0x1p63);
            probability /= i + 1;
        }
        return bounds;
    }
}
