package septet.design;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import septet.design.Expression.Constant;

/// How a Java type is written in a design. Binder, schema and reference are switches over it.
sealed interface Shape {
    /// One of the basic values.
    record Basic(Of of) implements Shape {
        enum Of { TEXT, TRUTH, WHOLE, LONG, NUMBER, DURATION, EXPRESSION, MONEY, MEASURE, MOMENT }
    }

    /// One of a few words.
    record Word(Map<String, Object> words) implements Shape {}

    /// A line that its type reads: `read(Phrase)`, or `read(Mark, String)` where its characters are free.
    record Line(Class<?> type, Method read) implements Shape {}

    /// A list of what stands as `KEY: VALUE` in a mapping: `read(Phrase key, Phrase value)`.
    record Entries(Class<?> type, Method read) implements Shape {}

    record ListOf(Shape item) implements Shape {}

    /// The user's names, in their order.
    record MapOf(Shape value) implements Shape {}

    record Maybe(Shape value) implements Shape {}

    /// The language's keys.
    record Keys(Class<?> type, List<Part> parts) implements Shape {}

    /// The only component of a record, without a key.
    record Inner(Class<?> type, Shape inner) implements Shape {}

    /// One of several forms or kinds.
    record Choice(Class<?> type, List<Kinds> kinds) implements Shape {}

    /// A component of a record: under a key, or with the keys of its own record among the others.
    sealed interface Part {
        Shape shape();

        /// Its shape is only looked at where it is needed: most keys of most designs are not there.
        record Keyed(String name, Key key, Type written) implements Part {
            @Override
            public Shape shape() {
                return Shape.of(written);
            }

            boolean optional() {
                return written instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
            }

            boolean required() {
                return !optional() && key.byDefault().isEmpty();
            }
        }

        record Inline(Keys shape) implements Part {}
    }

    /// @param name as it is written; empty for a form that has no name
    record Kinds(String name, Optional<Kind> kind, Class<?> type) {
        Shape shape() {
            return Shape.of(type);
        }
    }

    static Shape of(Type type) {
        if (type instanceof ParameterizedType generic) return ofGeneric(generic);
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) return word(plain);
        Optional<Basic.Of> basic = basic(plain);
        if (basic.isPresent()) return new Basic(basic.get());
        Optional<Method> line = method(plain, Phrase.class).or(() -> method(plain, Mark.class, String.class));
        if (line.isPresent()) return new Line(plain, line.get());
        return plain.isSealed() ? choice(plain) : record(plain);
    }

    private static Shape ofGeneric(ParameterizedType type) {
        Type[] parts = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) return new Maybe(of(parts[0]));
        if (type.getRawType() == Map.class) return new MapOf(of(parts[1]));
        Optional<Method> entries = parts[0] instanceof Class<?> item ? method(item, Phrase.class, Phrase.class) : Optional.empty();
        if (entries.isPresent()) return new Entries((Class<?>) parts[0], entries.get());
        return new ListOf(of(parts[0]));
    }

    private static Optional<Basic.Of> basic(Class<?> type) {
        if (type == String.class) return Optional.of(Basic.Of.TEXT);
        if (type == boolean.class || type == Boolean.class) return Optional.of(Basic.Of.TRUTH);
        if (type == int.class || type == Integer.class) return Optional.of(Basic.Of.WHOLE);
        if (type == long.class) return Optional.of(Basic.Of.LONG);
        if (type == BigDecimal.class) return Optional.of(Basic.Of.NUMBER);
        if (type == Duration.class) return Optional.of(Basic.Of.DURATION);
        if (type == Expression.class) return Optional.of(Basic.Of.EXPRESSION);
        if (type == Constant.Money.class) return Optional.of(Basic.Of.MONEY);
        if (type == Constant.Measure.class) return Optional.of(Basic.Of.MEASURE);
        return type == LocalDateTime.class ? Optional.of(Basic.Of.MOMENT) : Optional.empty();
    }

    private static Optional<Method> method(Class<?> type, Class<?>... parameters) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("read") && Arrays.equals(method.getParameterTypes(), parameters)).findFirst();
    }

    private static Shape word(Class<?> type) {
        Map<String, Object> words = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) words.put(constant.toString().toLowerCase(Locale.ROOT).replace('_', ' '), constant);
        return new Word(words);
    }

    private static Shape choice(Class<?> type) {
        List<Kinds> kinds = new ArrayList<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            if (permitted.isSealed()) kinds.addAll(((Choice) choice(permitted)).kinds());
            else kinds.add(kind(permitted));
        }
        return new Choice(type, kinds);
    }

    private static Kinds kind(Class<?> type) {
        Optional<Kind> kind = Optional.ofNullable(type.getAnnotation(Kind.class));
        String name = kind.map(k -> k.name().isEmpty() ? words(decapitalised(type.getSimpleName())) : k.name()).orElse("");
        return new Kinds(name, kind, type);
    }

    private static Shape record(Class<?> type) {
        List<Part> parts = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.isAnnotationPresent(Whole.class)) return new Inner(type, of(component.getGenericType()));
            if (component.isAnnotationPresent(Flat.class)) {
                parts.add(new Part.Inline((Keys) of(component.getType())));
                continue;
            }
            Key key = component.getAnnotation(Key.class);
            if (key == null) throw new IllegalStateException(type.getName() + "." + component.getName() + " has no @Key");
            parts.add(new Part.Keyed(key.name().isEmpty() ? words(component.getName()) : key.name(), key, component.getGenericType()));
        }
        return new Keys(type, List.copyOf(parts));
    }

    private static String decapitalised(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /// `forEach` is `for each`.
    static String words(String name) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c)) words.append(' ').append(Character.toLowerCase(c));
            else words.append(c);
        }
        return words.toString();
    }
}
