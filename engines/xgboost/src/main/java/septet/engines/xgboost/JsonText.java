package septet.engines.xgboost;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads the textual form of a saved model.
final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonText() {}

    /// Whether these bytes begin as JSON does: universal binary JSON has the length of a name behind its first brace.
    static boolean isText(byte[] content) {
        int at = 0;
        while (at < content.length && isSpace(content[at])) at++;
        if (at == content.length || content[at] != '{') return false;
        int next = at + 1;
        while (next < content.length && isSpace(content[next])) next++;
        return next < content.length && (content[next] == '"' || content[next] == '}');
    }

    private static boolean isSpace(byte value) {
        return value == ' ' || value == '\n' || value == '\r' || value == '\t';
    }

    /// @throws IllegalArgumentException where it is no JSON
    static Object read(byte[] content) {
        try {
            return MAPPER.readValue(content, Map.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("text that is no JSON: " + e.getOriginalMessage());
        }
    }
}
