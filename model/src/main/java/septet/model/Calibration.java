package septet.model;

/// From a model's score to the probability that the head is true; fitted on validation rows, never on those that the
/// model learned from. It never changes the order of two scores, nor makes two different ones one, but for rounding.
public sealed interface Calibration {
    Provenance provenance();

    double apply(double score);

    /// The score as it is.
    record None(Provenance provenance) implements Calibration {
        @Override
        public double apply(double score) {
            return score;
        }
    }

    /// A logistic curve over the log-odds of the score (Platt 1999). `slope` is positive.
    record Platt(Provenance provenance, double slope, double shift) implements Calibration {
        public Platt {
            if (!(slope > 0 && Double.isFinite(slope) && Double.isFinite(shift))) throw new IllegalArgumentException("slope " + slope + ", shift " + shift);
        }

        @Override
        public double apply(double score) {
            return FittedModel.logistic(slope * logOdds(score) + shift);
        }
    }

    /// A rising line through a few points, on log-odds (isotonic regression: Barlow and others 1972; Zadrozny and Elkan 2002).
    /// Beyond the first and the last point it runs on with slope 1.
    ///
    /// @param from log-odds of the score at each point, rising
    /// @param to   log-odds of the probability there, rising
    record Isotonic(Provenance provenance, double[] from, double[] to) implements Calibration {
        private static final double GREATEST = 1e100;

        public Isotonic {
            if (from.length == 0 || from.length != to.length) throw new IllegalArgumentException(from.length + " points");
            for (int i = 0; i < from.length; i++) {
                boolean rises = i == 0 || from[i] > from[i - 1] && to[i] > to[i - 1];
                if (!rises || !(Math.abs(from[i]) <= GREATEST && Math.abs(to[i]) <= GREATEST)) throw new IllegalArgumentException("points that do not rise");
            }
        }

        @Override
        public double apply(double score) {
            double at = logOdds(score);
            int last = from.length - 1;
            if (at <= from[0]) return FittedModel.logistic(to[0] + (at - from[0]));
            if (at >= from[last]) return FittedModel.logistic(to[last] + (at - from[last]));
            int low = 0;
            for (int high = last; high - low > 1;) {
                int middle = (low + high) >>> 1;
                if (from[middle] <= at) low = middle;
                else high = middle;
            }
            double share = (at - from[low]) / (from[low + 1] - from[low]);
            return FittedModel.logistic(to[low] + share * (to[low + 1] - to[low]));
        }
    }

    /// The log-odds of a probability; 0 and 1 count as the nearest that has one.
    static double logOdds(double probability) {
        double inside = Math.clamp(probability, 1e-15, 1 - 1e-15);
        return StrictMath.log(inside / (1 - inside));
    }
}
