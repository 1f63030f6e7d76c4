package septet.design;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Finds which of several forms or kinds is written.
record ChoiceBinder(Problems problems, Waves waves, Bind bind) {
    @FunctionalInterface
    interface Bind {
        Optional<Bound<?>> bind(Shape shape, Tree tree, String path);
    }

    Optional<Bound<?>> bind(Shape.Choice choice, Tree tree, String path) {
        return switch (tree) {
            case Tree.Scalar scalar -> scalar(choice, scalar, path);
            case Tree.Items items -> form(choice, items, path, shape -> shape instanceof Shape.Inner(Class<?> _, Shape.ListOf _));
            case Tree.Fields fields -> fields(choice, fields, path);
        };
    }

    private Optional<Bound<?>> scalar(Shape.Choice choice, Tree.Scalar scalar, String path) {
        Optional<Shape.Kinds> named = kind(choice, scalar.text());
        if (named.isPresent()) {
            Tree.Fields none = new Tree.Fields(scalar.mark(), Map.of(), Set.of());
            return kind(named.get(), none, path).map(bound -> under(named.get().name(), scalar, bound));
        }
        return form(choice, scalar, path, shape -> shape instanceof Shape.Line);
    }

    private Optional<Bound<?>> fields(Shape.Choice choice, Tree.Fields fields, String path) {
        for (Shape.Kinds kinds : choice.kinds()) {
            String byKey = kinds.kind().map(Kind::byKey).orElse("");
            if (byKey.isEmpty() || !fields.fields().containsKey(byKey)) continue;
            return kind(kinds, fields, path);
        }
        if (names(choice).isEmpty()) return form(choice, fields, path, shape -> shape instanceof Shape.Inner(Class<?> _, Shape.MapOf _));
        if (fields.fields().size() != 1) return wrong(choice, fields, path);
        Map.Entry<String, Tree.Field> only = fields.fields().entrySet().iterator().next();
        Optional<Shape.Kinds> named = kind(choice, only.getKey());
        if (named.isEmpty()) {
            problems.error(only.getValue().mark(), path + "." + only.getKey(), "unknown kind", "nothing is made of it", Nearest.remedy(only.getKey(), names(choice)),
                    "DESIGN-UNKNOWN-KIND");
            return Optional.empty();
        }
        return kind(named.get(), only.getValue().value(), path + "." + only.getKey()).map(bound -> new Bound<>(bound.value(), new Tree.Fields(fields.mark(),
                Map.of(only.getKey(), new Tree.Field(only.getValue().mark(), bound.resolved())), Set.of())));
    }

    /// `KIND` with its defaults is resolved as `{KIND: settings}`.
    private static Bound<?> under(String name, Tree.Scalar scalar, Bound<?> bound) {
        if (!(bound.resolved() instanceof Tree.Fields settings) || settings.fields().isEmpty()) return new Bound<>(bound.value(), scalar);
        Map<String, Tree.Field> only = new LinkedHashMap<>();
        only.put(name, new Tree.Field(scalar.mark(), settings));
        return new Bound<>(bound.value(), new Tree.Fields(scalar.mark(), only, Set.of()));
    }

    private Optional<Bound<?>> form(Shape.Choice choice, Tree tree, String path, Predicate<Shape> fits) {
        for (Shape.Kinds kinds : choice.kinds()) if (fits.test(kinds.shape())) return bind.bind(kinds.shape(), tree, path);
        return wrong(choice, tree, path);
    }

    private Optional<Bound<?>> wrong(Shape.Choice choice, Tree tree, String path) {
        List<String> names = names(choice);
        if (tree instanceof Tree.Scalar(Mark mark, Mark _, String text, boolean _) && !names.isEmpty()) {
            problems.error(mark, path, "unknown kind " + Shown.text(text), "nothing is made of it", Nearest.remedy(text, names), "DESIGN-UNKNOWN-KIND");
        } else {
            problems.error(tree.mark(), path, tree.form() + " where it cannot stand", "nothing is made of it",
                    names.isEmpty() ? "" : "Write one KIND, or {KIND: settings}. Kinds: " + String.join(", ", names) + ".", "DESIGN-FORM");
        }
        return Optional.empty();
    }

    private Optional<Bound<?>> kind(Shape.Kinds kinds, Tree settings, String path) {
        return waves.kind(kinds, settings.mark(), path, () -> bind.bind(kinds.shape(), settings, path));
    }

    private static Optional<Shape.Kinds> kind(Shape.Choice choice, String name) {
        return choice.kinds().stream().filter(kinds -> kinds.name().equals(name) && kinds.kind().map(Kind::byKey).orElse("x").isEmpty()).findFirst();
    }

    static List<String> names(Shape.Choice choice) {
        return choice.kinds().stream().filter(kinds -> kinds.kind().map(kind -> kind.byKey().isEmpty()).orElse(false)).map(Shape.Kinds::name).toList();
    }
}
