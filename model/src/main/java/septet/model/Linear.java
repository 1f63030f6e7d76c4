package septet.model;

/// A weighted sum.
///
/// @param weights one for each column
/// @param means   of the columns over the training rows: where contributions are counted from
public record Linear(double intercept, double[] weights, double[] means) implements Additive {
    public Linear {
        if (weights.length != means.length) throw new IllegalArgumentException(weights.length + " weights, " + means.length + " means");
        boolean finite = Double.isFinite(intercept);
        for (int i = 0; i < weights.length; i++) finite &= Double.isFinite(weights[i]) && Double.isFinite(means[i]);
        if (!finite) throw new IllegalArgumentException("a weight is not finite");
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
