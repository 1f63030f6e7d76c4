package septet.data;

import java.math.BigDecimal;
import java.util.Optional;
import septet.design.Type;

/// A value that no row changes.
///
/// @param written the number of a literal, so that `amount > 220` compares money and `terminal = 7` words
record Fixed(Type type, long bits, String words, Optional<BigDecimal> written) implements Formula {
    static Fixed number(BigDecimal value) {
        return new Fixed(Kinds.NUMBER, Values.number(value.doubleValue()), "", Optional.of(value));
    }

    static Fixed text(String words) {
        return new Fixed(Kinds.TEXT, 0, words, Optional.empty());
    }

    static Fixed of(Type type, long bits) {
        return new Fixed(type, bits, "", Optional.empty());
    }

    /// Money of this amount, or empty if it has more decimals than money keeps or is too large.
    static Optional<Formula> money(Type.Money type, BigDecimal amount) {
        try {
            return Optional.of(of(type, amount.movePointRight(Type.Money.DECIMALS).longValueExact()));
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }

    @Override
    public long value(Row row) {
        return bits;
    }

    @Override
    public String text(Row row) {
        return words;
    }
}
