package septet.evaluation;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The rows that are judged, one entry each, in any order. Every predictor that is compared is judged on the same rows.
///
/// @param from     microseconds: where the rows' part begins; days are counted from there
/// @param times    microseconds, t0; empty where the source has no time
/// @param truth    what came true of each row
/// @param clusters rows with the same number depend on each other (one card); they are resampled as one.
///                 Numbers are identities (see [Identity]); the rows' own where nothing joins them
/// @param entities for each entity that a metric names, the identity of the row's entity
public record Judged(long from, long[] times, Truth truth, long[] clusters, Map<String, long[]> entities) {
    public Judged {
        entities = java.util.Collections.unmodifiableMap(new TreeMap<>(entities));
        if (clusters.length != truth.size()) throw new IllegalArgumentException(clusters.length + " clusters for " + truth.size() + " rows");
    }

    /// Rows that are positive or not.
    public Judged(long from, long[] times, boolean[] positive, long[] clusters, Map<String, long[]> entities) {
        this(from, times, new Truth.Binary(positive), clusters, entities);
    }

    public int size() {
        return truth.size();
    }

    /// Whether each row is positive.
    ///
    /// @throws IllegalStateException where that is not the question
    public boolean[] labels() {
        return switch (truth) {
            case Truth.Binary binary -> binary.positive();
            case Truth.Classes _, Truth.Numbers _ -> throw new IllegalStateException("no yes or no");
        };
    }

    /// How many rows are positive; 0 where nothing is.
    public int positives() {
        return switch (truth) {
            case Truth.Binary binary -> {
                int count = 0;
                for (boolean label : binary.positive()) if (label) count++;
                yield count;
            }
            case Truth.Classes _, Truth.Numbers _ -> 0;
        };
    }

    /// What a gate has to decide by: the positives of a binary classification, else the rows.
    public int cases() {
        return truth instanceof Truth.Binary ? positives() : size();
    }

    /// Stands for these rows in any order: equal for equal times, truths and clusters.
    public String fingerprint() {
        long sum = size();
        for (int row = 0; row < size(); row++) {
            sum += Identity.of(Identity.of(clusters[row] + truth.code(row)) + (times.length == 0 ? 0 : times[row]));
        }
        return java.util.HexFormat.of().toHexDigits(sum);
    }

    /// Some of the rows, in the order given.
    public Judged only(int[] picked) {
        Map<String, long[]> named = new TreeMap<>();
        entities.forEach((name, identities) -> named.put(name, pick(identities, picked)));
        return new Judged(from, times.length == 0 ? times : pick(times, picked), truth.only(picked), pick(clusters, picked), named);
    }

    private static long[] pick(long[] values, int[] picked) {
        return IntStream.of(picked).mapToLong(row -> values[row]).toArray();
    }
}
