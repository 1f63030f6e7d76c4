package septet.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import septet.design.Built;
import septet.design.Expression;
import septet.design.MetricNames;
import septet.design.MetricSentence;
import septet.design.Problems;

/// What sentences about metrics mean.
///
/// @param estimand what is estimated
/// @param entities the names of the source's keys
/// @param decides  whether the design has `serving.decide`
/// @param prices   whether it has `requirements.costs`
/// @param times    whether the source has a time
public record MeasureReader(Estimand estimand, Set<String> entities, boolean decides, boolean prices, boolean times) {
    private static final String EACH = "each";

    /// Of a binary classification.
    public MeasureReader(String predict, Set<String> entities, boolean decides, boolean prices, boolean times) {
        this(new Estimand.Truth(predict), entities, decides, prices, times);
    }

    /// @param path the key in which the sentence stands, for problems
    /// @return empty, with a problem added, where the sentence has no meaning here
    public Optional<NamedMeasure> read(MetricSentence sentence, String path, Problems problems) {
        return measure(sentence, new Complaint(sentence, path, problems)).map(measure -> new NamedMeasure(withoutCondition(sentence).text(), measure,
                sentence.where().map(Expression::text)));
    }

    /// The sentences that this one stands for: `of each` is one for each class.
    public List<MetricSentence> each(MetricSentence sentence) {
        return switch (estimand) {
            case Estimand.Classes(String _, Optional<List<String>> words) when sentence.of().equals(Optional.of(EACH)) && words.isPresent() ->
                words.get().stream().map(word -> sentence.of(word)).toList();
            case Estimand.Classes _, Estimand.Truth _, Estimand.Amount _ -> List.of(sentence);
        };
    }

    private Optional<Measure> measure(MetricSentence sentence, Complaint complaint) {
        if (sentence.by().isPresent() || sentence.after().isPresent() || sentence.on().isPresent()) return complaint.notYet("by, after and on of a metric");
        String name = sentence.name();
        if (MetricNames.wave(name) > Built.WAVE && !NumberMeasures.NAMES.contains(name)) return complaint.notYet("the metric " + name);
        return switch (estimand) {
            case Estimand.Truth(String head) -> ofHead(sentence, head, complaint).flatMap(_ -> new TruthMeasures(this).read(sentence, complaint));
            case Estimand.Classes classes -> new ClassMeasures(this, classes).read(sentence, complaint);
            case Estimand.Amount amount -> ofHead(sentence, amount.name(), complaint).flatMap(_ -> new NumberMeasures(this, amount).read(sentence, complaint));
        };
    }

    private static Optional<String> ofHead(MetricSentence sentence, String head, Complaint complaint) {
        Optional<String> of = sentence.of().filter(name -> !name.equals(head) && !name.equals(EACH));
        if (of.isEmpty()) return Optional.of(head);
        return complaint.wrong("nothing called " + of.get() + " is estimated", "Write of " + head + ", or leave it out.", "EVALUATION-METRIC-HEAD");
    }

    Optional<Measure> cost(Complaint complaint) {
        boolean answers = decides || estimand instanceof Estimand.Classes;
        if (!answers) return complaint.wrong("cost needs serving.decide", "Write what is decided from the score.", "EVALUATION-METRIC-DECISION");
        if (!prices) return complaint.wrong("cost needs requirements.costs", "Write what each decision costs, such as review: 3 EUR.", "EVALUATION-METRIC-DECISION");
        return Optional.of(new Measure.Cost());
    }

    private static MetricSentence withoutCondition(MetricSentence sentence) {
        return new MetricSentence(sentence.mark(), sentence.entity(), sentence.name(), sentence.at(), sentence.of(), sentence.by(), sentence.per(), sentence.after(),
                sentence.on(), Optional.empty());
    }

    /// A problem of this sentence.
    record Complaint(MetricSentence sentence, String path, Problems problems) {
        <T> Optional<T> wrong(String cause, String remedy, String code) {
            problems.error(sentence.mark(), path, cause, "it cannot be measured", remedy, code);
            return Optional.empty();
        }

        /// For a metric of another task.
        <T> Optional<T> otherTask(String task, String remedy) {
            return wrong(sentence.name() + " is a metric of " + task, remedy, "EVALUATION-METRIC-TASK");
        }

        /// For what is no metric of rows at all.
        <T> Optional<T> running() {
            return wrong(sentence.name() + " is no metric of scored rows", "Running metrics stand in monitoring.watch.", "EVALUATION-METRIC-RUNNING");
        }

        <T> Optional<T> notYet(String what) {
            return wrong(what + " is not built yet", "", "DESIGN-NOT-YET");
        }
    }
}
