package septet.evaluation;

/// Expected calibration error: rows in the order of their scores are cut into bins of equal mass; the mean over bins, by their mass,
/// of |mean score - share of positives|. A step lies whole in the bin of its middle. Replicates keep the bins.
final class CalibrationStatistic implements Statistic {
    private final Ranking ranking;
    private final int[] bins;
    private final int count;

    CalibrationStatistic(Ranking ranking, int count) {
        this.ranking = ranking;
        this.count = count;
        bins = bins(ranking, count);
    }

    /// The bin of each row, 0 for the highest scores.
    static int[] bins(Ranking ranking, int count) {
        int[] bins = new int[ranking.codes.length];
        int begin = 0;
        for (int i = 0; i < bins.length; i++) {
            if (!Ranking.last(ranking.codes[i])) continue;
            int bin = (int) Math.min(count - 1, (long) count * (begin + i + 1) / (2L * bins.length));
            for (int j = begin; j <= i; j++) bins[j] = bin;
            begin = i + 1;
        }
        return bins;
    }

    @Override
    public double of(int[] weights) {
        double error = 0;
        for (double gap : gaps(weights)) error += Math.abs(gap);
        return error;
    }

    /// How far the bins' errors stray from those of all rows once.
    Statistic noise(int[] once) {
        double[] measured = gaps(once);
        return weights -> {
            double[] gaps = gaps(weights);
            double sum = 0;
            for (int bin = 0; bin < count; bin++) sum += Math.abs(gaps[bin] - measured[bin]);
            return sum;
        };
    }

    /// For each bin its mass x (mean score - share of positives).
    private double[] gaps(int[] weights) {
        double[] gaps = new double[count];
        long rows = 0;
        for (int i = 0; i < bins.length; i++) {
            int code = ranking.codes[i];
            int weight = weights[code >>> 2];
            gaps[bins[i]] += weight * (ranking.scores[i] - (code & 1));
            rows += weight;
        }
        for (int bin = 0; bin < count; bin++) gaps[bin] /= rows;
        return gaps;
    }
}
