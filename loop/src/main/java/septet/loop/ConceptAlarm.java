package septet.loop;

import java.util.Arrays;

/// Whether answers have become worse than they were, day by day, on the labels that became known: a cumulative sum of how far each day's mean loss lies above what
/// it was when the version was judged, in its own spread (Page 1954). With these two numbers it is silent for centuries where nothing changes, and a rise of three
/// spreads is found on the third day.
final class ConceptAlarm {
    private static final double TOLERANCE = 0.75;
    private static final double THRESHOLD = 6;
    private static final int FEWEST_DAYS = 5;
    private static final int SILENT_DAYS = 7;
    private double mean = Double.NaN;
    private double spread = Double.NaN;
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
        double squares = 0;
        for (int i = 0; i < means.length; i++) squares += (means[i] - mean) * (means[i] - mean) * told[i].length;
        spread = StrictMath.sqrt(squares / (means.length - 1));
        sum = 0;
        silent = 0;
    }

    /// @return whether it is an alarm; then it is silent for a week, or until it refers to something else
    boolean day(double[] losses) {
        if (losses.length == 0 || !(spread > 0) || silent-- > 0) return false;
        double above = (Arrays.stream(losses).average().orElse(0) - mean) * StrictMath.sqrt(losses.length) / spread;
        sum = Math.max(0, sum + above - TOLERANCE);
        if (sum <= THRESHOLD) return false;
        sum = 0;
        silent = SILENT_DAYS;
        return true;
    }

    double mean() {
        return mean;
    }
}
