package septet.engines.xgboost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

class CutsTest {
    private static double[] ones(int rows) {
        double[] weight = new double[rows];
        Arrays.fill(weight, 1);
        return weight;
    }

    private static void apply(float[] column, int[] classes, double[] weight) {
        Cuts cuts = Cuts.of(column, classes, weight);
        for (int row = 0; row < column.length; row++) column[row] = cuts.value(row);
    }

    private static long distinct(float[] values) {
        return IntStream.range(0, values.length).mapToObj(i -> values[i]).distinct().count();
    }

    @Test
    void fewValuesStayAsTheyAre() {
        float[] column = {3, Float.NaN, -1, 3, 0, -0.0f, Float.MAX_VALUE, -Float.MAX_VALUE};
        apply(column, new int[8], ones(8));
        assertThat(column).containsExactly(3, Float.NaN, -1, 3, 0, 0, Float.MAX_VALUE, -Float.MAX_VALUE);
    }

    @Test
    void orderIsKeptAndNothingRises() {
        for (long seed = 0; seed < 50; seed++) {
            Chance chance = Chance.of(seed);
            int rows = 1 + chance.nextInt(3_000);
            float[] column = new float[rows];
            int[] target = new int[rows];
            for (int i = 0; i < rows; i++) {
                column[i] = chance.nextInt(10) == 0 ? Float.NaN : (float) StrictMath.exp(chance.nextGaussian() * 3) * (chance.nextInt(2) == 0 ? 1 : -1);
                target[i] = chance.nextInt(50) == 0 ? 1 : 0;
            }
            float[] cut = column.clone();
            apply(cut, target, ones(rows));
            assertThat(distinct(cut)).as("seed " + seed).isLessThanOrEqualTo(Cuts.MOST + 1);
            for (int i = 0; i < rows; i++) {
                assertThat(Float.isNaN(cut[i])).isEqualTo(Float.isNaN(column[i]));
                if (Float.isNaN(cut[i])) continue;
                assertThat(cut[i]).as("seed " + seed).isLessThanOrEqualTo(column[i]);
                int other = chance.nextInt(rows);
                if (column[other] < column[i]) assertThat(cut[other]).as("seed " + seed).isLessThanOrEqualTo(cut[i]);
            }
        }
    }

    /// The rare class lives above 220, where 0.1 % of the rows are. It needs cuts there; plain quantiles give it none.
    @Test
    void theTailOfTheRareClassIsCut() {
        Chance chance = Chance.of(1);
        int rows = 100_000;
        float[] column = new float[rows];
        int[] target = new int[rows];
        for (int i = 0; i < rows; i++) {
            boolean rare = i % 1_000 == 0;
            column[i] = (float) (rare ? 220 + chance.nextDouble() * 100 : chance.nextDouble() * 220);
            target[i] = rare ? 1 : 0;
        }
        float[] cut = column.clone();
        apply(cut, target, ones(rows));
        float[] tail = new float[rows];
        int count = 0;
        for (float value : cut) if (value >= 220) tail[count++] = value;
        assertThat(distinct(Arrays.copyOf(tail, count))).isBetween(80L, 140L);
        float[] unaware = column.clone();
        apply(unaware, new int[rows], ones(rows));
        count = 0;
        for (float value : unaware) if (value >= 220) tail[count++] = value;
        assertThat(distinct(Arrays.copyOf(tail, count))).isLessThanOrEqualTo(1L);
    }
}
