package septet.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Questions that rules ask of whole trees.
public final class Expressions {
    private Expressions() {}

    /// The names and paths in it, sorted.
    public static Set<String> names(Expression expression) {
        Set<String> names = new TreeSet<>();
        walk(expression, part -> {
            if (part instanceof Expression.Path path) names.add(path.text());
        });
        return names;
    }

    /// The aggregates in it, outer ones first.
    public static List<Expression.Aggregate> aggregates(Expression expression) {
        List<Expression.Aggregate> aggregates = new ArrayList<>();
        walk(expression, part -> {
            if (part instanceof Expression.Aggregate aggregate) aggregates.add(aggregate);
        });
        return aggregates;
    }

    /// The ranges in it, which something has to choose from.
    public static boolean hasRange(Expression expression) {
        List<Expression> ranges = new ArrayList<>();
        walk(expression, part -> {
            if (part instanceof Expression.Literal literal && literal.value() instanceof Expression.Constant.Range) ranges.add(part);
        });
        return !ranges.isEmpty();
    }

    /// Every part, itself first.
    public static void walk(Expression expression, Consumer<Expression> visitor) {
        visitor.accept(expression);
        for (Expression part : parts(expression)) walk(part, visitor);
    }

    /// The parts that it is made of, from left to right.
    public static List<Expression> parts(Expression expression) {
        return switch (expression) {
            case Expression.Literal _, Expression.Path _ -> List.of();
            case Expression.Call call -> call.arguments();
            case Expression.Negation negation -> List.of(negation.operand());
            case Expression.Not not -> List.of(not.operand());
            case Expression.Arithmetic it -> List.of(it.left(), it.right());
            case Expression.Comparison it -> List.of(it.left(), it.right());
            case Expression.Logic it -> List.of(it.left(), it.right());
            case Expression.Between it -> List.of(it.value(), it.low(), it.high());
            case Expression.In it -> joined(List.of(it.value()), it.options());
            case Expression.IsMissing it -> List.of(it.value());
            case Expression.Conditional it -> joined(List.of(it.value(), it.condition()), it.otherwise().stream().toList());
            case Expression.Aggregate it -> {
                List<Expression> parts = new ArrayList<>(List.of(it.call()));
                it.where().ifPresent(parts::add);
                it.by().forEach(key -> parts.addAll(List.of(key.ofEvent(), key.ofRow())));
                yield parts;
            }
        };
    }

    private static List<Expression> joined(List<Expression> first, List<Expression> second) {
        List<Expression> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
