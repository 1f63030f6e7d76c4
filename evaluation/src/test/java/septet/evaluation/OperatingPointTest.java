package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Chance;

class OperatingPointTest {
    private static final String PLACE = "fraud.yaml:67:3 serving.decide";

    @Test
    void theCheapestThresholdsAreFound() {
        for (int seed = 0; seed < 400; seed++) {
            Choice choice = random(Chance.of(seed));
            OptionalLong least = bruteForce(choice, OperatingPointTest::withinCapacity);
            if (least.isEmpty()) {
                assertThatThrownBy(() -> OperatingPoint.choose(choice, PLACE)).as("seed %d", seed).isInstanceOf(Refused.class);
                continue;
            }
            OperatingPoint point = OperatingPoint.choose(choice, PLACE);
            assertThat(point.cost()).as("seed %d: %s", seed, choice.rules()).isEqualTo(least.getAsLong());
            assertThat(withinCapacity(choice, choice.decide(point.thresholds()))).as("seed %d", seed).isTrue();
            for (int rule = 0; rule < choice.rules().size(); rule++) {
                if (choice.rules().get(rule) instanceof Branch.FromScore range) assertThat(point.thresholds()[rule]).isBetween(range.low(), range.high());
            }
        }
    }

    @Test
    void capacityIgnoredOnOneDayIsCaught() {
        int caught = 0;
        for (int seed = 0; seed < 200; seed++) {
            Choice choice = random(Chance.of(seed));
            OptionalLong least = bruteForce(choice, OperatingPointTest::withinCapacity);
            OptionalLong planted = bruteForce(choice, OperatingPointTest::withinCapacityButOnTheLastDay);
            if (least.isPresent() && planted.getAsLong() != least.getAsLong()) caught++;
        }
        assertThat(caught).isGreaterThan(10);
    }

    @Test
    void thresholdsChosenOnTestRowsAreCaught() {
        int flattered = 0;
        for (int seed = 0; seed < 50; seed++) {
            Choice validation = week(Chance.of(seed));
            Choice test = week(Chance.of(1_000 + seed));
            long honest = OperatingPoint.of(test, OperatingPoint.choose(validation, PLACE).thresholds()).cost();
            long planted = OperatingPoint.choose(test, PLACE).cost();
            assertThat(planted).as("seed %d", seed).isLessThanOrEqualTo(honest);
            if (planted < honest) flattered++;
        }
        assertThat(flattered).isGreaterThan(45);
    }

    @Test
    void theDesignsOwnExampleIsSolvedInSeconds() {
        Chance chance = Chance.of(4);
        int rows = 70_000;
        double[] scores = new double[rows];
        long[][] costs = new long[3][rows];
        long[] times = new long[rows];
        for (int row = 0; row < rows; row++) {
            boolean fraud = chance.nextDouble() < 0.008;
            scores[row] = 1 / (1 + StrictMath.exp(5 - chance.nextGaussian() - (fraud ? 4 : 0)));
            times[row] = (long) (chance.nextDouble() * 7 * Samples.DAY);
            costs[0][row] = fraud ? 0 : 50_000;
            costs[1][row] = 30_000;
            costs[2][row] = fraud ? (long) (10_000 * 90 * chance.nextDouble()) : 0;
        }
        Choice choice = new Choice(rules(), scores, costs, List.of(new Capacity("review", 30, Duration.ofDays(1))), 0, times);
        OperatingPoint point = OperatingPoint.choose(choice, PLACE);
        assertThat(point.busiest().get("review")).isBetween(25L, 30L);
        assertThat(point.thresholds()[0]).isGreaterThan(point.thresholds()[1]);
        assertThat(point.taken().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(rows);
    }

    @Test
    void oneDecisionHasOneThreshold() {
        List<Branch> rules = List.of(new Branch.FromScore("block", 0, 1), new Branch.FromScore("block", 0, 1), new Branch.Otherwise("approve"));
        Choice choice = new Choice(rules, new double[] {0.5}, new long[3][1], List.of(), 0, new long[0]);
        assertThatThrownBy(() -> OperatingPoint.choose(choice, PLACE)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.problems()).extracting(Problem::code).containsExactly("EVALUATION-DECISION-TWICE"));
    }

    @Test
    void aThresholdIsTheShortestNumberThatCutsThere() {
        double[] scores = {0.1, 0.2, 0.71, 0.78, 0.9};
        long[][] costs = {{5, 5, 5, 0, 0}, {0, 0, 0, 5, 5}};
        List<Branch> rules = List.of(new Branch.FromScore("block", 0, 1), new Branch.Otherwise("approve"));
        assertThat(OperatingPoint.choose(new Choice(rules, scores, costs, List.of(), 0, new long[0]), PLACE).thresholds()[0]).isEqualTo(0.74);
        long[][] never = {{5, 5, 5, 5, 5}, {0, 0, 0, 0, 0}};
        assertThat(OperatingPoint.choose(new Choice(rules, scores, never, List.of(), 0, new long[0]), PLACE).thresholds()[0]).isEqualTo(1);
        long[][] always = {{0, 0, 0, 0, 0}, {5, 5, 5, 5, 5}};
        assertThat(OperatingPoint.choose(new Choice(rules, scores, always, List.of(), 0, new long[0]), PLACE).thresholds()[0]).isEqualTo(0);
    }

    private static List<Branch> rules() {
        return List.of(new Branch.FromScore("block", 0, 1), new Branch.FromScore("review", 0, 1), new Branch.Otherwise("approve"));
    }

    /// A week of some hundred rows with the costs of the card fraud design.
    private static Choice week(Chance chance) {
        int rows = 300;
        double[] scores = new double[rows];
        long[][] costs = new long[3][rows];
        for (int row = 0; row < rows; row++) {
            boolean fraud = chance.nextDouble() < 0.1;
            scores[row] = 1 / (1 + StrictMath.exp(3 - chance.nextGaussian() - (fraud ? 3 : 0)));
            costs[0][row] = fraud ? 0 : 50_000;
            costs[1][row] = 30_000;
            costs[2][row] = fraud ? (long) (900_000 * chance.nextDouble()) : 0;
        }
        return new Choice(rules(), scores, costs, List.of(), 0, new long[0]);
    }

    /// Few rows, many ties, narrow ranges, conditions before and behind thresholds, capacities on any decision.
    private static Choice random(Chance chance) {
        int rows = 1 + chance.nextInt(14);
        List<Branch> rules = new ArrayList<>();
        if (chance.nextInt(3) == 0) rules.add(new Branch.When("remove", some(chance, rows)));
        rules.add(range(chance, "block"));
        if (chance.nextInt(4) == 0) rules.add(new Branch.When("check", some(chance, rows)));
        if (chance.nextInt(4) > 0) rules.add(range(chance, "review"));
        if (chance.nextInt(4) == 0) rules.add(range(chance, "limit"));
        rules.add(new Branch.Otherwise("approve"));
        long[][] costs = new long[rules.size()][rows];
        for (long[] line : costs) for (int row = 0; row < rows; row++) line[row] = chance.nextInt(20) - 5;
        List<Capacity> capacities = Stream.of("block", "review", "approve", "remove").filter(_ -> chance.nextInt(2) == 0)
                .map(decision -> new Capacity(decision, chance.nextInt(4), Duration.ofDays(1))).toList();
        double[] scores = IntStream.range(0, rows).mapToDouble(_ -> chance.nextInt(8) / 10.0).toArray();
        return new Choice(rules, scores, costs, capacities, 0, IntStream.range(0, rows).mapToLong(_ -> chance.nextInt(3) * Samples.DAY).toArray());
    }

    private static Branch range(Chance chance, String decision) {
        int low = chance.nextInt(3) == 0 ? chance.nextInt(8) : 0;
        int high = chance.nextInt(3) == 0 ? Math.min(10, low + chance.nextInt(5)) : 10;
        return new Branch.FromScore(decision, low / 10.0, high / 10.0);
    }

    private static boolean[] some(Chance chance, int rows) {
        boolean[] holds = new boolean[rows];
        for (int row = 0; row < rows; row++) holds[row] = chance.nextInt(5) == 0;
        return holds;
    }

    private static OptionalLong bruteForce(Choice choice, BiPredicate<Choice, int[]> allowed) {
        return everyThreshold(choice, 0, new double[choice.rules().size()]).map(choice::decide).filter(decided -> allowed.test(choice, decided))
                .mapToLong(decided -> java.util.Arrays.stream(choice.costs(decided)).sum()).min();
    }

    private static Stream<double[]> everyThreshold(Choice choice, int rule, double[] thresholds) {
        if (rule == thresholds.length) return Stream.of(thresholds.clone());
        if (!(choice.rules().get(rule) instanceof Branch.FromScore range)) return everyThreshold(choice, rule + 1, thresholds);
        return IntStream.rangeClosed(0, 20).mapToDouble(twentieth -> twentieth / 20.0).filter(value -> value >= range.low() && value <= range.high()).boxed()
                .flatMap(value -> {
                    thresholds[rule] = value;
                    return everyThreshold(choice, rule + 1, thresholds);
                });
    }

    private static boolean withinCapacity(Choice choice, int[] decided) {
        return within(choice, decided, 3);
    }

    /// The faulty check.
    private static boolean withinCapacityButOnTheLastDay(Choice choice, int[] decided) {
        return within(choice, decided, 2);
    }

    private static boolean within(Choice choice, int[] decided, int days) {
        for (Capacity capacity : choice.capacities()) {
            for (int day = 0; day < days; day++) {
                int count = 0;
                for (int row = 0; row < decided.length; row++) {
                    if (choice.times()[row] == day * Samples.DAY && choice.rules().get(decided[row]).decision().equals(capacity.decision())) count++;
                }
                if (count > capacity.most()) return false;
            }
        }
        return true;
    }
}
