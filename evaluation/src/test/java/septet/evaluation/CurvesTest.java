package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

class CurvesTest {
    @Test
    void pointsAreTrueThresholdsAndTheEndsAreExact() {
        Scored scored = Samples.random(Chance.of(1), 20_000, 2_000, 0.02);
        Curves curves = Curves.of(Prepared.of(scored), Chance.of(1));
        assertThat(curves.precisionRecall()).hasSizeBetween(50, 400);
        for (Curves.PrecisionRecall point : curves.precisionRecall()) {
            Counts counts = NaiveMetrics.at(scored.rows().labels(), scored.scores(), point.score());
            assertThat(point).isEqualTo(new Curves.PrecisionRecall(counts.recall(), counts.precision(), point.score()));
        }
        for (Curves.Roc point : curves.roc()) {
            Counts counts = NaiveMetrics.at(scored.rows().labels(), scored.scores(), point.score());
            assertThat(point).isEqualTo(new Curves.Roc(counts.falseAlarmRate(), counts.recall(), point.score()));
        }
        assertThat(curves.roc().getFirst()).extracting(Curves.Roc::falseAlarmRate, Curves.Roc::recall).containsExactly(0.0, 0.0);
        assertThat(curves.roc().getLast()).extracting(Curves.Roc::falseAlarmRate, Curves.Roc::recall).containsExactly(1.0, 1.0);
        assertThat(curves.precisionRecall().getLast().recall()).isEqualTo(1);
    }

    @Test
    void binsAndBarsHoldEveryRowOnce() {
        Scored scored = Samples.random(Chance.of(2), 5_000, 500, 0.1);
        Curves curves = Curves.of(Prepared.of(scored), Chance.of(1));
        assertThat(curves.calibration().stream().mapToInt(Curves.Bin::rows).sum()).isEqualTo(5_000);
        assertThat(curves.calibration()).isSortedAccordingTo(Comparator.comparingDouble(Curves.Bin::estimated));
        double error = curves.calibration().stream().mapToDouble(bin -> bin.rows() / 5_000.0 * Math.abs(bin.estimated() - ((Figure.Measured) bin.observed()).value())).sum();
        assertThat(error).isCloseTo(Measurement.value(Measure.calibrationError(), scored), within(1e-12));
        assertThat(curves.histogram().stream().mapToInt(bar -> bar.negatives() + bar.positives()).sum()).isEqualTo(5_000);
        assertThat(curves.histogram().stream().mapToInt(Curves.Bar::positives).sum()).isEqualTo(scored.rows().positives());
    }

    @Test
    void reliabilityHasAboutAsManyPositivesInEachBin() {
        Scored scored = Samples.random(Chance.of(5), 20_000, 3_000, 0.02);
        List<Curves.Bin> bins = Curves.of(Prepared.of(scored), Chance.of(1)).reliability();
        assertThat(bins).hasSize(15).isSortedAccordingTo(Comparator.comparingDouble(Curves.Bin::estimated));
        assertThat(bins.stream().mapToInt(Curves.Bin::rows).sum()).isEqualTo(20_000);
        double[] positives = bins.stream().mapToDouble(bin -> bin.rows() * ((Figure.Measured) bin.observed()).value()).toArray();
        assertThat(java.util.Arrays.stream(positives).sum()).isCloseTo(scored.rows().positives(), within(1e-6));
        double each = scored.rows().positives() / 15.0;
        assertThat(java.util.Arrays.stream(positives).boxed()).allSatisfy(count -> assertThat(count).isBetween(0.5 * each, 1.6 * each));
    }

    @Test
    void theThresholdCurveIsCheapestWhereTheThresholdStands() {
        Chance chance = Chance.of(3);
        Scored scored = Samples.random(chance, 5_000, 500, 0.05);
        long[][] costs = new long[3][5_000];
        for (int row = 0; row < 5_000; row++) {
            boolean fraud = scored.rows().labels()[row];
            costs[0][row] = fraud ? 0 : 50_000;
            costs[1][row] = 30_000;
            costs[2][row] = fraud ? 10_000L * chance.nextInt(200) : 0;
        }
        List<Branch> rules = List.of(new Branch.FromScore("block", 0, 1), new Branch.FromScore("review", 0, 1), new Branch.Otherwise("approve"));
        Choice choice = new Choice(rules, scored.scores(), costs, List.of(new Capacity("review", 20, Duration.ofDays(1))), 0, scored.rows().times());
        OperatingPoint point = OperatingPoint.choose(choice, "serving.decide");
        List<ThresholdCurve> curves = ThresholdCurve.of(choice, scored.rows().labels(), point.thresholds());
        assertThat(curves).extracting(ThresholdCurve::decision).containsExactly("block", "review");
        for (ThresholdCurve curve : curves) {
            ThresholdCurve.Outcome chosen = curve.points().stream().filter(outcome -> outcome.threshold() == curve.chosen()).findFirst().orElseThrow();
            assertThat(chosen.cost()).isEqualTo(point.cost() / 10_000.0);
            assertThat(chosen.within()).isTrue();
            assertThat(curve.points()).filteredOn(ThresholdCurve.Outcome::within).allSatisfy(outcome -> assertThat(outcome.cost()).isGreaterThanOrEqualTo(chosen.cost()));
            assertThat(curve.points()).anyMatch(outcome -> !outcome.within());
            assertThat(curve.points().getFirst().threshold()).isEqualTo(1);
            assertThat(curve.points().getLast().threshold()).isEqualTo(0);
            assertThat(curve.points().size()).isLessThan(400);
        }
        assertThat(curves.getFirst().points().getLast().recall()).isEqualTo(1);
    }

    /// A condition before, between and behind the thresholds, rows without a score of their own, limits: each point is what deciding all rows anew gives.
    @Test
    void eachPointOfAThresholdCurveIsThatOfDecidingAnew() {
        for (long seed = 1; seed <= 20; seed++) {
            Chance chance = Chance.of(seed);
            Scored scored = Samples.random(chance, 600, 60, 0.2);
            int size = scored.rows().size();
            double[] scores = java.util.Arrays.stream(scored.scores()).map(score -> Math.round(score * 40) / 40.0).toArray();
            List<Branch> rules = List.of(when("watch", size, chance), new Branch.FromScore("block", 0.2, 1), when("call", size, chance), new Branch.FromScore("review", 0, 0.9),
                    new Branch.Otherwise("approve"));
            long[][] costs = new long[rules.size()][size];
            for (long[] each : costs) for (int row = 0; row < size; row++) each[row] = chance.nextInt(1_000) - 300;
            List<Capacity> capacities = List.of(new Capacity("review", 1 + chance.nextInt(8), Duration.ofDays(1)),
                    new Capacity("call", 1 + chance.nextInt(20), Duration.ofHours(7)));
            Choice choice = new Choice(rules, scores, costs, capacities, 0, scored.rows().times());
            double[] thresholds = {Double.NaN, 0.2 + 0.8 * chance.nextDouble(), Double.NaN, 0.9 * chance.nextDouble(), Double.NaN};
            for (ThresholdCurve curve : ThresholdCurve.of(choice, scored.rows().labels(), thresholds)) {
                int rule = curve.decision().equals("block") ? 1 : 3;
                assertThat(curve.points()).as("seed %d", seed).hasSizeGreaterThan(10).allSatisfy(point -> assertThat(point)
                        .isEqualTo(anew(choice, scored.rows().labels(), thresholds, rule, point.threshold())));
            }
        }
    }

    private static Branch when(String decision, int rows, Chance chance) {
        boolean[] holds = new boolean[rows];
        for (int row = 0; row < rows; row++) holds[row] = chance.nextInt(6) == 0;
        return new Branch.When(decision, holds);
    }

    private static ThresholdCurve.Outcome anew(Choice choice, boolean[] labels, double[] thresholds, int rule, double threshold) {
        double[] moved = thresholds.clone();
        moved[rule] = threshold;
        int[] decided = choice.decide(moved);
        int[] answered = java.util.stream.IntStream.range(0, decided.length).filter(row -> decided[row] < choice.rules().size() - 1).toArray();
        double hits = java.util.stream.IntStream.of(answered).filter(row -> labels[row]).count();
        double positives = java.util.stream.IntStream.range(0, labels.length).filter(row -> labels[row]).count();
        boolean within = choice.capacities().stream().allMatch(capacity -> Usage.busiest(choice, decided).get(capacity.decision()) <= capacity.most());
        return new ThresholdCurve.Outcome(threshold, java.util.Arrays.stream(choice.costs(decided)).sum() / 10_000.0, answered.length == 0 ? 1 : hits / answered.length,
                hits / positives,
                (int) java.util.Arrays.stream(decided).filter(each -> each == rule).count(), within);
    }

    /// The arithmetic of `check` against samples: the spread of a metric, and how often a bound is cleared by a model that deserves it.
    @Test
    void powerIsWhatSamplesShow() {
        int positives = 0;
        int samples = 250;
        double[] precision = new double[samples];
        double[] auc = new double[samples];
        for (int i = 0; i < samples; i++) {
            Scored scored = Samples.random(Chance.of(500 + i), 2_000, 1_000_000, 0.1);
            positives += scored.rows().positives();
            precision[i] = Measurement.value(new Measure.AveragePrecision(), scored);
            auc[i] = Measurement.value(new Measure.RocAuc(), scored);
        }
        long cases = positives / samples;
        double value = java.util.Arrays.stream(precision).average().orElseThrow();
        double spread = 1.96 * Math.sqrt(Interval.variance(precision));
        assertThat(Power.width(new Measure.AveragePrecision(), value, cases) / spread).isCloseTo(1, Offset.offset(0.2));
        double area = java.util.Arrays.stream(auc).average().orElseThrow();
        assertThat(Power.width(new Measure.RocAuc(), area, cases) / (1.96 * Math.sqrt(Interval.variance(auc)))).as("errs on the safe side").isBetween(0.95, 1.4);

        double bound = value - Power.leadOverBound(new Measure.AveragePrecision(), value, cases);
        int cleared = 0;
        for (int i = 0; i < 100; i++) {
            Scored scored = Samples.random(Chance.of(2_000 + i), 2_000, 1_000_000, 0.1);
            Figure.Measured figure = (Figure.Measured) Measurement.of(scored, List.of(new Measure.AveragePrecision()), Chance.of(i)).getFirst();
            if (figure.low() >= bound) cleared++;
        }
        assertThat(cleared).isBetween(68, 92);
    }

    @Test
    void powerFunctionsAgreeWithEachOther() {
        Measure measure = new Measure.AveragePrecision();
        assertThat(Power.width(measure, 0.65, Power.forWidth(measure, 0.65, 0.05))).isCloseTo(0.05, Offset.offset(1e-4));
        assertThat(Power.leadOverBound(measure, 0.65, Power.forBound(measure, 0.6, 0.65))).isCloseTo(0.05, Offset.offset(1e-4));
        long cases = Power.forMargin(measure, 0.65, Power.REFRESHED, 0.05);
        assertThat(Power.leadOverOther(measure, 0.65, Power.REFRESHED, cases)).isCloseTo(0.05 * 0.65, Offset.offset(1e-4));
    }

    @Test
    void gatesSayWhatTheyNeed() {
        NamedMeasure precision = new NamedMeasure("average precision", new Measure.AveragePrecision(), Optional.empty());
        NamedMeasure alarms = new NamedMeasure("false alarm rate", new Measure.FalseAlarmRate(new Point.Decisions()), Optional.empty());
        GateNeed bound = GateNeed.of(new Gate.Bound("average precision >= 0.6", precision, Gate.Relation.AT_LEAST, 0.6, false), 70_000, OptionalDouble.of(0.008)).orElseThrow();
        assertThat(bound.cases()).isEqualTo("positives");
        assertThat(bound.needed()).isEqualTo(32);
        assertThat(bound.expected()).isEqualTo(560);
        assertThat(bound.decidable()).isTrue();
        GateNeed rate = GateNeed.of(new Gate.Bound("false alarm rate <= 0.004", alarms, Gate.Relation.AT_MOST, 0.004, false), 1_115, OptionalDouble.of(0.134)).orElseThrow();
        assertThat(rate.cases()).isEqualTo("negatives");
        assertThat(rate.needed()).isEqualTo(3_917);
        assertThat(rate.decidable()).isFalse();
        assertThat(rate.sentence()).isEqualTo("false alarm rate <= 0.004 needs about 3917 negatives, "
                + "so that a true value of 0.002 passes four times in five; about 966 are expected");
        GateNeed margin = GateNeed.of(new Gate.Margin("within 2% of served", Optional.empty(), "served", 0.02, precision), 70_000, OptionalDouble.of(0.008)).orElseThrow();
        assertThat(margin.decidable()).isFalse();
        GateNeed order = GateNeed.of(new Gate.Order("strong > simple > baseline", List.of("strong", "simple", "baseline"), precision), 70_000, OptionalDouble.of(0.008))
                .orElseThrow();
        assertThat(order.decidable()).isTrue();
        NamedMeasure cost = new NamedMeasure("cost", new Measure.Cost(), Optional.empty());
        assertThat(GateNeed.of(new Gate.Bound("cost <= 1 EUR", cost, Gate.Relation.AT_MOST, 1, false), 70_000, OptionalDouble.of(0.008))).isEmpty();
    }
}
