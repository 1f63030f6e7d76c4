package septet.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import septet.design.Problem;

/// Logistic regression (Cox 1958): a weighted sum of standardised numbers, of one column for each word and of terms, penalised by
/// half of `l2` times the sum of the squared weights. The loss is a sum over rows, not a mean, so that `l2` is what other
/// tools call 1/C, and fades as rows come in. Of several classes each has a sum of its own, and all are fitted at once (softmax).
public final class LogisticRegression implements Learner {
    /// What one class is given that no training row shows, so that it has a chance of next to nothing.
    static final double NEVER = -50;

    @Override
    public String kind() {
        return LearnerSettings.LOGISTIC_REGRESSION;
    }

    @Override
    public List<Parameter> parameters() {
        return LearnerParameters.LOGISTIC_REGRESSION;
    }

    @Override
    public Fit fit(TrainingRows train, Settings settings, Fitting fitting) throws InterruptedException {
        Optional<Problem> objection = Teachable.objection(train, fitting);
        if (objection.isPresent()) return new Fit.NotLearned(objection.get());
        Settings all = settings.completed(parameters());
        return switch (fitting.heads()) {
            case Heads.Truth _ -> truth(train, all, fitting);
            case Heads.Classes classes -> classes(train, all, fitting, classes);
            case Heads.Amount _ -> new Fit.NotLearned(Teachable.otherTask(fitting, kind(), "the chance of classes", "linear regression or boosted trees"));
        };
    }

    private Fit truth(TrainingRows train, Settings all, Fitting fitting) throws InterruptedException {
        Prepared prepared = train.once(Style.STANDARDISED);
        DesignMatrix matrix = prepared.matrix();
        double[] weight = ClassWeight.of(train, all.get("weight"));
        double[] point = new double[matrix.width() + 1];
        point[matrix.width()] = logOddsOf(train.target(), weight);
        SumLoss loss = new SumLoss(matrix, train.target(), weight, all.number("l2"), new Curve.Logistic());
        if (!Newton.least(loss, point)) return new Fit.NotLearned(Teachable.restless(fitting, "Raise l2."));
        Linear linear = new Linear(point[matrix.width()], Arrays.copyOf(point, matrix.width()), prepared.means());
        return new Fit.Learned(new FittedModel(fitting.provenance(all, train.size()), fitting.heads().names(), prepared.encoder(), linear));
    }

    private Fit classes(TrainingRows train, Settings all, Fitting fitting, Heads.Classes heads) throws InterruptedException {
        Prepared prepared = train.once(Style.STANDARDISED);
        DesignMatrix matrix = prepared.matrix();
        double[] weight = ClassWeight.of(train, all.get("weight"));
        Present present = Present.of(train, heads);
        double[] point = new double[present.count() * (matrix.width() + 1)];
        ClassesLoss loss = new ClassesLoss(matrix, present.places(), weight, all.number("l2"), present.count());
        if (!NewtonConjugate.minimise(loss, point)) return new Fit.NotLearned(Teachable.restless(fitting, "Raise l2."));
        List<Additive> scores = new ArrayList<>(Collections.nCopies(heads.words().size(), (Additive) nothing(matrix.width(), NEVER)));
        for (int c = 0; c < present.count(); c++) {
            int from = c * (matrix.width() + 1);
            double[] weights = Arrays.copyOfRange(point, from, from + matrix.width());
            scores.set(present.classes()[c], new Linear(point[from + matrix.width()], weights, prepared.means()));
        }
        return new Fit.Learned(new FittedModel(fitting.provenance(all, train.size()), heads.words(), prepared.encoder(), scores, Link.SOFTMAX));
    }

    /// A sum of nothing.
    static Linear nothing(int width, double intercept) {
        return new Linear(intercept, new double[width], new double[width]);
    }

    private static double logOddsOf(double[] target, double[] weight) {
        double positive = 0;
        double all = 0;
        for (int i = 0; i < target.length; i++) {
            positive += target[i] * weight[i];
            all += weight[i];
        }
        return StrictMath.log(positive / (all - positive));
    }
}
