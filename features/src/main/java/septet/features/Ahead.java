package septet.features;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import septet.data.Column;
import septet.data.Known;
import septet.data.Schema;
import septet.design.Expression;
import septet.design.Expression.Reach;
import septet.design.Expression.Window;
import septet.design.Expressions;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Type;

/// What is computed of a row from later events: `churned: not (any(orders) by customer within 30d)`.
///
/// `A within D` of a row at t0 is what `A over D` is at t0 + D, from what has arrived when the window closes: at t0 + D, and by as much later as its
/// sources allow events to be (`late by`). So both are one algebra and one code. The window is (t0, t0 + D]: it has closed one microsecond later.
public final class Ahead {
    /// Those that are exact, one value, and mean the same whichever way one looks.
    private static final List<String> EXACT = List.of("any", "count", "sum", "mean", "min", "max", "share", "variance", "stddev", "first", "last", "distinct", "entropy");
    private static final String FEATURES = " data.features.";
    private static final String PREDICT = " framing.predict.";

    /// One of them.
    ///
    /// @param slot  in the rows of [#plan()]
    /// @param delay microseconds from t0 until what counts for it has arrived
    public record Head(String name, Type type, int slot, long delay) {
        /// As a column of the row: known when its window has closed.
        public Column column() {
            return new Column(name, type, new Known.After(Duration.ofNanos(Math.multiplyExact(delay, 1_000L))), true);
        }
    }

    private final FeaturePlan plan;
    private final List<Head> heads;

    private Ahead(FeaturePlan plan, List<Head> heads) {
        this.plan = plan;
        this.heads = heads;
    }

    /// Compiles; empty if there were problems, all of which are reported.
    ///
    /// @param declarations of the sources as they are told; their features are the heads
    public static Optional<Ahead> compile(Declarations declarations, Problems problems) {
        Map<String, Expression> looking = new LinkedHashMap<>();
        Map<String, Long> waits = new LinkedHashMap<>();
        boolean sound = true;
        for (Map.Entry<String, Expression> head : declarations.features().entrySet()) {
            sound &= isSound(head.getKey(), head.getValue(), declarations, problems);
            looking.put(head.getKey(), back(head.getValue()));
            waits.put(head.getKey(), wait(head.getValue(), declarations.sources()));
        }
        if (!sound) return Optional.empty();
        long longest = waits.values().stream().mapToLong(wait -> wait).max().orElse(0);
        Problems found = new Problems();
        Optional<FeaturePlan> plan = FeaturePlan.compile(new Declarations(declarations.forEach(), declarations.sources(), looking, declarations.dictionary(),
                Declarations.Asked.NOTHING, declarations.kept().plus(Duration.ofNanos(longest * 1_000))), found);
        found.list().forEach(problem -> problems.add(new Problem(problem.severity(), problem.place().replace(FEATURES, PREDICT), problem.cause(), problem.consequence(),
                problem.remedy(), problem.code())));
        return plan.map(compiled -> new Ahead(compiled, compiled.features().stream()
                .map(feature -> new Head(feature.name(), feature.type(), feature.slot(), waits.get(feature.name()))).toList()));
    }

    private static boolean isSound(String name, Expression expression, Declarations declarations, Problems problems) {
        List<Expression.Aggregate> aggregates = Expressions.aggregates(expression);
        if (aggregates.isEmpty() && comesLater(expression, declarations)) {
            problems.error(expression.mark(), "framing.predict." + name, name + " is computed of a column that is known later, which is not built yet", "the design cannot run",
                    "Compute it where the column is read, NAME: boolean from COLUMN > 5 known later, and predict that column.", Codes.NOT_YET);
        } else if (aggregates.isEmpty()) {
            problems.error(expression.mark(), "framing.predict." + name, name + " is computed from nothing that comes later", "there would be nothing to estimate",
                    "Write an aggregate of later events: any(orders) by customer within 30d.", Codes.MISPLACED);
        }
        boolean sound = !aggregates.isEmpty();
        for (Expression.Aggregate aggregate : aggregates) {
            boolean ahead = aggregate.reach().equals(Optional.of(Reach.WITHIN)) && aggregate.windows().size() == 1 && aggregate.windows().getFirst() instanceof Window.Sliding;
            if (!ahead) {
                problems.error(aggregate.mark(), "framing.predict." + name, "what is estimated lies ahead of t0, within one fixed time", "nobody could say when it is known",
                        "Write within 30d.", Codes.WINDOW);
            }
            sound &= ahead;
            if (!ahead || EXACT.contains(aggregate.call().function())) continue;
            problems.error(aggregate.mark(), "framing.predict." + name, aggregate.call().function() + " cannot be estimated", "a label is one exact value",
                    "Estimate " + String.join(", ", EXACT) + ".", Codes.UNKNOWN_FUNCTION);
            sound = false;
        }
        return sound;
    }

    private static boolean comesLater(Expression expression, Declarations declarations) {
        Set<String> read = Expressions.names(expression);
        return declarations.sources().stream().filter(source -> source.schema().source().equals(declarations.forEach())).flatMap(source -> source.schema().columns().stream())
                .anyMatch(column -> read.contains(column.name()) && !(column.known() instanceof Known.AtOnce));
    }

    private static long wait(Expression expression, List<Declarations.Source> sources) {
        long width = 0;
        long late = 0;
        for (Expression.Aggregate aggregate : Expressions.aggregates(expression)) {
            for (Window window : aggregate.windows()) if (window instanceof Window.Sliding(Duration within)) width = Math.max(width, Times.micros(within));
        }
        for (Declarations.Source source : sources) late = Math.max(late, source.lateBy().map(Times::micros).orElse(0L));
        return width + late;
    }

    /// The same, looking back.
    private static Expression back(Expression expression) {
        return switch (expression) {
            case Expression.Literal _, Expression.Path _ -> expression;
            case Expression.Aggregate it -> new Expression.Aggregate(it.mark(), it.call(), it.where(), it.by(), it.reach().map(_ -> Reach.OVER), it.windows(), it.knownAfter());
            case Expression.Call it -> new Expression.Call(it.mark(), it.function(), it.arguments().stream().map(Ahead::back).toList());
            case Expression.Negation it -> new Expression.Negation(it.mark(), back(it.operand()));
            case Expression.Not it -> new Expression.Not(it.mark(), back(it.operand()));
            case Expression.Arithmetic it -> new Expression.Arithmetic(it.mark(), it.operation(), back(it.left()), back(it.right()));
            case Expression.Comparison it -> new Expression.Comparison(it.mark(), it.relation(), back(it.left()), back(it.right()));
            case Expression.Logic it -> new Expression.Logic(it.mark(), it.and(), back(it.left()), back(it.right()));
            case Expression.Between it -> new Expression.Between(it.mark(), back(it.value()), back(it.low()), back(it.high()), it.negated());
            case Expression.In it -> new Expression.In(it.mark(), back(it.value()), it.options(), it.negated());
            case Expression.IsMissing it -> new Expression.IsMissing(it.mark(), back(it.value()), it.negated());
            case Expression.Conditional it -> new Expression.Conditional(it.mark(), back(it.value()), back(it.condition()), it.otherwise().map(Ahead::back));
        };
    }

    public List<Head> heads() {
        return heads;
    }

    /// Of the sources as they are told, with the heads as its features.
    FeaturePlan plan() {
        return plan;
    }

    /// The columns of a source with those that are computed behind them.
    public Schema schema(Schema told) {
        List<Column> columns = new ArrayList<>(told.columns());
        heads.forEach(head -> columns.add(head.column()));
        return new Schema(told.source(), columns);
    }
}
