package septet.loop;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// What is said of many rows, heads by rows, from what is said of one.
final class Said {
    /// Says one row.
    interface OfRow {
        void of(int row, double[] heads);
    }

    private Said() {}

    /// What is said of the rows of several parts, one behind the other.
    static double[][] joined(List<double[][]> parts) {
        return IntStream.range(0, parts.getFirst().length).mapToObj(head -> parts.stream().flatMapToDouble(part -> DoubleStream.of(part[head])).toArray())
                .toArray(double[][]::new);
    }

    static double[][] of(int heads, int rows, OfRow each) {
        double[][] said = new double[heads][rows];
        double[] one = new double[heads];
        for (int row = 0; row < rows; row++) {
            each.of(row, one);
            for (int head = 0; head < heads; head++) said[head][row] = one[head];
        }
        return said;
    }
}
