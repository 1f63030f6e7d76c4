package septet.design;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Turns a tree into records whose components carry [Key]. All problems are found at once; what is broken in a list or a
/// mapping is left out of it, so that the rest can still be looked at.
public final class Binder {
    private final Problems problems;
    private final BasicReader basics;
    private final Waves waves;

    private Binder(Problems problems) {
        this.problems = problems;
        this.waves = new Waves(problems);
        this.basics = new BasicReader(problems);
    }

    /// Empty, with problems added, where something that is required is broken or not there.
    public static <R extends Record> Optional<Bound<R>> bind(Class<R> type, Tree tree, Problems problems) {
        return new Binder(problems).bind(Shape.of(type), tree, "").map(bound -> new Bound<>(type.cast(bound.value()), bound.resolved()));
    }

    private Optional<Bound<?>> bind(Shape shape, Tree tree, String path) {
        return switch (shape) {
            case Shape.Basic(Shape.Basic.Of of) -> basics.basic(of, tree, path);
            case Shape.Word(Map<String, Object> words) -> basics.word(words, tree, path);
            case Shape.Line line -> basics.line(line, tree, path);
            case Shape.Entries entries -> entries(entries, tree, path);
            case Shape.ListOf(Shape item) -> list(item, tree, path);
            case Shape.MapOf(Shape value) -> map(value, tree, path);
            case Shape.Maybe(Shape value) -> bind(value, tree, path).map(bound -> new Bound<>(Optional.of(bound.value()), bound.resolved()));
            case Shape.Inner(Class<?> type, Shape inner) -> bind(inner, tree, path)
                    .map(bound -> new Bound<>(create(type, List.of(bound.value())), bound.resolved()));
            case Shape.Choice choice -> new ChoiceBinder(problems, waves, this::bind).bind(choice, tree, path);
            case Shape.Keys keys -> keys(keys, tree, path);
        };
    }

    private Optional<Bound<?>> list(Shape item, Tree tree, String path) {
        if (!(tree instanceof Tree.Items items)) return basics.wrongForm(tree, path, "a list", "Write [a, b], or one line with - for each.");
        List<Object> values = new ArrayList<>();
        List<Tree> resolved = new ArrayList<>();
        for (int i = 0; i < items.items().size(); i++) {
            bind(item, items.items().get(i), path + "." + (i + 1)).ifPresent(bound -> {
                values.add(bound.value());
                resolved.add(bound.resolved());
            });
        }
        return Optional.of(new Bound<>(List.copyOf(values), new Tree.Items(items.mark(), resolved)));
    }

    private Optional<Bound<?>> map(Shape value, Tree tree, String path) {
        if (!(tree instanceof Tree.Fields fields)) return basics.wrongForm(tree, path, "a mapping of names of yours", "Write NAME: VALUE, a line for each.");
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Tree.Field> resolved = new LinkedHashMap<>();
        Set<String> broken = new LinkedHashSet<>(fields.broken());
        fields.fields().forEach((name, field) -> {
            if (!basics.isName(name, field.mark(), path)) return;
            bind(value, field.value(), path + "." + name).ifPresentOrElse(bound -> {
                values.put(name, bound.value());
                resolved.put(name, new Tree.Field(field.mark(), bound.resolved()));
            }, () -> broken.add(name));
        });
        return Optional.of(new Bound<>(Collections.unmodifiableMap(values), new Tree.Fields(fields.mark(), resolved, broken)));
    }

    private Optional<Bound<?>> entries(Shape.Entries shape, Tree tree, String path) {
        if (!(tree instanceof Tree.Fields fields)) return basics.wrongForm(tree, path, "a mapping", "Write KEY: VALUE, a line for each.");
        List<Object> values = new ArrayList<>();
        Map<String, Tree.Field> resolved = new LinkedHashMap<>();
        fields.fields().forEach((key, field) -> basics.entry(shape, key, field, path).ifPresent(value -> {
            values.add(value);
            resolved.put(key, field);
        }));
        return Optional.of(new Bound<>(List.copyOf(values), new Tree.Fields(fields.mark(), resolved, fields.broken())));
    }

    private Optional<Bound<?>> keys(Shape.Keys shape, Tree tree, String path) {
        if (!(tree instanceof Tree.Fields fields)) {
            return basics.wrongForm(tree, path, "a mapping", "Its keys are " + String.join(", ", names(shape)) + ".");
        }
        unknown(fields, names(shape), path);
        Map<String, Tree.Field> resolved = new LinkedHashMap<>();
        Optional<Object> value = record(shape, fields, path, resolved);
        return value.map(record -> new Bound<>(record, new Tree.Fields(fields.mark(), resolved, fields.broken())));
    }

    private Optional<Object> record(Shape.Keys shape, Tree.Fields fields, String path, Map<String, Tree.Field> resolved) {
        List<Object> values = new ArrayList<>();
        for (Shape.Part part : shape.parts()) {
            switch (part) {
                case Shape.Part.Inline(Shape.Keys inline) -> record(inline, fields, path, resolved).ifPresent(values::add);
                case Shape.Part.Keyed keyed -> component(keyed, fields, path, resolved).ifPresent(values::add);
            }
        }
        return values.size() == shape.parts().size() ? Optional.of(create(shape.type(), values)) : Optional.empty();
    }

    private Optional<Object> component(Shape.Part.Keyed part, Tree.Fields fields, String path, Map<String, Tree.Field> resolved) {
        String at = path.isEmpty() ? part.name() : path + "." + part.name();
        Tree.Field field = fields.fields().get(part.name());
        if (field != null) {
            Optional<Bound<?>> bound = waves.key(part.key(), field.mark(), at, () -> bind(part.shape(), field.value(), at));
            bound.ifPresent(b -> resolved.put(part.name(), new Tree.Field(field.mark(), b.resolved())));
            return bound.map(Bound::value);
        }
        if (part.optional()) return Optional.of(Optional.empty());
        if (part.key().byDefault().isEmpty()) {
            if (!fields.broken().contains(part.name())) missing(part, fields, path.isEmpty() ? part.name() : at);
            return Optional.empty();
        }
        Optional<Bound<?>> bound = bind(part.shape(), Defaults.tree(part.key().byDefault()), at);
        if (part.key().wave() <= Built.WAVE) bound.ifPresent(b -> resolved.put(part.name(), new Tree.Field(Mark.DEFAULT, b.resolved())));
        return bound.map(Bound::value);
    }

    private void missing(Shape.Part.Keyed part, Tree.Fields fields, String path) {
        String example = part.key().examples().length == 0 ? "" : "Write it, for example " + part.name() + ": " + part.key().examples()[0] + ".";
        problems.error(fields.mark(), path, "missing", "nothing can stand in for it", example, "DESIGN-MISSING-KEY");
    }

    private void unknown(Tree.Fields fields, Collection<String> known, String path) {
        fields.fields().forEach((name, field) -> {
            if (known.contains(name)) return;
            problems.error(field.mark(), path.isEmpty() ? name : path + "." + name, "unknown key", "nothing reads it", Nearest.remedy(name, known),
                    "DESIGN-UNKNOWN-KEY");
        });
    }

    static List<String> names(Shape.Keys shape) {
        List<String> names = new ArrayList<>();
        for (Shape.Part part : shape.parts()) {
            switch (part) {
                case Shape.Part.Inline(Shape.Keys inline) -> names.addAll(names(inline));
                case Shape.Part.Keyed keyed -> names.add(keyed.name());
            }
        }
        return names;
    }

    private static Object create(Class<?> type, List<Object> values) {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        try {
            return constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(type.getName(), broken);
        }
    }
}
