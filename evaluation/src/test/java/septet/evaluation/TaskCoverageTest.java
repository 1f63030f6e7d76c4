package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

/// How often intervals of metrics of classes and numbers hold the truth, when cards are drawn whose rows depend on each other.
class TaskCoverageTest {
    private static final int SAMPLES = 200;
    private static final int CARDS = 100;
    private static final List<Measure> CLASSES = List.of(new Measure.Accuracy(new Point.Decisions()), new Measure.MacroF1(), new Measure.WeightedF1(), new Measure.LogLoss(),
            new Measure.BrierScore(), new Measure.RocAuc(), new Measure.OfClass("c", new Measure.F1(new Point.Decisions())));
    private static final List<Measure> NUMBERS = List.of(new Measure.MeanAbsoluteError(), new Measure.RootMeanSquaredError(), new Measure.MedianAbsoluteError(), new Measure.R2(),
            new Measure.Pinball(0.9), new Measure.Coverage());

    @Test
    void intervalsOfClassesHold() {
        hold(CLASSES, TaskSamples::drawnClasses);
    }

    @Test
    void intervalsOfNumbersHold() {
        hold(NUMBERS, TaskSamples::drawnNumbers);
    }

    private static void hold(List<Measure> measures, BiFunction<Chance, Integer, Scored> draw) {
        double[] truth = truth(measures, draw);
        int[] held = held(measures, truth, draw);
        for (int i = 0; i < held.length; i++) assertThat(held[i] / (double) SAMPLES).as(measures.get(i) + ", seeds 1000 to " + (999 + SAMPLES)).isBetween(0.93 - noise(0.93), 1.0);
    }

    /// Rows resampled as if they stood alone: the intervals are too narrow, and that must show.
    @Test
    void resamplingRowsAsIfTheyStoodAloneIsCaught() {
        List<Measure> accuracy = List.of(CLASSES.getFirst());
        double[] truth = truth(accuracy, TaskSamples::drawnClasses);
        int[] held = held(accuracy, truth, (chance, cards) -> alone(TaskSamples.drawnClasses(chance, cards)));
        assertThat(held[0] / (double) SAMPLES).isLessThan(0.93 - noise(0.93));
    }

    private static double[] truth(List<Measure> measures, BiFunction<Chance, Integer, Scored> draw) {
        Scored population = draw.apply(Chance.of(1), 20_000);
        return measures.stream().mapToDouble(measure -> Measurement.value(measure, population)).toArray();
    }

    private static int[] held(List<Measure> measures, double[] truth, BiFunction<Chance, Integer, Scored> draw) {
        int[] held = new int[truth.length];
        for (int sample = 0; sample < SAMPLES; sample++) {
            List<Figure> figures = Measurement.of(draw.apply(Chance.of(1_000 + sample), CARDS), measures, Chance.of(sample));
            for (int i = 0; i < truth.length; i++) {
                if (figures.get(i) instanceof Figure.Measured it && it.low() <= truth[i] && truth[i] <= it.high()) held[i]++;
            }
        }
        return held;
    }

    private static Scored alone(Scored scored) {
        Judged rows = scored.rows();
        long[] own = LongStream.range(0, rows.size()).map(Identity::of).toArray();
        return new Scored(new Judged(rows.from(), rows.times(), rows.truth(), own, rows.entities()), scored.heads(), scored.decided());
    }

    private static double noise(double coverage) {
        return 2 * Math.sqrt(coverage * (1 - coverage) / SAMPLES);
    }
}
