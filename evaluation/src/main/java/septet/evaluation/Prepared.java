package septet.evaluation;

/// Scored rows, sorted and numbered once for all metrics.
record Prepared(Scored scored, Clusters clusters, Ranking ranking) {
    static Prepared of(Scored scored) {
        Clusters clusters = Clusters.of(scored.rows().clusters());
        return new Prepared(scored, clusters, Ranking.of(scored, clusters));
    }

    Judged rows() {
        return scored.rows();
    }
}
