package septet.monitoring;

import java.util.AbstractList;

/// The bins of a column with their counts in two tables, for a person. They are put into words when they are looked at: of a thousand columns a few are.
final class ShownBins extends AbstractList<ColumnDrift.Bin> {
    private final Bins bins;
    private final Counts before;
    private final Counts now;

    ShownBins(Bins bins, Counts before, Counts now) {
        this.bins = bins;
        this.before = before;
        this.now = now;
    }

    @Override
    public ColumnDrift.Bin get(int bin) {
        return new ColumnDrift.Bin(bins.name(bin), before.count(bin), now.count(bin));
    }

    @Override
    public int size() {
        return before.bins();
    }
}
