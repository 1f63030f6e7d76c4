package septet.monitoring;

import java.util.Arrays;

/// Bins of a column of numbers, fixed on the first of two tables: sixty with about the same number of its rows, one for what is below all of them, one for what is above.
/// A value that many rows share has a bin of its own. Ten groups of them are what a person sees.
///
/// Counting looks a number up in some thousand cells of equal width ([NumberTally]). Where no value is shared, edges lie between cells, so that a cell belongs to one bin; else a cell
/// says from which bin on to look.
final class NumberBins {
    /// Rows of the first table that decide the edges.
    static final int SAMPLE = 2_400;
    private static final int FINE = 60;
    private static final int PER_GROUP = 6;
    private static final int EDGES = 63;
    static final int CELLS = 2_048;
    private static final int ROUNDINGS = 4;

    /// In rising order; beyond the last one nothing is at or above them.
    private final double[] edges = new double[EDGES + 1];
    private final int[] groups = new int[EDGES + 1];
    /// The least bin of the numbers of each cell.
    private final byte[] begins = new byte[CELLS];
    private double base;
    private double scale;
    private int used;
    private boolean shares;
    private boolean whole;

    private NumberBins() {
        Arrays.fill(edges, Double.NaN);
    }

    /// @param sorted some finite numbers of the column in rising order, or all
    /// @param low    the least of all of its numbers, and `high` the greatest
    static NumberBins of(double[] sorted, double low, double high) {
        NumberBins bins = new NumberBins();
        if (sorted.length == 0) return bins;
        bins.edge(low, false);
        for (int i = 1; i < FINE; i++) {
            double value = quantile(sorted, i);
            boolean shared = i + 1 < FINE && quantile(sorted, i + 1) == value;
            if (value > quantile(sorted, i - 1)) bins.edge(value, shared || i % PER_GROUP == 0);
            else bins.edge(above(sorted, value), true);
            bins.shares |= shared;
        }
        bins.edge(Math.min(Double.MAX_VALUE, Math.nextUp(high)), false);
        bins.groups[bins.used] = bins.groups[bins.used - 1];
        bins.cells();
        return bins;
    }

    /// Spreads the cells between the outer quantiles: numbers far outside would leave nearly all of them empty. Below the first lies cell 0.
    private void cells() {
        base = edges[Math.min(1, used - 1)];
        double width = edges[Math.max(0, used - 2)] - base;
        scale = width > 0 && width <= Double.MAX_VALUE ? (CELLS - 2) / width : 0;
        whole = !shares && scale > 0 && scale <= Double.MAX_VALUE && moved();
        int next = 0;
        for (int bin = 0; bin < used; bin++) {
            int cell = cell(edges[bin]);
            // Where edges lie between cells the cell that begins with one is of the next bin, and cell 0 holds nothing below all edges.
            int last = whole && bin > 0 ? cell - 1 : cell;
            if (last >= next) Arrays.fill(begins, next, last + 1, (byte) bin);
            next = Math.max(next, last + 1);
        }
        Arrays.fill(begins, next, CELLS, (byte) used);
        if (whole) {
            for (int cell = 0; cell < CELLS; cell++) begins[cell] = (byte) Math.clamp(begins[cell], 1, used - 1);
        }
    }

    /// Moves each edge but the outer ones to where its cell begins.
    ///
    /// @return whether that is possible: no two may fall together
    private boolean moved() {
        double[] found = edges.clone();
        for (int i = 1; i < used - 1; i++) {
            double edge = beginning(cell(edges[i]));
            if (!(edge > found[i - 1]) || !(edge < edges[used - 1])) return false;
            found[i] = edge;
        }
        System.arraycopy(found, 0, edges, 0, used);
        return used > 2;
    }

    /// The least number of a cell, found by halves; NaN where rounding hides it.
    private double beginning(int cell) {
        double below = base + (cell - 1.5) / scale;
        double within = base + (cell - 0.5) / scale;
        if (cell(below) >= cell || cell(within) < cell) return Double.NaN;
        // nearly always it lies within some roundings of where it should
        double guess = base + (cell - 1) / scale;
        double away = ROUNDINGS * Math.ulp(Math.max(Math.abs(base), Math.abs(guess)));
        if (cell(guess - away) < cell) below = Math.max(below, guess - away);
        if (cell(guess + away) >= cell) within = Math.min(within, guess + away);
        for (double middle = below + (within - below) / 2; middle > below && middle < within; middle = below + (within - below) / 2) {
            if (cell(middle) < cell) below = middle;
            else within = middle;
        }
        return within;
    }

    /// Rises with the value; so an edge of a lower cell lies below it.
    private int cell(double value) {
        return Math.min(CELLS - 1, Math.max(0, (int) ((value - base) * scale + 1)));
    }

    /// Whether the cell of a number within the first table's range says its bin.
    boolean isWhole() {
        return whole;
    }

    /// Of numbers within the range; what is missing lies in cell 0.
    ///
    /// @param cells of as many numbers
    void cells(double[] values, int from, int many, int[] cells) {
        double least = base;
        double factor = scale;
        for (int i = 0; i < many; i++) cells[i] = Math.min(CELLS - 1, Math.max(0, (int) ((values[from + i] - least) * factor + 1)));
    }

    /// The bin of a cell.
    int binOfCell(int cell) {
        return begins[cell];
    }

    private static double quantile(double[] sorted, int i) {
        return sorted[(int) ((long) i * sorted.length / FINE)];
    }

    /// The next greater number; NaN where there is none.
    private static double above(double[] sorted, double value) {
        int low = 0;
        for (int high = sorted.length; low < high;) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) low = middle + 1;
            else high = middle;
        }
        return low < sorted.length ? sorted[low] : Double.NaN;
    }

    /// Begins a bin, if none begins there already.
    private void edge(double value, boolean group) {
        if (used == 0 || value > edges[used - 1]) {
            edges[used] = value;
            used++;
            groups[used] = groups[used - 1];
        }
        if (group && used > 1 && value == edges[used - 1] && groups[used] == groups[used - 1]) groups[used]++;
    }

    /// How many groups there are.
    int groups() {
        return groups[used] + 1;
    }

    /// Of [#count]'s counts, how many there are: bins of numbers.
    int fine() {
        return used + 1;
    }

    /// Adds to the counts of the bins, wherever numbers and edges lie, and returns how many were no numbers.
    int count(double[] values, int begin, int many, long[] counts) {
        double[] at = edges;
        byte[] first = begins;
        double from = base;
        double factor = scale;
        int missing = 0;
        for (int i = begin; i < begin + many; i++) {
            double value = values[i] + 0.0;
            if (value != value) {
                missing++;
                continue;
            }
            int cell = Math.min(CELLS - 1, Math.max(0, (int) ((value - from) * factor + 1)));
            int bin = cell == 0 ? 0 : first[cell];
            while (value >= at[bin]) bin++;
            counts[bin]++;
        }
        return missing;
    }

    long[] counts() {
        return new long[EDGES + 1];
    }

    /// The counts by group, with those of what is missing as the last.
    Counts grouped(long[] fine, long missing) {
        long[] grouped = new long[groups() + 1];
        for (int bin = 0; bin < fine.length; bin++) grouped[groups[Math.min(bin, used)]] += fine[bin];
        grouped[grouped.length - 1] = missing;
        return Counts.of(grouped);
    }

    /// The groups for a person.
    Bins.Numbers shown() {
        double[] begins = new double[groups() - 1];
        for (int bin = 1; bin <= used; bin++) if (groups[bin] > groups[bin - 1]) begins[groups[bin] - 1] = edges[bin - 1];
        return new Bins.Numbers(begins);
    }

    /// Numbers outside the first table's range.
    long outside(long[] fine) {
        long outside = fine[0];
        for (int bin = Math.max(1, used); bin < fine.length; bin++) outside += fine[bin];
        return outside;
    }

    /// The bin of a number, as a plain search says it: for tests.
    int bin(double value) {
        int bin = 0;
        while (bin < used && value >= edges[bin]) bin++;
        return bin;
    }
}
