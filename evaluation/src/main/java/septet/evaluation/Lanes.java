package septet.evaluation;

/// How often each cluster counts, in several replicates at once: the same cluster in all of them, then the next one. A sum over rows then takes
/// one pass for all replicates, without a branch that depends on a weight.
final class Lanes {
    private final double[] side;
    private final int count;
    private final int[][] single;

    Lanes(byte[] counts, int lanes) {
        count = lanes;
        side = new double[counts.length];
        single = new int[lanes][0];
        for (int i = 0; i < side.length; i++) side[i] = counts[i];
    }

    private Lanes(int[] weights) {
        count = 1;
        side = new double[weights.length];
        single = new int[][] {weights};
        for (int i = 0; i < side.length; i++) side[i] = weights[i];
    }

    /// One replicate.
    static Lanes of(int[] weights) {
        return new Lanes(weights);
    }

    int count() {
        return count;
    }

    /// Not to be changed: [#count] weights for each cluster.
    double[] side() {
        return side;
    }

    /// The weights of one replicate, by cluster; not to be changed.
    int[] lane(int lane) {
        if (single[lane].length == 0) {
            int[] weights = new int[side.length / count];
            for (int cluster = 0; cluster < weights.length; cluster++) weights[cluster] = (int) side[cluster * count + lane];
            single[lane] = weights;
        }
        return single[lane];
    }

    /// Adds the weights of one cluster.
    void add(int cluster, double[] to) {
        int from = cluster * count;
        for (int lane = 0; lane < to.length; lane++) to[lane] += side[from + lane];
    }

    /// Adds so many times the weights of one cluster.
    void add(int cluster, double times, double[] to) {
        int from = cluster * count;
        for (int lane = 0; lane < to.length; lane++) to[lane] += times * side[from + lane];
    }

    /// Adds the product of the weights of one cluster with these.
    void add(int cluster, double[] by, double[] to) {
        int from = cluster * count;
        for (int lane = 0; lane < to.length; lane++) to[lane] += by[lane] * side[from + lane];
    }
}
