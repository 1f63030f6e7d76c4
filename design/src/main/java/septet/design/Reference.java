package septet.design;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The reference of all keys, as a page shows it.
public final class Reference {
    private Reference() {}

    /// Markdown: a table for each section of what is built, then the paths of what is not.
    public static String markdown(Class<? extends Record> type) {
        List<KeyHelp> all = KeyHelp.of(type);
        Map<String, List<KeyHelp>> sections = new LinkedHashMap<>();
        all.stream().filter(KeyHelp::built).forEach(key -> sections.computeIfAbsent(section(key), _ -> new ArrayList<>()).add(key));
        String later = all.stream().filter(key -> !key.built()).map(KeyHelp::path).filter(path -> !inside(path, all)).map(path -> "`" + path + "`").distinct()
                .collect(Collectors.joining(", "));
        return sections.entrySet().stream().map(section -> table(section.getKey(), section.getValue())).collect(Collectors.joining("\n"))
                + "\n### Known, and not built yet\n\n" + later + ".\n";
    }

    private static String section(KeyHelp key) {
        int dot = key.path().indexOf('.');
        return dot < 0 ? key.type().equals("mapping") ? key.path() : "" : key.path().substring(0, dot);
    }

    /// Whether something around it is not built either.
    private static boolean inside(String path, List<KeyHelp> all) {
        return all.stream().anyMatch(key -> !key.built() && path.startsWith(key.path() + "."));
    }

    private static String table(String section, List<KeyHelp> keys) {
        StringBuilder text = new StringBuilder("### ").append(section.isEmpty() ? "At the top" : section).append("\n\n");
        List<KeyHelp> inside = new ArrayList<>(keys);
        if (!section.isEmpty()) text.append(inside.removeFirst().says()).append("\n\n");
        text.append("| key | written | default | says |\n|---|---|---|---|\n");
        for (KeyHelp key : inside) {
            String name = section.isEmpty() ? key.path() : key.path().substring(section.length() + 1);
            text.append("| `").append(name).append("` | ").append(key.type()).append(" | ").append(otherwise(key)).append(" | ").append(key.says())
                    .append(examples(key)).append(" |\n");
        }
        return text.toString();
    }

    private static String otherwise(KeyHelp key) {
        if (key.required()) return "required";
        return key.byDefault().isEmpty() ? "none" : "`" + key.byDefault() + "`";
    }

    private static String examples(KeyHelp key) {
        if (key.examples().isEmpty()) return "";
        return " For example " + key.examples().stream().map(example -> "`" + example + "`").collect(Collectors.joining(", ")) + ".";
    }
}
