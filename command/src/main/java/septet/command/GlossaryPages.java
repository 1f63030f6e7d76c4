package septet.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import septet.design.JsonSchema;
import septet.design.MetricNames;
import septet.loop.SystemDesign;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Entries that are made of other pages: functions by their executed examples, kinds and words by the schema, metrics by their names.
final class GlossaryPages {
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^\\| (`[^`]+`(?:, `[^`]+`)*) \\| ([^|]*)\\| ?([^|]*)\\|?(?:[^|]*\\|)?$");
    private static final Pattern CALL = Pattern.compile("\\b([a-z][a-z0-9_]*)\\(");

    private GlossaryPages() {}

    /// By the name of a function or an aggregate.
    static Map<String, String> functions() {
        Map<String, List<String>> lines = new TreeMap<>();
        Matcher example = EXAMPLE.matcher(Pages.text("features.md"));
        while (example.find()) {
            String said = example.group(2).strip();
            String line = "  " + example.group(1).replace("`", "") + (said.isEmpty() ? "" : (said.startsWith("`") ? "  gives  " : ": ") + said)
                    + (example.group(3).isBlank() ? "" : "   " + example.group(3).strip());
            Matcher call = CALL.matcher(example.group(1));
            while (call.find()) {
                List<String> all = lines.computeIfAbsent(call.group(1), _ -> new ArrayList<>());
                if (!all.contains(line)) all.add(line);
            }
        }
        Map<String, String> entries = new TreeMap<>();
        lines.forEach((name, all) -> entries.put(name, "A function of the expression language; docs/features.md has all of them.\n\n" + String.join("\n", all)));
        return entries;
    }

    /// Kinds of learners and calibrations with what they are for, and words that a key can have, with that key.
    static Map<String, String> kinds() {
        Map<String, String> entries = new TreeMap<>();
        JsonNode schema = new ObjectMapper().readTree(JsonSchema.of(SystemDesign.class, "design"));
        schema.get("definitions").forEachEntry((type, definition) -> {
            for (JsonNode form : definition.path("anyOf")) {
                form.path("properties").forEachEntry((name, kind) -> {
                    if (kind.has("allOf") && kind.has("description")) entries.putIfAbsent(name, kind.get("description").asString());
                });
            }
            definition.path("properties").forEachEntry((key, node) -> node.path("enum").forEach(word -> {
                if (word.isString() && !List.of("true", "false").contains(word.asString())) {
                    entries.putIfAbsent(word.asString(), "One of the words of " + key + ": " + node.path("description").asString(""));
                }
            }));
        });
        return entries;
    }

    /// Metrics that metrics.md does not define yet.
    static Map<String, String> metrics() {
        Map<String, String> entries = new TreeMap<>();
        MetricNames.all().forEach(name -> entries.put(name, "A metric of the language"
                + (MetricNames.wave(name) > 1 ? ", for a later version (wave " + MetricNames.wave(name) + ")." : ".")));
        return entries;
    }
}
