package septet.evaluation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import septet.data.DataEstimates;
import septet.design.Findings;
import septet.framing.Framing;
import septet.framing.Prediction;
import septet.framing.Task;
import septet.requirements.Estimate;
import septet.requirements.Requirements;
import septet.requirements.Unit;

/// How many rows each part of a split will have, and whether they can decide the gates.
public final class EvaluationEstimates {
    private EvaluationEstimates() {}

    /// Days of a part of a split in time, or what its share of all rows makes.
    public static Optional<Double> rows(Requirements requirements, Framing framing, Optional<Portion> portion) {
        if (portion.isEmpty()) return Optional.empty();
        return switch (portion.get()) {
            case Portion.Span(Duration length) -> DataEstimates.perDay(requirements).map(perDay -> perDay * length.toSeconds() / 86_400.0);
            case Portion.Part(double share) -> DataEstimates.scale(requirements, framing.forEach()).map(all -> all * share);
            case Portion.Given _ -> Optional.empty();
        };
    }

    public static Optional<Estimate> examples(Requirements requirements, Framing framing, EvaluationSection evaluation) {
        return rows(requirements, framing, evaluation.split().train()).map(rows -> new Estimate(Estimate.EXAMPLES, rows, Unit.ROWS,
                evaluation.split().train().orElseThrow() instanceof Portion.Span(Duration length)
                        ? Unit.grouped(DataEstimates.perDay(requirements).orElse(0.0)) + " a day x " + length.toDays() + " days"
                        : "its share of scale." + framing.forEach()));
    }

    /// What the gates need, for those whose metric has a variance that is known beforehand.
    public static List<GateNeed> gates(Requirements requirements, Framing framing, EvaluationSection evaluation, List<Gate> gates) {
        // Folds judge every row.
        Optional<Double> rows = evaluation.split().folds().isPresent() ? DataEstimates.scale(requirements, framing.forEach())
                : rows(requirements, framing, evaluation.split().test());
        if (rows.isEmpty()) return List.of();
        boolean positives = framing.task() == Task.BINARY_CLASSIFICATION;
        OptionalDouble share = positives && framing.predict() instanceof Prediction.Column(String label)
                ? DataEstimates.scale(requirements, label).stream().mapToDouble(Double::doubleValue).findFirst() : OptionalDouble.empty();
        return gates.stream().flatMap(gate -> GateNeed.of(gate, rows.get(), share).stream()).toList();
    }

    /// Warns of gates that the test rows cannot decide.
    public static void gatesCanBeDecided(List<GateNeed> needs, Findings findings) {
        for (GateNeed need : needs) {
            if (need.decidable()) continue;
            findings.warning("evaluation.gates", need.sentence(), "the gate will mostly stay undecided, which never passes", "Make test longer, or ask for less.",
                    "EVALUATION-GATE-UNDECIDABLE");
        }
    }
}
