package septet.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Each period, the entities with the highest score of a row of that period; a hit is one with a positive row then;
/// hits leave the later periods; the mean of hits / n over the periods that have rows. Equal scores stand by identity, a fixed shuffle.
final class EntityStatistic implements Statistic {
    private record Entry(int entity, double score, boolean positive) {}

    private static final double ABSENT = -1;
    private final List<Entry[]> periods;
    private final int n;
    private final int entities;

    /// @param entities the clusters of this statistic: the metric's entities themselves are resampled
    EntityStatistic(Scored scored, Measure.EntityPrecision measure, Clusters entities) {
        Judged rows = scored.rows();
        n = measure.n();
        this.entities = entities.count();
        long period = measure.per().toNanos() / 1_000;
        Map<Long, double[]> best = new TreeMap<>();
        Map<Long, boolean[]> positive = new TreeMap<>();
        for (int row = 0; row < rows.size(); row++) {
            int entity = entities.of(row);
            long number = Math.floorDiv(rows.times()[row] - rows.from(), period);
            double[] scores = best.computeIfAbsent(number, _ -> absent(entities.count()));
            scores[entity] = Math.max(scores[entity], scored.scores()[row]);
            positive.computeIfAbsent(number, _ -> new boolean[entities.count()])[entity] |= rows.labels()[row];
        }
        periods = best.keySet().stream().map(number -> ranked(best.get(number), positive.get(number))).toList();
    }

    private static double[] absent(int entities) {
        double[] scores = new double[entities];
        Arrays.fill(scores, ABSENT);
        return scores;
    }

    private static Entry[] ranked(double[] scores, boolean[] positive) {
        return IntStream.range(0, scores.length).filter(entity -> scores[entity] != ABSENT).mapToObj(entity -> new Entry(entity, scores[entity], positive[entity]))
                .sorted(Comparator.comparingDouble((Entry entry) -> -entry.score).thenComparingInt(Entry::entity)).toArray(Entry[]::new);
    }

    @Override
    public double of(int[] weights) {
        boolean[] gone = new boolean[entities];
        double sum = 0;
        for (Entry[] ranked : periods) {
            int places = n;
            long hits = 0;
            for (int i = 0; i < ranked.length && places > 0; i++) {
                Entry entry = ranked[i];
                if (gone[entry.entity]) continue;
                int taken = Math.min(places, weights[entry.entity]);
                places -= taken;
                if (entry.positive && taken > 0) {
                    hits += taken;
                    gone[entry.entity] = true;
                }
            }
            sum += hits / (double) n;
        }
        return sum / periods.size();
    }

    int units() {
        return n * periods.size();
    }
}
