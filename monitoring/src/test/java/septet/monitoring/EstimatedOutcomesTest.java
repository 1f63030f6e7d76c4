package septet.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.data.Candidate;
import septet.data.DecisionRecord;
import septet.data.FeatureRow;
import septet.data.Row;
import septet.data.VersionRecord;
import septet.model.Heads;
import septet.model.MostLikely;
import septet.world.Chance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Classes and numbers before their truth has come.
class EstimatedOutcomesTest {
    private static final long DAY = 86_400_000_000L;
    private static final long STEP = 1_000_000;
    private static final List<String> CLASSES = List.of("bad", "fine", "good");
    private static final int ROWS = 20_000;

    /// Chances, the first class being harder to know in a share of the rows.
    private static double[] chances(Chance chance, boolean hard) {
        double sure = hard ? 0.4 + 0.2 * chance.nextDouble() : 0.8 + 0.19 * chance.nextDouble();
        double[] chances = {(1 - sure) * 0.7, (1 - sure) * 0.3, 0};
        int likely = chance.nextInt(3);
        chances[2] = chances[likely];
        chances[likely] = sure;
        if (likely == 2) chances[2] = sure;
        double sum = chances[0] + chances[1] + chances[2];
        for (int i = 0; i < 3; i++) chances[i] /= sum;
        return chances;
    }

    private static int drawn(Chance chance, double[] chances) {
        double left = chance.nextDouble();
        for (int i = 0; i < 2; i++) {
            if (left < chances[i]) return i;
            left -= chances[i];
        }
        return 2;
    }

    @Test
    void theEstimateIsWhatTheTruthsSayWhereChancesAreRight() {
        for (int seed = 0; seed < 5; seed++) {
            Chance chance = Chance.of(seed);
            EstimatedClasses estimated = new EstimatedClasses(3);
            ClassOutcomes outcomes = new ClassOutcomes(CLASSES);
            for (int i = 0; i < ROWS; i++) {
                double[] chances = chances(chance, chance.nextInt(4) == 0);
                estimated.decided(chances, i * STEP);
                outcomes.add(new Outcomes.Answered(MostLikely.of(chances), Double.NaN, Double.NaN, chances[MostLikely.of(chances)]), drawn(chance, chances));
            }
            for (LiveFigure figure : estimated.figures(ROWS * STEP)) {
                double came = outcomes.figures().stream().filter(each -> each.metric().equals(figure.metric())).findFirst().orElseThrow().value();
                assertThat(figure.value()).as("seed %d, %s", seed, figure.metric()).isCloseTo(came, within(0.012));
            }
        }
    }

    @Test
    void ofManyClassesOnlyTheAccuracyIsEstimated() {
        EstimatedClasses estimated = new EstimatedClasses(40);
        double[] chances = new double[40];
        chances[3] = 0.6;
        chances[7] = 0.4;
        for (int i = 0; i < 100; i++) estimated.decided(chances, i);
        assertThat(estimated.figures(100)).extracting(LiveFigure::metric).containsExactly("accuracy");
        assertThat(estimated.figures(100).getFirst().value()).isCloseTo(0.6, within(1e-9));
        assertThat(new EstimatedClasses(3).figures(5)).isEmpty();
    }

    private static Monitor classes() {
        Monitor monitor = new Monitor(new Watched("reviews", "", new Heads.Classes(CLASSES), List.of("show"), List.of(), Reference.words("score", CLASSES), Prices.none(),
                Asked.ofP99(java.time.Duration.ofMillis(20)), "{}"));
        monitor.serves(new VersionRecord("v1", CLASSES, List.of()));
        return monitor;
    }

    private static void decide(Monitor monitor, int i, double[] heads) {
        monitor.decided(new DecisionRecord("d" + i, 0, i * STEP, "v1", "", List.of(new Candidate("", 1, 1, heads, new FeatureRow(0))), "show", List.of(), ""), new Row(1));
    }

    private static JsonNode estimated(Monitor monitor, long now) {
        return JsonMapper.builder().build().readTree(new StatusJson(monitor, new Facts(now, true, "v1", 0, "", 0, 0, 0, List.of())).write()).at("/estimated");
    }

    @Test
    void chancesThatPromiseTooMuchAreNotBelieved() {
        for (boolean honest : List.of(true, false)) {
            Monitor monitor = classes();
            Chance chance = Chance.of(4);
            for (int i = 0; i < 3_000; i++) {
                double[] chances = chances(chance, true);
                decide(monitor, i, chances);
                monitor.labelled("d" + i, honest ? drawn(chance, chances) : chance.nextInt(3), i * STEP);
            }
            JsonNode estimated = estimated(monitor, 3_000 * STEP);
            assertThat(estimated.at("/rows").asInt()).isEqualTo(3_000);
            assertThat(estimated.at("/figures/1/metric").asString()).isEqualTo("accuracy");
            assertThat(estimated.at("/takes_for_granted/0/assumption").asString()).isEqualTo("chances of classes are right");
            assertThat(estimated.at("/takes_for_granted/0/stands").asString()).isEqualTo(honest ? "holds" : "broken");
            assertThat(estimated.at("/to_be_trusted").asBoolean()).isEqualTo(honest);
        }
    }

    /// Errors grow with the estimate; later estimates are larger.
    private static Monitor numbers(boolean kept) {
        double[] before = IntStream.range(0, 1_000).mapToDouble(i -> i / 10.0).toArray();
        Reference score = Reference.numbers("score", before);
        Bins.Numbers bins = (Bins.Numbers) score.bins();
        int[] places = IntStream.range(0, before.length).map(i -> bins.bin(before[i])).toArray();
        Reference known = kept ? score.lost(places, IntStream.range(0, before.length).mapToDouble(i -> before[i] / 10).toArray()) : score;
        Monitor monitor = new Monitor(new Watched("flats", "", new Heads.Amount("price", false), List.of("show"), List.of(), known, Prices.none(),
                Asked.ofP99(java.time.Duration.ofMillis(20)), "{}", List.of(), Double::longBitsToDouble, "EUR", List.of()));
        monitor.serves(new VersionRecord("v1", List.of("price"), List.of()));
        return monitor;
    }

    /// Of numbers too: an input that moves without moving estimates is no alarm, one that moves them to where errors are larger is.
    @Test
    void whatMovesWithoutLargerErrorsIsNoAlarm() {
        assertThat(moved(0.3, 0)).isEmpty();
        assertThat(moved(0.3, 30)).singleElement().asString().startsWith("idle");
    }

    /// @param by       the input moves
    /// @param estimate moves with it
    private static List<String> moved(double by, double estimate) {
        double[] before = IntStream.range(0, 1_000).mapToDouble(i -> i / 1_000.0).toArray();
        Chance chance = Chance.of(6);
        double[] scores = IntStream.range(0, 1_000).mapToDouble(_ -> 10 + 20 * chance.nextDouble()).toArray();
        double[] wide = IntStream.range(0, 1_000).mapToDouble(i -> i < 900 ? scores[i] : 40 + 20 * chance.nextDouble()).toArray();
        Reference score = Reference.numbers("score", wide);
        int[] places = IntStream.range(0, wide.length).map(i -> ((Bins.Numbers) score.bins()).bin(wide[i])).toArray();
        Monitor monitor = new Monitor(new Watched("flats", "", new Heads.Amount("price", false), List.of("show"), List.of(Reference.numbers("idle", before)), score.lost(places, wide), Prices.none(),
                Asked.ofP99(java.time.Duration.ofMillis(20)), "{}", List.of(), Double::longBitsToDouble, "EUR", List.of()));
        monitor.serves(new VersionRecord("v1", List.of("price"), List.of("idle")));
        for (int i = 0; i < 3_000; i++) {
            FeatureRow features = new FeatureRow(1);
            double input = chance.nextDouble();
            features.set(0, input + by);
            double said = 10 + 20 * chance.nextDouble() + (input > 0.7 ? estimate : 0);
            monitor.decided(new DecisionRecord("d" + i, 0, i * 1_000_000L, "v1", "", List.of(new Candidate("", 1, 1, new double[] {said}, features)), "show", List.of(), ""), new Row(1));
        }
        return monitor.drifting(3_000_000_000L);
    }

    @Test
    void errorsAreLargerWhereRowsHaveMoved() {
        Monitor monitor = numbers(true);
        Chance chance = Chance.of(5);
        double came = 0;
        for (int i = 0; i < 5_000; i++) {
            double estimate = 50 + 49 * chance.nextDouble();
            double error = estimate / 10 * (0.5 + chance.nextDouble());
            came += error;
            decide(monitor, i, new double[] {estimate});
            monitor.labelled("d" + i, Double.doubleToRawLongBits(estimate + error), i * STEP);
        }
        JsonNode estimated = estimated(monitor, 5_000 * STEP);
        assertThat(estimated.at("/figures/0/metric").asString()).isEqualTo("mean absolute error");
        assertThat(estimated.at("/figures/0/value").asDouble()).isCloseTo(came / 5_000, within(0.2));
        assertThat(EstimatedErrors.of(monitor.watched.score()).usual()).as("when it was judged").isCloseTo(5, within(0.1));
        assertThat(estimated.at("/to_be_trusted").asBoolean()).isTrue();
    }

    @Test
    void errorsThatHaveGrownAreSeen() {
        Monitor monitor = numbers(true);
        Chance chance = Chance.of(6);
        for (int i = 0; i < 2_000; i++) {
            double estimate = 100 * chance.nextDouble();
            decide(monitor, i, new double[] {estimate});
            monitor.labelled("d" + i, Double.doubleToRawLongBits(estimate + estimate / 10 * 1.5), i * STEP);
        }
        JsonNode estimated = estimated(monitor, 2_000 * STEP);
        assertThat(estimated.at("/takes_for_granted/0/stands").asString()).isEqualTo("broken");
        assertThat(estimated.at("/takes_for_granted/0/evidence").asString()).contains("over 2000 labels");
    }

    @Test
    void withoutLossesNothingIsEstimated() {
        Monitor monitor = numbers(false);
        decide(monitor, 1, new double[] {5});
        JsonNode estimated = estimated(monitor, DAY);
        assertThat(estimated.at("/figures").isEmpty()).isTrue();
        assertThat(estimated.at("/to_be_trusted").asBoolean()).isFalse();
    }
}
