package septet.features;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import septet.data.Column;
import septet.design.Expression;
import septet.design.Expressions;

/// What a feature means, as a number: its expression, all that it is made of, and the sources that it looks at. Two values may be compared, counted together or
/// learned from together only where this is the same.
final class Definitions {
    private final Declarations declarations;
    private final long sources;

    Definitions(Declarations declarations) {
        this.declarations = declarations;
        long hash = Hashes.of(declarations.kept().toString());
        for (Declarations.Source source : declarations.sources()) {
            hash = with(hash, source.schema().source() + source.zone() + source.ids() + source.timed() + source.key() + source.lateBy()
                    + source.corrections().map(it -> " corrected " + it.deleted().map(Expression::text).orElse("")).orElse(""));
            for (Column column : source.schema().columns()) hash = with(hash, column.name() + column.type() + column.known() + column.optional());
        }
        sources = hash;
    }

    /// 16 hexadecimal digits.
    String of(Feature feature) {
        Expression expression = declarations.features().get(feature.family());
        long hash = with(sources, declarations.forEach() + " " + feature.name() + " " + feature.type());
        if (expression != null) hash = of(hash, expression, new TreeSet<>());
        return String.format("%016x", hash);
    }

    private long of(long before, Expression expression, TreeSet<String> seen) {
        long hash = with(before, expression.text());
        TreeSet<String> names = new TreeSet<>();
        Expressions.walk(expression, part -> {
            if (part instanceof Expression.Path path) names.add(path.text());
        });
        for (String name : names) {
            for (Map.Entry<String, Expression> other : declarations.features().entrySet()) {
                boolean isIt = name.equals(other.getKey()) || name.startsWith(other.getKey() + "_");
                if (isIt && seen.add(other.getKey())) hash = of(with(hash, other.getKey()), other.getValue(), seen);
            }
        }
        return hash;
    }

    private static long with(long hash, String text) {
        return Hashes.of(hash, Hashes.of(text));
    }

    List<String> of(List<Feature> features) {
        return features.stream().map(this::of).toList();
    }
}
