package septet.design;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The JSON Schema (draft-07, which editors know) of the records that designs are bound to.
public final class JsonSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String NAME = "^[A-Za-z_][A-Za-z0-9_]*$";
    private static final String NUMBER = "[0-9]+([.][0-9]+)?(e[+-]?[0-9]+)?";

    private final Map<String, ObjectNode> definitions = new TreeMap<>();

    private JsonSchema() {}

    /// @param type the record of the whole file
    public static String of(Class<? extends Record> type, String title) {
        JsonSchema schema = new JsonSchema();
        ObjectNode root = JSON.objectNode();
        root.put("$schema", "http://json-schema.org/draft-07/schema#");
        root.put("title", title);
        root.setAll(schema.keys((Shape.Keys) Shape.of(type)));
        ObjectNode definitions = root.putObject("definitions");
        schema.definitions.forEach(definitions::set);
        return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(root) + "\n";
    }

    private ObjectNode node(Shape shape) {
        return switch (shape) {
            case Shape.Basic(Shape.Basic.Of of) -> basic(of);
            case Shape.Word(Map<String, Object> words) -> words(words.keySet());
            case Shape.Line line -> line(line.type());
            case Shape.Entries _ -> JSON.objectNode().put("type", "object").set("additionalProperties", scalar());
            case Shape.ListOf(Shape item) -> JSON.objectNode().put("type", "array").set("items", entry(node(item)));
            case Shape.MapOf(Shape value) -> map(value);
            case Shape.Maybe(Shape value) -> node(value);
            case Shape.Inner(Class<?> _, Shape inner) -> node(inner);
            case Shape.Keys keys -> defined(keys.type(), () -> keys(keys));
            case Shape.Choice choice -> defined(choice.type(), () -> choice(choice));
        };
    }

    private static ObjectNode line(Class<?> type) {
        Written written = type.getAnnotation(Written.class);
        ObjectNode node = written == null ? scalar() : JSON.objectNode().put("type", "string").put("pattern", "^(" + written.value() + ")$");
        List<String> offers = offers(type);
        if (!offers.isEmpty()) offers.forEach(node.putArray("examples")::add);
        return node;
    }

    /// Of metrics all that are built.
    private static List<String> offers(Class<?> type) {
        if (type == MetricSentence.class) return MetricNames.all().stream().filter(name -> MetricNames.wave(name) <= Built.WAVE && Built.has("metric", name)).toList();
        Offers offers = type.getAnnotation(Offers.class);
        return offers == null ? List.of() : List.of(offers.value());
    }

    private ObjectNode defined(Class<?> type, Supplier<ObjectNode> content) {
        String name = type.getSimpleName();
        if (!definitions.containsKey(name)) {
            definitions.put(name, JSON.objectNode());
            definitions.put(name, content.get());
        }
        return JSON.objectNode().put("$ref", "#/definitions/" + name);
    }

    private ObjectNode keys(Shape.Keys shape) {
        ObjectNode node = JSON.objectNode().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = node.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        add(shape, properties, required);
        if (!required.isEmpty()) node.set("required", required);
        return node;
    }

    private void add(Shape.Keys shape, ObjectNode properties, ArrayNode required) {
        for (Shape.Part part : shape.parts()) {
            switch (part) {
                case Shape.Part.Inline(Shape.Keys inline) -> add(inline, properties, required);
                case Shape.Part.Keyed keyed -> {
                    properties.set(keyed.name(), described(keyed));
                    if (keyed.required()) required.add(keyed.name());
                }
            }
        }
    }

    /// Beside a reference nothing counts in draft-07, hence `allOf`.
    private ObjectNode described(Shape.Part.Keyed part) {
        ObjectNode value = node(part.shape());
        ObjectNode node = value.has("$ref") ? JSON.objectNode().set("allOf", JSON.arrayNode().add(value)) : value;
        node.put("description", part.key().says() + (part.key().wave() > Built.WAVE ? " Not built yet (wave " + part.key().wave() + ")." : ""));
        if (!part.key().byDefault().isEmpty()) node.set("default", value(Defaults.tree(part.key().byDefault())));
        if (part.key().examples().length > 0) {
            ArrayNode examples = node.putArray("examples");
            for (String example : part.key().examples()) examples.add(example(example));
        }
        return node;
    }

    private static JsonNode example(String written) {
        Optional<Tree> tree = TreeReader.read(written, "example", new Problems());
        return tree.map(JsonSchema::value).orElseThrow(() -> new IllegalStateException("an example that is no YAML: " + written));
    }

    private static JsonNode value(Tree tree) {
        return switch (tree) {
            case Tree.Scalar scalar -> value(scalar.text());
            case Tree.Items items -> {
                ArrayNode array = JSON.arrayNode();
                items.items().forEach(item -> array.add(value(item)));
                yield array;
            }
            case Tree.Fields fields -> {
                ObjectNode object = JSON.objectNode();
                fields.fields().forEach((name, field) -> object.set(name, value(field.value())));
                yield object;
            }
        };
    }

    private static JsonNode value(String text) {
        if (text.equals("true") || text.equals("false")) return JSON.booleanNode(text.equals("true"));
        return text.matches("-?[0-9]{1,9}") ? JSON.numberNode(Integer.parseInt(text)) : JSON.stringNode(text);
    }

    private static ObjectNode scalar() {
        return types("string", "number", "boolean");
    }

    /// Editors take a bare NULL or ~ in a list for no value; here it is text, such as a spelling of missing.
    private static ObjectNode entry(ObjectNode item) {
        if (scalar().get("type").equals(item.get("type"))) item.set("type", types("string", "number", "boolean", "null").get("type"));
        return item;
    }

    private static ObjectNode types(String... types) {
        ArrayNode array = JSON.arrayNode();
        for (String type : types) array.add(type);
        return JSON.objectNode().set("type", array);
    }

    private static ObjectNode basic(Shape.Basic.Of of) {
        return switch (of) {
            case TEXT, EXPRESSION, MOMENT -> scalar();
            case TRUTH -> JSON.objectNode().set("enum", JSON.arrayNode().add(true).add(false).add("true").add("false"));
            case WHOLE, LONG -> types("integer", "string").put("pattern", "^[0-9]+[kMG]?$");
            case NUMBER -> types("number", "string").put("pattern", "^-?" + NUMBER + "[kMG%]?$");
            case DURATION -> JSON.objectNode().put("type", "string").put("pattern", "^" + NUMBER + "(ms|s|m|h|d)$");
            case MONEY -> JSON.objectNode().put("type", "string").put("pattern", "^" + NUMBER + " ?[A-Z]{3}$");
            case MEASURE -> JSON.objectNode().put("type", "string").put("pattern", "^" + NUMBER + " ?[A-Za-z]+$");
        };
    }

    private static ObjectNode words(Collection<String> words) {
        ArrayNode array = JSON.arrayNode();
        words.forEach(array::add);
        return JSON.objectNode().set("enum", array);
    }

    private ObjectNode map(Shape value) {
        ObjectNode node = JSON.objectNode().put("type", "object");
        node.putObject("propertyNames").put("pattern", NAME);
        node.set("additionalProperties", node(value));
        return node;
    }

    private ObjectNode choice(Shape.Choice choice) {
        ArrayNode others = JSON.arrayNode();
        ObjectNode kinds = JSON.objectNode();
        ObjectNode more = JSON.objectNode();
        boolean anyNamed = !ChoiceBinder.names(choice).isEmpty();
        for (Shape.Kinds kind : choice.kinds()) {
            boolean named = kind.kind().map(k -> k.byKey().isEmpty()).orElse(false);
            if (!named && anyNamed && kind.shape() instanceof Shape.Keys keys) {
                more.setAll((ObjectNode) keys(keys).get("properties"));
                continue;
            }
            if (!named) {
                others.add(node(kind.shape()));
                continue;
            }
            ObjectNode settings = JSON.objectNode().set("allOf", JSON.arrayNode().add(node(kind.shape())));
            kinds.set(kind.name(), settings.put("description", kind.kind().orElseThrow().says()));
        }
        // beside several mappings editors offer the keys of one only, so that all keys stand in one; check knows which go together
        ArrayNode forms = JSON.arrayNode();
        List<String> names = ChoiceBinder.names(choice);
        if (!names.isEmpty()) {
            ObjectNode one = JSON.objectNode().put("type", "object").put("minProperties", 1).put("additionalProperties", false);
            if (more.isEmpty()) one.put("maxProperties", 1);
            forms.add(one.set("properties", kinds.setAll(more)));
            forms.add(words(names));
        }
        forms.addAll(others);
        return JSON.objectNode().set("anyOf", forms);
    }
}
