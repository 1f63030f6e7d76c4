package septet.loop;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import septet.loop.RunReport.Interval;
import septet.loop.RunReport.Measure;

/// How good each contestant is on the test rows, and how the operating point was chosen.
///
/// @param contestants the baseline first, then the learners from simple to strong
/// @param slices      of the one that was taken
/// @param leftOut     what `evaluation.where` keeps out of the evaluation
/// @param replicates  resampled metrics of the one that was taken, for paired comparison with another run on the same rows
/// @param decisions   what the one that was taken decided on the test rows ([RunDecisions])
/// @param inputs      what moves its scores, the strongest first ([InputMoves])
/// @param missing     how often each of its inputs is missing ([MissingInputs])
public record RunQuality(List<Contestant> contestants, List<Threshold> thresholds, List<Gate> gates, List<Slice> slices,
        Optional<LeftOut> leftOut, List<Search> searches, Optional<Replicates> replicates, List<Decision> decisions, List<Moves> inputs,
        List<Missing> missing) {
    public RunQuality(List<Contestant> contestants, List<Threshold> thresholds, List<Gate> gates, List<Slice> slices,
            Optional<LeftOut> leftOut, List<Search> searches, Optional<Replicates> replicates) {
        this(contestants, thresholds, gates, slices, leftOut, searches, replicates, List.of(), List.of());
    }

    public RunQuality(List<Contestant> contestants, List<Threshold> thresholds, List<Gate> gates, List<Slice> slices,
            Optional<LeftOut> leftOut, List<Search> searches, Optional<Replicates> replicates, List<Decision> decisions, List<Moves> inputs) {
        this(contestants, thresholds, gates, slices, leftOut, searches, replicates, decisions, inputs, List.of());
    }

    @JsonCreator
    public RunQuality {
        contestants = List.copyOf(contestants);
        thresholds = List.copyOf(thresholds);
        gates = List.copyOf(gates);
        slices = List.copyOf(slices);
        searches = List.copyOf(searches);
        decisions = decisions == null ? List.of() : List.copyOf(decisions);
        inputs = inputs == null ? List.of() : List.copyOf(inputs);
        missing = missing == null ? List.of() : List.copyOf(missing);
    }

    /// The same, with what was decided and what moved the scores.
    public RunQuality with(List<Decision> decided, List<Moves> moves, List<Missing> lacking) {
        return new RunQuality(contestants, thresholds, gates, slices, leftOut, searches, replicates, decided, moves, lacking);
    }

    /// One row of the comparison: the baseline or a learner.
    ///
    /// @param kind        `rule`, `logistic regression`, `boosted trees`
    /// @param taken       whether it is the one that the run took; it serves if it was promoted
    /// @param settings    the chosen ones
    /// @param modelBytes  size of the artifact; 0 for a rule
    /// @param fitMicros   how long the final fit took
    /// @param metrics     on test rows, in the order of the design; the same names for each contestant where they apply
    /// @param tooFew      for a metric that these rows cannot tell, why not
    /// @param chosen      where its decisions stand on the precision-recall plot
    /// @param curve       precision over recall, thinned for drawing
    /// @param roc         recall over false alarm rate, from (0, 0) to (1, 1)
    /// @param calibration estimated against observed share of positives
    /// @param scores      how the scores lie, by class
    /// @param classes     of several classes, which was taken for which
    /// @param errors      of numbers, how far estimates lie from what came true
    public record Contestant(String name, String kind, boolean taken, Map<String, String> settings, long modelBytes, long fitMicros,
            List<Metric> metrics, Map<String, String> tooFew, Optional<Point> chosen, List<Point> curve, List<RocPoint> roc, List<Bin> calibration,
                    List<Bar> scores, Optional<Classes> classes, Optional<Errors> errors) {
        /// Of a binary classification.
        public Contestant(String name, String kind, boolean taken, Map<String, String> settings, long modelBytes, long fitMicros,
                List<Metric> metrics, Map<String, String> tooFew, Optional<Point> chosen, List<Point> curve, List<RocPoint> roc, List<Bin> calibration,
                        List<Bar> scores) {
            this(name, kind, taken, settings, modelBytes, fitMicros, metrics, tooFew, chosen, curve, roc, calibration, scores, Optional.empty(), Optional.empty());
        }

        @JsonCreator
        public Contestant {
            classes = classes == null ? Optional.empty() : classes;
            errors = errors == null ? Optional.empty() : errors;
            settings = Collections.unmodifiableMap(new TreeMap<>(settings));
            metrics = List.copyOf(metrics);
            tooFew = Collections.unmodifiableMap(new TreeMap<>(tooFew));
            curve = List.copyOf(curve);
            roc = List.copyOf(roc);
            calibration = List.copyOf(calibration);
            scores = List.copyOf(scores);
        }

        Contestant with(Classes found) {
            return new Contestant(name, kind, taken, settings, modelBytes, fitMicros, metrics, tooFew, chosen, curve, roc, calibration, scores, Optional.of(found), errors);
        }

        Contestant with(Errors found) {
            return new Contestant(name, kind, taken, settings, modelBytes, fitMicros, metrics, tooFew, chosen, curve, roc, calibration, scores, classes, Optional.of(found));
        }
    }

    /// Which class was taken for which.
    ///
    /// @param words       the classes; behind the most frequent ones `others`
    /// @param counts      for each true class how often each class was answered
    /// @param each        each class on its own
    /// @param reliability by how sure the answer was, how often it was right
    public record Classes(List<String> words, List<List<Integer>> counts, List<OneClass> each, List<Bin> reliability) {
        public Classes {
            words = List.copyOf(words);
            counts = counts.stream().map(List::copyOf).toList();
            each = List.copyOf(each);
            reliability = List.copyOf(reliability);
        }
    }

    /// @param rows     that are of the class
    /// @param answered how often it was the answer
    /// @param metrics  precision, recall and f1, as far as the rows can tell
    public record OneClass(String name, long rows, long answered, List<Metric> metrics) {
        public OneClass {
            metrics = List.copyOf(metrics);
        }
    }

    /// How far estimates lie from what came true.
    ///
    /// @param unit    of what is estimated; empty for a plain number
    /// @param groups  rows of similar estimate, from the lowest up
    /// @param pairs   some of the rows
    /// @param periods stretches of time; empty where rows have no time
    public record Errors(String unit, List<Group> groups, List<Pair> pairs, List<Period> periods) {
        public Errors {
            groups = List.copyOf(groups);
            pairs = List.copyOf(pairs);
            periods = List.copyOf(periods);
        }
    }

    /// @param observed mean of what came true
    /// @param low      10% quantile of the error (what came true less the estimate); `middle` its median, `high` the 90% quantile
    public record Group(double estimated, Measure observed, double low, double middle, double high, long rows) {}

    public record Pair(double estimated, double observed) {}

    /// @param from     microseconds
    /// @param absolute mean absolute error
    /// @param error    mean error; above 0 estimates were too low
    public record Period(long from, long until, double absolute, double error, long rows) {}

    /// @param name  the sentence of the design (`card precision at 100 per 1d`)
    /// @param unit  empty for a plain number; a currency; `ms`
    public record Metric(String name, Measure measure, boolean lowerIsBetter, String unit) {}

    /// A point of a precision-recall curve and the score at which it is reached.
    public record Point(double recall, double precision, double score) {}

    public record RocPoint(double falseAlarmRate, double recall) {}

    /// Rows of similar score.
    ///
    /// @param estimated mean score
    /// @param observed  share of positives among them
    public record Bin(double estimated, double observed, Interval interval, long rows) {}

    /// Rows with a score in [low, high).
    public record Bar(double low, double high, long negatives, long positives) {}

    /// How one threshold of `serving.decide` was chosen, the others standing where they were chosen.
    ///
    /// @param on    the rows that it was chosen on (`validation`)
    /// @param total how many rows those are
    /// @param days  how many days they cover; 0 where rows have no time
    /// @param curve from the lowest threshold up
    public record Threshold(String decision, double chosen, String on, long total, double days, List<Outcome> curve) {
        public Threshold {
            curve = List.copyOf(curve);
        }
    }

    /// What would have happened with another threshold.
    ///
    /// @param cost   money, over all rows
    /// @param rows   how many rows get this decision
    /// @param within whether all capacities are kept
    public record Outcome(double threshold, double cost, double precision, double recall, long rows, boolean within) {}

    /// A gate and what it found.
    ///
    /// @param evidence one sentence with the numbers
    /// @param needed   positives that it needs to be decidable; 0 where not computed
    /// @param had      positives that it had
    public record Gate(String sentence, Ruling ruling, String evidence, long needed, long had) {}

    public enum Ruling { PASS, FAIL, UNDECIDED }

    /// One value of a slice.
    ///
    /// @param slice the sentence of the design (`4 bands of amount`)
    /// @param value the band or the value (`58.10 to 102.40`)
    /// @param tooFew for a metric that its rows cannot tell, why not
    public record Slice(String slice, String value, long rows, long positives, List<Metric> metrics, Map<String, String> tooFew) {
        public Slice {
            metrics = List.copyOf(metrics);
            tooFew = Collections.unmodifiableMap(new TreeMap<>(tooFew));
        }
    }

    /// One decision on the test rows: how many of each class got it, and what that cost.
    public record Decision(String name, long positives, long negatives, double positivesCost, double negativesCost) {}

    /// How far an input moves the score of a row, on average and in either direction, in the model's own additive scale.
    public record Moves(String input, double mean) {}

    /// How often an input is missing, as a share of the rows.
    ///
    /// @param history whether it looks back over events, so that what is new has none
    public record Missing(String input, boolean history, double train, double test) {}

    /// What `evaluation.where` leaves out of the test rows, and what that does to the figures of the one that was taken.
    public record LeftOut(String condition, long rows, long positives, List<Effect> effects) {}

    public record Effect(String metric, double counted, double everything) {}

    /// The trials of one learner.
    public record Search(String learner, String metric, boolean lowerIsBetter, List<Trial> trials) {}

    /// @param settings in the words of the design; numbers in their shortest form
    public record Trial(Map<String, String> settings, double value, long micros, boolean chosen) {
        public Trial {
            settings = Collections.unmodifiableMap(new TreeMap<>(settings));
        }
    }

    /// Metrics of the one that was taken on resampled test rows. Replicate i of two runs with equal `rows` weighs each row alike,
    /// so that the difference of the two is a paired one.
    ///
    /// @param rows    fingerprint of the test rows (their ids and labels)
    /// @param byMetric the replicates by the metric's name; `cost` is money per row
    public record Replicates(String rows, Map<String, List<Double>> byMetric) {
        public Replicates {
            byMetric = Collections.unmodifiableMap(new TreeMap<>(byMetric));
        }
    }
}
