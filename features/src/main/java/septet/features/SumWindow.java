package septet.features;

import septet.data.Row;
import septet.data.Values;

/// A window of a [Lane] whose entries hold one value, which is counted and summed up.
///
/// @param cursor of its first entry
/// @param cell   where its count lies in the record, and behind it its sum
record SumWindow(Cursor cursor, int cell) implements Lane.Window {
    static SumWindow of(Shape shape, int window, Edge edge) {
        return new SumWindow(Cursor.of(shape, window, edge), shape.cell(window, 0));
    }

    @Override
    public boolean take(Lane lane, Row row) {
        long[] page = lane.page;
        int base = lane.base;
        long bound = cursor.bound(lane.time);
        long before = page[base + cell + 1];
        long sum = before + lane.moreOne;
        long count = page[base + cell] + lane.cameOne + Lane.over(before, lane.moreOne, sum);
        int at = cursor.place(page, base);
        int near = Math.min(lane.behind, at + Lane.NEAR * Lane.ONE_STRIDE);
        int left = 0;
        while (at < near && page[at] <= bound) {
            long value = page[at + 1];
            left++;
            at += Lane.ONE_STRIDE;
            if (value == Values.MISSING) continue;
            long next = sum - value;
            count -= 1 + Lane.over(next, value, sum);
            sum = next;
        }
        page[base + cell] = count;
        page[base + cell + 1] = sum;
        cursor.move(page, base, left);
        return at < near || at == lane.behind || page[at] > bound;
    }

    @Override
    public void takeBack(long[] page, int base, int entry) {
        if (cursor.takeBack(page, base, entry)) return;
        long value = page[cursor.place(base, entry) + 1];
        if (value != Values.MISSING) Lane.takeOut(page, base + cell, value);
    }
}
