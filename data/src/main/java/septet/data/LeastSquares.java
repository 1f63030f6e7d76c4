package septet.data;

import java.util.List;

/// Ordinary least squares by the normal equations; a term that others make superfluous is left out.
final class LeastSquares {
    private LeastSquares() {}

    /// The sum of squares that is left by no term, by the first one, by the first two, ... by all of them.
    static double[] left(List<double[]> terms, double[] wanted) {
        int width = terms.getFirst().length;
        double[][] moments = new double[width + 1][width + 1];
        double[] row = new double[width + 1];
        double[] scale = new double[width + 1];
        for (int i = 0; i < wanted.length; i++) for (int j = 0; j <= width; j++) scale[j] = Math.max(scale[j], Math.abs(j < width ? terms.get(i)[j] : wanted[i]));
        for (int i = 0; i < wanted.length; i++) {
            for (int j = 0; j <= width; j++) row[j] = scale[j] == 0 ? 0 : (j < width ? terms.get(i)[j] : wanted[i]) / scale[j];
            for (int j = 0; j <= width; j++) for (int k = 0; k <= j; k++) moments[j][k] += row[j] * row[k];
        }
        for (int j = 0; j <= width; j++) for (int k = 0; k < j; k++) moments[k][j] = moments[j][k];
        double whole = moments[width][width];
        double[] left = new double[width + 1];
        left[0] = Math.max(0, whole) * scale[width] * scale[width];
        for (int pivot = 0; pivot < width; pivot++) {
            for (int j = pivot + 1; j <= width && moments[pivot][pivot] >= 1e-10 * wanted.length; j++) {
                double factor = moments[j][pivot] / moments[pivot][pivot];
                for (int k = pivot; k <= width; k++) moments[j][k] -= factor * moments[pivot][k];
            }
            left[pivot + 1] = Math.max(0, Math.min(whole, moments[width][width])) * scale[width] * scale[width];
        }
        return left;
    }
}
