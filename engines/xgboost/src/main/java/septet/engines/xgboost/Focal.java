package septet.engines.xgboost;

import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// The focal loss (Lin and others 2017) with the exponent 2: rows that are decided rightly and clearly hardly count, so that
/// trees work on those that are not.
final class Focal {
    private static final float LEAST_BEND = 1e-6f;
    private final double[] target;
    private final double[] weight;
    private final float[] slopes;
    private final float[] bends;

    Focal(double[] target, double[] weight) {
        this.target = target;
        this.weight = weight;
        this.slopes = new float[target.length];
        this.bends = new float[target.length];
    }

    /// Grows one more tree.
    void grow(Booster booster, DMatrix matrix, int round) throws XGBoostError {
        float[][] margins = booster.predict(matrix, true);
        for (int row = 0; row < target.length; row++) {
            double side = target[row] == 1 ? 1 : -1;
            double p = 1 / (1 + StrictMath.exp(-side * margins[row][0]));
            slopes[row] = (float) (weight[row] * side * slope(p));
            bends[row] = Math.max(LEAST_BEND, (float) (weight[row] * bend(p)));
        }
        booster.boost(matrix, round, slopes, bends);
    }

    /// The slope of -(1-p)^2 log p along the score of which p is the logistic function.
    static double slope(double p) {
        double q = 1 - p;
        return q * q * (2 * p * log(p) - q);
    }

    /// The slope of that. It is negative where a row is hopelessly wrong; growth then takes a small positive one instead.
    static double bend(double p) {
        double q = 1 - p;
        return p * q * (-2 * q * (2 * p * log(p) - q) + q * q * (2 * log(p) + 3));
    }

    private static double log(double p) {
        return StrictMath.log(Math.max(p, 1e-15));
    }
}
