package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

/// Hours whose weather, and whose errors, go on.
class TimeBlocksTest {
    private static final int ROWS = 3_000;
    private static final int SAMPLES = 200;
    private static final long HOUR = 3_600_000_000L;
    private static final long[] TIMES = LongStream.range(0, ROWS).map(row -> row * HOUR).toArray();
    private static final long[] IDENTITIES = LongStream.range(0, ROWS).map(Identity::of).toArray();
    /// Of a normal error with standard deviation 1.
    private static final double TRUTH = Math.sqrt(2 / Math.PI);

    private static double[] goingOn(Chance chance, double memory) {
        double[] values = new double[ROWS];
        double fresh = Math.sqrt(1 - memory * memory);
        for (int i = 0; i < ROWS; i++) values[i] = (i == 0 ? 0 : memory * values[i - 1]) + (i == 0 ? 1 : fresh) * chance.at(i).nextGaussian();
        return values;
    }

    /// In how many of 100 samples the interval of the mean absolute error holds the truth.
    private static double coverage(boolean blocks, double memory) {
        int held = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            Chance chance = Chance.of(sample);
            double[] errors = goingOn(chance.of("errors"), memory);
            double[] weather = goingOn(chance.of("weather"), 0.97);
            double[] labels = IntStream.range(0, ROWS).mapToDouble(row -> 10 + 3 * weather[row] + errors[row]).toArray();
            double[] said = IntStream.range(0, ROWS).mapToDouble(row -> 10 + 3 * weather[row]).toArray();
            Judged judged = new Judged(0, TIMES, new Truth.Numbers(labels), blocks ? TimeBlocks.of(TIMES, labels, IDENTITIES) : IDENTITIES, Map.of());
            Figure.Measured figure = (Figure.Measured) Measurement.of(new Scored(judged, said, Optional.empty()), List.of(new Measure.MeanAbsoluteError()), chance).getFirst();
            if (figure.low() <= TRUTH && TRUTH <= figure.high()) held++;
        }
        return held / (double) SAMPLES;
    }

    @Test
    void intervalsHoldTheTruthWhereErrorsGoOn() {
        assertThat(coverage(true, 0.9)).isBetween(0.90, 0.99);
        assertThat(coverage(true, 0.0)).isBetween(0.90, 0.99);
    }

    @Test
    void resamplingHoursAsIfTheyStoodAloneIsCaught() {
        assertThat(coverage(false, 0.9)).isLessThan(0.75);
    }

    @Test
    void rowsThatKnowNothingOfEachOtherStandAlone() {
        double[] labels = IntStream.range(0, ROWS).mapToDouble(row -> Chance.of(3).at(row).nextDouble() < 0.3 ? 1 : 0).toArray();
        assertThat(TimeBlocks.of(TIMES, labels, IDENTITIES)).isEqualTo(IDENTITIES);
    }

    @Test
    void theOrderOfRowsChangesNoBlock() {
        double[] labels = goingOn(Chance.of(4), 0.95);
        long[] blocks = TimeBlocks.of(TIMES, labels, IDENTITIES);
        int[] order = IntStream.range(0, ROWS).map(row -> (int) (row * 1_009L % ROWS)).toArray();
        long[] moved = TimeBlocks.of(pick(TIMES, order), IntStream.of(order).mapToDouble(row -> labels[row]).toArray(), pick(IDENTITIES, order));
        assertThat(moved).isEqualTo(pick(blocks, order));
        assertThat(Arrays.stream(blocks).distinct().count()).isBetween(20L, 200L);
    }

    private static long[] pick(long[] values, int[] order) {
        return IntStream.of(order).mapToLong(row -> values[row]).toArray();
    }
}
