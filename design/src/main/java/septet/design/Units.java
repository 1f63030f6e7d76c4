package septet.design;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import septet.design.Expression.Constant;

/// Numbers and their units: `600`, `5k`, `4M`, `1e-6`, `12%`, `20ms`, `7d`, `5 EUR`, `8 MB`, `50 km`.
final class Units {
    private static final Set<String> MEASURES = Set.of("kB", "MB", "GB", "TB", "mm", "cm", "km", "px");
    private static final int MOST_DIGITS = 40;
    private static final int LARGEST_EXPONENT = 300;
    private static final BigDecimal LONGEST_MICROS = BigDecimal.valueOf(Long.MAX_VALUE / 4);

    private Units() {}

    /// Whether the word may stand as a unit after a blank.
    static boolean standsApart(String word) {
        return MEASURES.contains(word) || isCurrency(word);
    }

    static boolean isCurrency(String word) {
        return word.length() == 3 && word.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    static Constant quantity(String number, String unit, Mark mark) {
        BigDecimal value = number(number, mark);
        return switch (unit) {
            case "" -> new Constant.Number(value);
            case "%" -> new Constant.Number(value.scaleByPowerOfTen(-2));
            case "k" -> new Constant.Number(value.scaleByPowerOfTen(3));
            case "M" -> new Constant.Number(value.scaleByPowerOfTen(6));
            case "G" -> new Constant.Number(value.scaleByPowerOfTen(9));
            case "ms", "s", "m", "h", "d" -> new Constant.Span(span(value, unit, mark));
            default -> {
                if (isCurrency(unit)) yield new Constant.Money(value, unit);
                if (MEASURES.contains(unit)) yield new Constant.Measure(value, unit);
                throw new Unreadable(mark, "unknown unit " + unit,
                        "Units are k M G %, ms s m h d, a currency such as EUR, kB MB GB TB, mm cm km, px.", Codes.UNIT);
            }
        };
    }

    static BigDecimal number(String digits, Mark mark) {
        int exponent = digits.indexOf('e');
        boolean large = digits.length() > MOST_DIGITS || exponent >= 0 && digits.length() - exponent > 5
                || exponent >= 0 && Math.abs(Integer.parseInt(digits.substring(exponent + 1))) > LARGEST_EXPONENT;
        if (large) throw new Unreadable(mark, "a number beyond what a double holds", "Write it shorter.", Codes.UNIT);
        return new BigDecimal(digits);
    }

    static long micros(String unit) {
        return switch (unit) {
            case "ms" -> 1_000L;
            case "s" -> 1_000_000L;
            case "m" -> 60_000_000L;
            case "h" -> 3_600_000_000L;
            case "d" -> 86_400_000_000L;
            default -> 0;
        };
    }

    private static Duration span(BigDecimal value, String unit, Mark mark) {
        BigDecimal micros = value.multiply(BigDecimal.valueOf(micros(unit)));
        if (micros.compareTo(LONGEST_MICROS) > 0) {
            throw new Unreadable(mark, "a duration of more than 70,000 years", "Leave the window out for all of the past.", Codes.UNIT);
        }
        if (micros.stripTrailingZeros().scale() > 0) {
            throw new Unreadable(mark, "a duration finer than a microsecond", "Write whole microseconds: 0.001ms is the shortest.", Codes.UNIT);
        }
        long whole = micros.longValueExact();
        return Duration.ofSeconds(whole / 1_000_000, whole % 1_000_000 * 1_000);
    }

    static Constant range(Constant low, Constant high, Mark mark) {
        if (order(low, high) >= 0) {
            throw new Unreadable(mark, "a range whose ends are not a lower and a higher value of one kind", "Write it like 3..10.", Codes.UNIT);
        }
        return new Constant.Range(low, high);
    }

    /// Positive as well where the two cannot be compared.
    private static int order(Constant low, Constant high) {
        if (low instanceof Constant.Number a && high instanceof Constant.Number b) return a.value().compareTo(b.value());
        if (low instanceof Constant.Span a && high instanceof Constant.Span b) return a.value().compareTo(b.value());
        if (low instanceof Constant.Money a && high instanceof Constant.Money b && a.currency().equals(b.currency())) {
            return a.amount().compareTo(b.amount());
        }
        if (low instanceof Constant.Measure a && high instanceof Constant.Measure b && a.unit().equals(b.unit())) {
            return a.value().compareTo(b.value());
        }
        return 1;
    }

    /// The shortest way to write a duration: `7d`, `90m`, `1500ms`.
    static String text(Duration span) {
        for (String unit : new String[] {"d", "h", "m", "s", "ms"}) {
            Duration one = Duration.ofNanos(micros(unit) * 1_000);
            if (span.toSeconds() >= one.toSeconds() && span.minus(one.multipliedBy(span.dividedBy(one))).isZero()) {
                return span.dividedBy(one) + unit;
            }
        }
        return BigDecimal.valueOf(span.toNanos(), 6).stripTrailingZeros().toPlainString() + "ms";
    }

    /// Plain digits, or an exponent where those would be long.
    static String text(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        boolean many = shortest.scale() > 6 || shortest.scale() < -9;
        return many ? shortest.toString().replace("E+", "e").replace('E', 'e') : shortest.toPlainString();
    }
}
