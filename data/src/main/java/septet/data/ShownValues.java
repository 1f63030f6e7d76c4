package septet.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// Values as a person reads them.
final class ShownValues {
    private ShownValues() {}

    /// Whole numbers whole, others with four digits that count.
    static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) return "-";
        if (value == StrictMath.rint(value) && Math.abs(value) < 1e15) return Long.toString((long) value);
        return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
    }

    static String day(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    static String share(double share) {
        double percent = share * 100;
        if (percent > 0 && percent < 0.1) return "less than 0.1%";
        if (percent < 100 && percent > 99.9) return "more than 99.9%";
        return new BigDecimal(percent).setScale(percent < 10 || percent > 90 && percent < 100 ? 1 : 0, java.math.RoundingMode.HALF_UP).stripTrailingZeros().toPlainString() + "%";
    }
}
