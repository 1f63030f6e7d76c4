package septet.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import septet.design.Problem;
import septet.world.Chance;

/// Chooses the settings that the design leaves open: a fixed number of fits, whose settings are drawn beforehand (see
/// [Space]), each judged by a score that is handed in. The result depends on the seed, never on threads or time.
///
/// Along the setting by which a learner grows ([GrowingLearner]) nothing is drawn. Each fit grows from the low end of that
/// range to the high one, is judged at [#STOPS] sizes in equal proportions, and ends with the first that brings nothing
/// better (early stopping, Prechelt 1998). Its best size counts as the trial.
///
/// @param settings with or without ranges; without, there is one trial
/// @param trials   fits, where there is a range
public record Search(Learner learner, Settings settings, int trials) {
    static final int STOPS = 10;

    public Search {
        if (trials < 1) throw new IllegalArgumentException("trials " + trials);
    }

    /// How well a model does on the validation rows, higher is better; called from several threads.
    public interface Score {
        double of(Model model);

        /// No further model of the trial will come.
        default void ended() {}
    }

    public Found run(TrainingRows train, Fitting fitting, Score score, Workers workers) throws InterruptedException {
        return byTrial(train, fitting, _ -> score, workers);
    }

    /// @param scores gives each trial, by its settings, its own, which may keep what it said of the model before
    public Found byTrial(TrainingRows train, Fitting fitting, Function<Settings, Score> scores, Workers workers) throws InterruptedException {
        List<Settings> points = points(fitting);
        List<Integer> order = IntStream.range(0, points.size()).boxed()
                .sorted(Comparator.comparingDouble((Integer place) -> -learner.effort(points.get(place)))).toList();
        List<Callable<Trial>> attempts = new ArrayList<>();
        for (int place : order) attempts.add(() -> attempt(place + 1, points.get(place), train, fitting, scores.apply(points.get(place)), workers));
        List<Trial> ended = workers.scheduler().all(workers.threads(), attempts);
        return choose(IntStream.range(0, points.size()).mapToObj(place -> ended.get(order.indexOf(place))).toList(), fitting);
    }

    /// How many fits it will take.
    public int fits() {
        return Space.of(drawn()).isEmpty() ? 1 : trials;
    }

    private List<Settings> points(Fitting fitting) {
        Space space = Space.of(drawn());
        return space.isEmpty() ? List.of(drawn()) : space.points(drawn(), trials, Chance.of(fitting.seed()).of("search").of(fitting.learner()), learner.parameters());
    }

    /// The settings less the one that is grown along.
    private Settings drawn() {
        return grown().isPresent() ? settings.without(((GrowingLearner) learner).along()) : settings;
    }

    private Optional<Setting.Range> grown() {
        return learner instanceof GrowingLearner growing && settings.values().get(growing.along()) instanceof Setting.Range range
                ? Optional.of(range) : Optional.empty();
    }

    private Trial attempt(int number, Settings point, TrainingRows train, Fitting fitting, Score score, Workers workers) throws InterruptedException {
        Best best = new Best(score);
        Fit fit;
        if (learner instanceof GrowingLearner growing && grown().isPresent()) {
            fit = growing.grow(train, point, fitting, new Stops(grown().get(), (size, model) -> best.judge(number, point.with(growing.along(), size), model)));
        } else {
            fit = learner.fit(train, point, fitting);
            if (fit instanceof Fit.Learned learned) best.judge(number, point, learned.model());
        }
        score.ended();
        Trial trial = fit instanceof Fit.NotLearned not ? Trial.failed(number, point, not) : best.trial();
        workers.ended().accept(trial);
        return trial;
    }

    /// The best of those that learned; where none did, why the first did not.
    private static Found choose(List<Trial> trials, Fitting fitting) {
        Optional<Trial> best = trials.stream().filter(trial -> !Double.isNaN(trial.score())).reduce((one, other) -> other.score() > one.score() ? other : one);
        if (best.isPresent()) return new Found.Chosen(best.get(), trials);
        if (trials.stream().noneMatch(Trial::learned) && trials.getFirst().fit() instanceof Fit.NotLearned not) return new Found.NotFound(not.problem());
        return new Found.NotFound(Problem.error(fitting.place(), "the tuning metric is not defined on the validation rows",
                "nothing can be chosen", "Make split.validate longer, so that it holds rows of both classes.", "MODEL-NOTHING-TO-TUNE-ON"));
    }
}
