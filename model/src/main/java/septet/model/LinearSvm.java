package septet.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.design.Problem;
import septet.world.Chance;

/// A linear support vector machine (Cortes and Vapnik 1995): half of the squared weights, and `c` for each row times how far it is
/// from standing on its side of the margin (`hinge`) or the square of that (`squared hinge`). The intercept is a weight like the others, of
/// a column that always holds 1. Of several classes each stands against all others. Its scores are distances, no chances: calibrate.
/// A number is estimated by the same sum (support vector regression).
public final class LinearSvm implements Learner {
    @Override
    public String kind() {
        return LearnerSettings.LINEAR_SVM;
    }

    @Override
    public List<Parameter> parameters() {
        return LearnerParameters.LINEAR_SVM;
    }

    @Override
    public Fit fit(TrainingRows train, Settings settings, Fitting fitting) throws InterruptedException {
        Optional<Problem> objection = Teachable.objection(train, fitting);
        if (objection.isPresent()) return new Fit.NotLearned(objection.get());
        Settings all = settings.completed(parameters());
        if (fitting.heads() instanceof Heads.Amount amount) return LinearRegression.fit(train, fitting, amount, all, asRegression(all));
        Prepared prepared = train.once(Style.STANDARDISED);
        List<String> names = fitting.heads().names();
        Link link = names.size() > 1 ? Link.ONE_AGAINST_REST : Link.LOGISTIC;
        List<Additive> scores = new ArrayList<>();
        for (int head = 0; head < names.size(); head++) {
            double positive = switch (fitting.heads()) {
                case Heads.Truth _ -> 1;
                case Heads.Classes _ -> head;
                case Heads.Amount _ -> throw new IllegalStateException("a number has no sides");
            };
            Optional<Linear> score = score(train, prepared, all, positive, Chance.of(fitting.seed()).of("svm").at(head));
            if (score.isEmpty()) return new Fit.NotLearned(Teachable.restless(fitting, "Lower c."));
            scores.add(score.get());
        }
        return new Fit.Learned(new FittedModel(fitting.provenance(all, train.size()), names, prepared.encoder(), scores, link));
    }

    /// A number has no wrong side: what counts is how far a row lies from its estimate, or the square of that (Vapnik 1995, with a tube of width 0). `c` times the sum of all, plus half of
    /// the squared weights, is the same as their sum, half of each for the check function and the square alike, with a penalty of 1 / 2c.
    private static LinearRegression.Penalised asRegression(Settings all) {
        Loss.Of of = Loss.of(all).of() == Loss.Of.SQUARED_HINGE ? Loss.Of.SQUARED : Loss.Of.ABSOLUTE;
        return new LinearRegression.Penalised(Loss.of(of), 1 / (2 * all.number("c")));
    }

    private static Optional<Linear> score(TrainingRows train, Prepared prepared, Settings all, double positive, Chance chance) throws InterruptedException {
        DesignMatrix matrix = prepared.matrix();
        if (train.count(positive) == 0) return Optional.of(LogisticRegression.nothing(matrix.width(), LogisticRegression.NEVER));
        double[] costs = ClassWeight.of(train, all.get("weight"));
        double[] sides = new double[costs.length];
        for (int row = 0; row < costs.length; row++) {
            costs[row] *= all.number("c");
            sides[row] = train.target()[row] == positive ? 1 : -1;
        }
        DualDescent descent = new DualDescent(matrix, sides, costs, Loss.of(all).of() == Loss.Of.SQUARED_HINGE);
        if (!descent.run(chance)) return Optional.empty();
        return Optional.of(new Linear(descent.intercept(), descent.weights(), prepared.means()));
    }
}
