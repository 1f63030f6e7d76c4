package septet.evaluation;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import septet.design.MetricSentence;

/// What sentences about metrics mean where numbers are estimated.
record NumberMeasures(MeasureReader reader, Estimand.Amount amount) {
    private static final String PINBALL = "pinball";
    private static final Map<String, Measure> PLAIN = Map.of("mean absolute error", new Measure.MeanAbsoluteError(), "root mean squared error", new Measure.RootMeanSquaredError(),
            "median absolute error", new Measure.MedianAbsoluteError(), "r2", new Measure.R2());
    private static final Map<String, Measure> OF_INTERVALS = Map.of("coverage", new Measure.Coverage(), "interval width", new Measure.IntervalWidth());
    /// Those that only make sense here.
    static final Set<String> NAMES = names();

    private static Set<String> names() {
        Set<String> names = new TreeSet<>(PLAIN.keySet());
        names.addAll(OF_INTERVALS.keySet());
        names.add(PINBALL);
        return names;
    }

    Optional<Measure> read(MetricSentence sentence, MeasureReader.Complaint complaint) {
        String name = sentence.name();
        if (name.equals(PINBALL)) return pinball(sentence, complaint);
        if (sentence.entity().isPresent() || sentence.per().isPresent()) {
            return complaint.wrong("'" + sentence.text() + "' is not read per key or time", "Leave it out.", "EVALUATION-METRIC-ENTITY");
        }
        if (sentence.at().isPresent() && NAMES.contains(name)) return complaint.wrong(name + " is not read at a point", "Leave out what follows at.", "EVALUATION-METRIC-POINT");
        if (PLAIN.containsKey(name)) return Optional.of(PLAIN.get(name));
        if (OF_INTERVALS.containsKey(name) && amount.interval()) return Optional.of(OF_INTERVALS.get(name));
        if (OF_INTERVALS.containsKey(name)) return complaint.wrong(name + " needs model.interval", "Write interval: 80%.", "EVALUATION-METRIC-INTERVAL");
        if (name.equals("cost")) return reader.cost(complaint);
        if (TruthMeasures.knows(name) || ClassMeasures.NAMES.contains(name)) return complaint.otherTask("classes", "Take one of numbers, such as mean absolute error.");
        return complaint.running();
    }

    private static Optional<Measure> pinball(MetricSentence sentence, MeasureReader.Complaint complaint) {
        boolean share = sentence.at().filter(at -> at.what().isEmpty() && at.value().signum() > 0 && at.value().compareTo(BigDecimal.ONE) < 0).isPresent();
        if (!share) return complaint.wrong("'" + sentence.text() + "' does not say at which quantile", "Write pinball at 0.9.", "EVALUATION-METRIC-POINT");
        return Optional.of(new Measure.Pinball(sentence.at().get().value().doubleValue()));
    }
}
