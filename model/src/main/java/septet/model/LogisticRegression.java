package septet.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import septet.design.Problem;

/// Logistic regression (Cox 1958): a weighted sum of standardised numbers and of one column for each word, penalised by
/// half of `l2` times the sum of the squared weights. The loss is a sum over rows, not a mean, so that `l2` is what other
/// tools call 1/C, and fades as rows come in.
public final class LogisticRegression implements Learner {
    /// So many columns are still solved exactly in reasonable time.
    private static final int MOST_COLUMNS = 3_000;

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
        Encoder encoder = Encoder.standardising(train);
        if (encoder.width() > MOST_COLUMNS) return new Fit.NotLearned(tooWide(encoder, fitting));
        DesignMatrix matrix = train.once(Style.STANDARDISED).matrix();
        double[] weight = ClassWeight.of(train, all.get("weight"));
        double[] point = new double[matrix.width() + 1];
        point[matrix.width()] = logOddsOf(train.target(), weight);
        if (!Newton.minimise(new LogisticLoss(matrix, train.target(), weight, all.number("l2")), point)) return new Fit.NotLearned(restless(fitting));
        double[] weights = Arrays.copyOf(point, matrix.width());
        Linear linear = new Linear(point[matrix.width()], weights, matrix.means());
        return new Fit.Learned(new FittedModel(fitting.provenance(all, train.size()), fitting.heads().names(), encoder, linear));
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

    private static Problem tooWide(Encoder encoder, Fitting fitting) {
        return Problem.error(fitting.place(), "the inputs make " + encoder.width() + " columns, " + MOST_COLUMNS + " are the most",
                "this learner cannot be fitted", "Leave out categories of many words, or use boosted trees.", "MODEL-TOO-WIDE");
    }

    private static Problem restless(Fitting fitting) {
        return Problem.error(fitting.place(), "the fit came to no rest", "there is no model", "Raise l2.", "MODEL-NO-REST");
    }
}
