package septet.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
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
import septet.evaluation.Truth;
import septet.features.Feature;
import septet.model.CalibratedModel;
import septet.model.Calibration;
import septet.model.Calibrator;
import septet.model.Conformal;
import septet.model.Fit;
import septet.model.Fitting;
import septet.model.GrowingScores;
import septet.model.Heads;
import septet.model.Found;
import septet.model.Model;
import septet.model.Provenance;
import septet.model.Scores;
import septet.model.Search;
import septet.model.Setting;
import septet.model.Settings;
import septet.model.TrainingRows;
import septet.model.Trial;
import septet.model.Workers;

/// How one learner of the design comes to its settings, calibration and thresholds: on training and validation rows alone.
final class Training {
    /// What a learner was given to work with.
    record Task(Material material, Split split, Ruling ruling, Optional<Measure> tuned, int trials, Calibrator calibrator, Optional<Double> interval, Lineage lineage) {}

    /// What goes into the provenance of each model.
    record Lineage(String design, String data, Heads heads, long seed, String program) {}

    /// A learner with everything chosen.
    ///
    /// @param seen        the inputs of this learner
    /// @param calibrations fitted on validation rows, one for each head
    /// @param thresholds  chosen on validation rows, one for each line of `serving.decide`
    /// @param validation  what it says of validation rows, heads by rows
    record Chosen(Teachers.Teacher teacher, List<Feature> seen, Settings settings, List<Calibration> calibrations, Optional<Conformal> interval, double[] thresholds,
            double[][] validation,
            List<Trial> trials) {
        String name() {
            return teacher.name();
        }
    }

    /// A learner with what it chose in each round, and what it chose for the version that serves.
    record Taught(List<Chosen> rounds, Chosen serving) {}

    /// Rows at hand, as learners take them.
    private record Shared(int[] rows, List<Feature> seen, TrainingRows made) {}

    /// Values of which no more is kept than one learner asks for.
    private static final long MOST_SHARED = 1 << 25;
    private final Task task;
    private final Workers workers;
    private final Optional<KeptScores> kept;
    private Optional<Shared> shared = Optional.empty();

    Training(Task task, Workers workers) {
        this(task, workers, Optional.empty());
    }

    /// @param kept what trials scored before
    Training(Task task, Workers workers, Optional<KeptScores> kept) {
        this.task = task;
        this.workers = workers;
        this.kept = kept;
    }

    /// The share of rows that an answer's ends shall hold, where the design asks for it.
    Optional<Double> interval() {
        return task.interval();
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
        return new Taught(rounds, new Chosen(teacher, seen, settings, whole.calibrations(), whole.interval(), whole.thresholds(), whole.validation(), trials));
    }

    private Chosen choose(Teachers.Teacher teacher, List<Feature> seen, Round round) throws InterruptedException {
        List<Tried> tried = new ArrayList<>();
        for (HeldOut held : round.choosing()) tried.add(search(teacher, seen, held));
        List<Trial> trials = Trials.mean(tried.stream().map(each -> each.found().trials()).toList());
        Trial best = tried.size() == 1 ? tried.getFirst().found().best() : Trials.best(trials);
        List<Model> models = new ArrayList<>();
        for (Tried each : tried) models.add(each.model(best, teacher, seen));
        return calibrated(new Chosen(teacher, seen, best.settings(), List.of(), Optional.empty(), new double[0], new double[0][], trials), round, models);
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
        Search search = new Search(teacher.learner(), teacher.settings(), task.trials());
        Optional<ToDoubleFunction<Scored>> valuing = task.tuned().map(Measurement::valuing);
        Function<GrowingScores, Search.Score> score = saying -> model -> task.tuned().map(measure -> {
            double[][] said = byHead(saying.all(model), model);
            Scored scored = measure.judgesDecisions() ? decided(held.validate(), said, judged) : new Scored(judged, said, Optional.empty());
            double value = valuing.orElseThrow().applyAsDouble(scored);
            return measure.higherIsBetter() ? value : -value;
        }).orElse(0.0);
        Function<Settings, Search.Score> scores = point -> {
            Search.Score fresh = score.apply(new GrowingScores(task.material().columns(seen), held.validate(), task.material().words()));
            return task.tuned().isEmpty() ? fresh : kept.map(known -> known.of(teacher.name(), held, point, fresh)).orElse(fresh);
        };
        return switch (search.byTrial(rows(held.train(), seen, teacher), fitting(teacher, held.from(), held.until()), scores, workers)) {
            case Found.NotFound not -> throw new Refused(Fault.DATA, not.problem());
            case Found.Chosen found -> new Tried(held, found, this);
        };
    }

    /// Answers with the decisions that their own best thresholds give them: a metric such as f1 judges these.
    private Scored decided(int[] validate, double[][] said, Judged judged) {
        return task.ruling().scored(task.material(), validate, said, judged, thresholds(validate, said, judged.from()));
    }

    /// Calibration and thresholds, from what each model says of the rows that it did not learn from.
    private Chosen calibrated(Chosen chosen, Round round, List<Model> models) {
        int[] validate = round.validate();
        Judged judged = task.material().judged(validate, round.validateFrom());
        double[][] raw = Said.joined(IntStream.range(0, models.size())
                .mapToObj(i -> said(models.get(i), chosen.seen(), round.choosing().get(i).validate())).toList());
        List<Calibration> calibrations = calibrations(raw, judged, models.getFirst().provenance());
        Optional<Conformal> interval = task.interval().map(share -> interval(share, models.getFirst(), raw[0], judged));
        CalibratedModel calibrated = new CalibratedModel(models.getFirst(), calibrations, interval);
        double[][] said = Said.of(calibrated.heads().size(), validate.length, (row, heads) -> {
            for (int head = 0; head < raw.length; head++) heads[head] = raw[head][row];
            calibrated.calibrate(heads);
        });
        return new Chosen(chosen.teacher(), chosen.seen(), chosen.settings(), calibrations, interval, thresholds(validate, said, judged.from()), said, chosen.trials());
    }

    /// A learner whose settings are settled, fitted once, with calibration and thresholds from rows that it did not learn from.
    record Settled(CalibratedModel model, double[] thresholds) {}

    /// @param teacher with settings that leave nothing open
    Settled settle(Teachers.Teacher teacher, List<Feature> seen, Round round) throws InterruptedException {
        HeldOut held = round.choosing().getFirst();
        Model model = model(teacher, seen, teacher.settings(), held.train(), held.from(), held.until());
        Chosen chosen = calibrated(new Chosen(teacher, seen, teacher.settings(), List.of(), Optional.empty(), new double[0], new double[0][], List.of()), round, List.of(model));
        return new Settled(new CalibratedModel(model, chosen.calibrations(), chosen.interval()), chosen.thresholds());
    }

    private static Conformal interval(double share, Model model, double[] estimates, Judged judged) {
        if (!(judged.truth() instanceof Truth.Numbers numbers)) throw new IllegalStateException("an interval of classes");
        return Conformal.fit(model, share, estimates, numbers.values())
                .orElseThrow(() -> new Refused(Fault.DATA, Conformal.objection("model.interval", share, estimates.length)));
    }

    /// One for each head; numbers need none.
    private List<Calibration> calibrations(double[][] raw, Judged judged, Provenance provenance) {
        Calibrator calibrator = judged.size() == 0 ? Calibrator.NONE : task.calibrator();
        return switch (judged.truth()) {
            case Truth.Binary binary -> List.of(calibrator.fit(raw[0], truths(judged.size(), row -> binary.positive()[row]), provenance));
            case Truth.Classes classes -> IntStream.range(0, raw.length)
                    .mapToObj(head -> calibrator.fit(raw[head], truths(judged.size(), row -> classes.of()[row] == head), provenance)).toList();
            case Truth.Numbers _ -> List.of(Calibrator.NONE.fit(raw[0], raw[0], provenance));
        };
    }

    private static double[] truths(int rows, IntPredicate truth) {
        return IntStream.range(0, rows).mapToDouble(row -> truth.test(row) ? 1 : 0).toArray();
    }

    /// The thresholds that cost least on validation rows; those of the design where it leaves none open.
    ///
    /// @param said heads by rows
    double[] thresholds(int[] validate, double[][] said, long from) {
        if (!task.ruling().decides()) return new double[0];
        if (!task.ruling().open() || validate.length == 0) return task.ruling().given();
        OperatingPoint point = task.ruling().choose(task.ruling().choice(task.material(), validate, said, from));
        return point.thresholds();
    }

    /// The learner with its chosen settings, fitted again on these rows.
    CalibratedModel fitted(Chosen chosen, int[] rows, long from, long until) throws InterruptedException {
        return new CalibratedModel(model(chosen.teacher(), chosen.seen(), chosen.settings(), rows, from, until), chosen.calibrations(), chosen.interval());
    }

    /// Learners that see the same share what is made of it, one after the other.
    private synchronized TrainingRows rows(int[] rows, List<Feature> seen, Teachers.Teacher teacher) {
        if ((long) rows.length * seen.size() > MOST_SHARED || task.material().weights().containsKey(teacher.name())) return task.material().training(rows, seen, teacher.name());
        boolean atHand = shared.isPresent() && shared.get().rows == rows && shared.get().seen.equals(seen);
        if (!atHand) shared = Optional.of(new Shared(rows, seen, task.material().training(rows, seen, teacher.name())));
        return shared.get().made;
    }

    private Model model(Teachers.Teacher teacher, List<Feature> seen, Settings settings, int[] rows, long from, long until) throws InterruptedException {
        return switch (teacher.learner().fit(rows(rows, seen, teacher), settings, fitting(teacher, from, until))) {
            case Fit.Learned learned -> learned.model();
            case Fit.NotLearned not -> throw new Refused(Fault.DATA, not.problem());
        };
    }

    private double[][] said(Model model, List<Feature> seen, int[] rows) {
        return byHead(Scores.all(model, task.material().columns(seen), rows, task.material().words()), model);
    }

    /// Values of one input that stand in the places of others.
    ///
    /// @param column among the inputs
    /// @param to     rows
    /// @param from   whose values they get
    record Changed(int column, int[] to, int[] from) {}

    /// A fit with these inputs, with the default of each setting that the design leaves open.
    Model plainly(Teachers.Teacher teacher, List<Feature> seen, HeldOut held) throws InterruptedException {
        Settings settings = teacher.settings();
        for (String name : teacher.settings().values().keySet()) if (settings.get(name) instanceof Setting.Range) settings = settings.without(name);
        return model(teacher, seen, settings, held.train(), held.from(), held.until());
    }

    /// What a model says of these rows, heads by rows.
    double[][] saidOf(Model model, List<Feature> seen, int[] rows, Optional<Changed> changed) {
        double[][] columns = task.material().columns(seen);
        changed.ifPresent(change -> {
            columns[change.column()] = columns[change.column()].clone();
            double[] as = Material.pick(task.material().columns()[task.material().place(seen.get(change.column()))], change.from());
            for (int i = 0; i < as.length; i++) columns[change.column()][change.to()[i]] = as[i];
        });
        return byHead(Scores.all(model, columns, rows, task.material().words()), model);
    }

    private static double[][] byHead(double[][] heads, Model model) {
        return Said.of(model.heads().size(), heads.length, (i, into) -> System.arraycopy(heads[i], 0, into, 0, into.length));
    }

    /// With the decisions that cost least on these rows.
    Scored scoredOf(int[] rows, double[][] said, Judged judged) {
        return decided(rows, said, judged);
    }

    /// What these rows are judged by.
    Judged judged(int[] rows, long from) {
        return task.material().judged(rows, from);
    }

    private Fitting fitting(Teachers.Teacher teacher, long from, long until) {
        Lineage lineage = task.lineage();
        return new Fitting("model.learners." + teacher.name(), lineage.design(), lineage.data(), teacher.name(), lineage.heads(),
                lineage.seed(), from, until, lineage.program());
    }
}
