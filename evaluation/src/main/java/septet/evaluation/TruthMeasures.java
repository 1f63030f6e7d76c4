package septet.evaluation;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import septet.design.MetricSentence;

/// What sentences about metrics mean where rows are positive or not.
record TruthMeasures(MeasureReader reader) {
    private static final Map<String, Function<Point, Measure>> AT_A_POINT = Map.of("accuracy", Measure.Accuracy::new, "precision", Measure.Precision::new,
            "recall", Measure.Recall::new, "f1", Measure.F1::new, "false alarm rate", Measure.FalseAlarmRate::new);
    private static final Map<String, Measure> OF_SCORES = Map.of("roc auc", new Measure.RocAuc(), "average precision", new Measure.AveragePrecision(),
            "log loss", new Measure.LogLoss(), "brier score", new Measure.BrierScore(), "calibration error", Measure.calibrationError(),
            "normalised entropy", new Measure.NormalisedEntropy());
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Integer.MAX_VALUE);

    /// The names that make sense here.
    static boolean knows(String name) {
        return AT_A_POINT.containsKey(name) || OF_SCORES.containsKey(name);
    }

    Optional<Measure> read(MetricSentence sentence, MeasureReader.Complaint complaint) {
        String name = sentence.name();
        if (sentence.entity().isPresent() || sentence.per().isPresent()) return ofEntity(sentence, complaint);
        if (AT_A_POINT.containsKey(name)) return point(sentence, complaint).map(AT_A_POINT.get(name));
        if (sentence.at().isPresent() && !NumberMeasures.NAMES.contains(name)) {
            return complaint.wrong(name + " is not read at a point", "Leave out what follows at.", "EVALUATION-METRIC-POINT");
        }
        if (OF_SCORES.containsKey(name)) return Optional.of(OF_SCORES.get(name));
        if (name.equals("cost")) return reader.cost(complaint);
        if (NumberMeasures.NAMES.contains(name)) return complaint.otherTask("regression", "Take one of classes, such as average precision.");
        if (ClassMeasures.NAMES.contains(name)) return complaint.otherTask("several classes", "Write f1.");
        return complaint.running();
    }

    private Optional<Measure> ofEntity(MetricSentence sentence, MeasureReader.Complaint complaint) {
        boolean known = sentence.entity().filter(reader.entities()::contains).isPresent();
        boolean whole = sentence.at().filter(at -> at.what().isEmpty() && at.value().signum() > 0 && at.value().stripTrailingZeros().scale() <= 0).isPresent();
        if (!sentence.name().equals("precision") || !known || !whole || sentence.per().isEmpty() || sentence.per().get().isZero()) {
            return complaint.wrong("'" + sentence.text() + "' is not ENTITY precision at N per D", "Write it like card precision at 100 per 1d, with a key of the source ("
                    + String.join(", ", new java.util.TreeSet<>(reader.entities())) + ").", "EVALUATION-METRIC-ENTITY");
        }
        if (!reader.times()) return complaint.wrong("the source has no time to count days by", "Name the column as time of the source.", "EVALUATION-NO-TIME");
        return Optional.of(new Measure.EntityPrecision(sentence.entity().get(), sentence.at().get().value().intValueExact(), sentence.per().get()));
    }

    private Optional<Point> point(MetricSentence sentence, MeasureReader.Complaint complaint) {
        if (sentence.at().isEmpty()) {
            if (reader.decides()) return Optional.of(new Point.Decisions());
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
}
