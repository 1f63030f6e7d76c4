package septet.model;

import java.util.Arrays;
import java.util.Optional;
import septet.design.Problem;

/// The ends between which a number lies with a stated chance, whatever the model is worth (split conformal prediction: Papadopoulos and
/// others 2002; Lei and others 2018): how far true values of validation rows lay from their estimates, at each end by itself.
/// It holds on average over rows that come as the validation rows did, not for each kind of row.
///
/// @param scale how distances are measured
/// @param below what the low end lies from the estimate on this scale; `above` the high end
public record Conformal(Provenance provenance, Scale scale, double below, double above) {
    /// How far a number is from its estimate.
    public enum Scale {
        /// The difference.
        PLAIN,
        /// The difference of their logarithms: a share of the estimate. For what is fitted on a logarithmic scale and never 0.
        LOGARITHM,
        /// The difference in square roots of the estimate, in which counts spread. For what is fitted on a logarithmic scale and may be 0.
        ROOT;

        double distance(double estimate, double truth) {
            return switch (this) {
                case PLAIN -> truth - estimate;
                case LOGARITHM -> StrictMath.log(truth) - StrictMath.log(estimate);
                case ROOT -> (truth - estimate) / Math.sqrt(estimate);
            };
        }

        double at(double estimate, double distance) {
            return switch (this) {
                case PLAIN -> estimate + distance;
                case LOGARITHM -> estimate * StrictMath.exp(distance);
                case ROOT -> Math.max(0, estimate + distance * Math.sqrt(estimate));
            };
        }
    }

    public Conformal {
        if (!(below <= above && Double.isFinite(below) && Double.isFinite(above))) throw new IllegalArgumentException(below + " to " + above);
    }

    /// @param share     of rows whose number shall lie between the ends; between 0 and 1
    /// @param estimates of rows that the model did not learn from
    /// @param truth     the true number of each
    /// @return empty where there are too few rows for such a share ([#objection] says how many are needed)
    public static Optional<Conformal> fit(Model model, double share, double[] estimates, double[] truth) {
        if (!(share > 0 && share < 1)) throw new IllegalArgumentException("a share of " + share);
        if (estimates.length < least(share)) return Optional.empty();
        Scale scale = scale(model, truth);
        double[] distances = new double[truth.length];
        for (int i = 0; i < distances.length; i++) distances[i] = scale.distance(estimates[i], truth[i]);
        double[] ends = ends(share, distances);
        return Optional.of(new Conformal(model.provenance(), scale, ends[0], ends[1]));
    }

    /// Both ends of this share of the distances, which are sorted in place.
    static double[] ends(double share, double[] distances) {
        Arrays.sort(distances);
        // The rank that a new row's distance stays below with this chance, it being as likely at any place among the others.
        int rank = (int) Math.ceil((distances.length + 1) * (1 + share) / 2 - 1e-9);
        return new double[] {distances[distances.length - rank], distances[rank - 1]};
    }

    private static Scale scale(Model model, double[] truth) {
        if (!(model instanceof FittedModel fitted) || fitted.link() != Link.EXPONENTIAL) return Scale.PLAIN;
        return Arrays.stream(truth).allMatch(each -> each > 0) ? Scale.LOGARITHM : Scale.ROOT;
    }

    /// How many rows it needs at least.
    static int least(double share) {
        return (int) Math.ceil((1 + share) / (1 - share) - 1e-9);
    }

    /// Why there is no interval.
    public static Problem objection(String place, double share, int rows) {
        return Problem.error(place, "an interval for " + Math.round(share * 100) + "% needs " + least(share) + " validation rows, there are " + rows,
                "nobody could tell how wide it has to be", "Make split.validate longer, or ask for a narrower interval.", "MODEL-INTERVAL-ROWS");
    }

    public double low(double estimate) {
        return scale.at(estimate, below);
    }

    public double high(double estimate) {
        return scale.at(estimate, above);
    }
}
