package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

/// How often intervals hold the truth, when many samples are drawn from a population whose truth is known.
class CoverageTest {
    private static final int SAMPLES = 200;
    private static final int CARDS = 160;
    private static final Point POINT = new Point.Threshold(0.2);
    private static final List<Measure> MEASURES = List.of(new Measure.AveragePrecision(), new Measure.RocAuc(), new Measure.Precision(POINT),
            new Measure.Recall(POINT), new Measure.F1(POINT), new Measure.FalseAlarmRate(POINT), new Measure.Recall(new Point.FalseAlarms(0.05)),
            new Measure.LogLoss(), new Measure.BrierScore(), new Measure.NormalisedEntropy(), new Measure.Cost(), Measure.calibrationError());
    /// What the card queue finds depends on how many cards there are: its truth is the mean over samples.
    private static final Measure QUEUE = new Measure.EntityPrecision("card", 5, Duration.ofDays(1));

    @Test
    void intervalsHoldTheTruthNineteenTimesInTwenty() {
        List<Scored> population = population(Chance.of(1), 30_000);
        double[] truth = MEASURES.stream().mapToDouble(measure -> Measurement.value(measure, population.getFirst())).toArray();
        double lead = Measurement.value(MEASURES.getFirst(), population.getFirst()) - Measurement.value(MEASURES.getFirst(), population.getLast());
        double queue = LongStream.range(0, 400).mapToDouble(i -> Measurement.value(QUEUE, population(Chance.of(50_000 + i), CARDS).getFirst())).average().orElseThrow();
        int[] held = new int[MEASURES.size() + 2];
        for (int sample = 0; sample < SAMPLES; sample++) {
            List<Scored> drawn = population(Chance.of(1_000 + sample), CARDS);
            List<Prepared> prepared = Prepared.all(drawn);
            List<Instrument> instruments = new java.util.ArrayList<>(MEASURES.stream().map(measure -> Instrument.of(measure, prepared.getFirst())).toList());
            instruments.add(Instrument.of(QUEUE, prepared.getFirst()));
            instruments.add(Instrument.of(MEASURES.getFirst(), prepared.getLast()));
            List<Sampled> sampled = Sampled.of(instruments, Chance.of(sample));
            for (int i = 0; i < truth.length; i++) if (holds(sampled.get(i).figure(), truth[i])) held[i]++;
            if (holds(sampled.get(truth.length).figure(), queue)) held[truth.length]++;
            if (holds(Sampled.lead(MEASURES.getFirst(), sampled.getFirst(), sampled.getLast()), lead)) held[truth.length + 1]++;
        }
        for (int i = 0; i < held.length; i++) {
            String what = i < truth.length ? MEASURES.get(i).toString() : i == truth.length ? QUEUE.toString() : "lead";
            double highest = i < truth.length && MEASURES.get(i) instanceof Measure.CalibrationError ? 1 : 0.97;
            assertThat(held[i] / (double) SAMPLES).as(what).isBetween(0.93 - noise(0.93), highest + noise(0.97));
        }
    }

    @Test
    void resamplingRowsAsIfTheyStoodAloneIsCaught() {
        Measure measure = new Measure.FalseAlarmRate(POINT);
        double truth = Measurement.value(measure, population(Chance.of(1), 30_000).getFirst());
        int held = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            Scored alone = alone(population(Chance.of(1_000 + sample), CARDS).getFirst());
            if (holds(Measurement.of(alone, List.of(measure), Chance.of(sample)).getFirst(), truth)) held++;
        }
        assertThat(held / (double) SAMPLES).isLessThan(0.93 - noise(0.93));
    }

    private static boolean holds(Figure figure, double truth) {
        Figure.Measured measured = (Figure.Measured) figure;
        return measured.low() <= truth && truth <= measured.high();
    }

    /// Two standard errors of a coverage.
    private static double noise(double coverage) {
        return 2 * Math.sqrt(coverage * (1 - coverage) / SAMPLES);
    }

    /// Cards that differ in how often they are positive and in how high they score, some ten rows each; a good predictor and a worse one.
    private static List<Scored> population(Chance chance, int cards) {
        int rows = 0;
        int[] counts = new int[cards];
        for (int card = 0; card < cards; card++) rows += counts[card] = 1 + chance.of("rows").at(card).nextPoisson(9);
        boolean[] labels = new boolean[rows];
        double[] scores = new double[rows];
        double[] worse = new double[rows];
        long[] clusters = new long[rows];
        long[] times = new long[rows];
        int[] decisions = new int[rows];
        long[] costs = new long[rows];
        int row = 0;
        for (int card = 0; card < cards; card++) {
            Chance own = chance.at(card);
            double shown = 0.7 * own.nextGaussian();
            double hidden = 0.7 * own.nextGaussian();
            for (int i = 0; i < counts[card]; i++, row++) {
                double risk = own.nextGaussian();
                labels[row] = own.nextDouble() < sigmoid(-3 + shown + hidden + 1.5 * risk);
                scores[row] = sigmoid(-2.8 + 0.9 * shown + 1.4 * risk + 0.2 * own.nextGaussian());
                worse[row] = sigmoid(-2.8 + 0.5 * shown + 1.2 * risk + 0.6 * own.nextGaussian());
                clusters[row] = Identity.of(card);
                times[row] = (long) (own.nextDouble() * 4 * Samples.DAY);
                decisions[row] = scores[row] >= 0.2 ? 0 : 1;
                costs[row] = decisions[row] == 0 ? 30_000 : labels[row] ? 10_000L * own.nextInt(100) : 0;
            }
        }
        Judged judged = new Judged(0, times, labels, clusters, Map.of("card", clusters));
        return List.of(new Scored(judged, scores, Optional.of(new Decided(decisions, 1, costs))), new Scored(judged, worse, Optional.empty()));
    }

    private static Scored alone(Scored scored) {
        long[] each = LongStream.range(0, scored.rows().size()).map(Identity::of).toArray();
        return new Scored(new Judged(0, scored.rows().times(), scored.rows().labels(), each, Map.of()), scored.scores(), Optional.empty());
    }

    private static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }
}
