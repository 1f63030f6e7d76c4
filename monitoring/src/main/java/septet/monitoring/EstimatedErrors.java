package septet.monitoring;

import java.util.List;

/// How large the errors of estimated numbers are, before their truth has come: as large, where an estimate falls, as they were when the version was judged (direct loss estimation,
/// with the bins of the estimates as its model). So it sees that rows moved to where errors are larger, and nothing else.
///
/// @param reference of the estimates, with their losses
/// @param usual     the mean over all rows when the version was judged; NaN where nobody knows
record EstimatedErrors(Reference reference, double usual) {
    private static final double MOST = 1_000;

    static EstimatedErrors of(Reference reference) {
        return new EstimatedErrors(reference, mean(reference, reference.counts()));
    }

    /// The error that is to be expected of an estimate; NaN where nobody knows.
    double of(double estimate) {
        return reference.losses().isEmpty() || !(reference.bins() instanceof Bins.Numbers numbers) ? Double.NaN : reference.losses().get(numbers.bin(estimate));
    }

    /// The error that is to be expected beside the usual one, in millionths; 0 where nobody knows.
    long relative(double estimate) {
        double relative = of(estimate) / usual;
        return Double.isFinite(relative) ? Math.round(Math.min(relative, MOST) * 1e6) : 0;
    }

    private static double mean(Reference reference, Counts counts) {
        if (reference.losses().isEmpty() || counts.total() == 0) return Double.NaN;
        double sum = 0;
        for (int bin = 0; bin < counts.bins(); bin++) sum += counts.count(bin) * reference.losses().get(bin);
        return sum / counts.total();
    }

    /// @param now where the estimates of late fall
    List<LiveFigure> figures(Counts now, String unit) {
        double mean = mean(reference, now);
        return Double.isNaN(mean) ? List.of() : List.of(new LiveFigure("mean absolute error", mean, Double.NaN, Double.NaN, unit));
    }
}
