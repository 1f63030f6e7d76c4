package septet.studio;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import septet.loop.RunJson;
import septet.loop.RunReport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A report in which every text that comes from a design, a file or a machine tries to break out.
final class Hostile {
    static final String TEXT = "</script><script>alert(1)</script><!--\"'&amp;{}\u2028\u0000\uD800 onload=\"x\" \uD83D\uDE00";
    private static final Set<String> CHOSEN_BY_US = Set.of("met", "ruling", "currency", "unit", "severity", "part");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Hostile() {}

    static RunReport of(RunReport report) {
        JsonNode changed = change("", JsonMapper.builder().build().readTree(RunJson.write(report)));
        return RunJson.read(changed.toString().getBytes(StandardCharsets.UTF_8), "run.json");
    }

    private static JsonNode change(String key, JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode changed = NODES.objectNode();
                for (Map.Entry<String, JsonNode> entry : object.properties()) {
                    changed.set(key.equals("settings") ? entry.getKey() + TEXT : entry.getKey(), change(entry.getKey(), entry.getValue()));
                }
                yield changed;
            }
            case ArrayNode array -> {
                List<JsonNode> changed = new ArrayList<>();
                array.forEach(element -> changed.add(change(key, element)));
                yield NODES.arrayNode().addAll(changed);
            }
            default -> node.isString() && !CHOSEN_BY_US.contains(key) ? NODES.stringNode(node.asString() + TEXT) : node;
        };
    }
}
