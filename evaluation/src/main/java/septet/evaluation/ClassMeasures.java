package septet.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import septet.design.MetricSentence;
import septet.design.Nearest;

/// What sentences about metrics mean where rows are of one of several classes.
record ClassMeasures(MeasureReader reader, Estimand.Classes classes) {
    /// Those that only make sense here.
    static final Set<String> NAMES = Set.of("macro f1", "weighted f1");
    private static final Map<String, Measure> OF_ALL = Map.of("accuracy", new Measure.Accuracy(new Point.Decisions()), "macro f1", new Measure.MacroF1(),
            "weighted f1", new Measure.WeightedF1(), "roc auc", new Measure.RocAuc(), "average precision", new Measure.AveragePrecision(), "log loss", new Measure.LogLoss(),
            "brier score", new Measure.BrierScore(), "calibration error", Measure.calibrationError(), "normalised entropy", new Measure.NormalisedEntropy());

    Optional<Measure> read(MetricSentence sentence, MeasureReader.Complaint complaint) {
        Optional<String> word = sentence.of().filter(of -> !of.equals(classes.name()));
        if (word.isPresent()) return ofWord(sentence, word.get(), complaint);
        String name = sentence.name();
        if (sentence.entity().isPresent() || sentence.per().isPresent()) {
            return complaint.wrong("'" + sentence.text() + "' does not say of which class", "Write it for one class: " + name + " of CLASS.", "EVALUATION-METRIC-CLASS");
        }
        if (OF_ALL.containsKey(name) && sentence.at().isEmpty()) return Optional.of(OF_ALL.get(name));
        if (OF_ALL.containsKey(name)) return complaint.wrong(name + " of all classes is not read at a point", "Leave out what follows at, or write of CLASS.",
                "EVALUATION-METRIC-POINT");
        if (name.equals("cost")) return reader.cost(complaint);
        if (NumberMeasures.NAMES.contains(name)) return complaint.otherTask("regression", "Take one of classes, such as macro f1.");
        if (!TruthMeasures.knows(name)) return complaint.running();
        return complaint.wrong(name + " speaks of one class, and there are several", "Write " + name + " of CLASS, or macro f1.", "EVALUATION-METRIC-CLASS");
    }

    /// One class against the others; without `at` a row is positive where this class is the likeliest.
    private Optional<Measure> ofWord(MetricSentence sentence, String word, MeasureReader.Complaint complaint) {
        Optional<List<String>> words = classes.words();
        if (words.isPresent() && !words.get().contains(word)) {
            return complaint.wrong("no class " + word + " of " + classes.name(), Nearest.remedy(word, words.get()), "EVALUATION-METRIC-HEAD");
        }
        if (sentence.entity().isPresent() || sentence.per().isPresent()) {
            return complaint.wrong("'" + sentence.text() + "' is not built for one of several classes", "Make it a binary classification.", "DESIGN-NOT-YET");
        }
        String name = sentence.name();
        if (NAMES.contains(name)) return complaint.wrong(name + " speaks of all classes", "Write f1 of " + word + ", or leave out of " + word + ".", "EVALUATION-METRIC-CLASS");
        if (name.equals("cost")) return complaint.wrong("cost is that of all rows", "Leave out of " + word + ".", "EVALUATION-METRIC-CLASS");
        MeasureReader binary = new MeasureReader(new Estimand.Truth(word), reader.entities(), true, reader.prices(), reader.times());
        return new TruthMeasures(binary).read(sentence, complaint).map(measure -> new Measure.OfClass(word, measure));
    }
}
