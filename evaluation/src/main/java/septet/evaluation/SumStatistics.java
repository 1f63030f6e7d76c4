package septet.evaluation;

import java.util.function.IntToDoubleFunction;
import septet.design.Type;

/// Metrics that are sums over rows. Each cluster is summed once; a replicate visits clusters, not rows.
final class SumStatistics {
    /// How close to 0 and 1 a score may come in a logarithm: the distance of 1 to the next double.
    static final double EDGE = 0x1p-52;

    private SumStatistics() {}

    /// The mean over rows.
    static Statistic mean(Prepared prepared, IntToDoubleFunction ofRow) {
        double[] sums = new double[prepared.clusters().count()];
        double[] rows = new double[sums.length];
        for (int row : prepared.order()) {
            int cluster = prepared.clusters().of(row);
            sums[cluster] += ofRow.applyAsDouble(row);
            rows[cluster]++;
        }
        return weights -> sum(sums, weights) / sum(rows, weights);
    }

    static Statistic logLoss(Ranking ranking, Clusters clusters) {
        double[] losses = losses(ranking, clusters);
        double[] rows = rows(ranking, clusters);
        return weights -> sum(losses, weights) / sum(rows, weights);
    }

    static Statistic brierScore(Ranking ranking, Clusters clusters) {
        double[] squares = new double[clusters.count()];
        for (int i = 0; i < ranking.codes.length; i++) {
            double miss = ranking.scores[i] - (Ranking.positive(ranking.codes[i]) ? 1 : 0);
            squares[Ranking.cluster(ranking.codes[i])] += miss * miss;
        }
        double[] rows = rows(ranking, clusters);
        return weights -> sum(squares, weights) / sum(rows, weights);
    }

    /// He et al., Practical lessons from predicting clicks on ads at Facebook, 2014.
    static Statistic normalisedEntropy(Ranking ranking, Judged rows, Clusters clusters) {
        double[] losses = losses(ranking, clusters);
        ClassSizes sizes = new ClassSizes(rows, clusters);
        return weights -> {
            double positives = sizes.positives(weights);
            double all = positives + sizes.negatives(weights);
            double share = positives / all;
            double entropy = -(share * StrictMath.log(share) + (1 - share) * StrictMath.log(1 - share));
            return sum(losses, weights) / all / entropy;
        };
    }

    static Statistic cost(Judged rows, Decided decided, Clusters clusters) {
        double[] money = new double[clusters.count()];
        double[] counts = new double[clusters.count()];
        for (int row = 0; row < rows.size(); row++) {
            money[clusters.of(row)] += decided.costs()[row];
            counts[clusters.of(row)]++;
        }
        return weights -> sum(money, weights) / sum(counts, weights) / Type.Money.SCALE;
    }

    private static double[] losses(Ranking ranking, Clusters clusters) {
        double[] losses = new double[clusters.count()];
        for (int i = 0; i < ranking.codes.length; i++) {
            double score = Math.clamp(ranking.scores[i], EDGE, 1 - EDGE);
            losses[Ranking.cluster(ranking.codes[i])] -= StrictMath.log(Ranking.positive(ranking.codes[i]) ? score : 1 - score);
        }
        return losses;
    }

    private static double[] rows(Ranking ranking, Clusters clusters) {
        double[] rows = new double[clusters.count()];
        for (int code : ranking.codes) rows[Ranking.cluster(code)]++;
        return rows;
    }

    static double sum(double[] values, int[] weights) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) sum += values[i] * weights[i];
        return sum;
    }
}
