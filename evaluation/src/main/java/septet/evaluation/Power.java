package septet.evaluation;

/// How many cases a gate needs, before there is any data. Variances for each case (each positive; for the false alarm rate each negative; else each row)
/// are those of the literature for independent rows: the binomial one for shares and average precision (Boyd, Eng and Page 2013), Hanley and McNeil's (1982)
/// with many negatives for ROC AUC, Olkin and Finn's (1995) for r2. Rows that depend on each other need more.
public final class Power {
    /// 95% intervals on two sides, passed by four of five models that deserve it.
    private static final double DECIDED = 1.959963984540054 + 0.8416212335729143;
    private static final double SURE = 1.959963984540054;

    /// How much of two learners' errors on the same rows is common: a linear model and boosted trees on card payments.
    public static final double ALIKE = 0.7;

    /// The same for a model and its refit on newer data.
    public static final double REFRESHED = 0.9;

    private Power() {}

    /// The cases after which a metric of this value has an interval of +- `half`.
    public static long forWidth(Measure measure, double value, double half) {
        return ceil(variance(measure, value) * SURE * SURE / (half * half));
    }

    /// Half the width of the interval that so many cases give.
    public static double width(Measure measure, double value, long cases) {
        return SURE * Math.sqrt(variance(measure, value) / cases);
    }

    /// The cases after which a model of this true value clears the bound four times in five.
    public static long forBound(Measure measure, double bound, double truth) {
        return ceil(variance(measure, truth) * DECIDED * DECIDED / ((truth - bound) * (truth - bound)));
    }

    /// The least lead over a bound that so many cases show four times in five.
    public static double leadOverBound(Measure measure, double bound, long cases) {
        return DECIDED * Math.sqrt(variance(measure, bound) / cases);
    }

    /// The least lead of one learner over another on the same rows that so many cases show four times in five.
    ///
    /// @param value of both, about
    /// @param alike correlation of the two estimates: [#ALIKE], [#REFRESHED]
    public static double leadOverOther(Measure measure, double value, double alike, long cases) {
        return DECIDED * Math.sqrt(2 * (1 - alike) * variance(measure, value) / cases);
    }

    /// The cases after which that lead is shown four times in five.
    public static long forLead(Measure measure, double value, double alike, double lead) {
        return ceil(2 * (1 - alike) * variance(measure, value) * DECIDED * DECIDED / (lead * lead));
    }

    /// The cases after which a refresh that is truly as good as what serves proves to be within this share of it four times in five.
    public static long forMargin(Measure measure, double value, double alike, double share) {
        return forLead(measure, value, alike, share * value);
    }

    /// Whether metrics of this kind have a variance that is known beforehand.
    public static boolean knows(Measure measure) {
        return switch (measure) {
            case Measure.AveragePrecision _, Measure.RocAuc _, Measure.Precision _, Measure.Recall _, Measure.F1 _, Measure.FalseAlarmRate _, Measure.Accuracy _,
                Measure.WeightedF1 _, Measure.R2 _, Measure.Coverage _ -> true;
            case Measure.LogLoss _, Measure.BrierScore _, Measure.CalibrationError _, Measure.NormalisedEntropy _, Measure.Cost _, Measure.EntityPrecision _,
                Measure.OfClass _, Measure.MacroF1 _, Measure.MeanAbsoluteError _, Measure.RootMeanSquaredError _, Measure.MedianAbsoluteError _, Measure.Pinball _,
                Measure.IntervalWidth _ -> false;
        };
    }

    private static double variance(Measure measure, double value) {
        if (!knows(measure)) throw new IllegalArgumentException("the variance of " + measure + " depends on the data");
        if (measure instanceof Measure.RocAuc) return 2 * value * value / (1 + value) - value * value;
        if (measure instanceof Measure.R2) return 4 * value * (1 - value) * (1 - value);
        return value * (1 - value);
    }

    private static long ceil(double cases) {
        return (long) Math.min(1e15, Math.ceil(cases));
    }
}
