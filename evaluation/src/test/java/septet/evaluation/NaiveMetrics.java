package septet.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Metrics as their definitions read, without sorting once, sums or clusters.
final class NaiveMetrics {
    private NaiveMetrics() {}

    /// For each distinct score as a threshold: the recall it adds, times its precision.
    static double averagePrecision(boolean[] labels, double[] scores) {
        double[] thresholds = Arrays.stream(scores).distinct().sorted().toArray();
        double sum = 0;
        double recallBefore = 0;
        for (int t = thresholds.length - 1; t >= 0; t--) {
            Counts counts = at(labels, scores, thresholds[t]);
            sum += (counts.recall() - recallBefore) * counts.precision();
            recallBefore = counts.recall();
        }
        return sum;
    }

    static double rocAuc(boolean[] labels, double[] scores) {
        double right = 0;
        double pairs = 0;
        for (int i = 0; i < labels.length; i++) {
            for (int j = 0; j < labels.length; j++) {
                if (!labels[i] || labels[j]) continue;
                pairs++;
                right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
            }
        }
        return right / pairs;
    }

    static Counts at(boolean[] labels, double[] scores, double threshold) {
        int[] counts = new int[4];
        for (int i = 0; i < labels.length; i++) counts[(scores[i] >= threshold ? 0 : 2) + (labels[i] ? 0 : 1)]++;
        return new Counts(counts[0], counts[1], counts[0] + counts[2], counts[1] + counts[3]);
    }

    /// The protocol word by word: each day the n cards with the highest score of that day, a hit is a card with a fraud that day,
    /// hit cards leave the later days, the mean of the days.
    static double entityPrecision(Scored scored, int n, long period) {
        Judged rows = scored.rows();
        Map<Long, List<Integer>> days = new TreeMap<>();
        for (int row = 0; row < rows.size(); row++) days.computeIfAbsent(Math.floorDiv(rows.times()[row] - rows.from(), period), _ -> new ArrayList<>()).add(row);
        Set<Long> found = new HashSet<>();
        double sum = 0;
        for (List<Integer> day : days.values()) {
            Map<Long, Double> best = new HashMap<>();
            Set<Long> fraud = new HashSet<>();
            for (int row : day) {
                long card = rows.entities().get("card")[row];
                if (found.contains(card)) continue;
                best.merge(card, scored.scores()[row], Math::max);
                if (rows.labels()[row]) fraud.add(card);
            }
            List<Long> cards = new ArrayList<>(best.keySet());
            cards.sort((a, b) -> best.get(a).equals(best.get(b)) ? Long.compare(a, b) : Double.compare(best.get(b), best.get(a)));
            List<Long> hits = cards.stream().limit(n).filter(fraud::contains).toList();
            sum += hits.size() / (double) n;
            found.addAll(hits);
        }
        return sum / days.size();
    }
}
