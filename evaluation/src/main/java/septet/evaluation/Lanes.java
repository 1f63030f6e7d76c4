package septet.evaluation;

/// How often each cluster counts, in several replicates at once: the same cluster in all of them, then the next one. A sum over rows then takes
/// one pass for all replicates, without a branch that depends on a weight.
final class Lanes {
    private final byte[] side;
    private final int count;
    private final int[][] single;

    /// @param side for each cluster so many weights, one for each replicate; not to be changed
    Lanes(byte[] side, int count) {
        this.side = side;
        this.count = count;
        single = new int[count][0];
    }

    /// One replicate.
    static Lanes of(int[] weights) {
        byte[] side = new byte[weights.length];
        for (int i = 0; i < side.length; i++) {
            if (weights[i] < 0 || weights[i] > Byte.MAX_VALUE) throw new IllegalArgumentException("weight " + weights[i]);
            side[i] = (byte) weights[i];
        }
        return new Lanes(side, 1);
    }

    int count() {
        return count;
    }

    /// The weights of one replicate, by cluster; not to be changed.
    int[] lane(int lane) {
        if (single[lane].length == 0) {
            int[] weights = new int[side.length / count];
            for (int cluster = 0, place = lane; cluster < weights.length; cluster++, place += count) weights[cluster] = side[place];
            single[lane] = weights;
        }
        return single[lane];
    }

    /// Adds the weights of one cluster; whole numbers take half the time.
    void add(int cluster, int[] to) {
        int from = cluster * count;
        for (int lane = 0; lane < to.length; lane++) to[lane] += side[from + lane];
    }

    /// Adds so many times the weights of one cluster.
    void add(int cluster, double times, double[] to) {
        int from = cluster * count;
        for (int lane = 0; lane < to.length; lane++) to[lane] += times * side[from + lane];
    }
}
