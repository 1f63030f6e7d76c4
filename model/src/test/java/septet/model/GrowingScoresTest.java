package septet.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.data.Dictionary;
import septet.world.Chance;

/// What is said of a growing model size after size has the bits of what is said of each model by itself.
class GrowingScoresTest {
    private static final long SEED = 12;
    private static final int[] SIZES = {1, 3, 8, 9, 30, 30, 41};

    /// Numbers alone, in few columns; words, in many; one head and several; another model in between.
    @Test
    void eachSizeSaysWhatItSaysByItself() {
        for (int number = 0; number < 40; number++) {
            Chance chance = Chance.of(SEED).at(number);
            TrainingRows train = number % 2 == 0 ? Samples.mixed(number, 200).rows(number) : numbers(chance);
            double[][] columns = IntStream.range(0, train.inputs().size()).mapToObj(train::column).toArray(double[][]::new);
            int[] rows = IntStream.range(0, 120).map(_ -> chance.nextInt(200)).toArray();
            int heads = number % 3 == 0 ? 3 : 1;
            List<Trees> grown = IntStream.range(0, heads).mapToObj(_ -> TreesTest.trees(chance, Encoder.plain(train).width(), 41)).toList();
            GrowingScores scores = new GrowingScores(columns, rows, train.words());
            for (int size : SIZES) {
                FittedModel model = model(train, grown, size);
                assertThat(scores.all(model)).as("seed %d number %d size %d", SEED, number, size).isDeepEqualTo(Scores.all(model, columns, rows, train.words()));
            }
            FittedModel other = model(train, grown.reversed(), 5);
            assertThat(scores.all(other)).isDeepEqualTo(Scores.all(other, columns, rows, train.words()));
        }
    }

    private static TrainingRows numbers(Chance chance) {
        List<Input> inputs = IntStream.range(0, 4).mapToObj(i -> Samples.number("x" + i)).toList();
        double[][] columns = new double[inputs.size()][];
        for (int i = 0; i < columns.length; i++) columns[i] = IntStream.range(0, 200).mapToDouble(_ -> chance.nextInt(4) == 0 ? Double.NaN : chance.nextGaussian()).toArray();
        return TrainingRows.of(inputs, columns, new double[200], new Dictionary());
    }

    private static FittedModel model(TrainingRows train, List<Trees> grown, int size) {
        List<Additive> scores = new ArrayList<>();
        for (Trees trees : grown) scores.add(new Trees(trees.width(), trees.base(), trees.trees().subList(0, size)));
        List<String> heads = IntStream.range(0, scores.size()).mapToObj(head -> "head" + head).toList();
        return new FittedModel(Samples.FITTING.provenance(Settings.NONE, train.size()), heads, Encoder.plain(train), scores, heads.size() == 1 ? Link.LOGISTIC : Link.SOFTMAX);
    }
}
