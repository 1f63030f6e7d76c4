package septet.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Each period, the entities with the highest score of a row of that period; a hit is one with a positive row then;
/// hits leave the later periods; the mean of hits / n over the periods that have rows. Equal scores stand by identity, a fixed shuffle.
final class EntityStatistic implements Statistic {
    private record Entry(int entity, double score, boolean positive) {}

    private final List<Entry[]> periods;
    private final int n;
    private final int entities;

    /// @param entities the clusters of this statistic: the metric's entities themselves are resampled
    EntityStatistic(Scored scored, Measure.EntityPrecision measure, Clusters entities) {
        Judged rows = scored.rows();
        n = measure.n();
        this.entities = entities.count();
        long period = measure.per().toNanos() / 1_000;
        Map<Long, Map<Integer, Entry>> found = new TreeMap<>();
        for (int row = 0; row < rows.size(); row++) {
            int entity = entities.of(row);
            Entry entry = new Entry(entity, scored.scores()[row], rows.labels()[row]);
            found.computeIfAbsent(Math.floorDiv(rows.times()[row] - rows.from(), period), _ -> new TreeMap<>()).merge(entity, entry, EntityStatistic::join);
        }
        periods = found.values().stream().map(EntityStatistic::ranked).toList();
    }

    private static Entry join(Entry a, Entry b) {
        return new Entry(a.entity, Math.max(a.score, b.score), a.positive || b.positive);
    }

    private static Entry[] ranked(Map<Integer, Entry> entries) {
        Entry[] ranked = entries.values().toArray(Entry[]::new);
        Arrays.sort(ranked, Comparator.comparingDouble((Entry entry) -> -entry.score).thenComparingInt(Entry::entity));
        return ranked;
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
