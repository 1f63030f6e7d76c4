package septet.evaluation;

/// Counts at a [Point], from rows whose clusters count this often.
interface Counting {
    Counts of(int[] weights);

    /// How many clusters have a row that is answered positive, when each counts once.
    int answeredClusters();

    static Counting at(Point point, Scored scored, Ranking ranking, Clusters clusters) {
        return switch (point) {
            case Point.Decisions _ -> {
                Decided decided = scored.decided().orElseThrow(() -> new IllegalArgumentException("nothing is decided"));
                yield new FixedCounting(scored.rows(), clusters, decided::positive);
            }
            case Point.Threshold threshold -> new FixedCounting(scored.rows(), clusters, row -> scored.scores()[row] >= threshold.score());
            case Point.FalseAlarms alarms -> new SweptCounting(ranking, scored.rows(), clusters, new SweptCounting.FalseAlarms(alarms.rate()));
            case Point.AtPrecision precise -> new SweptCounting(ranking, scored.rows(), clusters, new SweptCounting.AtPrecision(precise.precision()));
            case Point.Highest highest -> new HighestCounting(ranking, scored.rows(), clusters, highest.rows());
        };
    }
}
