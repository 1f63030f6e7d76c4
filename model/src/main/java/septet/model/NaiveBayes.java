package septet.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import septet.design.Problem;

/// Naive Bayes (Maron 1961; for texts McCallum and Nigam 1998): each class has its own distribution of every input, and inputs count as
/// independent. By kind of input: terms and their counts multinomial (without tf-idf weights); a category by the share of each
/// word, a truth by the share of true; any other number by a normal curve, whose spread is at least a hundredth of that of the column.
/// `smoothing` is added to each count. A missing value says nothing.
public final class NaiveBayes implements Learner {
    private static final double LEAST_SPREAD = 0.01;

    @Override
    public String kind() {
        return LearnerSettings.NAIVE_BAYES;
    }

    @Override
    public List<Parameter> parameters() {
        return LearnerParameters.NAIVE_BAYES;
    }

    @Override
    public Fit fit(TrainingRows train, Settings settings, Fitting fitting) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        Optional<Problem> objection = Teachable.objection(train, fitting);
        if (objection.isPresent()) return new Fit.NotLearned(objection.get());
        int classes = switch (fitting.heads()) {
            case Heads.Truth _ -> 2;
            case Heads.Classes heads -> heads.words().size();
            case Heads.Amount _ -> 0;
        };
        if (classes == 0) return new Fit.NotLearned(Teachable.otherTask(fitting, kind(), "classes", "linear regression or boosted trees"));
        Settings all = settings.completed(parameters());
        Prepared prepared = train.once(Style.COUNTED);
        double[] weight = ClassWeight.of(train, all.get("weight"));
        ClassSums sums = ClassSums.of(prepared, train.target(), weight, classes);
        double smoothing = all.number("smoothing");
        double[][] columns = new double[classes][];
        double[] intercepts = new double[classes];
        for (int c = 0; c < classes; c++) {
            columns[c] = columns(sums, c, smoothing);
            intercepts[c] = sums.weight(c) > 0 ? StrictMath.log(sums.weight(c)) : LogisticRegression.NEVER;
        }
        List<Additive> scores = classes == 2 && fitting.heads() instanceof Heads.Truth
                ? List.of(new Linear(intercepts[1] - intercepts[0], minus(columns[1], columns[0]), prepared.means()))
                : centred(columns, intercepts, prepared.means());
        Link link = scores.size() == 1 ? Link.LOGISTIC : Link.SOFTMAX;
        return new Fit.Learned(new FittedModel(fitting.provenance(all, train.size()), fitting.heads().names(), prepared.encoder(), scores, link));
    }

    /// The logarithm of the likelihood of each column in one class.
    private static double[] columns(ClassSums sums, int c, double smoothing) {
        Encoder encoder = sums.encoder();
        double[] into = new double[encoder.width()];
        for (int input = 0; input < encoder.inputs().size(); input++) {
            int start = encoder.start(input);
            switch (encoder.encodings().get(input)) {
                case Encoding.Moments moments when moments.truth() -> truth(sums, c, start, smoothing, into);
                case Encoding.Moments _ -> normal(sums, c, start, into);
                case Encoding.Words _, Encoding.Terms _ -> shares(sums, c, input, smoothing, into);
                case Encoding.Plain _, Encoding.Standardised _, Encoding.Expanded _ -> throw new IllegalStateException("another encoding");
            }
        }
        return into;
    }

    private static void shares(ClassSums sums, int c, int input, double smoothing, double[] into) {
        int start = sums.encoder().start(input);
        int width = sums.encoder().width(input);
        double all = width * smoothing;
        for (int i = start; i < start + width; i++) all += sums.sum(c, i);
        for (int i = start; i < start + width; i++) into[i] = StrictMath.log((sums.sum(c, i) + smoothing) / all);
    }

    private static void truth(ClassSums sums, int c, int start, double smoothing, double[] into) {
        double share = (sums.sum(c, start + 1) + smoothing) / (sums.sum(c, start) + 2 * smoothing);
        into[start] = StrictMath.log(1 - share);
        into[start + 1] = StrictMath.log(share) - into[start];
    }

    /// The logarithm of a normal density as a sum of 1, z and its square.
    private static void normal(ClassSums sums, int c, int start, double[] into) {
        double known = sums.sum(c, start);
        double mean = known > 0 ? sums.sum(c, start + 1) / known : 0;
        double variance = known > 0 ? Math.max(sums.sum(c, start + 2) / known - mean * mean, LEAST_SPREAD * LEAST_SPREAD) : 1;
        into[start] = -mean * mean / (2 * variance) - StrictMath.log(variance) / 2;
        into[start + 1] = mean / variance;
        into[start + 2] = -1 / (2 * variance);
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) difference[i] = a[i] - b[i];
        return difference;
    }

    /// Less the mean over all classes, which changes no chance: contributions then say what sets a class apart.
    private static List<Additive> centred(double[][] columns, double[] intercepts, double[] means) {
        int width = columns[0].length;
        double[] average = new double[width];
        for (double[] each : columns) for (int i = 0; i < width; i++) average[i] += each[i] / columns.length;
        double middle = Arrays.stream(intercepts).average().orElseThrow();
        List<Additive> scores = new ArrayList<>();
        for (int c = 0; c < columns.length; c++) scores.add(new Linear(intercepts[c] - middle, minus(columns[c], average), means));
        return scores;
    }
}
