package septet.monitoring;

import java.util.Map;
import java.util.TreeMap;

/// Where the values of one feature fell in training.
public record Reference(String feature, Bins bins, Counts counts) {
    private static final int MOST_BINS = 10;
    private static final int MOST_WORDS = 20;

    public Reference {
        if (bins.count() != counts.bins()) throw new IllegalArgumentException(counts.bins() + " counts for " + bins.count() + " bins");
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
}
