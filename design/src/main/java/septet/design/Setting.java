package septet.design;

import java.math.BigDecimal;
import septet.design.Expression.Constant;

/// A number of a learner, or a range of which tuning takes one.
public sealed interface Setting {
    record Fixed(BigDecimal value) implements Setting {}

    record Range(BigDecimal low, BigDecimal high) implements Setting {
        /// Searched on a logarithmic scale: both ends positive, and 100 times apart.
        public boolean logarithmic() {
            return low.signum() > 0 && high.compareTo(low.scaleByPowerOfTen(2)) >= 0;
        }

        /// Both ends are written as whole numbers.
        public boolean whole() {
            return low.stripTrailingZeros().scale() <= 0 && high.stripTrailingZeros().scale() <= 0;
        }
    }

    static Setting read(Phrase line) {
        Mark mark = line.mark();
        boolean negative = line.take("-");
        return switch (line.literal()) {
            case Constant.Number(BigDecimal value) -> new Fixed(negative ? value.negate() : value);
            case Constant.Range(Constant.Number(BigDecimal low), Constant.Number(BigDecimal high)) -> new Range(negative ? low.negate() : low, high);
            case Constant other -> throw line.wrong(mark, "expected a number or a range of numbers, found " + other.text(), "Write it like 6 or 3..10.");
        };
    }

    /// As it would be written in a design.
    default String text() {
        return switch (this) {
            case Fixed(BigDecimal value) -> Units.text(value);
            case Range(BigDecimal low, BigDecimal high) -> Units.text(low) + ".." + Units.text(high);
        };
    }
}
