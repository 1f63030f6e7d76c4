package septet.engines.xgboost;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.model.ClassWeight;
import septet.model.Encoder;
import septet.model.Fit;
import septet.model.FittedModel;
import septet.model.Fitting;
import septet.model.GrowingLearner;
import septet.model.Heads;
import septet.model.LearnerParameters;
import septet.model.LearnerSettings;
import septet.model.Loss;
import septet.model.Model;
import septet.model.Parameter;
import septet.model.Settings;
import septet.model.Teachable;
import septet.model.TrainingRows;
import septet.model.Trees;

/// Gradient boosted trees, grown by XGBoost (Chen and Guestrin 2016) with one thread. What it leaves is our own data,
/// scored by our own arithmetic; nothing of XGBoost is needed to serve it. Histograms over our own [Cuts].
public final class BoostedTrees implements GrowingLearner {
    private static final String ROUNDS = "rounds";

    @Override
    public String kind() {
        return LearnerSettings.BOOSTED_TREES;
    }

    @Override
    public List<Parameter> parameters() {
        return LearnerParameters.BOOSTED_TREES;
    }

    @Override
    public String along() {
        return ROUNDS;
    }

    /// The less of each tree is added, the later growth ends.
    @Override
    public double effort(Settings settings) {
        Settings all = settings.completed(parameters());
        return (8 + all.number("depth")) / all.number("learning rate");
    }

    @Override
    public Fit fit(TrainingRows train, Settings settings, Fitting fitting) throws InterruptedException {
        int rounds = settings.completed(parameters()).whole(ROUNDS);
        return grow(train, settings, fitting, new Growth() {
            @Override
            public List<Integer> sizes() {
                return List.of(rounds);
            }

            @Override
            public boolean reached(int size, Model model) {
                return false;
            }
        });
    }

    @Override
    public Fit grow(TrainingRows train, Settings settings, Fitting fitting, Growth growth) throws InterruptedException {
        Loss loss = Objective.loss(settings, fitting.heads());
        Settings all = settings.completed(parameters()).with("loss", loss.setting());
        Optional<Problem> objection = Teachable.objection(train, fitting).or(() -> Objective.objection(train, loss, fitting));
        if (objection.isPresent()) return new Fit.NotLearned(objection.get());
        Encoder encoder = Encoder.plain(train);
        if (encoder.width() > Trees.MOST_COLUMNS) return new Fit.NotLearned(tooWide(encoder, fitting));
        Optional<Problem> misplaced = Monotone.objection(all, encoder, fitting);
        if (misplaced.isPresent()) return new Fit.NotLearned(misplaced.get());
        Objective objective = Objective.of(train, fitting.heads(), loss);
        double[] weight = fitting.heads() instanceof Heads.Amount ? train.weight() : ClassWeight.of(train, all.get("weight"));
        try {
            DMatrix matrix = Matrix.training(train, encoder, classes(train, fitting.heads())).load(objective.labels(), weight);
            try {
                Map<String, Object> parameters = parameters(all, fitting.seed());
                parameters.putAll(objective.parameters(train));
                if (Monotone.isAsked(all)) parameters.put("monotone_constraints", Monotone.constraints(all, encoder));
                Round round = loss.of() == Loss.Of.FOCAL ? new Focal(train.target(), weight)::grow : Booster::update;
                return new Fit.Learned(grow(new Growing(matrix, parameters, round), growth, (saved, rounds) -> new FittedModel(
                        fitting.provenance(all.with(ROUNDS, rounds), train.size()), fitting.heads().names(), encoder, List.copyOf(saved.scores()), objective.link())));
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError | LinkageError e) {
            throw new Refused(Fault.ENGINE, Problem.error(fitting.place(), "XGBoost failed: " + firstLine(e), "no trees were grown",
                    "Run septet doctor; it says whether XGBoost works on this machine.", "MODEL-XGBOOST-FAILED"));
        }
    }

    private interface Finish {
        FittedModel model(Saved saved, int rounds);
    }

    private interface Round {
        void grow(Booster booster, DMatrix matrix, int round) throws XGBoostError;
    }

    private record Growing(DMatrix matrix, Map<String, Object> parameters, Round round) {}

    private static FittedModel grow(Growing growing, Growth growth, Finish finish) throws XGBoostError, InterruptedException {
        Booster booster = XGBoost.train(growing.matrix, growing.parameters, 0, Map.of(), null, null);
        try {
            int round = 0;
            FittedModel model = null;
            for (int size : growth.sizes()) {
                for (; round < size; round++) {
                    if (Thread.interrupted()) throw new InterruptedException();
                    growing.round.grow(booster, growing.matrix, round);
                }
                model = finish.model(SavedTrees.read(booster.toByteArray("ubj")), size);
                if (!growth.reached(size, model)) break;
            }
            if (model == null) throw new IllegalArgumentException("no size to grow to");
            return model;
        } finally {
            booster.dispose();
        }
    }

    /// The classes whose rows share the cuts; numbers have none.
    static int[] classes(TrainingRows rows, Heads heads) {
        int[] classes = new int[rows.size()];
        if (!(heads instanceof Heads.Amount)) for (int row = 0; row < classes.length; row++) classes[row] = (int) rows.target()[row];
        return classes;
    }

    /// Everything that matters is said, so that no default of another version acts.
    private static Map<String, Object> parameters(Settings settings, long seed) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("tree_method", "hist");
        parameters.put("max_bin", Cuts.MOST + 1);
        parameters.put("grow_policy", "depthwise");
        parameters.put("max_depth", settings.whole("depth"));
        parameters.put("eta", settings.number("learning rate"));
        parameters.put("min_child_weight", settings.number("min child weight"));
        parameters.put("subsample", settings.number("row share"));
        parameters.put("colsample_bytree", settings.number("column share"));
        parameters.put("lambda", settings.number("l2"));
        parameters.put("alpha", 0);
        parameters.put("gamma", 0);
        parameters.put("nthread", 1);
        parameters.put("seed", seed & Integer.MAX_VALUE);
        parameters.put("verbosity", 0);
        return parameters;
    }

    private static Problem tooWide(Encoder encoder, Fitting fitting) {
        return Problem.error(fitting.place(), "the inputs make " + encoder.width() + " columns, " + Trees.MOST_COLUMNS + " are the most",
                "this learner cannot be fitted", "Leave out categories of many words; hash terms: tfidf(hashed(words(s, 1, 2), 4096)).", "MODEL-TOO-WIDE");
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().filter(line -> !line.isBlank()).findFirst().orElse("").strip();
    }
}
