package septet.evaluation;

import java.util.List;
import septet.world.Chance;

/// What plots of one predictor show: true points of the rows judged, thinned to a few hundred; both ends are exact.
///
/// @param precisionRecall from the highest threshold down
/// @param roc             from (0, 0) to (1, 1)
/// @param calibration     bins of equal mass, from the lowest scores up
/// @param reliability     bins of about as many positives each, from the lowest scores up
/// @param histogram       how the scores lie, by class
public record Curves(List<PrecisionRecall> precisionRecall, List<Roc> roc, List<Bin> calibration, List<Bin> reliability, List<Bar> histogram) implements Picture {
    private static final int BARS = 50;

    public Curves {
        precisionRecall = List.copyOf(precisionRecall);
        roc = List.copyOf(roc);
        calibration = List.copyOf(calibration);
        reliability = List.copyOf(reliability);
        histogram = List.copyOf(histogram);
    }

    /// @param score the threshold at which the point is reached
    public record PrecisionRecall(double recall, double precision, double score) {}

    /// @param score the threshold at which the point is reached; above 1 for (0, 0)
    public record Roc(double falseAlarmRate, double recall, double score) {}

    /// Rows of similar score.
    ///
    /// @param estimated mean score
    /// @param observed  share of positives among them, with its interval
    public record Bin(double estimated, Figure observed, int rows) {}

    /// Rows with a score from `low` on, below `high`; the last bar holds its high end.
    public record Bar(double low, double high, int negatives, int positives) {}

    static Curves of(Prepared prepared, Chance chance) {
        List<Sweep.Stop> stops = Sweep.stops(prepared.ranking());
        return new Curves(Sweep.precisionRecall(stops), Sweep.roc(stops), CalibrationBins.of(prepared, chance), CalibrationBins.byPositives(prepared, chance),
                bars(prepared.scored()));
    }

    private static List<Bar> bars(Scored scored) {
        int[][] counts = new int[2][BARS];
        for (int row = 0; row < scored.scores().length; row++) {
            counts[scored.rows().labels()[row] ? 1 : 0][Math.min(BARS - 1, (int) (scored.scores()[row] * BARS))]++;
        }
        return java.util.stream.IntStream.range(0, BARS).mapToObj(i -> new Bar(i / (double) BARS, (i + 1) / (double) BARS, counts[0][i], counts[1][i])).toList();
    }
}
