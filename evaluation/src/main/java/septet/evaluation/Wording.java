package septet.evaluation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers as sentences say them.
final class Wording {
    private Wording() {}

    /// Three digits behind the point for what lies within 0.1..1000; three significant digits for what is smaller.
    static String number(double value) {
        if (value == 0 || !Double.isFinite(value)) return value == 0 ? "0" : String.valueOf(value);
        BigDecimal exact = new BigDecimal(value);
        BigDecimal rounded = Math.abs(value) >= 0.1 ? exact.setScale(3, RoundingMode.HALF_EVEN) : exact.round(new MathContext(3, RoundingMode.HALF_EVEN));
        return rounded.stripTrailingZeros().toPlainString();
    }

    /// `0.652 (0.601 to 0.703)`, or why there is none.
    static String figure(Figure figure) {
        return switch (figure) {
            case Figure.Measured measured -> number(measured.value()) + " (" + number(measured.low()) + " to " + number(measured.high()) + ")";
            case Figure.TooFew few -> "not known: " + few.why();
        };
    }
}
