package septet.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import septet.design.Problem;
import septet.loop.Check;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A design as documentation shows it. A whole one passes `check`; a fragment is put where its keys belong, and must be read without a complaint of its form.
final class ShownDesign {
    private static final JsonNode SCHEMA = schema();
    private static final String SOURCE = "SourceSection";

    private ShownDesign() {}

    static List<String> wrong(String text) {
        if (text.startsWith("septet:") || text.contains("\nseptet:")) {
            return Check.of(text, "whole").problems().stream().filter(Problem::isError).map(Problem::line).toList();
        }
        Optional<String> framed = framed(text);
        if (framed.isEmpty()) return List.of("no section of the language has these keys: " + String.join(", ", keys(text)));
        return Check.of(framed.get(), "fragment").problems().stream().filter(problem -> problem.isError() && problem.code().startsWith("DESIGN-"))
                .filter(problem -> !problem.code().equals("DESIGN-MISSING-KEY")).map(Problem::line).toList();
    }

    /// Sections as they stand; keys of one section under it; those of a source under a source.
    private static Optional<String> framed(String text) {
        Map<String, List<String>> bySection = new LinkedHashMap<>();
        for (String part : parts(text)) {
            String key = part.substring(0, part.indexOf(':'));
            if (SCHEMA.path("properties").has(key)) bySection.computeIfAbsent("", each -> new ArrayList<>()).add(part);
            else if (section(key).isPresent()) bySection.computeIfAbsent(section(key).get(), each -> new ArrayList<>()).add(part);
            else if (definition(SOURCE).has(key)) bySection.computeIfAbsent(SOURCE, each -> new ArrayList<>()).add(part);
            else return Optional.empty();
        }
        StringBuilder design = new StringBuilder();
        bySection.forEach((section, parts) -> {
            int indent = section.isEmpty() ? 0 : section.equals(SOURCE) ? 6 : 2;
            design.append(section.isEmpty() ? "" : section.equals(SOURCE) ? "data:\n  sources:\n    shown:\n" : section + ":\n");
            parts.forEach(part -> design.append(part.indent(indent)));
        });
        return Optional.of(design.toString());
    }

    private static List<String> keys(String text) {
        return parts(text).stream().map(part -> part.substring(0, part.indexOf(':'))).toList();
    }

    /// One for each key that is not indented.
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.matches("[a-z][a-z -]*:.*")) parts.add(line + "\n");
            else if (!parts.isEmpty()) parts.set(parts.size() - 1, parts.getLast() + line + "\n");
        }
        return parts;
    }

    private static Optional<String> section(String key) {
        return SCHEMA.path("properties").propertyNames().stream().filter(section -> definition(named(section)).has(key)).findFirst();
    }

    private static String named(String section) {
        String reference = SCHEMA.path("properties").path(section).path("allOf").path(0).path("$ref").asString("");
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static JsonNode definition(String name) {
        return SCHEMA.path("definitions").path(name).path("properties");
    }

    private static JsonNode schema() {
        return new ObjectMapper().readTree(Rooms.repository().resolve(Path.of("docs/septet.schema.json")).toFile());
    }
}
