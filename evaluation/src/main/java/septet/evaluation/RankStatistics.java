package septet.evaluation;

/// Metrics of the order alone. Counts are whole numbers, so the order of rows changes no bit.
final class RankStatistics {
    private RankStatistics() {}

    /// Sum over the steps of (recall gained) x (precision there), as in scikit-learn; no interpolation between steps,
    /// which would promise points that no threshold reaches (Davis and Goadrich 2006).
    static Statistic averagePrecision(Ranking ranking) {
        int[] codes = ranking.codes;
        return weights -> {
            long positives = 0;
            long rows = 0;
            long gained = 0;
            double sum = 0;
            for (int code : codes) {
                int weight = weights[code >>> 2];
                rows += weight;
                if ((code & 1) != 0) {
                    positives += weight;
                    gained += weight;
                }
                if ((code & 2) != 0 && gained > 0) {
                    sum += gained * (positives / (double) rows);
                    gained = 0;
                }
            }
            return sum / positives;
        };
    }

    /// Mann and Whitney's count of pairs in the right order by the number of pairs, ties half.
    static Statistic rocAuc(Ranking ranking) {
        int[] codes = ranking.codes;
        return weights -> {
            long above = 0;
            long negatives = 0;
            long twice = 0;
            long stepPositives = 0;
            long stepNegatives = 0;
            for (int code : codes) {
                int weight = weights[code >>> 2];
                if ((code & 1) != 0) stepPositives += weight;
                else stepNegatives += weight;
                if ((code & 2) != 0) {
                    twice += stepNegatives * (2 * above + stepPositives);
                    above += stepPositives;
                    negatives += stepNegatives;
                    stepPositives = 0;
                    stepNegatives = 0;
                }
            }
            return twice / (2.0 * above * negatives);
        };
    }
}
