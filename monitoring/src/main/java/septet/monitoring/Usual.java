package septet.monitoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How far spans of training lay from the whole of it: a morning is no whole day, and a weekend no week. What has been watched for less than a week is compared with that, so
/// that a calendar is no drift.
///
/// @param psi the greatest stability index of a span of so many hours, for each of [#HOURS] that training had; empty where rows have no time
public record Usual(List<Double> psi) {
    public static final Usual NONE = new Usual(List.of());
    private static final int[] HOURS = {1, 3, 6, 12, 24, 48, 72, 96, 120, 144};
    private static final long HOUR = 3_600_000_000L;
    /// Older rows say little of a calendar that the newer ones do not.
    private static final int MOST_HOURS = 28 * 24;
    /// How often within its length a span begins; what may lie between two beginnings is allowed for.
    private static final int STARTS = 12;
    private static final double SLACK = 1.1;
    private static final long MANY = 10_000_000;
    /// A bin of which so many rows are to be expected is empty by chance once in a hundred thousand times.
    private static final double RARELY_EMPTY = 12;

    public Usual {
        psi = List.copyOf(psi);
    }

    /// @param bins  of the rows
    /// @param times microseconds, of the same rows; empty where they have none
    /// @param whole the counts of all
    static Usual of(int[] bins, long[] times, Counts whole) {
        if (times.length == 0) return NONE;
        long last = Long.MIN_VALUE;
        long first = Long.MAX_VALUE;
        for (long time : times) {
            last = Math.max(last, Math.floorDiv(time, HOUR));
            first = Math.min(first, Math.floorDiv(time, HOUR));
        }
        // The hours at both ends are no whole ones.
        first = Math.max(first + 1, last - MOST_HOURS);
        if (first >= last) return NONE;
        long[][] hours = new long[(int) (last - first)][whole.bins()];
        for (int row = 0; row < bins.length; row++) {
            long hour = Math.floorDiv(times[row], HOUR) - first;
            if (hour >= 0 && hour < hours.length) hours[(int) hour][bins[row]]++;
        }
        List<Double> psi = new ArrayList<>();
        for (int length : HOURS) if (length <= hours.length) psi.add(greatest(hours, length, whole));
        // Of a short span with few rows little can be said; but it lies at least as far off as longer ones.
        for (int i = psi.size() - 2; i >= 0; i--) psi.set(i, Math.max(psi.get(i), psi.get(i + 1)));
        return new Usual(psi);
    }

    private static double greatest(long[][] hours, int length, Counts whole) {
        double greatest = 0;
        for (int begin = 0; begin + length <= hours.length; begin += Math.max(1, length / STARTS)) {
            long[] span = new long[whole.bins()];
            for (int hour = begin; hour < begin + length; hour++) for (int bin = 0; bin < span.length; bin++) span[bin] += hours[hour][bin];
            long rows = Arrays.stream(span).sum();
            if (rows > 0) greatest = Math.max(greatest, Drift.psi(whole, many(span, rows, whole)));
        }
        return greatest;
    }

    /// The span as if it had as many rows as anybody may have: an empty bin weighs the more the more there are. One that chance may have left empty is as in the whole.
    private static Counts many(long[] span, long rows, Counts whole) {
        long[] many = new long[span.length];
        for (int bin = 0; bin < span.length; bin++) {
            double share = whole.count(bin) / (double) whole.total();
            many[bin] = span[bin] == 0 && rows * share < RARELY_EMPTY ? Math.round(MANY * share) : span[bin] * (1 + MANY / rows);
        }
        return Counts.of(many);
    }

    /// How far a span of this length may lie from the whole for no other reason than when it is.
    double of(long micros) {
        double usual = psi.isEmpty() ? 0 : psi.getFirst();
        for (int i = 0; i < psi.size() && HOURS[i] * HOUR <= micros; i++) usual = psi.get(i);
        return SLACK * usual;
    }
}
