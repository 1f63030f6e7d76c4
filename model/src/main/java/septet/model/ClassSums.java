package septet.model;

/// The sum of each column over the rows of each class.
///
/// @param weights of the rows of each class
/// @param sums    one array for each class
record ClassSums(Encoder encoder, double[] weights, double[][] sums) {
    static ClassSums of(Prepared prepared, double[] target, double[] weight, int classes) {
        DesignMatrix matrix = prepared.matrix();
        double[] weights = new double[classes];
        double[][] sums = new double[classes][matrix.width()];
        for (int row = 0; row < matrix.rows(); row++) {
            weights[(int) target[row]] += weight[row];
            matrix.add(row, weight[row], sums[(int) target[row]]);
        }
        return new ClassSums(prepared.encoder(), weights, sums);
    }

    double weight(int c) {
        return weights[c];
    }

    double sum(int c, int column) {
        return sums[c][column];
    }
}
