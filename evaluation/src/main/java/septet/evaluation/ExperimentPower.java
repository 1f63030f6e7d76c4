package septet.evaluation;

import java.util.OptionalDouble;

/// What an experiment that is looked at with a confidence sequence will find, and when, before it starts. The chance to have found an effect by each look is that of a
/// normal walk to have left the band, found by numerical integration from look to look (Armitage, McPherson and Rowe 1969).
///
/// @param variance of the estimate times the number of units that it rests on: see [#ofArms]
/// @param looks    numbers of units at which one looks, rising
public record ExperimentPower(double variance, Means.Tuning tuning, double[] looks) {
    private static final int POINTS = 241;

    public ExperimentPower {
        looks = looks.clone();
        if (!(variance > 0) || looks.length == 0) throw new IllegalArgumentException("variance " + variance + ", " + looks.length + " looks");
        for (int i = 0; i < looks.length; i++) if (!(looks[i] > (i == 0 ? 0 : looks[i - 1]))) throw new IllegalArgumentException("look " + i + " at " + looks[i]);
    }

    /// So many looks, evenly spread.
    public static ExperimentPower evenly(double variance, Means.Tuning tuning, double units, int looks) {
        double[] at = new double[looks];
        for (int i = 0; i < looks; i++) at[i] = units * (i + 1) / looks;
        return new ExperimentPower(variance, tuning, at);
    }

    /// The variance of a difference of two means for one unit in both arms together.
    ///
    /// @param share     of units in the second arm
    /// @param explained share of the outcome's variance that a covariate takes away (its squared correlation); 0 without one
    public static double ofArms(double outcome, double share, double explained) {
        return outcome * (1 - explained) * (1 / share + 1 / (1 - share));
    }

    /// The chance to have found an effect of this size by each look.
    public double[] found(double effect) {
        double[] found = new double[looks.length];
        double drift = effect / Math.sqrt(variance);
        double before = 0;
        Walk walk = new Walk(new double[] {0}, new double[] {1}, 0);
        for (int look = 0; look < looks.length; look++) {
            double half = Math.sqrt(looks[look]) * tuning.errors(looks[look]);
            walk = walk.on(half, drift, looks[look] - before);
            before = looks[look];
            found[look] = Math.clamp(1 - walk.mass(), look == 0 ? 0 : found[look - 1], 1);
        }
        return found;
    }

    /// The number of units by which an effect is found with this chance, between looks by a straight line; empty where the last look does not suffice.
    public OptionalDouble units(double effect, double chance) {
        double[] found = found(effect);
        for (int look = 0; look < looks.length; look++) {
            if (found[look] < chance) continue;
            double below = look == 0 ? 0 : found[look - 1];
            double from = look == 0 ? 0 : looks[look - 1];
            return OptionalDouble.of(from + (looks[look] - from) * (chance - below) / (found[look] - below));
        }
        return OptionalDouble.empty();
    }

    /// The mean number of units until an effect is found or the last look has passed: the looks that happen are all but those after it.
    public double meanUnits(double effect) {
        double[] found = found(effect);
        double sum = looks[0];
        for (int look = 1; look < looks.length; look++) sum += (looks[look] - looks[look - 1]) * (1 - found[look - 1]);
        return sum;
    }

    /// The smallest effect that is found with this chance by the last look.
    public double smallestEffect(double chance) {
        double low = 0;
        double high = 1e-9 + Math.sqrt(variance / looks[looks.length - 1]) * (tuning.errors(looks[looks.length - 1]) + 10);
        for (int i = 0; i < 24; i++) {
            double middle = (low + high) / 2;
            if (found(middle)[looks.length - 1] < chance) low = middle;
            else high = middle;
        }
        return high;
    }

    /// Units for one look at the end, and none before: the textbook's size, for comparison.
    public static double fixed(double variance, double effect, double alpha, double power) {
        double z = Distributions.normalQuantile(1 - alpha / 2) + Distributions.normalQuantile(power);
        return z * z * variance / (effect * effect);
    }

    /// Where a walk stands that has not left the band: densities at evenly spaced places; at the beginning all of it at 0.
    private record Walk(double[] places, double[] densities, double step) {
        Walk on(double half, double drift, double time) {
            double[] next = new double[POINTS];
            double[] here = new double[POINTS];
            double width = 2 * half / (POINTS - 1);
            double scale = 1 / Math.sqrt(2 * Math.PI * time);
            for (int i = 0; i < POINTS; i++) {
                next[i] = -half + i * width;
                double sum = 0;
                for (int j = 0; j < places.length; j++) {
                    double moved = next[i] - places[j] - drift * time;
                    double exponent = moved * moved / (2 * time);
                    if (exponent < 40) sum += densities[j] * weight(j) * StrictMath.exp(-exponent);
                }
                here[i] = sum * scale;
            }
            return new Walk(next, here, width);
        }

        /// By the trapezoid rule.
        private double weight(int place) {
            if (places.length == 1) return 1;
            return place == 0 || place == places.length - 1 ? step / 2 : step;
        }

        double mass() {
            double mass = 0;
            for (int i = 0; i < places.length; i++) mass += densities[i] * weight(i);
            return mass;
        }
    }
}
