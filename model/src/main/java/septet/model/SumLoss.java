package septet.model;

import java.util.Arrays;

/// The penalised loss of a weighted sum over all rows, its slope and its curvature. The point is the weight of each
/// column and, last, the intercept, which is not penalised.
final class SumLoss implements Smooth {
    private final DesignMatrix matrix;
    private final double[] target;
    private final double[] weight;
    private final double l2;
    private final Curve curve;
    /// The second derivative of each row's loss at the last point, times its weight.
    private final double[] bends;
    private final Curve.Place place = new Curve.Place();

    SumLoss(DesignMatrix matrix, double[] target, double[] weight, double l2, Curve curve) {
        this.matrix = matrix;
        this.target = target;
        this.weight = weight;
        this.l2 = l2;
        this.curve = curve;
        this.bends = new double[matrix.rows()];
    }

    @Override
    public int size() {
        return matrix.width() + 1;
    }

    @Override
    public double value(double[] point, double[] gradient) {
        int intercept = matrix.width();
        double loss = 0;
        Arrays.fill(gradient, 0);
        for (int row = 0; row < matrix.rows(); row++) {
            curve.at(matrix.times(row, point) + point[intercept], target[row], place);
            loss += weight[row] * place.loss;
            double slope = weight[row] * place.slope;
            matrix.add(row, slope, gradient);
            gradient[intercept] += slope;
            bends[row] = weight[row] * place.bend;
        }
        double squares = 0;
        for (int i = 0; i < intercept; i++) {
            squares += point[i] * point[i];
            gradient[i] += l2 * point[i];
        }
        return loss + l2 / 2 * squares;
    }

    @Override
    public void curvature(double[] direction, double[] into) {
        int intercept = matrix.width();
        Arrays.fill(into, 0);
        for (int row = 0; row < matrix.rows(); row++) {
            double factor = bends[row] * (matrix.times(row, direction) + direction[intercept]);
            matrix.add(row, factor, into);
            into[intercept] += factor;
        }
        for (int i = 0; i < intercept; i++) into[i] += l2 * direction[i];
    }

    @Override
    public void curvatures(double[] into) {
        Arrays.fill(into, 0);
        for (int row = 0; row < matrix.rows(); row++) {
            matrix.addSquares(row, bends[row], into);
            into[matrix.width()] += bends[row];
        }
        for (int i = 0; i < matrix.width(); i++) into[i] += l2;
    }

    /// The second derivatives at the point of the last [#value], upper triangle: for functions of few columns.
    double[][] curvature() {
        int dense = matrix.denseColumn().length;
        // Dense places first, so that the inner loop runs over neighbours; put in the order of the columns at the end.
        double[][] among = new double[dense][dense];
        double[][] between = new double[size()][dense];
        double[][] all = new double[size()][size()];
        for (int row = 0; row < matrix.rows(); row++) {
            addDense(row, bends[row], among, between[matrix.width()]);
            addSparse(row, bends[row], between, all);
            all[matrix.width()][matrix.width()] += bends[row];
        }
        for (int a = 0; a < dense; a++) {
            for (int b = a; b < dense; b++) set(all, matrix.denseColumn()[a], matrix.denseColumn()[b], among[a][b]);
            for (int b = 0; b < size(); b++) if (between[b][a] != 0) set(all, matrix.denseColumn()[a], b, between[b][a]);
        }
        for (int i = 0; i < matrix.width(); i++) all[i][i] += l2;
        return all;
    }

    private void addDense(int row, double factor, double[][] among, double[] withIntercept) {
        double[] dense = matrix.dense();
        int count = matrix.denseColumn().length;
        int at = row * count;
        for (int a = 0; a < count; a++) {
            double scaled = factor * dense[at + a];
            double[] into = among[a];
            for (int b = a; b < count; b++) into[b] += scaled * dense[at + b];
            withIntercept[a] += scaled;
        }
    }

    private void addSparse(int row, double factor, double[][] between, double[][] all) {
        int[] columns = matrix.columns();
        int count = matrix.denseColumn().length;
        for (int a = matrix.starts()[row], end = matrix.starts()[row + 1]; a < end; a++) {
            double scaled = factor * matrix.values()[a];
            double[] withDense = between[columns[a]];
            for (int i = 0, at = row * count; i < count; i++) withDense[i] += scaled * matrix.dense()[at + i];
            double[] withSparse = all[columns[a]];
            for (int b = a; b < end; b++) withSparse[columns[b]] += scaled * matrix.values()[b];
            withSparse[matrix.width()] += scaled;
        }
    }

    private static void set(double[][] upper, int a, int b, double value) {
        upper[Math.min(a, b)][Math.max(a, b)] = value;
    }
}
