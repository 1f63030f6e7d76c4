package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.evaluation.Contest;
import septet.evaluation.Decided;
import septet.evaluation.Evaluation;
import septet.evaluation.Gate;
import septet.evaluation.Identity;
import septet.evaluation.Judged;
import septet.evaluation.Measure;
import septet.evaluation.NamedMeasure;
import septet.evaluation.Part;
import septet.evaluation.Parts;
import septet.evaluation.Role;
import septet.evaluation.Rulebook;
import septet.evaluation.Scored;
import septet.evaluation.Sliced;
import septet.evaluation.Slicing;
import septet.evaluation.ThresholdCurve;
import septet.loop.RunQuality.Contestant;
import septet.loop.RunQuality.Metric;
import septet.world.Chance;

class RunQualitiesTest {
    private static final int ROWS = 1_200;
    private static final NamedMeasure PRECISION = new NamedMeasure("average precision", new Measure.AveragePrecision(), Optional.empty());
    private static final Gate.Order ORDER = new Gate.Order("strong > baseline", List.of("strong", "baseline"), PRECISION);

    @Test
    void everythingThatTheEvaluationFoundIsReported() {
        Evaluation evaluation = evaluation();
        RunQuality quality = quality(evaluation);
        Contestant strong = quality.contestants().getLast();
        assertThat(quality.contestants()).extracting(Contestant::name).containsExactly("baseline", "strong");
        assertThat(quality.contestants()).extracting(Contestant::taken).containsExactly(false, true);
        assertThat(strong.kind()).isEqualTo("boosted trees");
        assertThat(strong.metrics()).extracting(Metric::name).contains("average precision", "cost");
        assertThat(strong.metrics()).filteredOn(metric -> metric.name().equals("cost")).singleElement().satisfies(cost -> {
            assertThat(cost.unit()).isEqualTo("EUR");
            assertThat(cost.lowerIsBetter()).isTrue();
            assertThat(cost.measure().interval()).isPresent();
        });
        assertThat(strong.curve()).hasSameSizeAs(((septet.evaluation.Curves) evaluation.contestants().getLast().picture()).precisionRecall());
        assertThat(strong.scores().stream().mapToLong(bar -> bar.negatives() + bar.positives()).sum())
                .isEqualTo(evaluation.slices().stream().mapToInt(slice -> slice.rows()).sum());
        assertThat(quality.gates()).singleElement().satisfies(gate -> assertThat(gate.ruling()).isEqualTo(RunQuality.Ruling.PASS));
        assertThat(quality.leftOut().orElseThrow().condition()).isEqualTo("not odd");
        assertThat(quality.replicates().orElseThrow().rows()).isEqualTo(evaluation.rows());
    }

    @Test
    void thresholdsAscendAndTheChosenPointLiesOnTheCurve() {
        RunQuality quality = quality(evaluation());
        assertThat(quality.thresholds()).singleElement().satisfies(threshold -> {
            assertThat(threshold.curve()).extracting(RunQuality.Outcome::threshold).isSorted();
            assertThat(threshold.curve().getFirst().within()).isFalse();
        });
        RunQuality.Point chosen = quality.contestants().getLast().chosen().orElseThrow();
        assertThat(quality.contestants().getLast().curve()).contains(chosen);
        assertThat(chosen.score()).isBetween(0.45, 0.55);
        assertThat(quality.contestants().getFirst().chosen()).isEmpty();
    }

    @Test
    void whatRowsCannotTellIsSaidWithItsReason() {
        RunQuality.Slice few = quality(evaluation()).slices().getLast();
        assertThat(few.value()).isEqualTo("missing");
        assertThat(few.metrics()).isEmpty();
        assertThat(few.tooFew().get("average precision")).isNotBlank();
        assertThat(few.tooFew().keySet()).containsExactly("average precision", "cost");
    }

    private static RunQuality quality(Evaluation evaluation) {
        ThresholdCurve curve = new ThresholdCurve("block", 0.5, List.of(new ThresholdCurve.Outcome(1, 30, 1, 0, 0, true),
                new ThresholdCurve.Outcome(0.5, 20, 0.8, 0.5, 60, true),
                new ThresholdCurve.Outcome(0, 90, 0.1, 1, ROWS, false)));
        return RunQualities.of(evaluation, Map.of("strong", new RunQualities.Fitted("boosted trees", Map.of("depth", "4"), 1_000, 2_000)),
                new RunQualities.Choosing("validation", ROWS, 7, List.of(curve)), List.of(), new RunQualities.Terms("EUR", "not odd"));
    }

    private static Evaluation evaluation() {
        Chance chance = Chance.of(3);
        boolean[] labels = new boolean[ROWS];
        double[] scores = new double[ROWS];
        long[] costs = new long[ROWS];
        for (int i = 0; i < ROWS; i++) {
            labels[i] = chance.nextDouble() < 0.15;
            scores[i] = Math.clamp(0.3 + (labels[i] ? 0.3 : 0) + 0.15 * chance.nextGaussian(), 0, 1);
            costs[i] = labels[i] == scores[i] >= 0.5 ? 0 : 50_000;
        }
        long[] times = IntStream.range(0, ROWS).mapToLong(i -> i * 1_000_000L).toArray();
        long[] clusters = IntStream.range(0, ROWS).mapToLong(Identity::of).toArray();
        Judged judged = new Judged(0, times, labels, clusters, Map.of());
        int[] decisions = IntStream.range(0, ROWS).map(i -> scores[i] >= 0.5 ? 0 : 1).toArray();
        SequencedMap<String, Scored> contestants = new LinkedHashMap<>();
        contestants.put("baseline", new Scored(judged, IntStream.range(0, ROWS).mapToDouble(i -> i % 5 == 0 ? 1 : 0).toArray(),
                Optional.of(new Decided(decisions, 1, costs))));
        contestants.put("strong", new Scored(judged, scores, Optional.of(new Decided(decisions, 1, costs))));
        boolean[] counts = new boolean[ROWS];
        for (int i = 0; i < ROWS; i++) counts[i] = i % 20 != 1;
        Sliced sliced = new Sliced(new Slicing.Truth("weekend"), IntStream.range(0, ROWS).map(i -> i < 6 ? 2 : i % 2).toArray());
        NamedMeasure cost = new NamedMeasure("cost", new Measure.Cost(), Optional.empty());
        Rulebook rulebook = new Rulebook(List.of(PRECISION, cost), List.of(ORDER), ORDER,
                new Gate.Margin("within 2% of served", Optional.empty(), "served", 0.02, PRECISION));
        Parts parts = new Parts(new Part(Role.TRAIN, 0, 5, 9, 1), new Part(Role.VALIDATE, 5, 7, 2, 1), new Part(Role.TEST, 7, 9, ROWS, 1), 0, 0);
        return Evaluation.of(parts, new Contest(contestants, List.of(sliced), Map.of(), Chance.of(1)), counts, rulebook);
    }
}
