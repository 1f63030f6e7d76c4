package septet.model;

/// The loss of one row as a smooth, convex function of its score.
sealed interface Curve {
    /// Value and derivatives at one place; filled again and again.
    final class Place {
        double loss;
        double slope;
        double bend;
    }

    /// @param score  where
    /// @param target what the row truly is
    void at(double score, double target, Place into);

    /// log(1 + exp(s)) - y s (Cox 1958).
    record Logistic() implements Curve {
        @Override
        public void at(double score, double target, Place into) {
            double small = StrictMath.exp(-Math.abs(score));
            double p = score >= 0 ? 1 / (1 + small) : small / (1 + small);
            into.loss = Math.max(score, 0) + StrictMath.log1p(small) - target * score;
            into.slope = p - target;
            into.bend = p * (1 - p);
        }
    }

    /// Half the squared distance.
    record Squared() implements Curve {
        @Override
        public void at(double score, double target, Place into) {
            double residual = score - target;
            into.loss = residual * residual / 2;
            into.slope = residual;
            into.bend = 1;
        }
    }

    /// The negative log-likelihood of counts whose mean is exp(s), less what no score changes (Nelder and Wedderburn 1972).
    record Poisson() implements Curve {
        @Override
        public void at(double score, double target, Place into) {
            double mean = StrictMath.exp(score);
            into.loss = mean - target * score;
            into.slope = mean - target;
            into.bend = mean;
        }
    }

    /// The check function of quantile regression (Koenker and Bassett 1978), rounded to a parabola where the distance is less than
    /// `width`: what it is above its true value is at most `width` / 8. (Chen 2007.)
    ///
    /// Beyond the parabola the second derivative is 0, and Newton's step would have no end; there it is that of the parabola which
    /// touches the curve from above (as in iteratively reweighted least squares), so that steps still go down.
    record Check(double level, double width) implements Curve {
        @Override
        public void at(double score, double target, Place into) {
            double distance = target - score;
            double slope = Math.clamp(distance / width, level - 1, level);
            into.loss = slope * distance - slope * slope * width / 2;
            into.slope = -slope;
            into.bend = slope / distance >= 0 && distance != 0 ? slope / distance : 1 / width;
        }
    }
}
