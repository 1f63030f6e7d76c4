package septet.features;

import java.util.List;
import java.util.TreeSet;
import septet.design.Expression;
import septet.design.Expressions;

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
        if (expression instanceof Expression.Aggregate aggregate) return aggregate.by().stream().map(Expression.Key::ofRow).toList();
        return Expressions.parts(expression);
    }
}
