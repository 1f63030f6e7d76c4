package septet.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import septet.data.Dictionary;
import septet.engines.xgboost.BroughtTrees;
import septet.model.Fit;
import septet.model.Fitting;
import septet.model.Heads;
import septet.model.Input;
import septet.model.Model;
import septet.model.Scorer;
import septet.model.Settings;
import septet.model.TrainingRows;
import septet.world.Chance;

/// One row through 500 trees of depth 6: our scorer beside XGBoost's own single-row prediction, the same trees and rows.
/// Slices of both alternate; the middle slice counts, with the middle half of the slices as its spread.
final class TreeScorer {
    static final String NAME = "tree-scorer";
    private static final int WIDTH = 30;
    private static final int TREES = 500;
    private static final int SLICES = 21;
    /// The difference of the log-odds, relative where they are larger than 1: the rounding of a sum of floats.
    private static final double ROUNDING = 1e-5;
    private static final double FASTER = 10;

    private TreeScorer() {}

    static Outcome run(Size size) throws XGBoostError, InterruptedException {
        int count = size == Size.DEEP ? 100_000 : 20_000;
        float[] training = values(Chance.of(1), 30_000);
        DMatrix matrix = new DMatrix(training, 30_000, WIDTH, Float.NaN);
        matrix.setLabel(labels(training));
        Booster booster = XGBoost.train(matrix, Map.of("objective", "binary:logistic", "tree_method", "hist", "max_depth", 6, "eta", 0.1,
                "base_score", 0.5, "min_child_weight", 0, "nthread", 1, "verbosity", 0), TREES, Map.of(), null, null);
        float[] rows = values(Chance.of(2), count);
        DMatrix fresh = new DMatrix(rows, count, WIDTH, Float.NaN);
        float[][] margins = booster.predict(fresh, true);
        Scorer scorer = scorer(booster);
        Map<String, Boolean> caught = new LinkedHashMap<>();
        caught.put("missing values taken as 0", difference(rows, margins, row -> score(scorer, row, value -> Float.isNaN(value) ? 0 : value)) > ROUNDING);
        caught.put("at most, where less is meant", difference(rows, margins, row -> score(scorer, row, value -> Math.nextDown(value))) > ROUNDING);
        double difference = difference(rows, margins, row -> score(scorer, row, value -> value));
        double[] ours = new double[SLICES];
        double[] theirs = new double[SLICES];
        time(booster, scorer, rows, ours, theirs);
        booster.dispose();
        matrix.dispose();
        fresh.dispose();
        double faster = middle(theirs) / middle(ours);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("largest difference of log-odds", difference);
        values.put("our microseconds for a row", shown(ours));
        values.put("XGBoost's microseconds for a row", shown(theirs));
        values.put("times faster", Math.round(faster));
        return new Outcome(NAME, "1, 2", count, values, caught, difference <= ROUNDING && faster >= FASTER);
    }

    /// Some at edges, a tenth missing.
    private static float[] values(Chance chance, int rows) {
        float[] values = new float[rows * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (chance.nextInt(10)) {
                case 0 -> Float.NaN;
                case 1, 2 -> chance.nextInt(5);
                default -> (float) chance.nextGaussian();
            };
        }
        return values;
    }

    private static float[] labels(float[] values) {
        Chance chance = Chance.of(3);
        float[] labels = new float[values.length / WIDTH];
        for (int row = 0; row < labels.length; row++) {
            double logOdds = chance.nextGaussian();
            for (int i = 0; i < WIDTH; i++) {
                float value = values[row * WIDTH + i];
                logOdds += Float.isNaN(value) ? 0.2 : i % 3 == 0 ? Math.sin(2 * value) : i % 3 == 1 ? 0.3 * value : value > 1 ? 0.5 : 0;
            }
            labels[row] = logOdds > 2 ? 1 : 0;
        }
        return labels;
    }

    private static Scorer scorer(Booster booster) throws XGBoostError, InterruptedException {
        List<Input> inputs = IntStream.range(0, WIDTH).mapToObj(i -> new Input("x" + i, Input.Kind.NUMBER)).toList();
        Fitting fitting = new Fitting(NAME, "", "", NAME, new Heads.Truth("y"), 1, 0, 0, "");
        TrainingRows none = TrainingRows.of(inputs, new double[WIDTH][0], new double[0], new Dictionary());
        Model model = ((Fit.Learned) BroughtTrees.read(NAME, booster.toByteArray("ubj"), inputs).fit(none, Settings.NONE, fitting)).model();
        return model.scorer(new Dictionary());
    }

    private interface Change {
        float of(float value);
    }

    private static double score(Scorer scorer, float[] row, Change change) {
        double[] inputs = new double[WIDTH];
        double[] heads = new double[1];
        for (int i = 0; i < WIDTH; i++) inputs[i] = change.of(row[i]);
        scorer.predict(inputs, heads);
        return StrictMath.log(heads[0] / (1 - heads[0]));
    }

    private static double difference(float[] rows, float[][] margins, ToDoubleFunction<float[]> score) {
        double largest = 0;
        for (int row = 0; row < margins.length; row++) {
            double ours = score.applyAsDouble(Arrays.copyOfRange(rows, row * WIDTH, (row + 1) * WIDTH));
            largest = Math.max(largest, Math.abs(ours - margins[row][0]) / Math.max(1, Math.abs(margins[row][0])));
        }
        return largest;
    }

    private static void time(Booster booster, Scorer scorer, float[] rows, double[] ours, double[] theirs) throws XGBoostError {
        double[][] inputs = new double[4_096][WIDTH];
        float[][] singles = new float[inputs.length][];
        for (int row = 0; row < inputs.length; row++) {
            singles[row] = Arrays.copyOfRange(rows, row * WIDTH, (row + 1) * WIDTH);
            for (int i = 0; i < WIDTH; i++) inputs[row][i] = singles[row][i];
        }
        double[] heads = new double[1];
        for (int slice = -5; slice < SLICES; slice++) {
            long start = System.nanoTime();
            for (int i = 0; i < inputs.length; i++) scorer.predict(inputs[i], heads);
            long middle = System.nanoTime();
            for (int i = 0; i < 50; i++) booster.inplace_predict(singles[i], 1, WIDTH, Float.NaN);
            long end = System.nanoTime();
            if (slice < 0) continue;
            ours[slice] = (middle - start) / 1e3 / inputs.length;
            theirs[slice] = (end - middle) / 1e3 / 50;
        }
    }

    private static double middle(double[] slices) {
        return Arrays.stream(slices).sorted().toArray()[slices.length / 2];
    }

    private static String shown(double[] slices) {
        List<Double> sorted = new ArrayList<>(Arrays.stream(slices).sorted().boxed().toList());
        return String.format(Locale.ROOT, "%.2f (%.2f..%.2f)", middle(slices), sorted.get(slices.length / 4), sorted.get(3 * slices.length / 4));
    }
}
