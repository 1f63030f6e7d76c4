package septet.features;

import septet.data.Row;
import septet.data.Values;

/// A window of a [Lane] whose entries hold several values, or one that is only counted.
///
/// @param cursor of its first entry
/// @param cells  of each channel where its count lies in the record, and behind it, where there is one, its sum
/// @param summed of each channel whether there is one
record MixedWindow(Cursor cursor, int[] cells, boolean[] summed) implements Lane.Window {
    static MixedWindow of(Shape shape, int window, Edge edge) {
        int[] cells = new int[shape.channels()];
        boolean[] summed = new boolean[cells.length];
        for (int channel = 0; channel < cells.length; channel++) {
            cells[channel] = shape.cell(window, channel);
            summed[channel] = shape.isScaledSum(channel);
        }
        return new MixedWindow(Cursor.of(shape, window, edge), cells, summed);
    }

    @Override
    public boolean take(Lane lane, Row row) {
        long[] page = lane.page;
        long bound = cursor.bound(lane.time);
        int from = cursor.place(page, lane.base);
        int near = Math.min(lane.behind, from + Lane.NEAR * cursor.stride());
        int at = from;
        int left = 0;
        for (; at < near && page[at] <= bound; at += cursor.stride()) left++;
        for (int channel = 0; channel < cells.length; channel++) change(lane, channel, from, at);
        cursor.move(page, lane.base, left);
        return at < near || at == lane.behind || page[at] > bound;
    }

    /// What has entered is added to a count and a sum, and some entries are taken from them.
    private void change(Lane lane, int channel, int from, int to) {
        long[] page = lane.page;
        int cell = lane.base + cells[channel];
        long count = page[cell] + lane.came[channel];
        long before = summed[channel] ? page[cell + 1] : 0;
        long more = summed[channel] ? lane.more[channel] : 0;
        long sum = before + more;
        count += Lane.over(before, more, sum);
        for (int at = from; at < to; at += cursor.stride()) {
            long value = page[at + 1 + channel];
            if (value == Values.MISSING) continue;
            count--;
            if (!summed[channel]) continue;
            long next = sum - value;
            count -= Lane.over(next, value, sum);
            sum = next;
        }
        page[cell] = count;
        if (summed[channel]) page[cell + 1] = sum;
    }

    @Override
    public void takeBack(long[] page, int base, int entry) {
        if (cursor.takeBack(page, base, entry)) return;
        int at = cursor.place(base, entry);
        for (int channel = 0; channel < cells.length; channel++) {
            long value = page[at + 1 + channel];
            if (value == Values.MISSING) continue;
            if (summed[channel]) Lane.takeOut(page, base + cells[channel], value);
            else page[base + cells[channel]]--;
        }
    }
}
