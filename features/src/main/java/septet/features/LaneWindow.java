package septet.features;

import java.util.ArrayList;
import java.util.List;
import septet.data.Values;

/// One channel of one window of a [Lane]: its cursor lets entries go, and count and sum follow.
///
/// @param line    longs of a record, behind which the entries stand
/// @param stride  longs of an entry
/// @param width   microseconds, where the window slides; otherwise 0
/// @param cursor  where the number of the first entry that has not left lies in the record, `shift` how far up in its long
/// @param last    whether it is the window's last channel, which moves the cursor
/// @param cell    where the count lies in the record, and behind it the sum
/// @param value   where the channel lies in an entry; 0: there is none, and only the cursor moves
record LaneWindow(int line, int stride, Edge edge, long width, int cursor, int shift, boolean last, int cell, int value, boolean summed) implements LaneStep {
    private static final int HALF = 32;
    private static final long LOWER = 0xFFFF_FFFFL;
    /// The upper bits of a sum stand beside the count, as [Totals] has it.
    private static final long ONE_OVER = 1L << HALF;

    static List<LaneWindow> of(Shape shape, List<Edge> edges) {
        List<LaneWindow> all = new ArrayList<>();
        for (int window = 0; window < shape.windows; window++) {
            if (shape.channels() == 0) all.add(of(shape, edges.get(window), window, 0));
            for (int channel = 1; channel <= shape.channels(); channel++) all.add(of(shape, edges.get(window), window, channel));
        }
        return all;
    }

    private static LaneWindow of(Shape shape, Edge edge, int window, int value) {
        long width = edge instanceof Edge.Sliding(long wide) ? wide : 0;
        return new LaneWindow(shape.line(), shape.stride, edge, width, shape.left(window), shape.leftBits(window), value == shape.channels(),
                value == 0 ? 0 : shape.cell(window, value - 1), value, value > 0 && shape.isScaledSum(value - 1));
    }

    @Override
    public boolean slide(long[] page, int base, long time, int entered) {
        int behind = base + line + (int) (page[base + Shape.COUNTS] >>> HALF) * stride;
        for (int at = behind - entered * stride; at < behind; at += stride) add(page, base, page[at + value]);
        long bound = width > 0 ? Times.minus(time, width) : edge.of(time);
        int left = left(page, base);
        int at = base + line + left * stride;
        int near = Math.min(behind, at + Lane.NEAR * stride);
        for (; at < near && page[at] <= bound; at += stride) {
            left++;
            subtract(page, base, page[at + value]);
        }
        if (last) left(page, base, left);
        return at < near || at == behind || page[at] > bound;
    }

    @Override
    public void takeBack(long[] page, int base, int entry) {
        if (left(page, base) <= entry) subtract(page, base, page[base + line + entry * stride + value]);
        else if (last) left(page, base, entry);
    }

    private int left(long[] page, int base) {
        return (int) (page[base + cursor] >>> shift);
    }

    private void left(long[] page, int base, int entry) {
        page[base + cursor] = page[base + cursor] & ~(LOWER << shift) | (long) entry << shift;
    }

    private void add(long[] page, int base, long number) {
        if (value == 0 || number == Values.MISSING) return;
        page[base + cell]++;
        if (!summed) return;
        long sum = page[base + cell + 1];
        if (((sum ^ sum + number) & (number ^ sum + number)) < 0) page[base + cell] += number < 0 ? -ONE_OVER : ONE_OVER;
        page[base + cell + 1] = sum + number;
    }

    private void subtract(long[] page, int base, long number) {
        if (value == 0 || number == Values.MISSING) return;
        page[base + cell]--;
        if (!summed) return;
        long sum = page[base + cell + 1];
        if (((sum ^ number) & (sum ^ sum - number)) < 0) page[base + cell] += sum < 0 ? -ONE_OVER : ONE_OVER;
        page[base + cell + 1] = sum - number;
    }
}
