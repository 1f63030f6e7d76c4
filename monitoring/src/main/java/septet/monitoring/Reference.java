package septet.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where the values of one feature fell in training.
///
/// @param usual  how far spans of training lay from that
/// @param losses of answers: what those of each bin lost on average; empty where nobody knows
public record Reference(String feature, Bins bins, Counts counts, Usual usual, List<Double> losses) {
    private static final int MOST_BINS = 10;
    private static final int MOST_WORDS = 20;
    /// Of a number, that for what is missing among them.
    static final int BINS = MOST_BINS + 1;

    public Reference {
        if (bins.count() != counts.bins()) throw new IllegalArgumentException(counts.bins() + " counts for " + bins.count() + " bins");
        losses = List.copyOf(losses);
    }

    /// Of which nothing is known but that.
    public Reference(String feature, Bins bins, Counts counts) {
        this(feature, bins, counts, Usual.NONE, List.of());
    }

    /// @param values of the training rows; NaN is missing
    public static Reference numbers(String feature, double[] values) {
        Bins.Numbers bins = Bins.Numbers.quantiles(values, MOST_BINS);
        Counts counts = new Counts(bins.count());
        for (double value : values) counts.add(bins.bin(value));
        return new Reference(feature, bins, counts);
    }

    /// @param values of the training rows; an empty word is missing
    public static Reference words(String feature, Iterable<String> values) {
        TreeMap<String, Long> seen = new TreeMap<>();
        for (String value : values) if (!value.isEmpty()) seen.merge(value, 1L, Long::sum);
        Bins.Words bins = new Bins.Words(seen.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_WORDS).map(Map.Entry::getKey).toList());
        Counts counts = new Counts(bins.count());
        for (String value : values) counts.add(bins.bin(value));
        return new Reference(feature, bins, counts);
    }

    /// The same where the rows have times.
    ///
    /// @param places of the rows, each the bin of its value
    /// @param times  microseconds, of the same rows; empty for none
    public Reference at(int[] places, long[] times) {
        return new Reference(feature, bins, counts, Usual.of(places, times, counts), losses);
    }

    /// The same of answers whose losses are known.
    ///
    /// @param places of rows, each the bin of its answer
    /// @param lost   by the same rows; NaN where it is not known
    public Reference lost(int[] places, double[] lost) {
        double[] sums = new double[bins.count()];
        long[] rows = new long[bins.count()];
        double all = 0;
        long known = 0;
        for (int i = 0; i < places.length; i++) {
            if (Double.isNaN(lost[i])) continue;
            sums[places[i]] += lost[i];
            rows[places[i]]++;
            all += lost[i];
            known++;
        }
        if (known == 0) return this;
        List<Double> means = new ArrayList<>();
        for (int bin = 0; bin < sums.length; bin++) means.add(rows[bin] == 0 ? all / known : sums[bin] / rows[bin]);
        return new Reference(feature, bins, counts, usual, means);
    }
}
