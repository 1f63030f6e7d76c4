package septet.evaluation;

/// How many positives and negatives each cluster has.
final class ClassSizes {
    private final int[] positives;
    private final int[] negatives;

    ClassSizes(Judged rows, Clusters clusters) {
        positives = new int[clusters.count()];
        negatives = new int[clusters.count()];
        for (int row = 0; row < rows.size(); row++) (rows.labels()[row] ? positives : negatives)[clusters.of(row)]++;
    }

    long positives(int[] weights) {
        return sum(positives, weights);
    }

    long negatives(int[] weights) {
        return sum(negatives, weights);
    }

    int clusters() {
        return positives.length;
    }

    /// Clusters with at least one positive.
    int positiveClusters() {
        return some(positives);
    }

    int negativeClusters() {
        return some(negatives);
    }

    int fewerClusters() {
        return Math.min(positiveClusters(), negativeClusters());
    }

    static long sum(int[] counts, int[] weights) {
        long sum = 0;
        for (int i = 0; i < counts.length; i++) sum += (long) counts[i] * weights[i];
        return sum;
    }

    static int some(int[] counts) {
        int some = 0;
        for (int count : counts) if (count > 0) some++;
        return some;
    }
}
