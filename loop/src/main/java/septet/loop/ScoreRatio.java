package septet.loop;

import java.util.Optional;

/// How much scores promise beside what came: mean score over mean label, with an interval from the number of positives alone (Poisson).
record ScoreRatio(double value, double low, double high) {
    private static final double NORMAL = 1.96;
    private static final int FEWEST = 10;

    /// From the bins of a calibration plot; empty where there are too few positives.
    static Optional<ScoreRatio> of(RunQuality.Contestant contestant) {
        double scores = 0;
        double labels = 0;
        for (RunQuality.Bin bin : contestant.calibration()) {
            scores += bin.estimated() * bin.rows();
            labels += bin.observed() * bin.rows();
        }
        if (labels < FEWEST) return Optional.empty();
        double spread = NORMAL / Math.sqrt(labels);
        return Optional.of(new ScoreRatio(scores / labels, scores / (labels * (1 + spread)), scores / (labels * Math.max(0.1, 1 - spread))));
    }
}
