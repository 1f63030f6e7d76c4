package septet.loop;

import java.util.Arrays;

/// Whether answers have become worse than they were, day by day, on the labels that became known: a cumulative sum of how far each day's mean loss lies above what
/// it was when the version was judged, in its own spread (Page 1954). Days differ by more than their rows do, as frauds of one card come together; so the spread of a day has a part
/// that more rows make smaller and one that they do not (a model with random effects of days), and what it is compared with is itself known from some days only. One day alone,
/// however bad, is no alarm; a rise of three spreads is found on the third day.
final class ConceptAlarm {
    private static final double TOLERANCE = 0.75;
    private static final double THRESHOLD = 6;
    private static final int FEWEST_DAYS = 5;
    private static final int SILENT_DAYS = 7;
    /// No day counts for more: a single bad one may be one card's.
    private static final double MOST = 5;
    private double mean = Double.NaN;
    /// The variance within days, that between days whatever their rows, and that of the mean.
    private double within = Double.NaN;
    private double between;
    private double unsure;
    private double sum;
    private int silent;

    /// What the losses were.
    ///
    /// @param days for each day the losses of its rows
    void refer(double[][] days) {
        double[][] told = Arrays.stream(days).filter(day -> day.length > 0).toArray(double[][]::new);
        if (told.length < FEWEST_DAYS) return;
        double[] means = Arrays.stream(told).mapToDouble(day -> Arrays.stream(day).average().orElse(0)).toArray();
        mean = Arrays.stream(means).average().orElse(0);
        double rows = 0;
        double squares = 0;
        double squaresOfMeans = 0;
        double shares = 0;
        for (int i = 0; i < means.length; i++) {
            rows += told[i].length;
            shares += 1.0 / told[i].length / means.length;
            squaresOfMeans += (means[i] - mean) * (means[i] - mean);
            for (double loss : told[i]) squares += (loss - means[i]) * (loss - means[i]);
        }
        within = rows > means.length ? squares / (rows - means.length) : 0;
        double ofMeans = squaresOfMeans / (means.length - 1);
        between = Math.max(0, ofMeans - within * shares);
        unsure = ofMeans / means.length;
        sum = 0;
        silent = 0;
    }

    /// @return whether it is an alarm; then it is silent for a week, or until it refers to something else
    boolean day(double[] losses) {
        double variance = losses.length == 0 ? 0 : between + within / losses.length + unsure;
        if (!(variance > 0) || silent-- > 0) return false;
        double above = (Arrays.stream(losses).average().orElse(0) - mean) / StrictMath.sqrt(variance);
        sum = Math.max(0, sum + Math.min(MOST, above) - TOLERANCE);
        if (sum <= THRESHOLD) return false;
        sum = 0;
        silent = SILENT_DAYS;
        return true;
    }

    double mean() {
        return mean;
    }
}
