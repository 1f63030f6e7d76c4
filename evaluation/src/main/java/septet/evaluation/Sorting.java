package septet.evaluation;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// Sorting of row numbers without objects.
final class Sorting {
    private Sorting() {}

    /// Counting sort by a key in 0..keys-1; equal keys keep their order.
    static int[] stable(int[] rows, int keys, IntUnaryOperator key) {
        int[] start = new int[keys + 1];
        for (int row : rows) start[key.applyAsInt(row) + 1]++;
        for (int k = 0; k < keys; k++) start[k + 1] += start[k];
        int[] sorted = new int[rows.length];
        for (int row : rows) sorted[start[key.applyAsInt(row)]++] = row;
        return sorted;
    }

    static double[] distinctDescending(double[] values) {
        double[] ascending = Arrays.stream(values).map(value -> value + 0.0).sorted().distinct().toArray();
        double[] descending = new double[ascending.length];
        for (int i = 0; i < ascending.length; i++) descending[i] = ascending[ascending.length - 1 - i];
        return descending;
    }

    /// For each value its place in a descending list that holds them all.
    static int[] steps(double[] descending, double[] values) {
        int[] steps = new int[values.length];
        for (int i = 0; i < steps.length; i++) steps[i] = step(descending, values[i]);
        return steps;
    }

    private static int step(double[] descending, double value) {
        int low = 0;
        int high = descending.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (descending[middle] > value) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
