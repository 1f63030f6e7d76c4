package septet.evaluation;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The rows that are judged, one entry each, in any order. Every predictor that is compared is judged on the same rows.
///
/// @param from     microseconds: where the rows' part begins; days are counted from there
/// @param times    microseconds, t0; empty where the source has no time
/// @param labels   whether the row is positive
/// @param clusters rows with the same number depend on each other (one card); they are resampled as one.
///                 Numbers are identities (see [Identity]); the rows' own where nothing joins them
/// @param entities for each entity that a metric names, the identity of the row's entity
public record Judged(long from, long[] times, boolean[] labels, long[] clusters, Map<String, long[]> entities) {
    public Judged {
        entities = java.util.Collections.unmodifiableMap(new TreeMap<>(entities));
        if (clusters.length != labels.length) throw new IllegalArgumentException(clusters.length + " clusters for " + labels.length + " rows");
    }

    public int size() {
        return labels.length;
    }

    public int positives() {
        int count = 0;
        for (boolean label : labels) if (label) count++;
        return count;
    }

    /// Stands for these rows in any order: equal for equal times, labels and clusters.
    public String fingerprint() {
        long sum = labels.length;
        for (int row = 0; row < labels.length; row++) {
            sum += Identity.of(Identity.of(clusters[row] + (labels[row] ? 1 : 0)) + (times.length == 0 ? 0 : times[row]));
        }
        return java.util.HexFormat.of().toHexDigits(sum);
    }

    /// Some of the rows, in the order given.
    public Judged only(int[] picked) {
        boolean[] some = new boolean[picked.length];
        for (int i = 0; i < picked.length; i++) some[i] = labels[picked[i]];
        Map<String, long[]> named = new TreeMap<>();
        entities.forEach((name, identities) -> named.put(name, pick(identities, picked)));
        return new Judged(from, times.length == 0 ? times : pick(times, picked), some, pick(clusters, picked), named);
    }

    private static long[] pick(long[] values, int[] picked) {
        return IntStream.of(picked).mapToLong(row -> values[row]).toArray();
    }
}
