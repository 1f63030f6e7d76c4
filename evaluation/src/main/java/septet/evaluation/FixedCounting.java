package septet.evaluation;

import java.util.function.IntPredicate;

/// Counts where the answer for each row stands: one small sum for each cluster is all that a replicate needs.
final class FixedCounting implements Counting {
    private final ClassSizes sizes;
    private final int[] hits;
    private final int[] alarms;

    FixedCounting(Judged rows, Clusters clusters, IntPredicate positive) {
        sizes = new ClassSizes(rows, clusters);
        hits = new int[clusters.count()];
        alarms = new int[clusters.count()];
        for (int row = 0; row < rows.size(); row++) {
            if (positive.test(row)) (rows.labels()[row] ? hits : alarms)[clusters.of(row)]++;
        }
    }

    @Override
    public Counts of(int[] weights) {
        return new Counts(ClassSizes.sum(hits, weights), ClassSizes.sum(alarms, weights), sizes.positives(weights), sizes.negatives(weights));
    }

    @Override
    public int answeredClusters() {
        int count = 0;
        for (int cluster = 0; cluster < hits.length; cluster++) if (hits[cluster] + alarms[cluster] > 0) count++;
        return count;
    }
}
