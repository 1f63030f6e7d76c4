package septet.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Numbers by ranges that hold equally many training rows. A value that many rows have is the edge of one range; there are fewer then.
final class Ranges {
    private Ranges() {}

    static Expansion.OfNumbers of(double[] column, int bins) {
        double[] known = Arrays.stream(column).filter(value -> !Double.isNaN(value)).sorted().toArray();
        List<Double> edges = new ArrayList<>();
        for (int bin = 1; bin < bins && known.length > 0; bin++) {
            double edge = known[(int) Math.max(0, Math.ceilDiv((long) bin * known.length, bins) - 1)];
            if (edges.isEmpty() || edge > edges.getLast()) edges.add(edge);
        }
        if (!edges.isEmpty() && edges.getLast() == known[known.length - 1]) edges.removeLast();
        return new Expansion.OfNumbers(edges.stream().mapToDouble(edge -> edge).toArray());
    }

    static List<double[]> columns(Expansion.OfNumbers ranges, double[] column) {
        List<double[]> columns = new ArrayList<>();
        for (int place = 0; place < ranges.width(); place++) columns.add(new double[column.length]);
        for (int row = 0; row < column.length; row++) columns.get(ranges.place(column[row]))[row] = 1;
        return columns;
    }
}
