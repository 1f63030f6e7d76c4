package septet.evaluation;

import java.util.Arrays;

/// Counts at the lowest threshold that a rule allows; the threshold is chosen anew in each replicate.
final class SweptCounting implements Counting {
    /// What is asked of a threshold with these counts above it.
    interface Rule {
        boolean allows(long hits, long alarms, long positives, long negatives);

        /// Whether no lower threshold can be allowed either.
        boolean over(long hits, long alarms, long positives, long negatives);
    }

    /// False alarms only become more.
    record FalseAlarms(double rate) implements Rule {
        @Override
        public boolean allows(long hits, long alarms, long positives, long negatives) {
            return alarms / (double) negatives <= rate;
        }

        @Override
        public boolean over(long hits, long alarms, long positives, long negatives) {
            return !allows(hits, alarms, positives, negatives);
        }
    }

    /// Further down, all positives among the rows so far would be the best.
    record AtPrecision(double precision) implements Rule {
        @Override
        public boolean allows(long hits, long alarms, long positives, long negatives) {
            return hits / (double) (hits + alarms) >= precision;
        }

        @Override
        public boolean over(long hits, long alarms, long positives, long negatives) {
            return positives / (double) (hits + alarms) < precision;
        }
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
            if (!Ranking.last(code)) continue;
            if (rule.over(hits, alarms, positives, negatives)) break;
            if (hits + alarms > best.hits() + best.alarms() && rule.allows(hits, alarms, positives, negatives)) best = new Counts(hits, alarms, positives, negatives);
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
