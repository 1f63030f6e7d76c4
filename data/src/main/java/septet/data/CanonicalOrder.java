package septet.data;

import java.util.List;

/// The order in which every part sees the rows of a source: by time, then id, then content, and never by their place in a file.
/// (Sorted by merging, so that rows that already stand in order cost one pass.)
final class CanonicalOrder {
    private final Cells.Longs times;
    private final Cells.Texts ids;
    private final List<Cells> columns;
    private final Cells.Longs arrivals;

    CanonicalOrder(Cells.Longs times, Cells.Texts ids, Cells.Longs arrivals, List<Cells> columns) {
        this.times = times;
        this.ids = ids;
        this.arrivals = arrivals;
        this.columns = columns;
    }

    /// The rows in their order.
    int[] rows() {
        int count = times.size();
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) rows[i] = i;
        if (isInOrder(count)) return rows;
        sort(rows, rows.clone(), 0, count);
        return rows;
    }

    private boolean isInOrder(int count) {
        for (int i = 1; i < count; i++) if (compare(i - 1, i) > 0) return false;
        return true;
    }

    private void sort(int[] rows, int[] spare, int begin, int end) {
        if (end - begin < 2) return;
        int middle = (begin + end) >>> 1;
        sort(spare, rows, begin, middle);
        sort(spare, rows, middle, end);
        if (compare(spare[middle - 1], spare[middle]) <= 0) {
            System.arraycopy(spare, begin, rows, begin, end - begin);
            return;
        }
        int left = begin;
        int right = middle;
        for (int i = begin; i < end; i++) {
            boolean fromLeft = right == end || left < middle && compare(spare[left], spare[right]) <= 0;
            rows[i] = fromLeft ? spare[left++] : spare[right++];
        }
    }

    private int compare(int left, int right) {
        int order = Long.compare(times.value(left), times.value(right));
        if (order == 0) order = ids.compare(left, right);
        if (order == 0) order = arrivals.compare(left, right);
        for (int i = 0; order == 0 && i < columns.size(); i++) order = columns.get(i).compare(left, right);
        return order;
    }
}
