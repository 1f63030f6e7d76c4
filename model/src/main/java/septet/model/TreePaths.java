package septet.model;

import java.util.Arrays;

/// What each input adds on the way of a row through the trees: at each split the mean of the leaves ahead changes, and
/// the change is counted for the input that the split asks (the path method: Saabas 2014, "Interpreting random forests").
/// Means are weighted by the cover of the leaves. The contributions and the mean at the roots add up to the score.
final class TreePaths {
    private final double average;
    private final int[] inputOfColumn;
    /// The row at hand; what is missing is NaN.
    private final float[] columns;
    private final int[] starts;
    private final int[] left;
    private final int[] column;
    private final float[] split;
    private final boolean[] missingLeft;
    /// The mean of the leaves ahead of a node, less that ahead of its parent.
    private final double[] change;

    TreePaths(Trees trees, int[] inputOfColumn) {
        this.inputOfColumn = inputOfColumn;
        columns = new float[trees.width()];
        Arrays.fill(columns, Float.NaN);
        int size = trees.trees().stream().mapToInt(Tree::nodes).sum();
        starts = new int[trees.trees().size()];
        left = new int[size];
        column = new int[size];
        split = new float[size];
        missingLeft = new boolean[size];
        change = new double[size];
        double roots = trees.base();
        int start = 0;
        for (int i = 0; i < starts.length; i++) {
            Tree tree = trees.trees().get(i);
            starts[i] = start;
            roots += add(tree, start);
            start += tree.nodes();
        }
        average = roots;
    }

    /// Returns the mean at the root.
    private double add(Tree tree, int start) {
        int nodes = tree.nodes();
        int[] children = tree.leftChildren();
        System.arraycopy(tree.column(), 0, column, start, nodes);
        System.arraycopy(tree.value(), 0, split, start, nodes);
        System.arraycopy(tree.missingLeft(), 0, missingLeft, start, nodes);
        double[] mean = new double[nodes];
        double[] weight = new double[nodes];
        for (int i = nodes - 1; i >= 0; i--) {
            int child = children[i];
            left[start + i] = child == 0 ? 0 : start + child;
            weight[i] = child == 0 ? tree.cover()[i] : weight[child] + weight[child + 1];
            mean[i] = child == 0 ? tree.value()[i] : between(mean[child], weight[child], mean[child + 1], weight[child + 1]);
        }
        for (int i = 0; i < nodes; i++) {
            if (children[i] == 0) continue;
            change[start + children[i]] = mean[children[i]] - mean[i];
            change[start + children[i] + 1] = mean[children[i] + 1] - mean[i];
        }
        return mean[0];
    }

    private static double between(double a, double weightA, double b, double weightB) {
        double weight = weightA + weightB;
        return weight > 0 ? (a * weightA + b * weightB) / weight : (a + b) / 2;
    }

    double contributions(Encoded row, double[] into) {
        Arrays.fill(into, 0);
        for (int i = 0; i < row.count(); i++) columns[row.column(i)] = (float) row.value(i);
        for (int start : starts) {
            int node = start;
            while (left[node] != 0) {
                int by = column[node];
                float value = columns[by];
                boolean goesLeft = value != value ? missingLeft[node] : value < split[node];
                node = goesLeft ? left[node] : left[node] + 1;
                into[inputOfColumn[by]] += change[node];
            }
        }
        for (int i = 0; i < row.count(); i++) columns[row.column(i)] = Float.NaN;
        return average;
    }
}
