package septet.design;

import java.math.BigDecimal;

/// A part of a whole, from 0 to 1: `12%`, `0.05`.
public record Share(BigDecimal value) {
    public static Share read(Phrase line) {
        Mark mark = line.mark();
        BigDecimal value = line.number();
        if (value.compareTo(BigDecimal.ONE) > 0) throw Phrase.wrong(mark, "a share above 1", "Write it like 12% or 0.12.");
        return new Share(value);
    }

    public double fraction() {
        return value.doubleValue();
    }

    @Override
    public String toString() {
        return Units.text(value.scaleByPowerOfTen(2)) + "%";
    }
}
