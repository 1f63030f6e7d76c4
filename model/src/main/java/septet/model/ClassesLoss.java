package septet.model;

import java.util.Arrays;

/// The penalised log loss of several classes (multinomial logistic regression: Böhning 1992), its slope and curvature. The point
/// holds, class after class, the weight of each column and the intercept, which is not penalised.
final class ClassesLoss implements Smooth {
    private final DesignMatrix matrix;
    private final double[] target;
    private final double[] weight;
    private final double l2;
    private final int classes;
    private final int width;
    /// Row after row, the chance of each class at the last point.
    private final double[] chances;
    private final double[] scores;

    /// @param target the place of each row's class
    ClassesLoss(DesignMatrix matrix, double[] target, double[] weight, double l2, int classes) {
        this.matrix = matrix;
        this.target = target;
        this.weight = weight;
        this.l2 = l2;
        this.classes = classes;
        this.width = matrix.width() + 1;
        this.chances = new double[Math.multiplyExact(matrix.rows(), classes)];
        this.scores = new double[classes];
    }

    @Override
    public int size() {
        return Math.multiplyExact(classes, width);
    }

    @Override
    public double value(double[] point, double[] gradient) {
        Arrays.fill(gradient, 0);
        double loss = 0;
        for (int row = 0; row < matrix.rows(); row++) {
            for (int c = 0; c < classes; c++) scores[c] = matrix.times(row, point, c * width) + point[c * width + width - 1];
            double own = scores[(int) target[row]];
            double highest = own;
            for (double score : scores) highest = Math.max(highest, score);
            double sum = 0;
            for (int c = 0; c < classes; c++) sum += scores[c] = StrictMath.exp(scores[c] - highest);
            loss += weight[row] * (StrictMath.log(sum) + highest - own);
            for (int c = 0; c < classes; c++) {
                double chance = scores[c] / sum;
                chances[row * classes + c] = chance;
                double slope = weight[row] * (chance - (c == (int) target[row] ? 1 : 0));
                matrix.add(row, slope, gradient, c * width);
                gradient[c * width + width - 1] += slope;
            }
        }
        return loss + penalty(point, gradient);
    }

    private double penalty(double[] point, double[] gradient) {
        double squares = 0;
        for (int i = 0; i < point.length; i++) {
            if (i % width == width - 1) continue;
            squares += point[i] * point[i];
            gradient[i] += l2 * point[i];
        }
        return l2 / 2 * squares;
    }

    @Override
    public void curvature(double[] direction, double[] into) {
        Arrays.fill(into, 0);
        for (int row = 0; row < matrix.rows(); row++) {
            double mean = 0;
            for (int c = 0; c < classes; c++) {
                scores[c] = matrix.times(row, direction, c * width) + direction[c * width + width - 1];
                mean += chances[row * classes + c] * scores[c];
            }
            for (int c = 0; c < classes; c++) {
                double factor = weight[row] * chances[row * classes + c] * (scores[c] - mean);
                matrix.add(row, factor, into, c * width);
                into[c * width + width - 1] += factor;
            }
        }
        for (int i = 0; i < into.length; i++) if (i % width != width - 1) into[i] += l2 * direction[i];
    }

    @Override
    public void curvatures(double[] into) {
        Arrays.fill(into, 0);
        for (int row = 0; row < matrix.rows(); row++) {
            for (int c = 0; c < classes; c++) {
                double chance = chances[row * classes + c];
                double bend = weight[row] * chance * (1 - chance);
                matrix.addSquares(row, bend, into, c * width);
                into[c * width + width - 1] += bend;
            }
        }
        for (int i = 0; i < into.length; i++) if (i % width != width - 1) into[i] += l2;
    }
}
