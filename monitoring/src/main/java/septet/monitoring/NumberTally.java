package septet.monitoring;

/// Counts numbers of a column in its bins: first which cell each is of, for many at once, then one count for each cell; bins are added up at the end.
final class NumberTally {
    /// So many are looked up before they are counted: they stay at hand.
    private static final int BLOCK = NumberRange.BLOCK;
    private final NumberBins bins;
    private final NumberRange known;
    private final int[] cells = new int[NumberBins.CELLS];
    private final int[] block = new int[BLOCK];
    private final long[] counts;
    private int inCells;

    /// @param known the range of the first table
    NumberTally(NumberBins bins, NumberRange known) {
        this.bins = bins;
        this.known = known;
        counts = bins.counts();
    }

    /// @param range hears the same numbers
    void add(double[] values, int begin, int many, NumberRange range) {
        int end = begin + many;
        for (int from = begin; from < end; from += BLOCK) {
            int length = Math.min(BLOCK, end - from);
            boolean inside = range.add(values, from, length, known);
            count(values, from, length, inside);
            if (inside && bins.isWhole()) counts[bins.binOfCell(0)] -= range.missingNow;
        }
    }

    /// All numbers of the range that is known.
    void add(double[] values, int many) {
        boolean inside = !known.infinite;
        for (int from = 0; from < many; from += BLOCK) count(values, from, Math.min(BLOCK, many - from), inside);
        if (inside && bins.isWhole()) counts[bins.binOfCell(0)] -= known.missing;
    }

    /// What is missing falls into cell 0, from which it is taken again.
    private void count(double[] values, int from, int many, boolean inside) {
        if (!inside || !bins.isWhole()) {
            bins.count(values, from, many, counts);
            return;
        }
        if (inCells > Integer.MAX_VALUE - many) settle();
        inCells += many;
        bins.cells(values, from, many, block);
        for (int i = 0; i < many; i++) cells[block[i]]++;
    }

    private void settle() {
        for (int cell = 0; cell < cells.length; cell++) {
            counts[bins.binOfCell(cell)] += cells[cell];
            cells[cell] = 0;
        }
        inCells = 0;
    }

    /// Of all bins.
    long[] counts() {
        settle();
        return counts;
    }
}
