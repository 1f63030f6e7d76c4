package septet.model;

import java.util.List;
import java.util.Optional;
import septet.design.Problem;

/// A weighted sum of standardised numbers, of one column for each word and of terms, as a number. It is penalised by half of `l2`
/// times the sum of the squared weights, in units in which the target has spread 1, so that `l2` means the same whatever is
/// estimated (ridge regression: Hoerl and Kennard 1970).
///
/// `squared` estimates the mean, `absolute` the median, `quantile at 0.9` what nine of ten rows stay below (Koenker and Bassett
/// 1978), `poisson` the mean of counts and other amounts that are never negative, on a logarithmic scale.
public final class LinearRegression implements Learner {
    /// The widths of the rounded corner of a check function, one after the other, in spreads of the target.
    private static final double[] WIDTHS = {1, 0.1, 0.01, 0.001};

    @Override
    public String kind() {
        return LearnerSettings.LINEAR_REGRESSION;
    }

    @Override
    public List<Parameter> parameters() {
        return LearnerParameters.LINEAR_REGRESSION;
    }

    @Override
    public Fit fit(TrainingRows train, Settings settings, Fitting fitting) throws InterruptedException {
        Optional<Problem> objection = Teachable.objection(train, fitting);
        if (objection.isPresent()) return new Fit.NotLearned(objection.get());
        if (!(fitting.heads() instanceof Heads.Amount amount)) {
            return new Fit.NotLearned(Teachable.otherTask(fitting, kind(), "a number", "logistic regression, linear svm, naive bayes or boosted trees"));
        }
        Settings all = settings.completed(parameters());
        return fit(train, fitting, amount, all, new Penalised(Loss.of(all), all.number("l2")));
    }

    /// What is lowered: the losses of all rows, and half of `l2` times the squared weights.
    record Penalised(Loss loss, double l2) {}

    /// For every learner that makes a weighted sum a number.
    ///
    /// @param all what the model says that it was fitted with
    static Fit fit(TrainingRows train, Fitting fitting, Heads.Amount amount, Settings all, Penalised asked) throws InterruptedException {
        Loss loss = asked.loss;
        Optional<Problem> unfit = loss.of() == Loss.Of.POISSON ? Counts.objection(train, amount, fitting) : Optional.empty();
        if (unfit.isPresent()) return new Fit.NotLearned(unfit.get());
        Prepared prepared = train.once(Style.STANDARDISED);
        Rows rows = new Rows(train, prepared.matrix(), asked.l2);
        Optional<Found> found = switch (loss.of()) {
            case ABSOLUTE -> quantile(rows, amount, 0.5);
            case QUANTILE -> quantile(rows, amount, loss.level());
            case POISSON -> poisson(rows);
            default -> squared(rows, amount);
        };
        if (found.isEmpty()) return new Fit.NotLearned(Teachable.restless(fitting, "Hold more against the weights: raise l2, or lower c."));
        Linear linear = found.get().aim.linear(found.get().point, prepared.means());
        return new Fit.Learned(new FittedModel(fitting.provenance(all, train.size()), amount.names(), prepared.encoder(), List.of(linear), found.get().aim.link()));
    }

    private record Rows(TrainingRows train, DesignMatrix matrix, double l2) {
        SumLoss loss(double[] target, Curve curve) {
            return new SumLoss(matrix, target, train.weight(), l2, curve);
        }
    }

    private record Found(Aim aim, double[] point) {}

    private static Optional<Found> squared(Rows rows, Heads.Amount head) throws InterruptedException {
        Aim aim = Aim.standardised(rows.train, head);
        double[] point = new double[rows.matrix.width() + 1];
        return Newton.least(rows.loss(aim.values(), new Curve.Squared()), point) ? Optional.of(new Found(aim, point)) : Optional.empty();
    }

    /// Each corner is less rounded than the one before, and starts from where that one ended.
    private static Optional<Found> quantile(Rows rows, Heads.Amount head, double level) throws InterruptedException {
        Aim aim = Aim.standardised(rows.train, head);
        double[] point = new double[rows.matrix.width() + 1];
        for (double width : WIDTHS) {
            if (!Newton.near(rows.loss(aim.values(), new Curve.Check(level, width)), point)) return Optional.empty();
        }
        return Optional.of(new Found(aim, point));
    }

    private static Optional<Found> poisson(Rows rows) throws InterruptedException {
        double[] point = new double[rows.matrix.width() + 1];
        point[rows.matrix.width()] = Counts.logOfMean(rows.train.target(), rows.train.weight());
        Aim aim = new Aim(rows.train.target(), 0, 1, Link.EXPONENTIAL);
        return Newton.least(rows.loss(aim.values(), new Curve.Poisson()), point) ? Optional.of(new Found(aim, point)) : Optional.empty();
    }
}
