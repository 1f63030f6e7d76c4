package septet.model;

/// Solves symmetric positive definite equations (Golub and Van Loan 2013, section 4.2).
final class Cholesky {
    private Cholesky() {}

    /// The x for which A x = b. A pivot that rounding has taken to zero or below (a column that is a sum of others) is
    /// lifted to a trace of the diagonal, which leaves the others as they are.
    ///
    /// @param upper the upper triangle of A; overwritten
    static double[] solve(double[][] upper, double[] b) {
        int n = b.length;
        for (int i = 0; i < n; i++) {
            double[] row = upper[i];
            double least = 1e-14 * (row[i] > 0 ? row[i] : 1);
            for (int k = 0; k < i; k++) {
                double factor = upper[k][i];
                if (factor == 0) continue;
                double[] above = upper[k];
                for (int j = i; j < n; j++) row[j] -= factor * above[j];
            }
            double pivot = Math.sqrt(row[i] > least ? row[i] : least);
            for (int j = i; j < n; j++) row[j] /= pivot;
            row[i] = pivot;
        }
        double[] x = b.clone();
        for (int i = 0; i < n; i++) {
            x[i] /= upper[i][i];
            for (int j = i + 1; j < n; j++) x[j] -= upper[i][j] * x[i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) x[i] -= upper[i][j] * x[j];
            x[i] /= upper[i][i];
        }
        return x;
    }
}
