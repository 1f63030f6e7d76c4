package septet.monitoring;

import java.util.HashMap;
import java.util.Map;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.serving.Json;
import septet.serving.Limits;
import septet.serving.Request;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The plain values of a small object that a person sends, as texts.
public final class Fields {
    /// Characters of who decides, and of why; they stand in the log for ever.
    public static final int MOST_OF_NAME = 200;
    public static final int MOST_OF_REASON = 1_000;
    private static final Json JSON = new Json(Limits.DEFAULT);

    private Fields() {}

    /// Empty where it is no object.
    public static Map<String, String> of(Request request) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = JSON.read(request.body())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) return fields;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                if (parser.nextToken().isScalarValue()) fields.put(name, parser.getString());
                else parser.skipChildren();
            }
            return fields;
        } catch (JacksonException _) {
            return Map.of();
        }
    }

    /// @throws Refused with SERVING-MISSING-FIELD where it lacks
    public static String get(Map<String, String> fields, String name) {
        String value = fields.getOrDefault(name, "");
        if (value.isBlank()) throw lacks(name, "Send {\"" + name + "\": ...} with what else belongs to it.");
        return value;
    }

    /// Words of a person, which are kept: of at most so many characters that can be printed.
    ///
    /// @throws Refused with SERVING-MISSING-FIELD where it lacks or is not that
    private static String words(Map<String, String> fields, String name, int most) {
        String value = get(fields, name);
        if (areWords(value, most)) return value;
        throw lacks(name, "Say it in at most " + most + " characters, on one line.");
    }

    /// Whether they can be kept: at most so many characters on one line.
    public static boolean areWords(String value, int most) {
        return !value.isBlank() && value.length() <= most && value.chars().noneMatch(Character::isISOControl);
    }

    /// Who decides.
    public static String by(Map<String, String> fields) {
        return words(fields, "by", MOST_OF_NAME);
    }

    /// And why.
    public static String why(Map<String, String> fields) {
        return words(fields, "why", MOST_OF_REASON);
    }

    static Refused lacks(String name, String remedy) {
        return new Refused(Fault.DATA, Problem.error("body." + name, name + " lacks, or is not what it should be", "nothing was done", remedy, "SERVING-MISSING-FIELD"));
    }
}
