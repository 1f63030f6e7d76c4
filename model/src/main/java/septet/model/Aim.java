package septet.model;

/// What a regression is fitted on, made so that no learner has to know the unit of its target.
///
/// @param values of the rows: the target or its logarithm, less `center`, in units of `spread`
record Aim(double[] values, double center, double spread, Link link) {
    /// The numbers themselves, or their logarithms.
    static double[] of(TrainingRows rows, Heads.Amount head) {
        if (!head.logarithmic()) return rows.target();
        double[] logs = new double[rows.size()];
        for (int i = 0; i < logs.length; i++) logs[i] = StrictMath.log(rows.target()[i]);
        return logs;
    }

    static Link link(Heads.Amount head) {
        return head.logarithmic() ? Link.EXPONENTIAL : Link.IDENTITY;
    }

    /// In standard deviations from the mean.
    static Aim standardised(TrainingRows rows, Heads.Amount head) {
        double[] target = of(rows, head);
        double[] weight = rows.weight();
        double all = 0;
        double mean = 0;
        for (int i = 0; i < target.length; i++) {
            all += weight[i];
            mean += weight[i] * target[i];
        }
        mean /= all;
        double squares = 0;
        for (int i = 0; i < target.length; i++) squares += weight[i] * (target[i] - mean) * (target[i] - mean);
        double spread = Math.sqrt(squares / all);
        if (!(spread > 0 && Double.isFinite(spread) && Double.isFinite(mean))) throw new IllegalArgumentException("a target of spread " + spread);
        double[] values = new double[target.length];
        for (int i = 0; i < values.length; i++) values[i] = (target[i] - mean) / spread;
        return new Aim(values, mean, spread, link(head));
    }

    /// The weights of a fit on these values, in the unit of the target.
    Linear linear(double[] point, double[] means) {
        double[] weights = new double[point.length - 1];
        for (int i = 0; i < weights.length; i++) weights[i] = spread * point[i];
        return new Linear(center + spread * point[weights.length], weights, means);
    }
}
