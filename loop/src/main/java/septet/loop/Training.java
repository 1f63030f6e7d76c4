package septet.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import septet.design.Fault;
import septet.design.Refused;
import septet.evaluation.HeldOut;
import septet.evaluation.Judged;
import septet.evaluation.Measure;
import septet.evaluation.Measurement;
import septet.evaluation.OperatingPoint;
import septet.evaluation.Round;
import septet.evaluation.Scored;
import septet.evaluation.Split;
import septet.features.Feature;
import septet.model.CalibratedModel;
import septet.model.Calibration;
import septet.model.Calibrator;
import septet.model.Fit;
import septet.model.Fitting;
import septet.model.Heads;
import septet.model.Found;
import septet.model.Model;
import septet.model.Predictor;
import septet.model.Scores;
import septet.model.Search;
import septet.model.Settings;
import septet.model.Trial;
import septet.model.Workers;

/// How one learner of the design comes to its settings, calibration and thresholds: on training and validation rows alone.
final class Training {
    /// What a learner was given to work with.
    record Task(Material material, Split split, Ruling ruling, Optional<Measure> tuned, int trials, Calibrator calibrator, Lineage lineage) {}

    /// What goes into the provenance of each model.
    record Lineage(String design, String data, String head, long seed, String program) {}

    /// A learner with everything chosen.
    ///
    /// @param seen        the inputs of this learner
    /// @param calibration fitted on validation rows
    /// @param thresholds  chosen on validation rows, one for each line of `serving.decide`
    record Chosen(Teachers.Teacher teacher, List<Feature> seen, Settings settings, Calibration calibration, double[] thresholds, double[] validation,
            List<Trial> trials) {
        String name() {
            return teacher.name();
        }
    }

    /// A learner with what it chose in each round, and what it chose for the version that serves.
    record Taught(List<Chosen> rounds, Chosen serving) {}

    private final Task task;
    private final Workers workers;

    Training(Task task, Workers workers) {
        this.task = task;
        this.workers = workers;
    }

    /// What is chosen in each round, and what for the version that serves: of folds, the settings that are best in the mean over the rounds, with calibration and
    /// thresholds from every row as models said it that did not learn from it.
    ///
    /// @throws Refused where the rows cannot teach it
    Taught teach(Teachers.Teacher teacher, List<Feature> seen) throws InterruptedException {
        Split split = task.split();
        List<Chosen> rounds = new ArrayList<>();
        for (Round round : split.rounds()) {
            boolean settled = split.stepwise() && !rounds.isEmpty();
            rounds.add(choose(settled ? teacher.with(rounds.getFirst().settings()) : teacher, seen, round));
        }
        if (split.whole().choosing().isEmpty()) return new Taught(rounds, rounds.getFirst());
        List<Trial> trials = split.stepwise() ? rounds.getFirst().trials() : Trials.mean(rounds.stream().map(Chosen::trials).toList());
        Settings settings = split.stepwise() ? rounds.getFirst().settings() : Trials.best(trials).settings();
        Chosen whole = choose(teacher.with(settings), seen, split.whole());
        return new Taught(rounds, new Chosen(teacher, seen, settings, whole.calibration(), whole.thresholds(), whole.validation(), trials));
    }

    private Chosen choose(Teachers.Teacher teacher, List<Feature> seen, Round round) throws InterruptedException {
        List<Tried> tried = new ArrayList<>();
        for (HeldOut held : round.choosing()) tried.add(search(teacher, seen, held));
        List<Trial> trials = Trials.mean(tried.stream().map(each -> each.found().trials()).toList());
        Trial best = tried.size() == 1 ? tried.getFirst().found().best() : Trials.best(trials);
        List<Model> models = new ArrayList<>();
        for (Tried each : tried) models.add(each.model(best, teacher, seen));
        return calibrated(new Chosen(teacher, seen, best.settings(), Calibrator.NONE.fit(new double[0], new double[0], best.model().provenance()), new double[0], new double[0],
                trials), round, models);
    }

    /// One search, beside the rows that it was judged on.
    private record Tried(HeldOut held, Found.Chosen found, Training training) {
        /// With the settings of the best trial; fitted anew where this search ended it at another size.
        Model model(Trial best, Teachers.Teacher teacher, List<Feature> seen) throws InterruptedException {
            Trial own = found.trials().get(best.number() - 1);
            return own.settings().equals(best.settings()) ? own.model() : training.model(teacher, seen, best.settings(), held.train(), held.from(), held.until());
        }
    }

    private Tried search(Teachers.Teacher teacher, List<Feature> seen, HeldOut held) throws InterruptedException {
        Judged judged = task.material().judged(held.validate(), held.validateFrom());
        double[][] inputs = gather(held.validate(), seen);
        Search search = new Search(teacher.learner(), teacher.settings(), task.trials());
        Search.Score score = model -> task.tuned().map(measure -> {
            double value = Measurement.value(measure, new Scored(judged, scores(model, inputs), Optional.empty()));
            return measure.higherIsBetter() ? value : -value;
        }).orElse(0.0);
        return switch (search.run(task.material().training(held.train(), seen), fitting(teacher, held.from(), held.until()), score, workers)) {
            case Found.NotFound not -> throw new Refused(Fault.DATA, not.problem());
            case Found.Chosen found -> new Tried(held, found, this);
        };
    }

    /// Calibration and thresholds, from what each model says of the rows that it did not learn from.
    private Chosen calibrated(Chosen chosen, Round round, List<Model> models) {
        int[] validate = round.validate();
        Judged judged = task.material().judged(validate, round.validateFrom());
        double[] raw = IntStream.range(0, models.size()).boxed()
                .flatMapToDouble(i -> DoubleStream.of(scores(models.get(i), gather(round.choosing().get(i).validate(), chosen.seen())))).toArray();
        double[] truth = new double[raw.length];
        for (int i = 0; i < truth.length; i++) truth[i] = judged.labels()[i] ? 1 : 0;
        Calibration calibration = (raw.length == 0 ? Calibrator.NONE : task.calibrator()).fit(raw, truth, models.getFirst().provenance());
        double[] scores = new double[raw.length];
        for (int i = 0; i < raw.length; i++) scores[i] = calibration.apply(raw[i]);
        return new Chosen(chosen.teacher(), chosen.seen(), chosen.settings(), calibration, thresholds(validate, scores, judged.from()), scores, chosen.trials());
    }

    /// The thresholds that cost least on validation rows; those of the design where it leaves none open.
    double[] thresholds(int[] validate, double[] scores, long from) {
        if (!task.ruling().decides()) return new double[0];
        if (!task.ruling().open() || scores.length == 0) return task.ruling().given();
        OperatingPoint point = task.ruling().choose(task.ruling().choice(task.material(), validate, scores, from));
        return point.thresholds();
    }

    /// The learner with its chosen settings, fitted again on these rows.
    CalibratedModel fitted(Chosen chosen, int[] rows, long from, long until) throws InterruptedException {
        return new CalibratedModel(model(chosen.teacher(), chosen.seen(), chosen.settings(), rows, from, until), chosen.calibration());
    }

    private Model model(Teachers.Teacher teacher, List<Feature> seen, Settings settings, int[] rows, long from, long until) throws InterruptedException {
        return switch (teacher.learner().fit(task.material().training(rows, seen), settings, fitting(teacher, from, until))) {
            case Fit.Learned learned -> learned.model();
            case Fit.NotLearned not -> throw new Refused(Fault.DATA, not.problem());
        };
    }

    /// What a model that is ready to serve says of these rows, by the predictor that serves.
    double[] scores(CalibratedModel model, List<Feature> seen, int[] rows) {
        Predictor predictor = Predictor.of(model, seen, task.material().words());
        double[][] inputs = gather(rows, seen);
        double[] row = new double[seen.size()];
        double[] heads = new double[predictor.heads().size()];
        double[] scores = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int column = 0; column < row.length; column++) row[column] = inputs[column][i];
            predictor.predict(row, heads);
            scores[i] = heads[0];
        }
        return scores;
    }

    private double[] scores(Model model, double[][] inputs) {
        return Scores.of(model, inputs, task.material().words());
    }

    private double[][] gather(int[] rows, List<Feature> seen) {
        return seen.stream().map(feature -> Material.pick(task.material().columns()[task.material().place(feature)], rows)).toArray(double[][]::new);
    }

    private Fitting fitting(Teachers.Teacher teacher, long from, long until) {
        Lineage lineage = task.lineage();
        return new Fitting("model.learners." + teacher.name(), lineage.design(), lineage.data(), teacher.name(), new Heads.Truth(lineage.head()),
                lineage.seed(), from, until, lineage.program());
    }
}
