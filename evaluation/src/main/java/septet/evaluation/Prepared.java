package septet.evaluation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import septet.model.MostLikely;

/// Scored rows, numbered and sorted once for all metrics.
final class Prepared {
    private final Scored scored;
    private final Clusters clusters;
    private final Map<String, Clusters> entities;
    private final Map<Integer, Prepared> ofWord = new HashMap<>();
    private Optional<Ranking> ranking = Optional.empty();
    private Optional<int[]> order = Optional.empty();

    private Prepared(Scored scored, Clusters clusters, Map<String, Clusters> entities) {
        this.scored = scored;
        this.clusters = clusters;
        this.entities = entities;
    }

    static Prepared of(Scored scored) {
        return all(List.of(scored)).getFirst();
    }

    /// Those who speak of the same rows share their clusters, and so their replicates.
    static List<Prepared> all(List<Scored> contestants) {
        Judged rows = contestants.getFirst().rows();
        Clusters clusters = Clusters.drawn(rows.clusters());
        Map<String, Clusters> entities = new ConcurrentHashMap<>();
        return contestants.stream().map(scored -> of(scored, rows, clusters, entities)).toList();
    }

    private static Prepared of(Scored scored, Judged rows, Clusters clusters, Map<String, Clusters> entities) {
        if (scored.rows() != rows) throw new IllegalArgumentException("not the same rows");
        return new Prepared(scored, clusters, entities);
    }

    /// The same for others who speak of these rows.
    Prepared with(Scored other) {
        return of(other, rows(), clusters, entities);
    }

    Scored scored() {
        return scored;
    }

    Judged rows() {
        return scored.rows();
    }

    Clusters clusters() {
        return clusters;
    }

    /// The clusters of an entity that a metric names.
    Clusters entity(String name) {
        long[] identities = rows().entities().get(name);
        if (identities == null) throw new IllegalArgumentException("the rows do not say their " + name);
        return entities.computeIfAbsent(name, _ -> Clusters.of(identities));
    }

    /// Rows from the highest score to the lowest, of a binary classification.
    Ranking ranking() {
        if (ranking.isEmpty()) ranking = Optional.of(Ranking.of(scored, clusters));
        return ranking.get();
    }

    /// Rows cluster by cluster, in each by what is true and what is said: sums in this order depend on content alone.
    int[] order() {
        if (order.isEmpty()) order = Optional.of(ContentOrder.of(scored, clusters));
        return order.get();
    }

    /// Whether each row is of this class, by that class's head; positive is decided where no other class is likelier.
    Prepared ofWord(int word) {
        return ofWord.computeIfAbsent(word, _ -> {
            int[] said = MostLikely.ofEach(scored.heads());
            return binary(classes().are(word), scored.heads()[word], Arrays.stream(said).map(each -> each == word ? 0 : 1).toArray());
        });
    }

    /// Whether the class that is said of each row is the right one, by the head that says it.
    Prepared ofAnswer() {
        int[] said = MostLikely.ofEach(scored.heads());
        boolean[] right = new boolean[said.length];
        double[] sure = new double[said.length];
        for (int row = 0; row < said.length; row++) {
            right[row] = classes().of()[row] == said[row];
            sure[row] = scored.heads()[said[row]][row];
        }
        return binary(new Truth.Binary(right), sure, new int[said.length]);
    }

    Truth.Classes classes() {
        return switch (rows().truth()) {
            case Truth.Classes classes -> classes;
            case Truth.Binary _, Truth.Numbers _ -> throw new IllegalStateException("no classes");
        };
    }

    private Prepared binary(Truth.Binary truth, double[] scores, int[] decisions) {
        Judged rows = rows();
        Judged some = new Judged(rows.from(), rows.times(), truth, rows.clusters(), rows.entities());
        return new Prepared(new Scored(some, scores, Optional.of(new Decided(decisions, 1, new long[0]))), clusters, entities);
    }
}
