package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Chance;

class SlicesTest {
    private static final List<Measure> MEASURES = List.of(new Measure.AveragePrecision(), new Measure.Cost());

    @Test
    void bandsHoldAboutEqualNumbersOfTrainingRows() {
        double[] amounts = IntStream.range(0, 1_000).mapToDouble(i -> (i * 7919 % 1_000) / 10.0).toArray();
        Slicing.Bands bands = Slicing.Bands.of("4 bands of amount", 4, amounts);
        assertThat(bands.edges()).containsExactly(25.0, 50.0, 75.0);
        assertThat(bands.names()).containsExactly("below 25", "25 to 50", "50 to 75", "from 75", "missing");
        int[] counts = new int[5];
        for (int band : bands.of(amounts)) counts[band]++;
        assertThat(counts).containsExactly(250, 250, 250, 250, 0);
        assertThat(bands.of(new double[] {-3, 24.99, 25, 75, 1e9, Double.NaN})).containsExactly(0, 0, 1, 3, 3, 4);
    }

    @Test
    void bandsOfFewValuesAreFewer() {
        double[] counts = IntStream.range(0, 100).mapToDouble(i -> i < 60 ? 0 : i < 90 ? 1 : 2).toArray();
        assertThat(Slicing.Bands.of("4 bands of n", 4, counts).edges()).containsExactly(1.0);
        assertThat(Slicing.Bands.of("4 bands of n", 4, new double[] {Double.NaN}).names()).containsExactly("all", "missing");
        assertThat(Slicing.Bands.of("4 bands of n", 4, new double[] {Double.NaN}).of(new double[] {1, Double.NaN})).containsExactly(0, 1);
    }

    @Test
    void theCommonestWordsOfTrainingAreSlicesAndTheOthersOne() {
        String[] training = {"b", "a", "c", "a", "", "b", "d"};
        Slicing.Words words = Slicing.Words.of("top 2 of market", 2, training);
        assertThat(words.names()).containsExactly("a", "b", "others", "missing");
        assertThat(words.of(new String[] {"a", "b", "c", "new", ""})).containsExactly(0, 1, 2, 2, 3);
    }

    @Test
    void figuresOfSlicesAreThoseOfTheirRowsAlone() {
        Scored scored = Samples.random(Chance.of(2), 2_000, 300, 0.1);
        int[] ofRow = IntStream.range(0, 2_000).map(row -> row < 1_200 ? 0 : row < 1_985 ? 1 : 2).toArray();
        List<SliceFigures> slices = SliceFigures.of(scored, List.of(new Sliced(new Slicing.Truth("weekend"), ofRow)), MEASURES, Chance.of(1));
        assertThat(slices).extracting(SliceFigures::name).containsExactly("true", "false", "missing");
        assertThat(slices.getFirst().rows()).isEqualTo(1_200);
        Scored alone = Samples.ordered(scored, IntStream.range(0, 1_200).toArray());
        assertThat(slices.getFirst().figures()).isEqualTo(Measurement.of(alone, MEASURES, Chance.of(1)));
        assertThat(slices.getLast().figures().getFirst()).isInstanceOf(Figure.TooFew.class);
    }

    @Test
    void rowsLeftOutAreCountedAndTheirEffectShown() {
        Scored scored = Samples.random(Chance.of(2), 1_000, 100, 0.1);
        boolean[] counts = new boolean[1_000];
        Arrays.fill(counts, 0, 900, true);
        LeftOut left = LeftOut.of(scored, counts, List.of(new NamedMeasure("average precision", MEASURES.getFirst(), Optional.empty())));
        assertThat(left.rows()).isEqualTo(100);
        Scored some = Samples.ordered(scored, IntStream.range(0, 900).toArray());
        assertThat(left.positives()).isEqualTo(scored.rows().positives() - some.rows().positives());
        assertThat(left.effects().getFirst().everything()).isEqualTo(Measurement.value(MEASURES.getFirst(), scored));
        assertThat(left.effects().getFirst().counted()).isEqualTo(Measurement.value(MEASURES.getFirst(), some));
    }

    @Test
    void testRowsAreReadOnce() {
        TestRows<String> rows = TestRows.sealed("rows");
        assertThat(rows.reader()).isEmpty();
        assertThat(rows.read("the final evaluation")).isEqualTo("rows");
        assertThat(rows.reader()).contains("the final evaluation");
        assertThatThrownBy(() -> rows.read("tuning")).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.fault()).isEqualTo(Fault.BUG);
            assertThat(refused.problems()).extracting(Problem::code).containsExactly("EVALUATION-TEST-ROWS-READ-TWICE");
            assertThat(refused.getMessage()).contains("tuning", "the final evaluation");
        });
    }

    @Test
    void aPromiseThatIsNotKeptIsFlagged() {
        Scored honest = Samples.random(Chance.of(3), 3_000, 300, 0.1);
        double[] leaking = honest.scores().clone();
        for (int row = 0; row < leaking.length; row++) if (honest.rows().labels()[row]) leaking[row] = Math.min(1, leaking[row] + 0.2);
        Scored promised = new Scored(honest.rows(), leaking, honest.decided());
        List<Measure> measures = List.of(new Measure.AveragePrecision(), new Measure.LogLoss());
        for (Promise promise : Promise.of(promised, honest, measures, Chance.of(1))) {
            assertThat(promise.broken()).isTrue();
            Figure.Measured shortfall = (Figure.Measured) promise.shortfall();
            double difference = ((Figure.Measured) promise.promised()).value() - ((Figure.Measured) promise.delivered()).value();
            assertThat(shortfall.value()).isCloseTo(Math.abs(difference), within(1e-12)).isPositive();
        }
        assertThat(Promise.of(honest, honest, measures, Chance.of(1))).noneMatch(Promise::broken);
    }
}
