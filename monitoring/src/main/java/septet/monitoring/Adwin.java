package septet.monitoring;

import java.util.ArrayList;
import java.util.List;
import septet.data.StateReader;
import septet.data.StateWriter;

/// A window over the last numbers that is cut as soon as its older part has another mean than its newer one (Bifet and Gavalda, Learning from time-changing data with
/// adaptive windowing, 2007). Memory grows with the logarithm of the window: sums are kept for blocks of 1, 2, 4 ... numbers, at most [#MOST] of each size.
final class Adwin {
    static final double DELTA = 0.002;
    private static final int CLOCK = 32;
    private static final int MOST = 5;
    private static final int SHORTEST = 5;
    private static final int GRACE = 10;

    /// Blocks of one size, the oldest first.
    private static final class Row {
        private final double[] totals = new double[MOST + 1];
        private final double[] squares = new double[MOST + 1];
        private int blocks;

        void add(double total, double square) {
            totals[blocks] = total;
            squares[blocks] = square;
            blocks++;
        }

        void drop(int many) {
            System.arraycopy(totals, many, totals, 0, blocks - many);
            System.arraycopy(squares, many, squares, 0, blocks - many);
            blocks -= many;
        }
    }

    private final double delta;
    private final List<Row> rows = new ArrayList<>(List.of(new Row()));
    private long ticks;
    private double width;
    private double total;
    private double squares;

    /// @param delta how often, about, a cut may be false; 0.002 is usual
    Adwin(double delta) {
        this.delta = delta;
    }

    /// Whether the window was cut.
    boolean add(double number) {
        rows.getFirst().add(number, 0);
        width++;
        if (width > 1) {
            double off = number - total / (width - 1);
            squares += (width - 1) * off * off / width;
        }
        total += number;
        merge();
        ticks++;
        boolean cut = false;
        if (ticks % CLOCK != 0 || width <= GRACE) return false;
        while (differs()) {
            forget();
            cut = true;
        }
        return cut;
    }

    /// Two blocks become one of twice the size, wherever there is one too many.
    private void merge() {
        for (int size = 0; size < rows.size() && rows.get(size).blocks > MOST; size++) {
            if (size + 1 == rows.size()) rows.add(new Row());
            Row row = rows.get(size);
            double numbers = count(size);
            double off = (row.totals[0] - row.totals[1]) / numbers;
            rows.get(size + 1).add(row.totals[0] + row.totals[1], row.squares[0] + row.squares[1] + numbers / 2 * off * off);
            row.drop(2);
        }
    }

    /// Whether any place parts the window into two of different means.
    private boolean differs() {
        double older = 0;
        double sum = 0;
        for (int size = rows.size() - 1; size >= 0; size--) {
            Row row = rows.get(size);
            for (int block = 0; block < row.blocks; block++) {
                older += count(size);
                sum += row.totals[block];
                double newer = width - older;
                if (older >= SHORTEST && newer >= SHORTEST && Math.abs(sum / older - (total - sum) / newer) > least(older, newer)) return true;
            }
        }
        return false;
    }

    private double least(double older, double newer) {
        double logs = StrictMath.log(2 * StrictMath.log(width) / delta);
        double shares = 1 / (older - SHORTEST + 1) + 1 / (newer - SHORTEST + 1);
        return Math.sqrt(2 * shares * squares / width * logs) + 2.0 / 3 * logs * shares;
    }

    /// Drops the oldest block.
    private void forget() {
        Row row = rows.getLast();
        double numbers = count(rows.size() - 1);
        double mean = row.totals[0] / numbers;
        width -= numbers;
        total -= row.totals[0];
        double off = mean - total / width;
        squares -= row.squares[0] + numbers * width * off * off / (numbers + width);
        row.drop(1);
        if (row.blocks == 0) rows.removeLast();
    }

    private static double count(int size) {
        return (double) (1L << size);
    }

    /// Numbers in the window.
    long width() {
        return (long) width;
    }

    double mean() {
        return width == 0 ? Double.NaN : total / width;
    }

    void write(StateWriter to) {
        to.number(ticks);
        to.number(Double.doubleToRawLongBits(width));
        to.number(Double.doubleToRawLongBits(total));
        to.number(Double.doubleToRawLongBits(squares));
        to.number(rows.size());
        for (Row row : rows) {
            to.number(row.blocks);
            for (int i = 0; i < row.blocks; i++) {
                to.number(Double.doubleToRawLongBits(row.totals[i]));
                to.number(Double.doubleToRawLongBits(row.squares[i]));
            }
        }
    }

    void read(StateReader from) {
        ticks = from.number();
        width = Double.longBitsToDouble(from.number());
        total = Double.longBitsToDouble(from.number());
        squares = Double.longBitsToDouble(from.number());
        rows.clear();
        for (int left = from.count(); left > 0; left--) {
            Row row = new Row();
            for (int blocks = from.count(); blocks > 0; blocks--) row.add(Double.longBitsToDouble(from.number()), Double.longBitsToDouble(from.number()));
            rows.add(row);
        }
    }
}
