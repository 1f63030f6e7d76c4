package septet.loop;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import septet.design.Expression;

/// For what a feature is computed: the keys of the first aggregate in it.
final class AggregateKeys {
    private AggregateKeys() {}

    /// `card`, `viewer and video.topic`; `all rows` for an aggregate without keys; empty for a feature of the row alone.
    static Optional<String> of(Expression expression) {
        if (expression instanceof Expression.Aggregate aggregate) {
            String keys = aggregate.by().stream().map(key -> key.ofRow().text()).collect(Collectors.joining(" and "));
            return Optional.of(keys.isEmpty() ? "all rows" : keys);
        }
        return parts(expression).map(AggregateKeys::of).flatMap(Optional::stream).findFirst();
    }

    private static Stream<Expression> parts(Expression expression) {
        return switch (expression) {
            case Expression.Literal _, Expression.Path _, Expression.Aggregate _ -> Stream.empty();
            case Expression.Call call -> call.arguments().stream();
            case Expression.Negation negation -> Stream.of(negation.operand());
            case Expression.Not not -> Stream.of(not.operand());
            case Expression.Arithmetic sum -> Stream.of(sum.left(), sum.right());
            case Expression.Comparison comparison -> Stream.of(comparison.left(), comparison.right());
            case Expression.Logic logic -> Stream.of(logic.left(), logic.right());
            case Expression.Between between -> Stream.of(between.value(), between.low(), between.high());
            case Expression.In in -> Stream.concat(Stream.of(in.value()), in.options().stream());
            case Expression.IsMissing missing -> Stream.of(missing.value());
            case Expression.Conditional conditional -> Stream.concat(Stream.of(conditional.value(), conditional.condition()), conditional.otherwise().stream());
        };
    }
}
