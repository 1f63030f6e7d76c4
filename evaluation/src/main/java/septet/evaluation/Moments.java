package septet.evaluation;

/// Count, means, variances and covariance of pairs: an outcome, and what was known of the unit before (a covariate; 0 where there is none), or the denominator of a
/// ratio. Parts are merged (Welford 1962; Chan, Golub and LeVeque 1979).
public final class Moments {
    private long count;
    private double mean;
    private double other;
    private double squares;
    private double others;
    private double products;

    public void add(double outcome) {
        add(outcome, 0);
    }

    public void add(double outcome, double covariate) {
        count++;
        double byMean = outcome - mean;
        double byOther = covariate - other;
        mean += byMean / count;
        other += byOther / count;
        squares += byMean * (outcome - mean);
        others += byOther * (covariate - other);
        products += byMean * (covariate - other);
    }

    public void add(Moments part) {
        if (part.count == 0) return;
        double all = count + part.count;
        double byMean = part.mean - mean;
        double byOther = part.other - other;
        double share = count * (double) part.count / all;
        squares += part.squares + byMean * byMean * share;
        others += part.others + byOther * byOther * share;
        products += part.products + byMean * byOther * share;
        mean += byMean * part.count / all;
        other += byOther * part.count / all;
        count += part.count;
    }

    public long count() {
        return count;
    }

    public double mean() {
        return count == 0 ? Double.NaN : mean;
    }

    /// Of one outcome; 0 for less than two.
    public double variance() {
        return count < 2 ? 0 : squares / (count - 1);
    }

    public double covariateMean() {
        return count == 0 ? Double.NaN : other;
    }

    public double covariateVariance() {
        return count < 2 ? 0 : others / (count - 1);
    }

    public double covariance() {
        return count < 2 ? 0 : products / (count - 1);
    }
}
