package septet.loop;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.design.Expression;
import septet.design.Expressions;
import septet.monitoring.UnitOutcome;

/// An outcome of units as `evaluation.outcomes` says it: `sum(amount) where fraud by card within 7d`.
///
/// @param source whose events count
/// @param isCount whether each event that says something counts as one
/// @param kind   what becomes of them
/// @param of     what an event says; empty where it counts
/// @param where  which events count; empty: all
/// @param key    the column of the source that names the unit
/// @param within of the first exposure
record OutcomeSentence(String source, boolean isCount, UnitOutcome.Kind kind, Optional<Expression> of, Optional<Expression> where, String key, Duration within) {
    private static final Map<String, UnitOutcome.Kind> KINDS = Map.of("count", UnitOutcome.Kind.SUM, "sum", UnitOutcome.Kind.SUM, "any", UnitOutcome.Kind.ANY, "share", UnitOutcome.Kind.MEAN, "mean",
            UnitOutcome.Kind.MEAN);

    /// Empty where it is none that this program measures.
    static Optional<OutcomeSentence> read(Expression expression, SystemDesign design) {
        if (!(expression instanceof Expression.Aggregate aggregate) || aggregate.reach().filter(Expression.Reach.WITHIN::equals).isEmpty() || aggregate.windows().size() != 1) return Optional.empty();
        UnitOutcome.Kind kind = KINDS.get(aggregate.call().function());
        boolean keyed = aggregate.by().size() == 1 && aggregate.by().getFirst().ofEvent() instanceof Expression.Path;
        if (kind == null || !keyed || !(aggregate.windows().getFirst() instanceof Expression.Window.Sliding(Duration within)) || aggregate.call().arguments().size() > 1) return Optional.empty();
        Optional<Expression> argument = aggregate.call().arguments().stream().findFirst();
        Optional<String> other = argument.filter(Expression.Path.class::isInstance).map(path -> ((Expression.Path) path).names().getFirst()).filter(design.data().sources()::containsKey);
        Optional<Expression> of = argument;
        if (other.isPresent()) {
            Expression.Path path = (Expression.Path) argument.get();
            List<String> rest = path.names().subList(1, path.names().size());
            of = rest.isEmpty() ? Optional.empty() : Optional.of(new Expression.Path(path.mark(), rest));
        }
        if (of.isEmpty() && !aggregate.call().function().equals("count")) return Optional.empty();
        String key = aggregate.by().getFirst().ofEvent().text();
        boolean counts = aggregate.call().function().equals("count");
        OutcomeSentence sentence = new OutcomeSentence(other.orElse(design.framing().forEach()), counts, kind, of, aggregate.where(), key, within);
        return Optional.ofNullable(design.data().sources().get(sentence.source())).filter(section -> section.columns().containsKey(key)).map(_ -> sentence);
    }

    /// Whether it asks for what is predicted.
    boolean reads(String head) {
        return of.stream().anyMatch(expression -> Expressions.names(expression).contains(head)) || where.stream().anyMatch(expression -> Expressions.names(expression).contains(head));
    }

}
