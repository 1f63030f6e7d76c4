package septet.evaluation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Scored rows, sorted and numbered once for all metrics.
///
/// @param entities the clusters of each entity that a metric may name
record Prepared(Scored scored, Clusters clusters, Map<String, Clusters> entities, Ranking ranking) {
    static Prepared of(Scored scored) {
        return all(List.of(scored)).getFirst();
    }

    /// Those who speak of the same rows share their clusters, and so their replicates.
    static List<Prepared> all(List<Scored> contestants) {
        Judged rows = contestants.getFirst().rows();
        Clusters clusters = Clusters.of(rows.clusters());
        Map<String, Clusters> entities = new TreeMap<>();
        rows.entities().forEach((name, identities) -> entities.put(name, java.util.Arrays.equals(identities, rows.clusters()) ? clusters : Clusters.of(identities)));
        return contestants.stream().map(scored -> {
            if (scored.rows() != rows) throw new IllegalArgumentException("not the same rows");
            return new Prepared(scored, clusters, entities, Ranking.of(scored, clusters));
        }).toList();
    }

    Judged rows() {
        return scored.rows();
    }
}
