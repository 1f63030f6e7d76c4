package septet.data;

import java.io.InputStream;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Reads one object of JSON as a row: its fields are values, those of objects inside it too (`place.city`); a list is its own JSON text, null
/// lacks. Numbers keep the digits that they are written with.
final class JsonRow {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonRow() {}

    /// The text is no object, or one that is no row.
    static final class Broken extends Exception {
        Broken(String cause) {
            super(cause, null, false, false);
        }
    }

    /// A value, and whether it stands there as a text rather than as a number or a truth.
    record Value(String text, boolean quoted) {}

    static JsonParser parser(String text) {
        return FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    static JsonParser parser(InputStream bytes) {
        return FACTORY.createParser(ObjectReadContext.empty(), bytes);
    }

    /// Reads a line that holds one object and nothing else.
    static void line(String line, BiConsumer<String, Value> into) throws Broken {
        try (JsonParser parser = parser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) throw new Broken("no object");
            object(parser, into);
            if (parser.nextToken() != null) throw new Broken("more than one object");
        } catch (JacksonException e) {
            throw new Broken(e.getOriginalMessage());
        }
    }

    /// Reads the object that the parser stands at, to its end.
    static void object(JsonParser parser, BiConsumer<String, Value> into) throws Broken {
        object(parser, "", new HashSet<>(), into);
    }

    private static void object(JsonParser parser, String prefix, Set<String> seen, BiConsumer<String, Value> into) throws Broken {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = prefix + parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                object(parser, name + ".", seen, into);
                continue;
            }
            if (!seen.add(name)) throw new Broken("two values of " + name);
            switch (token) {
                case VALUE_NULL -> { }
                case START_ARRAY -> into.accept(name, new Value(text(parser), true));
                case VALUE_STRING -> into.accept(name, new Value(whole(parser.getString()), true));
                default -> into.accept(name, new Value(parser.getString(), false));
            }
        }
    }

    private static String text(JsonParser parser) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            generator.copyCurrentStructure(parser);
        }
        return text.toString();
    }

    /// A text whose characters are whole; half of a pair can be written in JSON, but is none.
    private static String whole(String text) throws Broken {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) continue;
            boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
            if (!pair) throw new Broken("half of a character");
            i++;
        }
        return text;
    }
}
