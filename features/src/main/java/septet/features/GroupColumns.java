package septet.features;

import septet.data.Values;

/// The entries of one group over a whole log, and small numbers for their keys.
final class GroupColumns {
    private final Group group;
    private final Entries entries;
    private final KeyCodes keys;
    /// Of all rows, where entries are the first of them.
    private final int[] codes;
    private final Packing packing;
    /// How many entries a key has at most.
    private final int most;
    /// For each channel the largest value by size, and whether every entry has one.
    private final long[] largest;
    private final boolean[] complete;

    GroupColumns(Group group, Entries entries) {
        this.group = group;
        this.entries = entries;
        this.codes = new int[entries.keys().length == 0 ? entries.size() : entries.keys()[0].length];
        this.keys = KeyCodes.of(entries.keys(), codes);
        this.largest = new long[group.stored().size()];
        this.complete = new boolean[largest.length];
        for (int channel = 0; channel < largest.length; channel++) look(channel);
        this.most = keys.most();
        this.packing = Packing.of(most);
    }

    private void look(int channel) {
        long[] values = entries.values()[channel];
        Pieces.Extent extent = Pieces.Extent.of(values, entries.size());
        complete[channel] = !extent.isAnyMissing();
        if (entries.size() > 0) largest[channel] = Math.max(extent.largest(), complete[channel] ? -extent.least() : -leastThere(values));
    }

    private long leastThere(long[] values) {
        long least = 0;
        for (int i = 0; i < entries.size(); i++) if (values[i] != Values.MISSING) least = Math.min(least, values[i]);
        return least;
    }

    Group group() {
        return group;
    }

    Entries entries() {
        return entries;
    }

    int[] codes() {
        return codes;
    }

    int keys() {
        return keys.size();
    }

    /// Every entry counted. (None lacks its time.)
    Entering every() {
        return made(entries.times(), 0);
    }

    /// Those with a value in the channel counted.
    Entering counted(int channel) {
        return made(entries.values()[channel], 0);
    }

    /// Those with a value in the channel, with their sum; only where it [#fits].
    Entering summed(int channel) {
        return made(entries.values()[channel], -1);
    }

    private Entering made(long[] values, long summed) {
        return new Entering(entries.size(), entries.times(), entries.positions(), codes, values, summed, packing);
    }

    /// Whether every entry has a value in the channel.
    boolean isComplete(int channel) {
        return complete[channel];
    }

    /// Whether all sums of values of the channel have room beside their counts.
    boolean fits(int channel) {
        return packing.fits(most, largest[channel]);
    }

    /// The codes of rows' keys; the number of keys where no entry has it.
    int[] find(long[][] columns, int size) {
        boolean same = true;
        for (int i = 0; i < columns.length; i++) same &= columns[i] == entries.keys()[i];
        if (same && size == codes.length) return codes;
        int[] found = new int[size];
        keys.find(columns, found);
        return found;
    }

    /// Of a window; the one behind the last is as long as time.
    Edge edge(int window) {
        return window < group.edges().size() ? group.edges().get(window) : new Edge.Never();
    }

    /// Whether a window begins where its time says, whatever entries there are.
    boolean hasFixedEdge(int window) {
        return window >= group.edges().size() || group.edges().get(window).gap() == 0;
    }
}
