package septet.evaluation;

import java.util.Arrays;
import septet.model.MostLikely;

/// Metrics of several classes. Each cluster is counted and summed once; a replicate visits clusters, not rows.
final class ClassStatistics {
    private ClassStatistics() {}

    static Statistic accuracy(Prepared prepared) {
        int[] said = MostLikely.ofEach(prepared.scored().heads());
        int[] truth = prepared.classes().of();
        int[] right = new int[prepared.clusters().count()];
        int[] rows = new int[right.length];
        for (int row = 0; row < truth.length; row++) {
            int cluster = prepared.clusters().of(row);
            rows[cluster]++;
            if (said[row] == truth[row]) right[cluster]++;
        }
        return weights -> ClassSizes.sum(right, weights) / (double) ClassSizes.sum(rows, weights);
    }

    /// As in scikit-learn: the mean over the classes that occur or are answered.
    static Statistic macroF1(Prepared prepared) {
        Counting[] classes = counts(prepared);
        return weights -> {
            double sum = 0;
            int met = 0;
            for (Counting one : classes) {
                double f1 = one.of(weights).f1();
                if (Double.isNaN(f1)) continue;
                sum += f1;
                met++;
            }
            return sum / met;
        };
    }

    static Statistic weightedF1(Prepared prepared) {
        Counting[] classes = counts(prepared);
        return weights -> {
            double sum = 0;
            double rows = 0;
            for (Counting one : classes) {
                Counts counts = one.of(weights);
                if (counts.positives() > 0) sum += counts.positives() * counts.f1();
                rows += counts.positives();
            }
            return sum / rows;
        };
    }

    /// For each class the rows that are of it, and those that are said to be.
    private static Counting[] counts(Prepared prepared) {
        int[] said = MostLikely.ofEach(prepared.scored().heads());
        Counting[] counts = new Counting[prepared.scored().heads().length];
        for (int word = 0; word < counts.length; word++) {
            int one = word;
            Judged rows = prepared.rows();
            Judged are = new Judged(rows.from(), rows.times(), prepared.classes().are(word), rows.clusters(), rows.entities());
            counts[word] = new FixedCounting(are, prepared.clusters(), row -> said[row] == one);
        }
        return counts;
    }

    static Statistic logLoss(Prepared prepared) {
        return SumStatistics.mean(prepared, row -> -StrictMath.log(ofTruth(prepared, row)));
    }

    private static double ofTruth(Prepared prepared, int row) {
        return Math.clamp(prepared.scored().heads()[prepared.classes().of()[row]][row], SumStatistics.EDGE, 1 - SumStatistics.EDGE);
    }

    /// The sum over classes of the squared distance (Brier 1950), from 0 to 2.
    static Statistic brierScore(Prepared prepared) {
        double[][] heads = prepared.scored().heads();
        return SumStatistics.mean(prepared, row -> {
            double squares = 0;
            for (int word = 0; word < heads.length; word++) {
                double miss = heads[word][row] - (prepared.classes().of()[row] == word ? 1 : 0);
                squares += miss * miss;
            }
            return squares;
        });
    }

    /// Log loss by that of always saying the shares of the classes.
    static Statistic normalisedEntropy(Prepared prepared) {
        Statistic logLoss = logLoss(prepared);
        int[][] rows = new int[prepared.classes().words().size()][prepared.clusters().count()];
        for (int row = 0; row < prepared.rows().size(); row++) rows[prepared.classes().of()[row]][prepared.clusters().of(row)]++;
        return weights -> {
            double[] counts = Arrays.stream(rows).mapToDouble(word -> ClassSizes.sum(word, weights)).toArray();
            double all = Arrays.stream(counts).sum();
            double entropy = 0;
            for (double count : counts) if (count > 0) entropy -= count / all * StrictMath.log(count / all);
            return logLoss.of(weights) / entropy;
        };
    }
}
