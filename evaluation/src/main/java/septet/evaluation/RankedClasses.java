package septet.evaluation;

import java.util.Arrays;

/// The scores of positives and of negatives, each sorted: all that the metrics of order need where each row counts once. To sort both is cheaper than a [Ranking].
///
/// @param positives rising
/// @param negatives rising
record RankedClasses(double[] positives, double[] negatives) {
    static RankedClasses of(Scored scored) {
        boolean[] labels = scored.rows().labels();
        double[] scores = scored.scores();
        double[] positives = new double[scored.rows().positives()];
        double[] negatives = new double[scores.length - positives.length];
        int hits = 0;
        int others = 0;
        for (int row = 0; row < scores.length; row++) {
            // Both zeros are one score.
            if (labels[row]) positives[hits++] = scores[row] + 0.0;
            else negatives[others++] = scores[row] + 0.0;
        }
        Arrays.sort(positives);
        Arrays.sort(negatives);
        return new RankedClasses(positives, negatives);
    }

    /// The bits of [RankStatistics#averagePrecision].
    double averagePrecision() {
        double sum = 0;
        int alarms = 0;
        for (int next = positives.length - 1; next >= 0;) {
            double score = positives[next];
            int step = next;
            while (next >= 0 && positives[next] == score) next--;
            while (alarms < negatives.length && negatives[negatives.length - 1 - alarms] >= score) alarms++;
            double hits = positives.length - 1 - next;
            sum += (step - next) * (hits / (hits + alarms));
        }
        return sum / positives.length;
    }

    /// The bits of [RankStatistics#rocAuc].
    double rocAuc() {
        double twice = 0;
        int below = 0;
        int upTo = 0;
        for (double score : positives) {
            while (below < negatives.length && negatives[below] < score) below++;
            while (upTo < negatives.length && negatives[upTo] <= score) upTo++;
            twice += below + upTo;
        }
        return twice / (2.0 * positives.length * negatives.length);
    }
}
