package septet.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

class QualityTest {
    private record Judged(double score, boolean truth) {}

    @Test
    void averagePrecisionIsThatOfTheSortedRows() {
        for (long seed = 1; seed <= 50; seed++) {
            List<Judged> rows = rows(seed);
            Quality quality = new Quality();
            rows.forEach(row -> quality.add(row.score(), row.truth(), 0, 0));
            assertThat(quality.averagePrecision().orElse(-1)).as("seed " + seed).isCloseTo(averagePrecision(rows), within(0.01));
        }
    }

    @Test
    void calibrationErrorIsThatOfTenEqualGroups() {
        for (long seed = 1; seed <= 50; seed++) {
            List<Judged> rows = rows(seed);
            Quality quality = new Quality();
            rows.forEach(row -> quality.add(row.score(), row.truth(), 0, 0));
            assertThat(quality.calibrationError().orElse(-1)).as("seed " + seed).isCloseTo(calibrationError(rows), within(0.01));
        }
    }

    @Test
    void partsAddUpToTheSameBits() {
        List<Judged> rows = rows(3);
        Quality whole = new Quality();
        Quality left = new Quality();
        Quality right = new Quality();
        for (int i = 0; i < rows.size(); i++) {
            whole.add(rows.get(i).score(), rows.get(i).truth(), i, 2L * i);
            (i % 3 == 0 ? left : right).add(rows.get(i).score(), rows.get(i).truth(), i, 2L * i);
        }
        right.add(left);
        assertThat(right.averagePrecision()).isEqualTo(whole.averagePrecision());
        assertThat(right.calibrationError()).isEqualTo(whole.calibrationError());
        assertThat(right.cost()).isEqualTo(whole.cost());
        assertThat(right.baselineCost()).isEqualTo(2 * right.cost());
        assertThat(right.rows()).isEqualTo(rows.size());
    }

    @Test
    void withoutPositivesOrRowsThereIsNothingToSay() {
        Quality quality = new Quality();
        assertThat(quality.averagePrecision()).isEmpty();
        assertThat(quality.calibrationError()).isEmpty();
        quality.add(0.2, false, 5, 7);
        assertThat(quality.averagePrecision()).isEmpty();
        assertThat(quality.calibrationError()).hasValueCloseTo(0.2, within(1e-9));
    }

    private static List<Judged> rows(long seed) {
        Chance chance = Chance.of(seed);
        List<Judged> rows = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            double score = 1 / (1 + StrictMath.exp(-(chance.nextGaussian() * 2 - 3)));
            rows.add(new Judged(score, chance.nextDouble() < score));
        }
        return rows;
    }

    private static double averagePrecision(List<Judged> rows) {
        List<Judged> sorted = rows.stream().sorted(Comparator.comparingDouble(Judged::score).reversed()).toList();
        double sum = 0;
        int hits = 0;
        for (int i = 0; i < sorted.size(); i++) if (sorted.get(i).truth()) sum += ++hits / (i + 1.0);
        return sum / hits;
    }

    private static double calibrationError(List<Judged> rows) {
        List<Judged> sorted = rows.stream().sorted(Comparator.comparingDouble(Judged::score)).toList();
        double error = 0;
        for (int group = 0; group < 10; group++) {
            List<Judged> part = sorted.subList(group * sorted.size() / 10, (group + 1) * sorted.size() / 10);
            double gap = 0;
            for (Judged row : part) gap += row.score() - (row.truth() ? 1 : 0);
            error += Math.abs(gap);
        }
        return error / rows.size();
    }
}
