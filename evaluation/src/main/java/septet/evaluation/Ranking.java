package septet.evaluation;

/// Rows from the highest score to the lowest; rows of equal score are one step. Sorted once, swept by every replicate.
///
/// Each row is one number: the cluster, then whether it ends a step, then whether it is positive.
final class Ranking {
    private static final int POSITIVE = 1;
    private static final int LAST = 2;
    final int[] codes;
    final double[] scores;

    private Ranking(int[] codes, double[] scores) {
        this.codes = codes;
        this.scores = scores;
    }

    static Ranking of(Scored scored, Clusters clusters) {
        Judged rows = scored.rows();
        double[] scores = scored.scores();
        boolean[] labels = rows.labels();
        int[] plain = new int[rows.size()];
        for (int row = 0; row < plain.length; row++) plain[row] = row;
        int[] byCluster = Sorting.stable(plain, clusters.count() * 2, row -> clusters.of(row) * 2 + (labels[row] ? 1 : 0));
        double[] steps = Sorting.distinctDescending(scores);
        int[] stepOfRow = Sorting.steps(steps, scores);
        int[] order = Sorting.stable(byCluster, steps.length, row -> stepOfRow[row]);
        int[] codes = new int[order.length];
        double[] sorted = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            int row = order[i];
            sorted[i] = scores[row];
            boolean last = i + 1 == order.length || scores[order[i + 1]] != scores[row];
            codes[i] = clusters.of(row) << 2 | (last ? LAST : 0) | (labels[row] ? POSITIVE : 0);
        }
        return new Ranking(codes, sorted);
    }

    static int cluster(int code) {
        return code >>> 2;
    }

    static boolean last(int code) {
        return (code & LAST) != 0;
    }

    static boolean positive(int code) {
        return (code & POSITIVE) != 0;
    }

    /// How many clusters the highest rows belong to.
    int clusters(int highest) {
        return (int) java.util.Arrays.stream(codes, 0, Math.min(highest, codes.length)).map(Ranking::cluster).distinct().count();
    }
}
