package septet.model;

import java.util.Arrays;

/// The penalised loss of a logistic regression over all rows, its gradient and its curvature. The point is the
/// weight of each column and, last, the intercept, which is not penalised.
final class LogisticLoss {
    private final DesignMatrix matrix;
    private final double[] target;
    private final double[] weight;
    private final double l2;
    private final double[] probability;

    LogisticLoss(DesignMatrix matrix, double[] target, double[] weight, double l2) {
        this.matrix = matrix;
        this.target = target;
        this.weight = weight;
        this.l2 = l2;
        this.probability = new double[matrix.rows()];
    }

    int size() {
        return matrix.width() + 1;
    }

    /// The value at the point; `gradient` receives the slope.
    double value(double[] point, double[] gradient) {
        int intercept = matrix.width();
        double loss = 0;
        Arrays.fill(gradient, 0);
        for (int row = 0; row < matrix.rows(); row++) {
            double logOdds = matrix.times(row, point) + point[intercept];
            double small = StrictMath.exp(-Math.abs(logOdds));
            double p = logOdds >= 0 ? 1 / (1 + small) : small / (1 + small);
            // log(1 + exp(z)) - y z, without overflow
            loss += weight[row] * (Math.max(logOdds, 0) + StrictMath.log1p(small) - target[row] * logOdds);
            double residual = weight[row] * (p - target[row]);
            matrix.add(row, residual, gradient);
            gradient[intercept] += residual;
            probability[row] = p;
        }
        double squares = 0;
        for (int i = 0; i < intercept; i++) {
            squares += point[i] * point[i];
            gradient[i] += l2 * point[i];
        }
        return loss + l2 / 2 * squares;
    }

    /// The second derivatives at the point of the last [#value], upper triangle.
    double[][] curvature() {
        int dense = matrix.denseColumn().length;
        // Dense places first, so that the inner loop runs over neighbours; put in the order of the columns at the end.
        double[][] among = new double[dense][dense];
        double[][] between = new double[size()][dense];
        double[][] all = new double[size()][size()];
        for (int row = 0; row < matrix.rows(); row++) {
            double factor = weight[row] * probability[row] * (1 - probability[row]);
            addDense(row, factor, among, between[matrix.width()]);
            addSparse(row, factor, between, all);
            all[matrix.width()][matrix.width()] += factor;
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
