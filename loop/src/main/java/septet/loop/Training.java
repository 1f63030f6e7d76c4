package septet.loop;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import septet.design.Fault;
import septet.design.Refused;
import septet.evaluation.Judged;
import septet.evaluation.Measure;
import septet.evaluation.Measurement;
import septet.evaluation.OperatingPoint;
import septet.evaluation.Role;
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
import septet.model.TrainingRows;
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

    private final Task task;
    private final Workers workers;

    Training(Task task, Workers workers) {
        this.task = task;
        this.workers = workers;
    }

    /// @throws Refused where the rows cannot teach it
    Chosen choose(Teachers.Teacher teacher, List<Feature> seen) throws InterruptedException {
        Split split = task.split();
        int[] train = split.rows(Role.TRAIN);
        int[] validate = split.rows(Role.VALIDATE);
        Fitting fitting = fitting(teacher, split.train().from(), split.train().until());
        TrainingRows rows = task.material().training(train, seen);
        Judged judged = task.material().judged(validate, split.validate().from());
        double[][] inputs = gather(validate, seen);
        Search search = new Search(teacher.learner(), teacher.settings(), task.trials());
        Search.Score score = model -> task.tuned().map(measure -> {
            double value = Measurement.value(measure, new Scored(judged, scores(model, inputs), Optional.empty()));
            return measure.higherIsBetter() ? value : -value;
        }).orElse(0.0);
        return switch (search.run(rows, fitting, score, workers)) {
            case Found.NotFound not -> throw new Refused(Fault.DATA, not.problem());
            case Found.Chosen found -> calibrated(teacher, seen, found, judged, inputs, validate);
        };
    }

    private Chosen calibrated(Teachers.Teacher teacher, List<Feature> seen, Found.Chosen found, Judged judged, double[][] inputs, int[] validate) {
        Trial best = found.best();
        double[] raw = scores(best.model(), inputs);
        double[] truth = new double[raw.length];
        for (int i = 0; i < truth.length; i++) truth[i] = judged.labels()[i] ? 1 : 0;
        Calibration calibration = (raw.length == 0 ? Calibrator.NONE : task.calibrator()).fit(raw, truth, best.model().provenance());
        double[] scores = new double[raw.length];
        for (int i = 0; i < raw.length; i++) scores[i] = calibration.apply(raw[i]);
        double[] thresholds = thresholds(validate, scores, judged.from());
        return new Chosen(teacher, seen, best.settings(), calibration, thresholds, scores, found.trials());
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
        Fitting fitting = fitting(chosen.teacher(), from, until);
        return switch (chosen.teacher().learner().fit(task.material().training(rows, chosen.seen()), chosen.settings(), fitting)) {
            case Fit.Learned learned -> new CalibratedModel(learned.model(), chosen.calibration());
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

    /// Rows whose label is known by then, since training began.
    int[] knownBy(long then) {
        Material material = task.material();
        Split split = task.split();
        if (material.times().length == 0) {
            return IntStream.range(0, material.size()).filter(row -> split.roles()[row] == Role.TRAIN || split.roles()[row] == Role.VALIDATE).toArray();
        }
        return IntStream.range(0, material.size()).filter(row -> material.eligible()[row] && material.labelled(row)
                && material.times()[row] >= split.train().from() && material.times()[row] < then && material.knownAt()[row] <= then).toArray();
    }
}
