package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

/// Sums against BigDecimal, which is exact too and rounds by another road.
class ExactSumTest {
    private static final long SEED = 20250717;

    @Test
    void randomSumsEqualBigDecimalInEveryBit() {
        for (int round = 0; round < 4_000; round++) {
            Chance chance = Chance.of(SEED).at(round);
            List<Double> values = new ArrayList<>();
            ExactSum sum = new ExactSum();
            int steps = 1 + chance.nextInt(60);
            for (int i = 0; i < steps; i++) {
                if (!values.isEmpty() && chance.nextInt(3) == 0) {
                    sum.subtract(values.remove(chance.nextInt(values.size())));
                } else {
                    double value = draw(chance);
                    values.add(value);
                    sum.add(value);
                }
                assertThat(bits(sum.rounded())).as("seed %s round %s %s", SEED, round, values).isEqualTo(bits(exact(values)));
            }
        }
    }

    @Test
    void anyCutAndMergeGivesOneSumAndOneHash() {
        for (int round = 0; round < 2_000; round++) {
            Chance chance = Chance.of(SEED).of("cut").at(round);
            ExactSum one = new ExactSum();
            ExactSum left = new ExactSum();
            ExactSum right = new ExactSum();
            for (int i = 0; i < 50; i++) {
                double value = draw(chance);
                one.add(value);
                (chance.nextInt(2) == 0 ? left : right).add(value);
            }
            left.add(right);
            assertThat(bits(left.rounded())).as("seed %s round %s", SEED, round).isEqualTo(bits(one.rounded()));
            assertThat(left.hash()).as("seed %s round %s", SEED, round).isEqualTo(one.hash());
        }
    }

    @Test
    void whatIsTakenBackLeavesNothing() {
        Chance chance = Chance.of(SEED).of("back");
        ExactSum sum = new ExactSum();
        double[] values = new double[5_000];
        for (int i = 0; i < values.length; i++) sum.add(values[i] = draw(chance));
        for (double value : values) sum.subtract(value);
        assertThat(bits(sum.rounded())).isEqualTo(bits(0.0));
        assertThat(sum.hash()).isEqualTo(new ExactSum().hash());
    }

    @Test
    void theEdgesOfDoublesAreKept() {
        ExactSum sum = new ExactSum();
        sum.add(Double.MIN_VALUE);
        assertThat(sum.rounded()).isEqualTo(Double.MIN_VALUE);
        sum.add(Double.MAX_VALUE);
        sum.subtract(Double.MAX_VALUE);
        assertThat(sum.rounded()).isEqualTo(Double.MIN_VALUE);
        sum.add(Double.MAX_VALUE);
        sum.add(Double.MAX_VALUE);
        assertThat(sum.rounded()).isInfinite();
        sum.subtract(Double.MAX_VALUE);
        assertThat(sum.rounded()).isEqualTo(Double.MAX_VALUE);
        sum.clear();
        assertThat(bits(sum.rounded())).isEqualTo(bits(0.0));
    }

    /// The planted bug that the tests above must catch.
    @Test
    void aPlainSumWouldBeFound() {
        int different = 0;
        for (int round = 0; round < 1_000; round++) {
            Chance chance = Chance.of(SEED).of("plain").at(round);
            List<Double> values = new ArrayList<>();
            double plain = 0;
            for (int i = 0; i < 30; i++) {
                double value = chance.nextInt(100_000) / 100.0;
                values.add(value);
                plain += value;
            }
            if (bits(plain) != bits(exact(values))) different++;
        }
        assertThat(different).isGreaterThan(500);
    }

    private static double draw(Chance chance) {
        return switch (chance.nextInt(6)) {
            case 0 -> chance.nextInt(2_000_000) / 100.0 - 10_000;
            case 1 -> chance.nextGaussian();
            case 2 -> Math.scalb(chance.nextDouble() - 0.5, chance.nextInt(2_000) - 1_050);
            case 3 -> Double.MIN_VALUE * chance.nextInt(1_000_000);
            case 4 -> Math.scalb(1 + chance.nextInt(8), 52 + chance.nextInt(4)) * (chance.nextInt(2) == 0 ? 1 : -1);
            default -> Math.scalb(chance.nextDouble(), 1_020) * (chance.nextInt(2) == 0 ? 1 : -1);
        };
    }

    private static double exact(List<Double> values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (double value : values) sum = sum.add(new BigDecimal(value));
        return sum.doubleValue();
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }
}
