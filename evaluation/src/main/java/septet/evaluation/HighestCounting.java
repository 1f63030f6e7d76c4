package septet.evaluation;

import java.util.Arrays;

/// Counts over the rows with the highest scores. A step at the edge counts by its share, which is what a random order of its rows gives on average.
final class HighestCounting implements Counting {
    private final Ranking ranking;
    private final ClassSizes sizes;
    private final int rows;

    HighestCounting(Ranking ranking, Judged rows, Clusters clusters, int highest) {
        this.ranking = ranking;
        this.rows = highest;
        sizes = new ClassSizes(rows, clusters);
    }

    @Override
    public Counts of(int[] weights) {
        long hits = 0;
        long alarms = 0;
        long stepHits = 0;
        long stepAlarms = 0;
        for (int code : ranking.codes) {
            int weight = weights[Ranking.cluster(code)];
            if (Ranking.positive(code)) stepHits += weight;
            else stepAlarms += weight;
            if (!Ranking.last(code)) continue;
            long step = stepHits + stepAlarms;
            if (hits + alarms + step >= rows) {
                double share = (rows - hits - alarms) / (double) step;
                return counts(weights, hits + share * stepHits, alarms + share * stepAlarms);
            }
            hits += stepHits;
            alarms += stepAlarms;
            stepHits = 0;
            stepAlarms = 0;
        }
        return counts(weights, hits, alarms);
    }

    private Counts counts(int[] weights, double hits, double alarms) {
        return new Counts(hits, alarms, sizes.positives(weights), sizes.negatives(weights));
    }

    @Override
    public int answeredClusters() {
        int[] once = new int[sizes.clusters()];
        Arrays.fill(once, 1);
        Counts counts = of(once);
        return ranking.clusters((int) Math.ceil(counts.hits() + counts.alarms()));
    }
}
