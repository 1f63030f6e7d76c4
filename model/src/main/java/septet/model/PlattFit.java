package septet.model;

/// Platt's calibration with his smoothed targets (Platt 1999), by Newton's method as in Lin, Lin and Weng 2007.
/// The slope is kept positive: a model whose scores rank backwards is not turned round, only flattened.
final class PlattFit {
    private static final double LEAST_SLOPE = 1e-3;
    private static final int MOST_STEPS = 200;

    private PlattFit() {}

    static Calibration fit(double[] scores, double[] truth, Provenance provenance) {
        double positives = 0;
        for (double each : truth) positives += each;
        double negatives = truth.length - positives;
        double whenTrue = (positives + 1) / (positives + 2);
        double whenFalse = 1 / (negatives + 2);
        double[] target = new double[truth.length];
        double[] x = new double[truth.length];
        for (int i = 0; i < x.length; i++) {
            target[i] = truth[i] == 1 ? whenTrue : whenFalse;
            x[i] = Calibration.logOdds(scores[i]);
        }
        double[] line = minimise(x, target, new double[] {0, StrictMath.log((positives + 1) / (negatives + 1))}, true);
        if (line[0] < LEAST_SLOPE) line = minimise(x, target, new double[] {LEAST_SLOPE, line[1]}, false);
        return new Calibration.Platt(provenance, line[0], line[1]);
    }

    /// Slope and shift of the least loss, or the shift alone.
    private static double[] minimise(double[] x, double[] target, double[] start, boolean slopeToo) {
        double slope = start[0];
        double shift = start[1];
        double loss = loss(x, target, slope, shift);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] sums = sums(x, target, slope, shift);
            double a = slopeToo ? sums[2] + 1e-12 : 1;
            double b = slopeToo ? sums[3] : 0;
            double c = sums[4] + 1e-12;
            double first = slopeToo ? sums[0] : 0;
            double determinant = a * c - b * b;
            double bySlope = (c * first - b * sums[1]) / determinant;
            double byShift = (a * sums[1] - b * first) / determinant;
            double decrement = bySlope * first + byShift * sums[1];
            double size = 1;
            double next = loss(x, target, slope - bySlope, shift - byShift);
            while (!(next <= loss - 1e-4 * size * decrement) && size > 1e-10) {
                size /= 2;
                next = loss(x, target, slope - size * bySlope, shift - size * byShift);
            }
            if (!(next < loss)) break;
            slope -= size * bySlope;
            shift -= size * byShift;
            loss = next;
        }
        return new double[] {slope, shift};
    }

    private static double loss(double[] x, double[] target, double slope, double shift) {
        double loss = 0;
        for (int i = 0; i < x.length; i++) {
            double z = slope * x[i] + shift;
            loss += Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z))) - target[i] * z;
        }
        return loss;
    }

    /// Gradient by slope and shift; second derivatives by slope twice, slope and shift, shift twice.
    private static double[] sums(double[] x, double[] target, double slope, double shift) {
        double[] sums = new double[5];
        for (int i = 0; i < x.length; i++) {
            double p = FittedModel.logistic(slope * x[i] + shift);
            double residual = p - target[i];
            double curvature = p * (1 - p);
            sums[0] += residual * x[i];
            sums[1] += residual;
            sums[2] += curvature * x[i] * x[i];
            sums[3] += curvature * x[i];
            sums[4] += curvature;
        }
        return sums;
    }
}
