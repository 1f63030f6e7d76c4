package septet.evaluation;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import septet.design.Expression;
import septet.design.MetricNames;
import septet.design.MetricSentence;
import septet.design.Problems;

/// What sentences about metrics mean for a binary classification.
///
/// @param predict  the head that is estimated
/// @param entities the names of the source's keys
/// @param decides  whether the design has `serving.decide`
/// @param prices   whether it has `requirements.costs`
/// @param times    whether the source has a time
public record MeasureReader(String predict, Set<String> entities, boolean decides, boolean prices, boolean times) {
    private static final Map<String, Function<Point, Measure>> AT_A_POINT = Map.of("accuracy", Measure.Accuracy::new, "precision", Measure.Precision::new,
            "recall", Measure.Recall::new, "f1", Measure.F1::new, "false alarm rate", Measure.FalseAlarmRate::new);
    private static final Map<String, Measure> OF_SCORES = Map.of("roc auc", new Measure.RocAuc(), "average precision", new Measure.AveragePrecision(),
            "log loss", new Measure.LogLoss(), "brier score", new Measure.BrierScore(), "calibration error", Measure.calibrationError(),
            "normalised entropy", new Measure.NormalisedEntropy());
    private static final Set<String> OF_NUMBERS = Set.of("mean absolute error", "root mean squared error", "median absolute error", "r2", "pinball");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final Set<String> OF_CLASSES = Set.of("macro f1", "weighted f1");

    /// @param path the key in which the sentence stands, for problems
    /// @return empty, with a problem added, where the sentence has no meaning here
    public Optional<NamedMeasure> read(MetricSentence sentence, String path, Problems problems) {
        return measure(sentence, new Complaint(sentence, path, problems)).map(measure -> new NamedMeasure(withoutCondition(sentence).text(), measure,
                sentence.where().map(Expression::text)));
    }

    private Optional<Measure> measure(MetricSentence sentence, Complaint complaint) {
        String name = sentence.name();
        if (sentence.by().isPresent() || sentence.after().isPresent() || sentence.on().isPresent()) return complaint.notYet("by, after and on of a metric");
        if (sentence.of().isPresent() && !sentence.of().get().equals(predict) && !sentence.of().get().equals("each")) {
            return complaint.wrong("nothing called " + sentence.of().get() + " is estimated", "Write of " + predict + ", or leave it out.", "EVALUATION-METRIC-HEAD");
        }
        if (sentence.entity().isPresent() || sentence.per().isPresent()) return ofEntity(sentence, complaint);
        if (AT_A_POINT.containsKey(name)) return point(sentence, complaint).map(AT_A_POINT.get(name));
        if (sentence.at().isPresent()) return complaint.wrong(name + " is not read at a point", "Leave out what follows at.", "EVALUATION-METRIC-POINT");
        if (OF_SCORES.containsKey(name)) return Optional.of(OF_SCORES.get(name));
        if (name.equals("cost")) return cost(complaint);
        if (OF_NUMBERS.contains(name)) return complaint.wrong(name + " is a metric of regression", "Take one of classes, such as average precision.", "EVALUATION-METRIC-TASK");
        if (OF_CLASSES.contains(name)) return complaint.wrong(name + " is a metric of several classes", "Write f1.", "EVALUATION-METRIC-TASK");
        if (MetricNames.wave(name) > 1) return complaint.notYet("the metric " + name);
        return complaint.wrong(name + " is no metric of scored rows", "Running metrics stand in monitoring.watch.", "EVALUATION-METRIC-RUNNING");
    }

    private Optional<Measure> ofEntity(MetricSentence sentence, Complaint complaint) {
        boolean known = sentence.entity().filter(entities::contains).isPresent();
        boolean whole = sentence.at().filter(at -> at.what().isEmpty() && at.value().signum() > 0 && at.value().stripTrailingZeros().scale() <= 0).isPresent();
        if (!sentence.name().equals("precision") || !known || !whole || sentence.per().isEmpty() || sentence.per().get().isZero()) {
            return complaint.wrong("'" + sentence.text() + "' is not ENTITY precision at N per D", "Write it like card precision at 100 per 1d, with a key of the source ("
                    + String.join(", ", new java.util.TreeSet<>(entities)) + ").", "EVALUATION-METRIC-ENTITY");
        }
        if (!times) return complaint.wrong("the source has no time to count days by", "Name the column as time of the source.", "EVALUATION-NO-TIME");
        return Optional.of(new Measure.EntityPrecision(sentence.entity().get(), sentence.at().get().value().intValueExact(), sentence.per().get()));
    }

    private Optional<Measure> cost(Complaint complaint) {
        if (!decides) return complaint.wrong("cost needs serving.decide", "Write what is decided from the score.", "EVALUATION-METRIC-DECISION");
        if (!prices) return complaint.wrong("cost needs requirements.costs", "Write what each decision costs, such as review: 3 EUR.", "EVALUATION-METRIC-DECISION");
        return Optional.of(new Measure.Cost());
    }

    private Optional<Point> point(MetricSentence sentence, Complaint complaint) {
        if (sentence.at().isEmpty()) {
            if (decides) return Optional.of(new Point.Decisions());
            return complaint.wrong(sentence.name() + " judges decisions, and serving.decide is not there", "Write at what score: " + sentence.name() + " at 0.5.",
                    "EVALUATION-METRIC-DECISION");
        }
        MetricSentence.Point at = sentence.at().get();
        Optional<Point> point = point(at.what().orElse(""), at.value());
        if (point.isPresent()) return point;
        return complaint.wrong("'at " + at.what().map(what -> what + " ").orElse("") + at.value().toPlainString() + "' is no point of a classification",
                "Write at 0.5 (a score), at 100 (the highest), at false alarm rate 0.004 or at precision 0.9.", "EVALUATION-METRIC-POINT");
    }

    private static Optional<Point> point(String what, BigDecimal value) {
        boolean whole = value.signum() > 0 && value.stripTrailingZeros().scale() <= 0 && value.compareTo(LARGEST) <= 0;
        if (what.isEmpty() && whole) return Optional.of(new Point.Highest(value.intValueExact()));
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) return Optional.empty();
        return switch (what) {
            case "", "threshold", "score" -> Optional.of(new Point.Threshold(value.doubleValue()));
            case "false alarm rate" -> Optional.of(new Point.FalseAlarms(value.doubleValue()));
            case "precision" -> Optional.of(new Point.AtPrecision(value.doubleValue()));
            default -> Optional.empty();
        };
    }

    private static MetricSentence withoutCondition(MetricSentence sentence) {
        return new MetricSentence(sentence.mark(), sentence.entity(), sentence.name(), sentence.at(), sentence.of(), sentence.by(), sentence.per(), sentence.after(),
                sentence.on(), Optional.empty());
    }

    /// A problem of this sentence.
    private record Complaint(MetricSentence sentence, String path, Problems problems) {
        <T> Optional<T> wrong(String cause, String remedy, String code) {
            problems.error(sentence.mark(), path, cause, "it cannot be measured", remedy, code);
            return Optional.empty();
        }

        <T> Optional<T> notYet(String what) {
            return wrong(what + " is not built yet", "", "DESIGN-NOT-YET");
        }
    }
}
