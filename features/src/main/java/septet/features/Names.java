package septet.features;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import septet.design.Expression;

/// The names that an expression speaks of on the row's side; what stands inside an aggregate speaks of its events.
final class Names {
    private Names() {}

    static TreeSet<String> of(Expression expression) {
        TreeSet<String> names = new TreeSet<>();
        collect(expression, names);
        return names;
    }

    private static void collect(Expression expression, TreeSet<String> names) {
        if (expression instanceof Expression.Path path) names.add(path.text());
        parts(expression).forEach(part -> collect(part, names));
    }

    private static List<Expression> parts(Expression expression) {
        return switch (expression) {
            case Expression.Literal _, Expression.Path _ -> List.of();
            case Expression.Aggregate aggregate -> aggregate.by().stream().map(Expression.Key::ofRow).toList();
            case Expression.Call call -> call.arguments();
            case Expression.Negation negation -> List.of(negation.operand());
            case Expression.Not not -> List.of(not.operand());
            case Expression.Arithmetic arithmetic -> List.of(arithmetic.left(), arithmetic.right());
            case Expression.Comparison comparison -> List.of(comparison.left(), comparison.right());
            case Expression.Logic logic -> List.of(logic.left(), logic.right());
            case Expression.Between between -> List.of(between.value(), between.low(), between.high());
            case Expression.In in -> in.options().size() == 1 ? List.of(in.value(), in.options().getFirst()) : List.of(in.value());
            case Expression.IsMissing missing -> List.of(missing.value());
            case Expression.Conditional conditional -> conditional(conditional);
        };
    }

    private static List<Expression> conditional(Expression.Conditional conditional) {
        Optional<Expression> otherwise = conditional.otherwise();
        return otherwise.isPresent() ? List.of(conditional.value(), conditional.condition(), otherwise.get()) : List.of(conditional.value(), conditional.condition());
    }
}
