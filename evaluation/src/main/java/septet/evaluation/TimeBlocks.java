package septet.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Rows that nothing joins but time. Where what is asked goes on from row to row, as the dust of an hour does, so do the errors, and rows that were resampled one by one
/// would promise intervals that are far too narrow; stretches of time are resampled then (Künsch 1989; Lahiri, Resampling Methods for Dependent Data, 2003). They are some
/// times as long as the label remembers, and never so long that fewer than [#FEWEST] are left.
public final class TimeBlocks {
    private static final int FEWEST = 20;
    private static final double REMEMBERS = 0.05;
    /// Standard errors beyond which memory is no chance.
    private static final double SURE = 4;
    private static final double TIMES = 4;
    private static final int LAGS = 500;

    private TimeBlocks() {}

    /// What is resampled together: the same number for rows of one stretch, or each row's own identity where rows know nothing of each other.
    ///
    /// @param times  microseconds
    /// @param labels as numbers
    public static long[] of(long[] times, double[] labels, long[] identities) {
        int rows = times.length;
        if (rows < 2 * FEWEST) return identities;
        int[] order = IntStream.range(0, rows).boxed().sorted(Comparator.<Integer>comparingLong(row -> times[row]).thenComparingLong(row -> identities[row]))
                .mapToInt(Integer::intValue).toArray();
        double memory = memory(IntStream.of(order).mapToDouble(row -> labels[row]).toArray());
        if (!(memory > 0)) return identities;
        int length = (int) Math.min(rows / FEWEST, Math.max(Math.cbrt(rows), TIMES * memory));
        long[] starts = IntStream.range(0, rows / length).mapToLong(block -> times[order[block * length]]).distinct().toArray();
        return Arrays.stream(times).map(time -> {
            int place = Arrays.binarySearch(starts, time);
            return Identity.of(place >= 0 ? place : -place - 2L);
        }).toArray();
    }

    /// How many rows on the sum of autocorrelations reaches, until they fall below a twentieth; 0 where neighbours know nothing of each other.
    private static double memory(double[] labels) {
        double mean = Arrays.stream(labels).average().orElse(0);
        double squares = Arrays.stream(labels).map(label -> (label - mean) * (label - mean)).sum();
        double sum = 0;
        for (int lag = 1; lag < Math.min(LAGS, labels.length / FEWEST); lag++) {
            double together = 0;
            for (int i = lag; i < labels.length; i++) together += (labels[i] - mean) * (labels[i - lag] - mean);
            double correlation = squares == 0 ? 0 : together / squares;
            if (lag == 1 && correlation * Math.sqrt(labels.length) < SURE || correlation < REMEMBERS) break;
            sum += correlation;
        }
        return sum == 0 ? 0 : 1 + 2 * sum;
    }
}
