package septet.data;

import java.util.stream.IntStream;
import septet.world.Chance;

/// How much of the label's uncertainty goes where a column is known: of classes the share of the entropy (Theil's U), of numbers that of the variance.
/// Each half of the rows is told by what the other half taught, so that many different values do not look like knowledge.
final class Knowledge {
    private static final double PRIOR = 1;
    private final LeakTable table;
    private final int[] rows;
    private final boolean[] half;
    private final int classes;
    private final double[] base;
    private final double uncertainty;

    /// @param rows with a label
    Knowledge(LeakTable table, int[] rows) {
        this.table = table;
        this.rows = rows;
        classes = Math.max(1, table.classes());
        half = new boolean[table.size()];
        for (int row : rows) half[row] = (Chance.mix(row + 1L) & 1) == 0;
        base = table.classes() == 0 ? new double[] {IntStream.of(rows).mapToDouble(row -> table.label()[row]).average().orElse(0)} : shares();
        uncertainty = IntStream.of(rows).mapToDouble(row -> loss(base, row)).sum();
    }

    private double[] shares() {
        double[] shares = new double[classes];
        for (int row : rows) shares[(int) table.label()[row]] += 1.0 / rows.length;
        return shares;
    }

    /// What an estimate loses on a row: nats, or the square of the error.
    private double loss(double[] told, int row) {
        double label = table.label()[row];
        if (table.classes() == 0) return (label - told[0]) * (label - told[0]);
        return -StrictMath.log(Math.max(1e-9, told[(int) label]));
    }

    /// Below zero where it is worse than knowing nothing.
    double of(Binned column) {
        double[][] told = told(column);
        double left = 0;
        for (int i = 0; i < rows.length; i++) left += loss(told[i], rows[i]);
        return uncertainty == 0 ? 0 : 1 - left / uncertainty;
    }

    /// For each of the rows what its bin says in the other half.
    double[][] told(Binned column) {
        double[][][] sums = new double[2][column.count()][classes];
        double[][] counts = new double[2][column.count()];
        for (int row : rows) {
            int side = half[row] ? 1 : 0;
            int bin = column.of()[row];
            counts[side][bin]++;
            if (table.classes() == 0) sums[side][bin][0] += table.label()[row];
            else sums[side][bin][(int) table.label()[row]]++;
        }
        double[][] told = new double[rows.length][classes];
        for (int i = 0; i < rows.length; i++) {
            int other = half[rows[i]] ? 0 : 1;
            int bin = column.of()[rows[i]];
            for (int c = 0; c < classes; c++) told[i][c] = (sums[other][bin][c] + PRIOR * base[c]) / (counts[other][bin] + PRIOR);
        }
        return told;
    }

    double[] base() {
        return base;
    }

    int[] rows() {
        return rows;
    }
}
