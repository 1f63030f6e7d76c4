package septet.evaluation;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import septet.data.ColumnType;
import septet.data.DataSection;
import septet.data.SourceSection;
import septet.design.Expression;
import septet.design.Findings;
import septet.design.Type;
import septet.framing.Framing;
import septet.requirements.Requirements;

/// What can be wrong with an experiment, and how large it has to be: 16 (s / d)^2 units in each arm, for 80% power at 5% (Lehr 1992), where the spread s of a unit's
/// outcome is taken to be as large as its mean. Outcomes that are rare or skewed need more.
public final class ExperimentRules {
    private static final double LEHR = 16;

    private ExperimentRules() {}

    /// Units in both arms together; empty where no smallest effect is said.
    public static Optional<Long> needed(Online online) {
        return online.smallestEffect().map(share -> share.fraction()).filter(effect -> effect > 0).map(effect -> Math.round(2 * LEHR / (effect * effect)));
    }

    /// How many units there are, by `requirements.scale`.
    public static Optional<Long> units(Requirements requirements, Online online) {
        return online.unit() instanceof Expression.Path path ? Optional.ofNullable(requirements.scale().get(path.names().getLast())).map(BigDecimal::longValue) : Optional.empty();
    }

    /// Without an end and a size, one looks until it is good.
    public static void experimentsEnd(EvaluationSection evaluation, Findings findings) {
        if (evaluation.online().isEmpty() || evaluation.online().get().smallestEffect().isPresent() && evaluation.online().get().atMost().isPresent()) return;
        boolean effect = evaluation.online().get().smallestEffect().isEmpty();
        findings.warning("evaluation.online", "an experiment without " + (effect ? "a smallest effect" : "an end"),
                "somebody looks every day, and stops on the day on which it looks good",
                effect ? "Write smallest effect: 2%; the size follows from it." : "Write at most: 28d.", "EVALUATION-EXPERIMENT-OPEN");
    }

    public static void experimentsAreLargeEnough(Requirements requirements, EvaluationSection evaluation, Findings findings) {
        Optional<Long> needed = evaluation.online().flatMap(ExperimentRules::needed);
        Optional<Long> units = evaluation.online().flatMap(online -> units(requirements, online));
        if (needed.isEmpty() || units.isEmpty() || units.get() >= needed.get()) return;
        findings.warning("evaluation.online", String.format(Locale.ROOT, "about %,d units are needed to see the smallest effect, and there are %,d", needed.get(), units.get()),
                "it would end undecided even if everybody took part", "Ask for a larger effect, or measure an outcome that spreads less.", "EVALUATION-EXPERIMENT-TOO-SMALL");
    }

    /// One number can always be bought with another.
    public static void somethingIsProtected(EvaluationSection evaluation, Findings findings) {
        if (evaluation.online().isEmpty() || !evaluation.online().get().protect().isEmpty()) return;
        findings.warning("evaluation.online", "one thing must get better, and nothing must not get worse", "what is not looked at pays for what is",
                "Write protect: what it must not cost, such as [latency p99, complaints].", "EVALUATION-NO-GUARDRAIL");
    }

    /// Where people are shown to people, whoever is treated meets those who are not.
    public static void armsDoNotMeet(Framing framing, DataSection data, EvaluationSection evaluation, Findings findings) {
        Optional<SourceSection> rows = Optional.ofNullable(data.sources().get(framing.forEach()));
        if (evaluation.online().isEmpty() || framing.choose().isEmpty() || rows.isEmpty() || !(evaluation.online().get().unit() instanceof Expression.Path unit)) return;
        Optional<String> chosen = entity(rows.get(), framing.choose().get());
        Optional<String> assigned = unit.names().size() == 1 ? entity(rows.get(), unit.names().getFirst()) : Optional.empty();
        if (chosen.isEmpty() || !chosen.equals(assigned)) return;
        findings.warning("evaluation.online", "each " + unit.text() + " is assigned alone, and is shown to others of its kind",
                "what one arm does reaches the other, so that the difference lies",
                "Assign what hardly mixes, such as " + unit.text() + ".city.", "EVALUATION-INTERFERENCE");
    }

    private static Optional<String> entity(SourceSection rows, String column) {
        return Optional.ofNullable(rows.columns().get(column)).map(ColumnType::type)
                .flatMap(type -> type instanceof Type.Key(String entity) ? Optional.of(entity) : Optional.empty());
    }
}
