package septet.loop;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.data.Formula;
import septet.data.Formulas;
import septet.data.Scope;
import septet.data.SourceSection;
import septet.design.Expression;
import septet.design.Expressions;
import septet.design.Problems;
import septet.design.Type;
import septet.monitoring.UnitOutcome;

/// An outcome of units as `evaluation.outcomes` says it: `sum(amount) where fraud by card within 7d`.
///
/// @param source   whose events count
/// @param function such as `sum`
/// @param of       what an event says; empty where it counts
/// @param where    which events count; empty: all
/// @param key      the column of the source that names the unit
/// @param within   of the first exposure
record OutcomeSentence(String source, String function, Optional<Expression> of, Optional<Expression> where, String key, Duration within) {
    private static final Map<String, UnitOutcome.Kind> KINDS = Map.of("count", UnitOutcome.Kind.SUM, "sum", UnitOutcome.Kind.SUM, "any", UnitOutcome.Kind.ANY, "share",
            UnitOutcome.Kind.MEAN, "mean",
            UnitOutcome.Kind.MEAN);

    /// Empty where it is none that this program measures.
    static Optional<OutcomeSentence> read(Expression expression, SystemDesign design) {
        if (!(expression instanceof Expression.Aggregate aggregate) || aggregate.reach().filter(Expression.Reach.WITHIN::equals).isEmpty() || aggregate.windows()
                .size() != 1) return Optional.empty();
        String function = aggregate.call().function();
        boolean keyed = aggregate.by().size() == 1 && aggregate.by().getFirst().ofEvent() instanceof Expression.Path;
        if (!KINDS.containsKey(function) || !keyed || !(aggregate.windows().getFirst() instanceof Expression.Window.Sliding(Duration within)) || aggregate.call().arguments()
                .size() > 1) return Optional.empty();
        Optional<Expression> argument = aggregate.call().arguments().stream().findFirst();
        Optional<String> other = argument.filter(Expression.Path.class::isInstance).map(path -> ((Expression.Path) path).names().getFirst())
                .filter(design.data().sources()::containsKey);
        Optional<Expression> of = argument;
        if (other.isPresent()) {
            Expression.Path path = (Expression.Path) argument.get();
            List<String> rest = path.names().subList(1, path.names().size());
            of = rest.isEmpty() ? Optional.empty() : Optional.of(new Expression.Path(path.mark(), rest));
        }
        if (of.isEmpty() && !function.equals("count")) return Optional.empty();
        String key = aggregate.by().getFirst().ofEvent().text();
        OutcomeSentence sentence = new OutcomeSentence(other.orElse(design.framing().forEach()), function, of, aggregate.where(), key, within);
        return Optional.of(sentence).filter(each -> each.isOfUnits(design));
    }

    /// Whether its key names what is assigned to an arm.
    private boolean isOfUnits(SystemDesign design) {
        String rows = design.framing().forEach();
        Optional<Type> own = type(design, source, key);
        Optional<String> unit = Units.name(design);
        if (own.isEmpty() || unit.isEmpty()) return false;
        return source.equals(rows) && key.equals(unit.get()) || own.get() instanceof Type.Key && type(design, rows, unit.get()).equals(own);
    }

    private static Optional<Type> type(SystemDesign design, String source, String column) {
        return Optional.ofNullable(design.data().sources().get(source)).map(SourceSection::columns).map(columns -> columns.get(column)).map(found -> found.type());
    }

    /// What becomes of what the events of a unit say.
    UnitOutcome.Kind kind() {
        return KINDS.get(function);
    }

    /// Whether each event that says something counts as one.
    boolean isCount() {
        return function.equals("count");
    }

    /// Whether it asks for what is predicted.
    boolean reads(String head) {
        return of.stream().anyMatch(expression -> Expressions.names(expression).contains(head)) || where.stream()
                .anyMatch(expression -> Expressions.names(expression).contains(head));
    }

    /// What it reads of an event.
    record Read(Optional<Formula> where, Optional<Formula> of) {}

    /// Compiles what it reads, with problems where that does not fit.
    ///
    /// @param rows of its source
    Read read(String path, Scope rows, Problems problems) {
        Read read = new Read(where.flatMap(condition -> Formulas.condition(condition, path, rows, problems)), of.flatMap(value -> Formulas.compile(value, path, rows, problems)));
        read.of.map(Formula::type).filter(type -> !takes(type)).ifPresent(_ -> problems.error(of.orElseThrow().mark(), path,
                function + " needs " + (isOfTruths() ? "a boolean" : "a number, money or a boolean"), "nothing could be compared",
                isOfTruths() ? "Write " + function + "(x > 5)." : "Write count(x), or read a number with number(x).", "FEATURES-TYPE"));
        return read;
    }

    private boolean isOfTruths() {
        return function.equals("any") || function.equals("share");
    }

    private boolean takes(Type type) {
        return isCount() || type instanceof Type.Bool || !isOfTruths() && (type instanceof Type.Number || type instanceof Type.Money);
    }
}
