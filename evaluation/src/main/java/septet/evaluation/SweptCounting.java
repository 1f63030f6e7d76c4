package septet.evaluation;

import java.util.Arrays;

/// Counts at the lowest threshold that a rule allows; the threshold is chosen anew in each replicate.
final class SweptCounting implements Counting {
    /// Whether a threshold with these counts above it is allowed.
    interface Rule {
        boolean allows(long hits, long alarms, long positives, long negatives);
    }

    private final Ranking ranking;
    private final ClassSizes sizes;
    private final Rule rule;

    SweptCounting(Ranking ranking, Judged rows, Clusters clusters, Rule rule) {
        this.ranking = ranking;
        this.rule = rule;
        sizes = new ClassSizes(rows, clusters);
    }

    @Override
    public Counts of(int[] weights) {
        long positives = sizes.positives(weights);
        long negatives = sizes.negatives(weights);
        long hits = 0;
        long alarms = 0;
        Counts best = new Counts(0, 0, positives, negatives);
        for (int code : ranking.codes) {
            int weight = weights[Ranking.cluster(code)];
            if (Ranking.positive(code)) hits += weight;
            else alarms += weight;
            if (Ranking.last(code) && hits + alarms > best.hits() + best.alarms() && rule.allows(hits, alarms, positives, negatives)) {
                best = new Counts(hits, alarms, positives, negatives);
            }
        }
        return best;
    }

    @Override
    public int answeredClusters() {
        int[] once = new int[sizes.clusters()];
        Arrays.fill(once, 1);
        Counts counts = of(once);
        return ranking.clusters((int) Math.ceil(counts.hits() + counts.alarms()));
    }
}
