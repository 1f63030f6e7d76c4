package septet.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a rule of the design says, as heads: `framing.baseline`.
///
/// A truth: true is 1, false 0, a number from 0 to 1 itself, any other number keeps its order within 0..1. Classes: the class that the rule names has 1, the
/// others 0. An amount: the number.
///
/// @param otherwise what it says where the rule is missing: the share of true, the shares of the classes, or the mean, in training
/// @param ends      of an amount, how far its low and high end lie from it, where the design asks for an interval
public record PlainEstimate(Heads heads, double[] otherwise, Optional<Ends> ends) {
    /// How far ends lie from the number between them.
    public record Ends(double below, double above) {}

    /// Without an interval.
    public PlainEstimate(Heads heads, double[] otherwise) {
        this(heads, otherwise, Optional.empty());
    }

    /// The names of what it gives, in the order of a model's.
    public List<String> names() {
        return ends.isEmpty() ? heads.names() : Stream.concat(heads.names().stream(), CalibratedModel.ENDS.stream()).toList();
    }

    /// With ends that hold this share of the true numbers of rows that nothing was learned from (as [Conformal], by plain differences).
    ///
    /// @return without ends where there are too few rows
    public PlainEstimate between(double share, double[] estimates, double[] truth) {
        if (estimates.length < Conformal.least(share)) return this;
        double[] distances = new double[truth.length];
        for (int i = 0; i < distances.length; i++) distances[i] = truth[i] - estimates[i];
        double[] found = Conformal.ends(share, distances);
        return new PlainEstimate(heads, otherwise, Optional.of(new Ends(found[0], found[1])));
    }

    /// @param value what the rule gives, by [septet.data.Values#input]; of classes the place of the word; NaN where it is missing
    /// @param into  receives one estimate for each name
    public void of(double value, double[] into) {
        if (Double.isNaN(value)) System.arraycopy(otherwise, 0, into, 0, otherwise.length);
        else said(value, into);
        ends.ifPresent(each -> {
            into[1] = into[0] + each.below();
            into[2] = into[0] + each.above();
        });
    }

    private void said(double value, double[] into) {
        switch (heads) {
            case Heads.Truth _ -> into[0] = value >= 0 && value <= 1 ? value : 0.5 + 0.5 * value / (1 + Math.abs(value));
            case Heads.Classes _ -> {
                Arrays.fill(into, 0);
                into[(int) value] = 1;
            }
            case Heads.Amount _ -> into[0] = value;
        }
    }
}
