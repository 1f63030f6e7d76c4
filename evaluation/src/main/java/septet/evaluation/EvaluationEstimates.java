package septet.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import septet.data.DataEstimates;
import septet.design.Findings;
import septet.design.Problems;
import septet.framing.Framing;
import septet.framing.Prediction;
import septet.requirements.Estimate;
import septet.requirements.Requirements;
import septet.requirements.Unit;

/// How many rows each part of a split will have, and whether they can decide the gates.
public final class EvaluationEstimates {
    /// A lead that a good design has over the bound or rival that it must beat.
    private static final double USUAL_LEAD = 0.1;
    private static final double UNKNOWN_VALUE = 0.6;

    private EvaluationEstimates() {}

    /// What a gate needs, against what the test rows will hold.
    ///
    /// @param cases positives; negatives for the false alarm rate
    /// @param lead  the least true lead that so many cases show four times in five
    public record GateArithmetic(String gate, long cases, double lead, long needed) {
        public String text() {
            return String.format(Locale.ROOT, "%s: about %,d cases in the test rows show a lead of %.3f or more; a lead of %.2f needs %,d", gate, cases, lead, USUAL_LEAD, needed);
        }
    }

    /// Days of a part of a split in time, or what its share of all rows makes.
    public static Optional<Double> rows(Requirements requirements, Framing framing, Optional<Portion> portion) {
        if (portion.isEmpty()) return Optional.empty();
        return switch (portion.get()) {
            case Portion.Span(Duration length) -> DataEstimates.perDay(requirements).map(perDay -> perDay * length.toSeconds() / 86_400.0);
            case Portion.Part(double share) -> DataEstimates.scale(requirements, framing.forEach()).map(all -> all * share);
        };
    }

    public static Optional<Estimate> examples(Requirements requirements, Framing framing, EvaluationSection evaluation) {
        return rows(requirements, framing, evaluation.split().train()).map(rows -> new Estimate(Estimate.EXAMPLES, rows, Unit.ROWS,
                evaluation.split().train().orElseThrow() instanceof Portion.Span(Duration length)
                        ? String.format(Locale.ROOT, "%,.0f a day x %d days", DataEstimates.perDay(requirements).orElse(0.0), length.toDays()) : "its share of scale." + framing.forEach()));
    }

    /// Arithmetic for the gates whose metric has a variance that is known beforehand.
    public static List<GateArithmetic> gates(Requirements requirements, Framing framing, EvaluationSection evaluation, List<Gate> gates) {
        Optional<Double> rows = rows(requirements, framing, evaluation.split().test());
        Optional<Double> share = framing.predict() instanceof Prediction.Column(String label) ? DataEstimates.scale(requirements, label) : Optional.empty();
        if (rows.isEmpty() || share.isEmpty()) return List.of();
        List<GateArithmetic> all = new ArrayList<>();
        for (Gate gate : gates) {
            switch (gate) {
                case Gate.Bound bound when Power.knows(bound.asked().measure()) && !bound.onEachSlice() -> {
                    long cases = cases(bound.asked().measure(), rows.get(), share.get());
                    double value = Math.clamp(bound.threshold(), 0.001, 0.999);
                    all.add(new GateArithmetic(bound.text(), cases, Power.leadOverBound(bound.asked().measure(), value, cases),
                            Power.forBound(bound.asked().measure(), value, lead(value))));
                }
                case Gate.Order order when Power.knows(order.by().measure()) -> {
                    long cases = cases(order.by().measure(), rows.get(), share.get());
                    double lead = Power.leadOverOther(order.by().measure(), UNKNOWN_VALUE, Power.ALIKE, cases);
                    all.add(new GateArithmetic(order.text(), cases, lead, (long) Math.ceil(cases * lead * lead / (USUAL_LEAD * USUAL_LEAD))));
                }
                case Gate.Bound _, Gate.Band _, Gate.Order _, Gate.Margin _ -> { }
            }
        }
        return all;
    }

    private static double lead(double bound) {
        return Math.min(USUAL_LEAD, (1 - bound) / 2);
    }

    private static long cases(Measure measure, double rows, double share) {
        return Math.max(1, Math.round(rows * switch (measure) {
            case Measure.FalseAlarmRate _ -> 1 - share;
            case Measure.Accuracy _ -> 1;
            case Measure.AveragePrecision _, Measure.RocAuc _, Measure.Precision _, Measure.Recall _, Measure.F1 _, Measure.LogLoss _, Measure.BrierScore _,
                    Measure.CalibrationError _, Measure.NormalisedEntropy _, Measure.Cost _, Measure.EntityPrecision _ -> share;
        }));
    }

    /// Warns of gates that the test rows cannot decide.
    public static void gatesCanBeDecided(List<GateArithmetic> gates, Findings findings) {
        for (GateArithmetic gate : gates) {
            if (gate.cases() >= gate.needed()) continue;
            findings.warning("evaluation.gates", "'" + gate.gate() + "' needs about " + String.format(Locale.ROOT, "%,d", gate.needed()) + " cases, and the test rows will hold about "
                    + String.format(Locale.ROOT, "%,d", gate.cases()), "even a good model would mostly stay undecided, which never passes",
                    "Make test longer, or ask for less.", "EVALUATION-GATE-UNDECIDABLE");
        }
    }
}
