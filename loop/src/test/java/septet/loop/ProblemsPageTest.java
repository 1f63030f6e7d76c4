package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import septet.design.Problem;

/// The catalogue speaks of every code that the program can say, and of no other; its examples are those of the bad designs.
class ProblemsPageTest {
    private static final Path RESOURCE = Path.of("src/main/resources/septet/loop/problems.md");
    private static final Path PAGE = Repository.root().resolve("docs/problems.md");
    private static final Pattern CODE = Pattern.compile("\"((?:DESIGN|REQUIREMENTS|FRAMING|DATA|FEATURES|MODEL|EVALUATION|SERVING|MONITORING|COMMAND|ENGINE)-[A-Z0-9-]+[A-Z0-9])\"");
    private static final String INTRODUCTION = """
            # Problems

            Whatever is wrong is said in one line: place, cause, consequence, remedy, code; all problems at once. `septet explain CODE` says in a terminal what stands here.
            Codes are stable: one is never used for something else.

            ```text
            fraud.yaml:58:3 evaluation.slice: unknown key; nothing reads it. Did you mean slices? [DESIGN-UNKNOWN-KEY]
            ```

            """;

    @Test
    void everyCodeThatCanBeSaidIsExplained() {
        TreeSet<String> said = new TreeSet<>();
        for (Path file : Repository.files(Repository.root(), ".java")) {
            if (!file.toString().contains("src/main/java")) continue;
            Matcher matcher = CODE.matcher(Repository.text(file));
            while (matcher.find()) said.add(matcher.group(1));
        }
        TreeSet<String> explained = new TreeSet<>(ProblemCatalogue.of(Repository.text(RESOURCE)).sections().keySet());
        assertThat(said).as("said, and not explained in %s", RESOURCE).filteredOn(code -> !explained.contains(code)).isEmpty();
        assertThat(explained).as("explained, and never said").filteredOn(code -> !said.contains(code)).isEmpty();
    }

    @Test
    void everySectionHasAMeaningAndAFix() {
        assertThat(ProblemCatalogue.read().sections()).allSatisfy((code, section) -> {
            assertThat(section).as(code).contains("**Fix.** ");
            assertThat(section.indexOf("**Fix.** ")).as(code).isGreaterThan(10);
        });
        assertThat(ProblemCatalogue.read().find("DESIGN-UNKNOWN-KEY")).isPresent();
    }

    @Test
    void examplesAreThoseOfTheBadDesigns() {
        String head = Repository.text(RESOURCE).substring(0, Repository.text(RESOURCE).indexOf("\n## "));
        String sections = ProblemCatalogue.of(Repository.text(RESOURCE)).sections().entrySet().stream().map(ProblemsPageTest::section).collect(Collectors.joining("\n"));
        Repository.isUpToDate(RESOURCE, head + "\n" + sections);
        Repository.isUpToDate(PAGE, INTRODUCTION + sections);
    }

    private static String section(Map.Entry<String, String> section) {
        String text = section.getValue();
        String meaning = text.substring(0, Math.min(end(text, "\n\n```text"), end(text, "\n\n**Fix.**")));
        String fix = text.substring(text.indexOf("**Fix.**"));
        return "## " + section.getKey() + "\n\n" + meaning + "\n\n" + example(section.getKey()) + fix + "\n";
    }

    private static int end(String text, String mark) {
        return text.contains(mark) ? text.indexOf(mark) : text.length();
    }

    /// The line that shows it, and what is said.
    private static String example(String code) {
        Path file = Path.of("src/test/resources/bad/" + code + ".yaml");
        if (!file.toFile().exists()) return "";
        String design = BadDesignsTest.design(file);
        Problem problem = Check.of(design, "design.yaml").problems().stream().filter(each -> each.code().equals(code)).findFirst().orElseThrow();
        List<String> lines = design.lines().toList();
        int line = Integer.parseInt(problem.place().split(":")[1]);
        return "```text\n" + lines.get(Math.min(line, lines.size()) - 1) + "\n" + problem.line() + "\n```\n\n";
    }
}
