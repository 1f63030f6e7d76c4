package septet.model;

import java.util.Arrays;

/// What a rule of the design says, as heads: `framing.baseline`.
///
/// A truth: true is 1, false 0, a number from 0 to 1 itself, any other number keeps its order within 0..1. Classes: the class that the rule names has 1, the
/// others 0. An amount: the number.
///
/// @param otherwise what it says where the rule is missing: the share of true, the shares of the classes, or the mean, in training
public record PlainEstimate(Heads heads, double[] otherwise) {
    /// @param value what the rule gives, by [septet.data.Values#input]; of classes the place of the word; NaN where it is missing
    /// @param into  receives one estimate for each head
    public void of(double value, double[] into) {
        if (Double.isNaN(value)) {
            System.arraycopy(otherwise, 0, into, 0, otherwise.length);
            return;
        }
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
