package septet.model;

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
    public Adder adder() {
        return new Adder() {
            @Override
            public double sum(double[] columns) {
                double sum = intercept;
                for (int i = 0; i < weights.length; i++) sum += weights[i] * columns[i];
                return sum;
            }

            @Override
            public double contributions(double[] columns, double[] into) {
                double average = intercept;
                for (int i = 0; i < weights.length; i++) {
                    average += weights[i] * means[i];
                    into[i] = weights[i] * (columns[i] - means[i]);
                }
                return average;
            }
        };
    }
}
