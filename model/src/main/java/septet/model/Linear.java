package septet.model;

import java.util.Arrays;

/// A weighted sum.
///
/// @param weights one for each column
/// @param means   of the columns over the training rows: where contributions are counted from
public record Linear(double intercept, double[] weights, double[] means) implements Additive {
    /// Sums of such weights stay finite, whatever a row holds.
    private static final double GREATEST = 1e100;

    public Linear {
        if (weights.length != means.length) throw new IllegalArgumentException(weights.length + " weights, " + means.length + " means");
        boolean sane = Math.abs(intercept) <= GREATEST;
        for (int i = 0; i < weights.length; i++) sane &= Math.abs(weights[i]) <= GREATEST && Math.abs(means[i]) <= GREATEST;
        if (!sane) throw new IllegalArgumentException("a weight out of all bounds");
    }

    @Override
    public int width() {
        return weights.length;
    }

    @Override
    public Adder adder(int[] inputOfColumn, int inputs) {
        double average = intercept;
        double[] averages = new double[inputs];
        for (int i = 0; i < weights.length; i++) {
            average += weights[i] * means[i];
            averages[inputOfColumn[i]] += weights[i] * means[i];
        }
        return new Sum(this, inputOfColumn, average, averages);
    }

    /// @param averages what each input adds to the score of the average row
    private record Sum(Linear linear, int[] inputOfColumn, double average, double[] averages) implements Adder {
        @Override
        public double sum(Encoded row) {
            double sum = linear.intercept;
            for (int i = 0; i < row.count(); i++) sum += linear.weights[row.column(i)] * row.value(i);
            return sum;
        }

        @Override
        public double contributions(Encoded row, double[] into) {
            Arrays.fill(into, 0);
            for (int i = 0; i < row.count(); i++) into[inputOfColumn[row.column(i)]] += linear.weights[row.column(i)] * row.value(i);
            for (int input = 0; input < averages.length; input++) into[input] -= averages[input];
            return average;
        }

        @Override
        public double[] ofColumns(Encoded row, boolean exact) {
            double[] adds = new double[row.count()];
            for (int i = 0; i < adds.length; i++) adds[i] = linear.weights[row.column(i)] * (row.value(i) - linear.means[row.column(i)]);
            return adds;
        }

        /// In a sum the order makes no difference.
        @Override
        public double shapley(Encoded row, double[] into) {
            return contributions(row, into);
        }
    }
}
