package septet.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// A column cut into bins: quantiles of numbers, single words; what is missing is a bin of its own, the first.
///
/// @param distinct how many different values there are, missing aside
record Binned(int[] of, int count, int distinct) {
    private static final int MOST = 64;
    private static final int WORDS = 1_000;
    private static final int ROWS = 40;

    static Binned of(LeakTable.Column column) {
        return switch (column) {
            case LeakTable.Numbers numbers -> numbers(numbers.values(), Math.clamp(numbers.values().length / ROWS, 2, MOST));
            case LeakTable.Words words -> words(words.codes());
            case LeakTable.Texts texts -> texts(texts.values());
        };
    }

    /// Equal values stay in one bin; a value that is as frequent as a bin has one for itself.
    static Binned numbers(double[] values, int most) {
        double[] sorted = Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
        if (sorted.length == 0) return new Binned(new int[values.length], 1, 0);
        double[] starts = new double[2 * most + 2];
        int bins = 0;
        int distinct = 0;
        int size = Math.max(1, sorted.length / most);
        for (int i = 0, filled = size; i < sorted.length;) {
            int end = i;
            while (end < sorted.length && sorted[end] == sorted[i]) end++;
            distinct++;
            if (bins < starts.length && (filled >= size || end - i >= size)) {
                starts[bins++] = sorted[i];
                filled = 0;
            }
            filled += end - i;
            i = end;
        }
        double[] cuts = Arrays.copyOf(starts, bins);
        int[] of = new int[values.length];
        for (int row = 0; row < of.length; row++) {
            if (Double.isNaN(values[row])) continue;
            int place = Arrays.binarySearch(cuts, values[row]);
            of[row] = 1 + Math.max(0, place >= 0 ? place : -place - 2);
        }
        return new Binned(of, bins + 1, distinct);
    }

    private static Binned words(int[] codes) {
        Map<Integer, Integer> places = new HashMap<>();
        int[] of = new int[codes.length];
        for (int row = 0; row < of.length; row++) {
            if (codes[row] < 0) continue;
            int place = places.computeIfAbsent(codes[row], _ -> 1 + places.size());
            of[row] = Math.min(place, WORDS);
        }
        return new Binned(of, Math.min(places.size(), WORDS) + 1, places.size());
    }

    private static Binned texts(String[] values) {
        Map<String, Integer> places = new HashMap<>();
        int[] codes = new int[values.length];
        for (int row = 0; row < codes.length; row++) codes[row] = values[row].isEmpty() ? -1 : places.computeIfAbsent(values[row], _ -> places.size());
        return words(codes);
    }

    /// Whether there is a value at all, as two bins.
    Binned filled() {
        return new Binned(Arrays.stream(of).map(bin -> bin == 0 ? 0 : 1).toArray(), 2, 2);
    }

    long missing() {
        return Arrays.stream(of).filter(bin -> bin == 0).count();
    }
}
