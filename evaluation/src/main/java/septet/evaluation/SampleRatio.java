package septet.evaluation;

/// Whether units came to the arms as they were sent: where they did not, something between assignment and log loses some of them, and no comparison of the arms is worth
/// anything. The evidence against the promised shares is the likelihood ratio of a Dirichlet mixture around them, a martingale; so one may look after every
/// unit (Lindon and Malek, Anytime-valid inference for multinomial count data, 2022).
///
/// @param shares        of the arms, as they were set; their sum is 1
/// @param concentration how near to the promised shares a fault is looked for: 10,000 is about two percent of a half
public record SampleRatio(double[] shares, double concentration) {
    public static final double CONCENTRATION = 10_000;

    public SampleRatio {
        shares = shares.clone();
        double sum = 0;
        for (double share : shares) {
            if (!(share > 0)) throw new IllegalArgumentException("share " + share);
            sum += share;
        }
        if (Math.abs(sum - 1) > 1e-9) throw new IllegalArgumentException("shares add up to " + sum);
    }

    public SampleRatio(double... shares) {
        this(shares, CONCENTRATION);
    }

    /// The logarithm of the evidence; above `log(1 / alpha)` at any time is an alarm, false in at most alpha of all experiments.
    public double evidence(long... units) {
        double total = 0;
        double evidence = 0;
        for (int arm = 0; arm < shares.length; arm++) {
            total += units[arm];
            double prior = concentration * shares[arm];
            evidence += Distributions.logGamma(prior + units[arm]) - Distributions.logGamma(prior) - units[arm] * StrictMath.log(shares[arm]);
        }
        return evidence + Distributions.logGamma(concentration) - Distributions.logGamma(concentration + total);
    }

    public boolean isBroken(double alpha, long... units) {
        return evidence(units) >= -StrictMath.log(alpha);
    }
}
