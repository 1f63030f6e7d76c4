package septet.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What there is to know of a key: for the reference and for `explain`.
///
/// @param path      `data.sources.NAME.time`; NAME stands for a name of yours
/// @param type      how its value is written, in words
/// @param required  whether it must be written
/// @param byDefault empty where there is none
/// @param built     whether this program does what it says
public record KeyHelp(String path, String type, boolean required, String byDefault, boolean built, List<String> examples, String says) {
    private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("Setting", "number or range"), Map.entry("MetricSentence", "metric"),
            Map.entry("GateSentence", "gate"), Map.entry("InputSection", "input"), Map.entry("Origin", "origin"), Map.entry("TimeOfRow", "time of a row"),
            Map.entry("Spending", "money in a time"), Map.entry("Portion", "duration or share"), Map.entry("Symbol", "character"), Map.entry("Format", "1"),
            Map.entry("Alternatives", "learner, or learners joined by or"), Map.entry("Weight", "word, factor or expression"));

    /// Every key of the language, in the order of the sections.
    public static List<KeyHelp> of(Class<? extends Record> type) {
        List<KeyHelp> all = new ArrayList<>();
        inside(Shape.of(type), "", true, all);
        return all;
    }

    private static void inside(Shape shape, String path, boolean built, List<KeyHelp> all) {
        switch (shape) {
            case Shape.Keys(Class<?> _, List<Shape.Part> parts) -> parts.forEach(part -> part(part, path, built, all));
            case Shape.MapOf(Shape value) -> inside(value, path + ".NAME", built, all);
            case Shape.ListOf(Shape item) -> inside(item, path, built, all);
            case Shape.Maybe(Shape value) -> inside(value, path, built, all);
            case Shape.Inner(Class<?> _, Shape inner) -> inside(inner, path, built, all);
            case Shape.Choice(Class<?> _, List<Shape.Kinds> kinds) -> kinds.forEach(kind -> kind(kind, path, built, all));
            case Shape.Basic _, Shape.Word _, Shape.Line _, Shape.Entries _ -> { }
        }
    }

    private static void part(Shape.Part part, String path, boolean around, List<KeyHelp> all) {
        switch (part) {
            case Shape.Part.Inline(Shape.Keys inline) -> inside(inline, path, around, all);
            case Shape.Part.Keyed keyed -> {
                String at = path.isEmpty() ? keyed.name() : path + "." + keyed.name();
                Key key = keyed.key();
                boolean built = around && key.wave() <= Built.WAVE && Built.has("key", at);
                all.add(new KeyHelp(at, type(keyed.shape()), keyed.required(), key.byDefault(), built, List.of(key.examples()), key.says()));
                inside(keyed.shape(), at, built, all);
            }
        }
    }

    private static void kind(Shape.Kinds kind, String path, boolean around, List<KeyHelp> all) {
        if (kind.kind().isEmpty()) return;
        Kind said = kind.kind().get();
        boolean named = said.byKey().isEmpty();
        boolean built = around && said.wave() <= Built.WAVE && Built.has("learner", named ? kind.name() : said.byKey());
        String at = named ? path + "." + kind.name() : path;
        if (named) all.add(new KeyHelp(at, "kind", false, "", built, List.of(), said.says()));
        inside(kind.shape(), at, built, all);
    }

    private static String type(Shape shape) {
        return switch (shape) {
            case Shape.Basic(Shape.Basic.Of of) -> switch (of) {
                case TEXT -> "text";
                case TRUTH -> "true or false";
                case WHOLE, LONG -> "whole number";
                case NUMBER -> "number or share";
                case DURATION -> "duration";
                case EXPRESSION -> "expression";
                case MONEY -> "money";
                case MEASURE -> "size";
                case MOMENT -> "date or date and time";
            };
            case Shape.Word(Map<String, Object> words) -> "one of " + String.join(", ", words.keySet());
            case Shape.Line(Class<?> type, var _) -> name(type);
            case Shape.Entries(Class<?> type, var _) -> "mapping, a " + name(type) + " each";
            case Shape.ListOf(Shape item) -> "list, " + each(item);
            case Shape.MapOf(Shape value) -> "names of yours, " + each(value);
            case Shape.Maybe(Shape value) -> type(value);
            case Shape.Inner(Class<?> _, Shape inner) -> type(inner);
            case Shape.Keys _ -> "mapping";
            case Shape.Choice choice -> ChoiceBinder.names(choice).isEmpty() ? forms(choice) : "kind, or kind with settings";
        };
    }

    private static String each(Shape item) {
        String type = type(item);
        return (type.startsWith("input") || type.startsWith("expression") || type.startsWith("origin") ? "an " : "a ") + type + " each";
    }

    private static String forms(Shape.Choice choice) {
        return String.join(" or ", choice.kinds().stream().map(kind -> type(kind.shape())).toList());
    }

    private static String name(Class<?> type) {
        String simple = type.getSimpleName();
        return WORDS.getOrDefault(simple, Shape.words(Character.toLowerCase(simple.charAt(0)) + simple.substring(1)));
    }
}
