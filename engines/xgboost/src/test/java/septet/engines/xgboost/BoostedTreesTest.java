package septet.engines.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import septet.model.Additive;
import septet.model.BoundEncoder;
import septet.model.Encoded;
import septet.model.Encoder;
import septet.model.Fit;
import septet.model.Fitting;
import septet.model.Heads;
import septet.model.Found;
import septet.model.GrowingLearner;
import septet.model.Learner;
import septet.model.LearnerSection;
import septet.model.Model;
import septet.model.Search;
import septet.model.Setting;
import septet.model.Settings;
import septet.model.TrainingRows;
import septet.model.Trees;
import septet.model.Workers;
import septet.world.RealWorld;

class BoostedTreesTest extends LearnerContract {
    @Override
    Learner learner() {
        return new BoostedTrees();
    }

    @Override
    Class<? extends LearnerSection> section() {
        return LearnerSection.BoostedTrees.class;
    }

    @Override
    Settings small() {
        return Settings.NONE.with("rounds", 40).with("depth", 3);
    }

    /// Our scorer against XGBoost's own, on rows that it did not learn from, missing values and unseen words included.
    @Test
    void scoresAreThoseOfXGBoost() throws XGBoostError {
        TrainingRows train = Payments.of(3, 4_000).rows(1);
        Encoder encoder = Encoder.plain(train);
        TrainingRows fresh = Payments.of(4, 100_000).rows(2);
        for (int depth : new int[] {1, 6, 12}) {
            DMatrix matrix = Matrix.training(train, encoder, BoostedTrees.classes(train, Payments.FITTING.heads())).load(train.target(), train.weight());
            DMatrix others = Matrix.of(fresh, encoder).load();
            Booster booster = XGBoost.train(matrix, Map.of("objective", "binary:logistic", "tree_method", "hist", "max_bin", 256, "base_score", 0.3,
                    "max_depth", depth, "min_child_weight", 0, "nthread", 1, "verbosity", 0), 60, Map.of(), null, null);
            float[][] margins = booster.predict(others, true);
            Trees trees = SavedTrees.read(booster.toByteArray("ubj")).scores().getFirst();
            assertSame(trees, encoder, fresh, margins);
            booster.dispose();
            matrix.dispose();
            others.dispose();
        }
    }

    /// Our Shapley values against XGBoost's own (`pred_contribs`), column by column, and their sum against the score.
    @Test
    void shapleyValuesAreThoseOfXGBoost() throws XGBoostError {
        TrainingRows train = Payments.of(3, 4_000).rows(1);
        Encoder encoder = Encoder.plain(train);
        TrainingRows fresh = Payments.of(4, 300).rows(2);
        for (int depth : new int[] {1, 4, 7}) {
            DMatrix matrix = Matrix.training(train, encoder, BoostedTrees.classes(train, Payments.FITTING.heads())).load(train.target(), train.weight());
            DMatrix others = Matrix.of(fresh, encoder).load();
            Booster booster = XGBoost.train(matrix, Map.of("objective", "binary:logistic", "tree_method", "hist", "max_bin", 256, "base_score", 0.3,
                    "max_depth", depth, "min_child_weight", 0, "nthread", 1, "verbosity", 0), 25, Map.of(), null, null);
            float[][] theirs = booster.predictContrib(others, 0);
            assertSameShapley(SavedTrees.read(booster.toByteArray("ubj")).scores().getFirst(), encoder, fresh, theirs);
            booster.dispose();
            matrix.dispose();
            others.dispose();
        }
    }

    private static void assertSameShapley(Trees trees, Encoder encoder, TrainingRows rows, float[][] theirs) {
        Additive.Adder adder = trees.adder(IntStream.range(0, encoder.width()).toArray(), encoder.width());
        BoundEncoder bound = encoder.bind(rows.words());
        double[] inputs = new double[rows.inputs().size()];
        double[] ours = new double[encoder.width()];
        Encoded columns = new Encoded();
        double largest = 0;
        for (int row = 0; row < rows.size(); row++) {
            rows.load(row, inputs);
            bound.encode(inputs, columns);
            double sum = adder.shapley(columns, ours);
            largest = Math.max(largest, Math.abs(sum - theirs[row][encoder.width()]));
            for (int column = 0; column < ours.length; column++) {
                largest = Math.max(largest, Math.abs(ours[column] - theirs[row][column]));
                sum += ours[column];
            }
            largest = Math.max(largest, Math.abs(sum - adder.sum(columns)));
        }
        assertThat(largest).isLessThan(1e-5);
    }

    private static void assertSame(Trees trees, Encoder encoder, TrainingRows rows, float[][] margins) {
        assertThat(trees.trees()).hasSize(60);
        Additive.Adder adder = trees.adder(new int[encoder.width()], 1);
        BoundEncoder bound = encoder.bind(rows.words());
        double[] inputs = new double[rows.inputs().size()];
        Encoded columns = new Encoded();
        double largest = 0;
        for (int row = 0; row < rows.size(); row++) {
            rows.load(row, inputs);
            bound.encode(inputs, columns);
            largest = Math.max(largest, Math.abs(adder.sum(columns) - margins[row][0]) / Math.max(1, Math.abs(margins[row][0])));
        }
        assertThat(largest).isLessThan(1e-6);
    }

    /// A tree grown on values at their cuts parts the true values just as well.
    @Test
    void trueValuesFallWhereTheirCutsFall() throws XGBoostError {
        TrainingRows train = Payments.of(5, 20_000).rows(1);
        Encoder encoder = Encoder.plain(train);
        DMatrix atCuts = Matrix.training(train, encoder, BoostedTrees.classes(train, Payments.FITTING.heads())).load(train.target(), train.weight());
        DMatrix asTheyAre = Matrix.of(train, encoder).load();
        Booster booster = XGBoost.train(atCuts, Map.of("objective", "binary:logistic", "tree_method", "hist", "max_bin", 256, "max_depth", 8,
                "nthread", 1, "verbosity", 0), 30, Map.of(), null, null);
        assertThat(booster.predict(asTheyAre, true)).isDeepEqualTo(booster.predict(atCuts, true));
        booster.dispose();
        atCuts.dispose();
        asTheyAre.dispose();
    }

    /// Rows that are handed over a block at a time, because they are too many to be kept twice, grow the same trees; a wrong order of rows does not.
    @Test
    void rowsInBlocksGrowTheSameTrees() throws XGBoostError {
        TrainingRows train = Payments.of(7, 70_000).rows(1);
        Encoder encoder = Encoder.plain(train);
        int[] classes = BoostedTrees.classes(train, Payments.FITTING.heads());
        byte[] kept = grown(Matrix.training(train, encoder, classes, Integer.MAX_VALUE), train);
        assertThat(grown(Matrix.training(train, encoder, classes, 1_000), train)).isEqualTo(kept);
        assertThat(grown(Matrix.training(Payments.of(8, 70_000).rows(1), encoder, classes, 1_000), train)).isNotEqualTo(kept);
    }

    private static byte[] grown(Matrix matrix, TrainingRows train) throws XGBoostError {
        DMatrix loaded = matrix.load(train.target(), train.weight());
        assertThat(loaded.rowNum()).isEqualTo(train.size());
        Booster booster = XGBoost.train(loaded, Map.of("objective", "binary:logistic", "tree_method", "hist", "max_bin", 256, "max_depth", 6,
                "nthread", 1, "verbosity", 0), 10, Map.of(), null, null);
        try {
            return booster.toByteArray("ubj");
        } finally {
            booster.dispose();
            loaded.dispose();
        }
    }

    @Test
    void aModelOnTheWayIsTheModelOfSoManyRounds() throws InterruptedException {
        TrainingRows rows = Payments.of(6, 2_000).rows(1);
        Settings settings = Settings.NONE.with("row share", 0.7).with("column share", 0.6);
        Map<Integer, byte[]> onTheWay = new HashMap<>();
        new BoostedTrees().grow(rows, settings, Payments.FITTING, growth(List.of(5, 20, 60, 100), (size, model) -> {
            onTheWay.put(size, model.artifact());
            return size < 60;
        }));
        assertThat(onTheWay).containsOnlyKeys(5, 20, 60);
        for (int size : onTheWay.keySet()) assertThat(learned(rows, settings.with("rounds", size)).artifact()).isEqualTo(onTheWay.get(size));
    }

    private interface Reached {
        boolean reached(int size, Model model);
    }

    private static GrowingLearner.Growth growth(List<Integer> sizes, Reached reached) {
        return new GrowingLearner.Growth() {
            @Override
            public List<Integer> sizes() {
                return sizes;
            }

            @Override
            public boolean reached(int size, Model model) {
                return reached.reached(size, model);
            }
        };
    }

    @Test
    void theSeedActsOnlyWhereSomethingIsDrawn() throws InterruptedException {
        TrainingRows rows = Payments.of(7, 2_000).rows(1);
        Fitting other = new Fitting("p", "d1", "d2", "strong", new Heads.Truth("fraud"), 99, 0, 7, "0.1.0");
        List<double[]> scores = new ArrayList<>();
        for (double share : new double[] {1, 0.5}) {
            Settings settings = small().with("row share", share);
            scores.add(scores(learned(rows, settings), rows));
            scores.add(scores(((Fit.Learned) new BoostedTrees().fit(rows, settings, other)).model(), rows));
        }
        assertThat(scores.get(0)).isEqualTo(scores.get(1));
        assertThat(scores.get(2)).isNotEqualTo(scores.get(3));
    }

    @Test
    void scoresAreStableWhateverElseWasScored() throws InterruptedException {
        TrainingRows rows = Payments.of(8, 2_000).rows(1);
        Model model = learned(rows, small());
        double[] all = scores(model, rows);
        double[] inputs = new double[4];
        double[] heads = new double[1];
        for (int row = 0; row < rows.size(); row += 37) {
            rows.load(row, inputs);
            model.scorer(rows.words()).predict(inputs, heads);
            assertThat(heads[0]).isEqualTo(all[row], within(0.0));
        }
    }

    @Test
    void aSearchGivesTheSameBytesWithOneThreadAndWithTwo() throws InterruptedException {
        TrainingRows rows = Payments.of(9, 1_500).rows(1);
        TrainingRows judged = Payments.of(10, 1_500).rows(1);
        Settings ranges = Settings.NONE.with("rounds", new Setting.Range(5, 80)).with("depth", new Setting.Range(2, 6)).with("learning rate", new Setting.Range(0.05, 0.5));
        Search search = new Search(new BoostedTrees(), ranges, 5);
        List<List<String>> seen = new ArrayList<>();
        for (int threads = 1; threads <= 2; threads++) {
            Found found = search.run(rows, Payments.FITTING, model -> -logLoss(model, judged), new Workers(RealWorld.start().scheduler(), threads, _ -> { }));
            Found.Chosen chosen = (Found.Chosen) found;
            seen.add(chosen.trials().stream().map(trial -> trial.settings().written() + " " + trial.score() + " " + Arrays.hashCode(trial.model().artifact())).toList());
            Settings best = chosen.best().settings();
            assertThat(learned(rows, best).artifact()).isEqualTo(chosen.best().model().artifact());
        }
        assertThat(seen.get(1)).isEqualTo(seen.get(0)).hasSize(5);
    }

    private static double logLoss(Model model, TrainingRows rows) {
        double[] scores = scores(model, rows);
        double loss = 0;
        for (int row = 0; row < scores.length; row++) loss -= StrictMath.log(rows.target()[row] == 1 ? scores[row] : 1 - scores[row]);
        return loss;
    }
}
