package septet.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import septet.design.KeyHelp;
import septet.loop.ProblemCatalogue;
import septet.loop.SystemDesign;
import septet.studio.Terminal;
import septet.studio.TextTable;

/// Everything that can be explained, by its name: problem codes, keys, metrics, words.
final class Glossary {
    private static final Pattern DEFINITION = Pattern.compile("(?ms)^\\*\\*([^*]+?)\\.?\\*\\*(?: \\([^\\n]*?\\)\\.)?(.*?)(?=\\n\\*\\*|\\n## |\\z)");
    private static final Pattern SECTION = Pattern.compile("(?ms)^## ([^\\n]+)\\n(.*?)(?=\\n## |\\z)");
    private static final String CODES = "\n# Codes of the command line\n";

    private final Map<String, String> entries = new TreeMap<>();
    /// The last part of a key's path, with every path that ends so.
    private final Map<String, List<String>> keys = new TreeMap<>();

    private Glossary() {}

    static Glossary read() {
        Glossary glossary = new Glossary();
        sections(Pages.text("words.md")).forEach((names, text) -> glossary.add(names, text));
        definitions(Pages.text("metrics.md")).forEach((names, text) -> glossary.add(names, text));
        ProblemCatalogue.read().sections().forEach(glossary.entries::put);
        String commands = Pages.text("commands.md");
        glossary.entries.putAll(sections(commands.substring(commands.indexOf(CODES))));
        for (KeyHelp key : KeyHelp.of(SystemDesign.class)) {
            glossary.entries.putIfAbsent(key.path(), text(key));
            List<String> paths = glossary.keys.computeIfAbsent(key.path().substring(key.path().lastIndexOf('.') + 1), _ -> new ArrayList<>());
            if (!paths.contains(key.path())) paths.add(key.path());
        }
        GlossaryPages.functions().forEach(glossary.entries::putIfAbsent);
        GlossaryPages.kinds().forEach(glossary.entries::putIfAbsent);
        GlossaryPages.metrics().forEach(glossary.entries::putIfAbsent);
        return glossary;
    }

    /// What there is to say; empty where the thing is unknown.
    List<String> find(String thing) {
        List<String> found = new ArrayList<>();
        for (String name : List.of(thing, thing.toUpperCase(Locale.ROOT), thing.toLowerCase(Locale.ROOT))) {
            if (found.isEmpty() && entries.containsKey(name)) found.add(name + "\n" + entries.get(name));
        }
        for (String path : keys.getOrDefault(thing, List.of())) {
            if (!path.equals(thing) && entries.containsKey(path)) found.add(path + "\n" + entries.get(path));
        }
        return found;
    }

    Collection<String> names() {
        List<String> names = new ArrayList<>(entries.keySet());
        names.addAll(keys.keySet());
        return Collections.unmodifiableList(names);
    }

    private void add(String names, String text) {
        for (String name : names.toLowerCase(Locale.ROOT).split(", ")) entries.put(name.strip(), text);
    }

    private static Map<String, String> sections(String page) {
        Map<String, String> sections = new TreeMap<>();
        Matcher section = SECTION.matcher(page);
        while (section.find()) sections.put(section.group(1).strip(), section.group(2).strip());
        return sections;
    }

    /// The paragraphs of the metrics' page that begin with a name in bold; the name in brackets behind some is the sentence itself.
    private static Map<String, String> definitions(String page) {
        int from = page.indexOf("\n## Definitions\n");
        Map<String, String> definitions = new TreeMap<>();
        Matcher definition = DEFINITION.matcher(page.substring(from, page.indexOf("\n## Intervals\n", from)));
        while (definition.find()) definitions.put(definition.group(1), definition.group(2).strip());
        return definitions;
    }

    private static String text(KeyHelp key) {
        StringBuilder text = new StringBuilder(TextTable.paragraph(key.says(), 0, Terminal.WIDTH));
        text.append("\nwritten:  ").append(key.type()).append('\n');
        if (key.required()) text.append("required: yes\n");
        if (!key.byDefault().isEmpty()) text.append("default:  ").append(key.byDefault()).append('\n');
        key.examples().forEach(example -> text.append("example:  ").append(example).append('\n'));
        if (!key.built()) text.append("not built yet\n");
        return text.toString().stripTrailing();
    }
}
