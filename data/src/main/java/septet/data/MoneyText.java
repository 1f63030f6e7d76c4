package septet.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import septet.design.Type;

/// Amounts of money as text: exact decimals, never rounded.
///
/// Programs that count money in doubles write 85.64999999999999 for 85.65. A decimal of 15 digits or more that differs from an amount
/// of four decimals by no more than such a double's rounding (4 units in its last place, and less than 10^-9) is read as that amount.
final class MoneyText {
    private static final int LONGEST = 100;
    private static final int NOISY_DIGITS = 15;
    /// Integer digits that surely fit.
    private static final int SAFE_DIGITS = 14;
    private static final BigDecimal HIGHEST = new BigDecimal(Typing.UNREADABLE).movePointLeft(Type.Money.DECIMALS);

    private MoneyText() {}

    /// Units of 10^-4, or [Typing#UNREADABLE]: no decimal number, more decimals than money has, or beyond its range.
    static long value(String text) {
        int length = text.length();
        int at = 0;
        boolean negative = length > 0 && text.charAt(0) == '-';
        if (negative || length > 0 && text.charAt(0) == '+') at++;
        long units = 0;
        int whole = 0;
        int decimals = -1;
        for (; at < length; at++) {
            char c = text.charAt(at);
            if (c == '.' && decimals < 0) {
                decimals = 0;
            } else if (c >= '0' && c <= '9' && whole < SAFE_DIGITS && decimals < Type.Money.DECIMALS) {
                units = 10 * units + (c - '0');
                if (decimals < 0) whole++;
                else decimals++;
            } else {
                return rare(text);
            }
        }
        if (whole == 0 && decimals <= 0) return Typing.UNREADABLE;
        for (int i = Math.max(0, decimals); i < Type.Money.DECIMALS; i++) units *= 10;
        return negative ? -units : units;
    }

    /// Exponents, many digits, and what is no number.
    private static long rare(String text) {
        Optional<BigDecimal> amount = decimal(text).map(MoneyText::withoutNoise).filter(decimal -> fits(decimal) && decimal.scale() <= Type.Money.DECIMALS);
        return amount.map(decimal -> decimal.movePointRight(Type.Money.DECIMALS).longValueExact()).orElse(Typing.UNREADABLE);
    }

    private static BigDecimal withoutNoise(BigDecimal decimal) {
        if (decimal.scale() <= Type.Money.DECIMALS || decimal.precision() < NOISY_DIGITS) return decimal;
        BigDecimal amount = decimal.setScale(Type.Money.DECIMALS, RoundingMode.HALF_EVEN);
        double noise = Math.min(4 * Math.ulp(decimal.doubleValue()), 1e-9);
        return decimal.subtract(amount).abs().doubleValue() <= noise ? amount : decimal;
    }

    /// The decimal number that is written there, if it is one.
    static Optional<BigDecimal> decimal(String text) {
        if (text.length() > LONGEST || NumberText.value(text) == Typing.UNREADABLE) return Optional.empty();
        BigDecimal decimal = new BigDecimal(text);
        return Optional.of(decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros());
    }

    static boolean fits(BigDecimal decimal) {
        return decimal.abs().compareTo(HIGHEST) < 0;
    }
}
