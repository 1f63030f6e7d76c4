package septet.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import septet.data.Dictionary;
import septet.world.Chance;

/// Encoders that look at labels or at shares, and that no training row sees its own label in them.
class ExpandingLearnerTest {
    private static final Fitting FITTING = new Fitting("model.learners.x", "", "", "x", new Heads.Truth("y"), 1, 0, 1, "test");
    private static final ExpandingLearner.Moments NO_TIME = new ExpandingLearner.Moments(new long[0], new long[0]);
    private static final int ROWS = 4_000;

    /// Rows of a shop that decides nothing, of which each is seen three times, beside a number that decides something.
    private record Shops(TrainingRows rows, double[][] columns, double[] labels, Dictionary words) {}

    private static Shops shops(long seed, int rows) {
        Chance chance = Chance.of(seed);
        Dictionary words = new Dictionary();
        double[][] columns = new double[2][rows];
        double[] labels = new double[rows];
        for (int row = 0; row < rows; row++) {
            columns[0][row] = chance.nextGaussian();
            columns[1][row] = words.code("shop " + chance.nextInt(rows / 3));
            labels[row] = chance.nextDouble() < Link.logistic(columns[0][row]) ? 1 : 0;
        }
        List<Input> inputs = List.of(Samples.number("size"), Samples.category("shop"));
        return new Shops(TrainingRows.of(inputs, columns, labels, words), columns, labels, words);
    }

    private static ExpandingLearner.Moments moments(int rows, int delay) {
        long[] times = new long[rows];
        long[] known = new long[rows];
        for (int row = 0; row < rows; row++) {
            times[row] = row;
            known[row] = row + delay;
        }
        return new ExpandingLearner.Moments(times, known);
    }

    @Test
    void aWordThatDecidesNothingGetsHardlyAnyWeight() throws InterruptedException {
        Shops shops = shops(1, ROWS);
        for (ExpandingLearner.Moments moments : List.of(NO_TIME, moments(ROWS, 50))) {
            Learner learner = ExpandingLearner.over(new LogisticRegression(), Map.of("shop", new EncoderChoice.ByTarget()), moments);
            assertThat(loss(learner, shops)).as("with shops by their labels").isCloseTo(loss(new LogisticRegression(), withoutShop(shops)), org.assertj.core.data.Offset.offset(0.01));
        }
    }

    /// The mistake that it must not make: shops by the labels of all rows, their own among them.
    @Test
    void inFoldLabelsAreCaught() throws InterruptedException {
        Shops shops = shops(1, ROWS);
        double honest = loss(new LogisticRegression(), withoutShop(shops));
        assertThat(loss(new InFold(), shops)).as("with its own label in each row").isGreaterThan(honest + 0.05);
    }

    /// The log loss on rows of another seed, with shops of these names.
    private static double loss(Learner learner, Shops shops) throws InterruptedException {
        Model model = ((Fit.Learned) learner.fit(shops.rows(), Settings.NONE, FITTING)).model();
        Shops test = shops(2, ROWS);
        double[][] columns = shops.columns().length == 1 ? new double[][] {test.columns()[0]} : test.columns();
        Scorer scorer = model.scorer(test.words());
        double sum = 0;
        double[] heads = new double[1];
        for (int row = 0; row < ROWS; row++) {
            int at = row;
            scorer.predict(Arrays.stream(columns).mapToDouble(column -> column[at]).toArray(), heads);
            sum -= StrictMath.log(test.labels()[row] == 1 ? heads[0] : 1 - heads[0]);
        }
        return sum / ROWS;
    }

    private static Shops withoutShop(Shops shops) {
        double[][] columns = {shops.columns()[0]};
        return new Shops(TrainingRows.of(List.of(Samples.number("size")), columns, shops.labels(), shops.words()), columns, shops.labels(), shops.words());
    }

    private static final class InFold implements Learner {
        @Override
        public String kind() {
            return "in fold";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of();
        }

        @Override
        public Fit fit(TrainingRows train, Settings settings, Fitting fitting) throws InterruptedException {
            Expansion.OfWords all = TargetMeans.of(train, 1);
            double[] leaking = Arrays.stream(train.column(1)).map(code -> all.of(train.words().word((int) code))).toArray();
            TrainingRows rows = TrainingRows.of(List.of(train.inputs().getFirst(), Samples.number("shop")), new double[][] {train.column(0), leaking}, train.target(), train.words());
            FittedModel model = (FittedModel) ((Fit.Learned) new LogisticRegression().fit(rows, settings, fitting)).model();
            List<Encoding> encodings = List.of(model.encoder().encodings().getFirst(), new Encoding.Expanded(all, List.of(model.encoder().encodings().getLast())));
            return new Fit.Learned(new FittedModel(model.provenance(), model.heads(), new Encoder(train.inputs(), encodings), model.scores(), model.link()));
        }
    }

    @Test
    void aTrainingRowSeesTheLabelsThatWereKnownWhenItsBlockBegan() {
        int delay = 70;
        Shops shops = shops(5, 900);
        double[] found = TargetMeans.outOfFold(shops.rows(), 1, moments(900, delay));
        double overall = Arrays.stream(shops.labels()).average().orElseThrow();
        for (int row = 0; row < 900; row++) {
            int place = shops.rows().place(row);
            int start = place / 90 * 90;
            double sum = 0;
            double count = 0;
            double all = start < delay ? overall : Arrays.stream(shops.labels(), 0, start - delay + 1).average().orElseThrow();
            for (int other = 0; other + delay <= start; other++) {
                if (shops.columns()[1][other] != shops.columns()[1][place]) continue;
                sum += shops.labels()[other];
                count++;
            }
            assertThat(found[row]).as("row %s", place).isEqualTo(count == 0 ? all : (sum + TargetMeans.PRIOR_ROWS * all) / (count + TargetMeans.PRIOR_ROWS));
        }
    }

    @Test
    void changingALabelChangesNothingThatItsOwnRowSees() {
        Shops shops = shops(6, 600);
        double[] before = TargetMeans.outOfFold(shops.rows(), 1, NO_TIME);
        for (int row = 0; row < 600; row += 37) {
            double[] labels = shops.rows().target();
            labels[row] = 1 - labels[row];
            double[] after = TargetMeans.outOfFold(shops.rows(), 1, NO_TIME);
            labels[row] = 1 - labels[row];
            assertThat(after[row]).isEqualTo(before[row]);
        }
    }

    @Test
    void aWordThatDecidesIsLearnedAndKeptInTheModel() throws InterruptedException {
        Chance chance = Chance.of(3);
        Dictionary words = new Dictionary();
        double[][] columns = new double[1][ROWS];
        double[] labels = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            int city = chance.nextInt(500);
            columns[0][row] = words.code("city " + city);
            labels[row] = chance.nextDouble() < (city % 2 == 0 ? 0.9 : 0.1) ? 1 : 0;
        }
        TrainingRows rows = TrainingRows.of(List.of(Samples.category("city")), columns, labels, words);
        Learner learner = ExpandingLearner.over(new LogisticRegression(), Map.of("city", new EncoderChoice.ByTarget()), moments(ROWS, 0));
        Model model = ((Fit.Learned) learner.fit(rows, Settings.NONE, FITTING)).model();
        Model again = Artifacts.model("model", model.artifact());
        Dictionary other = new Dictionary();
        double[] heads = new double[1];
        Map<String, Double> said = new HashMap<>();
        for (String word : List.of("city 2", "city 3", "city never met")) {
            again.scorer(other).predict(new double[] {other.code(word)}, heads);
            said.put(word, heads[0]);
        }
        assertThat(said.get("city 2")).isGreaterThan(0.7);
        assertThat(said.get("city 3")).isLessThan(0.3);
        assertThat(said.get("city never met")).isBetween(0.35, 0.65);
        assertThat(again.artifact()).isEqualTo(model.artifact());
    }

    @Test
    void sharesAndRangesAreFittedOnTrainingRows() {
        Dictionary words = new Dictionary();
        double[] column = {words.code("a"), words.code("a"), words.code("b"), Double.NaN};
        TrainingRows rows = TrainingRows.of(List.of(Samples.category("x")), new double[][] {column}, new double[] {0, 1, 0, 1}, words);
        Expansion.OfWords shares = WordShares.of(rows, 0);
        assertThat(List.of(shares.of("a"), shares.of("b"), shares.of("c"))).containsExactly(0.5, 0.25, 0.0);
        Expansion.OfNumbers ranges = Ranges.of(new double[] {5, 1, 1, 1, 2, 3, Double.NaN, 9}, 4);
        assertThat(ranges.edges()).containsExactly(1, 2, 5);
        assertThat(Arrays.stream(new double[] {-7, 1, 1.5, 3, 3.1, 1e9, Double.NaN}).mapToInt(ranges::place).toArray()).containsExactly(0, 0, 1, 2, 2, 3, 4);
        assertThat(Ranges.of(new double[] {Double.NaN}, 4).place(3)).isZero();
    }

    @Test
    void rangesLetAStraightLineBend() throws InterruptedException {
        Chance chance = Chance.of(4);
        double[][] columns = new double[1][ROWS];
        double[] labels = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            columns[0][row] = chance.nextDouble() * 10;
            labels[row] = chance.nextDouble() < (columns[0][row] > 3 && columns[0][row] < 6 ? 0.9 : 0.1) ? 1 : 0;
        }
        TrainingRows rows = TrainingRows.of(List.of(Samples.number("x")), columns, labels, new Dictionary());
        Learner learner = ExpandingLearner.over(new LogisticRegression(), Map.of("x", new EncoderChoice.Binned(10)), NO_TIME);
        Model model = ((Fit.Learned) learner.fit(rows, Settings.NONE, FITTING)).model();
        assertThat(Optional.of(model.inputs())).contains(List.of(Samples.number("x")));
        double[] heads = new double[1];
        model.scorer(new Dictionary()).predict(new double[] {4.5}, heads);
        assertThat(heads[0]).isGreaterThan(0.8);
        model.scorer(new Dictionary()).predict(new double[] {8}, heads);
        assertThat(heads[0]).isLessThan(0.2);
        Artifacts.model("model", model.artifact()).scorer(new Dictionary()).predict(new double[] {Double.NaN}, heads);
        assertThat(heads[0]).isBetween(0.0, 1.0);
    }
}
