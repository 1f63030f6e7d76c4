package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

/// Against the platform's own reader.
class DecimalsTest {
    private static void check(long digits, int power, String why) {
        double found = Decimals.of(digits, power);
        double expected = new BigDecimal(new BigInteger(Long.toUnsignedString(digits)), -power).doubleValue();
        if (!Double.isNaN(found)) assertThat(found).as("%s: %s e %d", why, Long.toUnsignedString(digits), power).isEqualTo(expected);
    }

    @Test
    void theShortestTextOfADoubleIsThatDouble() {
        Chance chance = Chance.of(1);
        int undecided = 0;
        for (int i = 0; i < 300_000; i++) {
            double value = Math.abs(Double.longBitsToDouble(chance.nextLong()));
            if (!Double.isFinite(value) || value < Double.MIN_NORMAL) continue;
            BigDecimal decimal = new BigDecimal(Double.toString(value));
            double found = Decimals.of(decimal.unscaledValue().longValueExact(), -decimal.scale());
            if (Double.isNaN(found)) undecided++;
            else assertThat(found).as("%s", decimal).isEqualTo(value);
        }
        assertThat(undecided).isLessThan(30);
    }

    @Test
    void anyDigitsAndPower() {
        Chance chance = Chance.of(2);
        for (int i = 0; i < 200_000; i++) check(chance.nextLong() >>> chance.nextInt(64), chance.nextInt(660) - 345, "drawn");
        for (int i = 0; i < 200_000; i++) check(chance.nextLong() >>> chance.nextInt(20), chance.nextInt(40) - 30, "as in files");
    }

    /// Exactly between two doubles the even one is nearest.
    @Test
    void tiesGoToTheEvenOne() {
        Chance chance = Chance.of(3);
        for (int i = 0; i < 100_000; i++) {
            long odd = 1L << 53 | chance.nextLong() >>> 11 | 1;
            check(odd << chance.nextInt(10), 0, "tie");
        }
        for (long digits : List.of(9_007_199_254_740_993L, 9_007_199_254_740_995L, 18_014_398_509_481_986L, 45_035_996_273_704_985L)) {
            for (int power = -6; power <= 25; power++) check(digits, power, "tie");
        }
    }

    @Test
    void beyondTheRangeNothingIsSaid() {
        assertThat(Decimals.of(1, 309)).isNaN();
        assertThat(Decimals.of(1, -343)).isNaN();
        assertThat(Decimals.of(3, -324)).as("below the least normal number").isNaN();
        assertThat(Decimals.of(0, 500)).isZero();
    }
}
