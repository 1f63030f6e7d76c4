package septet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/// What the documentation shows is right: a reader who copies it is not let down.
class DocsTest {
    private static final Path ROOT = Rooms.repository();
    /// Blocks that tests of other rooms execute, and plain text.
    private static final Set<String> ELSEWHERE = Set.of("text", "stream", "columns", "expressions", "mermaid");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]+)(?:#[^)\\s]*)?\\)");
    @TempDir
    private static Path classes;

    static List<String> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            Stream<String> all = docs.map(file -> ROOT.relativize(file).toString()).filter(name -> name.endsWith(".md"));
            return Stream.concat(Stream.of("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "DECISIONS.md"), all).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyBlockIsRight(String page) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Shown block : Shown.of(page, Files.readString(ROOT.resolve(page)))) wrong(block).forEach(cause -> wrong.add(block.place() + " " + cause));
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(String page) throws IOException {
        Path folder = ROOT.resolve(page).getParent();
        Matcher matcher = LINK.matcher(Files.readString(ROOT.resolve(page)));
        List<String> broken = new ArrayList<>();
        while (matcher.find()) {
            String target = matcher.group(1);
            if (!target.contains("://") && !Files.exists(folder.resolve(target))) broken.add(target);
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void theReadmeIsTwoScreensAndShowsAllKindsOfBlocks() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        assertThat(readme.lines()).hasSizeLessThanOrEqualTo(110);
        assertThat(Shown.of("README.md", readme)).extracting(Shown::language).contains("sh", "yaml", "java", "text");
    }

    @ParameterizedTest
    @MethodSource("helpLines")
    void everyExampleOfTheHelpIsUnderstood(String line) {
        assertThat(ShownCommands.wrong(line)).isEmpty();
    }

    static List<String> helpLines() {
        List<String> lines = new ArrayList<>();
        for (String name : CommandsTest.names()) {
            Said.by(name, "--help").out().lines().filter(line -> line.startsWith("  septet ") || line.startsWith("  cat "))
                    .map(line -> line.strip().replaceAll("\\s{2,}.*", "")).forEach(lines::add);
        }
        return lines;
    }

    /// Each of these stands for a slip that a page could make.
    @ParameterizedTest
    @ValueSource(strings = {
        "|a block of no language",
        "yml|system: x",
        "yaml|framing:\n  task: binary classification\n  for every: payments",
        "yaml|gates: [average precision => 0.6]",
        "yaml|format: {seperator: comma}",
        "yaml|nothing: here",
        "yaml|septet: 1\nsystem: x",
        "sh|./septet chek examples/card-fraud/design.yaml",
        "sh|./septet run examples/card-fraud/desing.yaml",
        "sh|./septet run examples/card-fraud/design.yaml --sources payments=x.csv",
        "sh|cat x | septet predict design.yaml - --jsn",
        "json|{\"score\": 0.2,}",
        "java|Septet.open(\"design.yaml\");"})
    void aPlantedWrongBlockIsFound(String planted) {
        String[] parts = planted.split("\\|", 2);
        assertThat(Shown.of("planted.md", "words\n```" + parts[0] + "\n" + parts[1] + "\n```\n")).singleElement()
                .satisfies(block -> assertThat(wrong(block)).as(planted).isNotEmpty());
    }

    private static List<String> wrong(Shown block) {
        return switch (block.language()) {
            case "" -> List.of("the block names no language");
            case "yaml" -> ShownDesign.wrong(block.text());
            case "sh" -> ShownCommands.wrong(block.text());
            case "json" -> json(block.text());
            case "java" -> java(block.text());
            default -> ELSEWHERE.contains(block.language()) ? List.of() : List.of("nothing tests a block of " + block.language());
        };
    }

    private static List<String> json(String text) {
        try {
            new ObjectMapper().readTree(text);
            return List.of();
        } catch (JacksonException wrong) {
            return List.of(wrong.getOriginalMessage());
        }
    }

    /// As the body of a method beside Septet's entry.
    private static List<String> java(String text) {
        String imports = text.lines().filter(line -> line.startsWith("import ")).reduce("", (a, b) -> a + b + "\n");
        String body = text.lines().filter(line -> !line.startsWith("import ")).reduce("", (a, b) -> a + b + "\n");
        boolean whole = text.lines().anyMatch(line -> line.startsWith("void main("));
        String source = whole ? text : imports + "class Shown {\n    void shown() throws Exception {\n" + body + "    }\n}\n";
        JavaFileObject file = new SimpleJavaFileObject(URI.create("memory:///Shown.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        StringWriter said = new StringWriter();
        try (var files = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
            boolean compiled = ToolProvider.getSystemJavaCompiler().getTask(said, files, null, List.of("-d", classes.toString(), "-classpath",
                    System.getProperty("java.class.path")), null, List.of(file)).call();
            return compiled ? List.of() : List.of(said.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
