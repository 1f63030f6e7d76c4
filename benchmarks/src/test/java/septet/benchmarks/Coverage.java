package septet.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import septet.evaluation.Decided;
import septet.evaluation.Figure;
import septet.evaluation.Identity;
import septet.evaluation.Judged;
import septet.evaluation.Measure;
import septet.evaluation.Measurement;
import septet.evaluation.Point;
import septet.evaluation.Scored;
import septet.evaluation.Truth;
import septet.world.Chance;

/// How often 95 % intervals hold the truth, over data sets drawn from populations whose truth is known: rows that stand alone, and rows of cards that resemble each other.
final class Coverage {
    static final String NAME = "coverage";
    private static final int WHOLE = 2_000;
    private static final int SHARE = 40;
    private static final int LARGE = 400_000;
    private static final double LOW = 0.93;
    private static final double HIGH = 0.97;
    private static final double PLANTED = 0.90;
    private static final Point POINT = new Point.Threshold(0.2);
    private static final List<Measure> CLASSES = List.of(new Measure.RocAuc(), new Measure.AveragePrecision(), new Measure.F1(POINT), new Measure.Accuracy(POINT),
            new Measure.Precision(POINT), new Measure.Recall(POINT), new Measure.LogLoss(), new Measure.Cost());
    private static final List<Measure> NUMBERS = List.of(new Measure.MeanAbsoluteError(), new Measure.RootMeanSquaredError());

    private Coverage() {}

    static Outcome run(Size size) {
        int samples = size == Size.DEEP ? WHOLE : SHARE;
        Map<String, Object> values = new LinkedHashMap<>();
        boolean met = true;
        Map<String, Boolean> caught = new LinkedHashMap<>();
        for (boolean grouped : new boolean[] {false, true}) {
            int cards = grouped ? 200 : 1_500;
            for (boolean numbers : new boolean[] {false, true}) {
                List<Measure> measures = numbers ? NUMBERS : CLASSES;
                Scored population = draw(Chance.of(99).of("population"), grouped ? LARGE / 10 : LARGE, grouped, numbers);
                double[] truth = measures.stream().mapToDouble(measure -> Measurement.value(measure, population)).toArray();
                int[] held = new int[measures.size()];
                int[] alone = new int[measures.size()];
                for (int sample = 0; sample < samples; sample++) {
                    Scored drawn = draw(Chance.of(sample).of(grouped ? "cards" : "rows"), cards, grouped, numbers);
                    count(Measurement.of(drawn, measures, Chance.of(sample).of("bootstrap")), truth, held);
                    if (grouped) count(Measurement.of(alone(drawn), measures, Chance.of(sample).of("bootstrap")), truth, alone);
                }
                for (int i = 0; i < held.length; i++) {
                    double share = held[i] / (double) samples;
                    String name = measures.get(i).getClass().getSimpleName() + (grouped ? ", rows of cards" : ", rows alone");
                    values.put(name, share);
                    met &= share >= LOW - noise(LOW, samples, size) && share <= HIGH + noise(HIGH, samples, size);
                    boolean spread = measures.get(i) instanceof Measure.MeanAbsoluteError || measures.get(i) instanceof Measure.LogLoss;
                    if (grouped && spread) caught.put("rows drawn one by one where cards join them, " + measures.get(i).getClass().getSimpleName(),
                            alone[i] / (double) samples < PLANTED);
                }
            }
        }
        return new Outcome(NAME, "0.." + (samples - 1), 4L * samples, values, caught, met);
    }

    /// A share of the samples strays; the whole must hold as it is.
    private static double noise(double coverage, int samples, Size size) {
        return size == Size.DEEP ? 0 : 3 * Math.sqrt(coverage * (1 - coverage) / samples);
    }

    private static void count(List<Figure> figures, double[] truth, int[] held) {
        for (int i = 0; i < held.length; i++) if (figures.get(i) instanceof Figure.Measured it && it.low() <= truth[i] && truth[i] <= it.high()) held[i]++;
    }

    /// Cards differ in how often they are positive and in how well they are told; each has some ten rows, or one.
    private static Scored draw(Chance chance, int cards, boolean grouped, boolean numbers) {
        int[] counts = IntStream.range(0, cards).map(card -> grouped ? 1 + chance.of("rows").at(card).nextPoisson(9) : 1).toArray();
        int rows = IntStream.of(counts).sum();
        boolean[] labels = new boolean[rows];
        double[] truth = new double[rows];
        double[] said = new double[rows];
        long[] clusters = new long[rows];
        int[] decisions = new int[rows];
        long[] costs = new long[rows];
        double joint = grouped ? 1 : 0.3;
        int row = 0;
        for (int card = 0; card < cards; card++) {
            Chance own = chance.at(card);
            double shown = joint * own.nextGaussian();
            double hidden = joint * own.nextGaussian();
            double loud = Math.exp(0.4 * joint * own.nextGaussian());
            for (int i = 0; i < counts[card]; i++, row++) {
                double risk = own.nextGaussian();
                labels[row] = own.nextDouble() < sigmoid(-1.5 + shown + hidden + 1.5 * risk);
                double score = sigmoid(-1.4 + 0.9 * shown + 1.4 * risk + 0.2 * own.nextGaussian());
                truth[row] = 10 + 3 * risk + hidden + loud * own.nextGaussian();
                said[row] = numbers ? 10 + 2.8 * risk : score;
                clusters[row] = Identity.of(card);
                decisions[row] = score >= 0.2 ? 0 : 1;
                costs[row] = decisions[row] == 0 ? 30_000 : labels[row] ? 10_000L * own.nextInt(100) : 0;
            }
        }
        Judged judged = new Judged(0, new long[0], numbers ? new Truth.Numbers(truth) : new Truth.Binary(labels), clusters, Map.of());
        return new Scored(judged, said, numbers ? Optional.empty() : Optional.of(new Decided(decisions, 1, costs)));
    }

    /// The faulty bootstrap: rows as if nothing joined them.
    private static Scored alone(Scored scored) {
        long[] each = LongStream.range(0, scored.rows().size()).map(Identity::of).toArray();
        return new Scored(new Judged(0, scored.rows().times(), scored.rows().truth(), each, Map.of()), scored.heads(), scored.decided());
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
