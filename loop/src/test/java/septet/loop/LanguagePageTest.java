package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import septet.data.ColumnType;
import septet.design.ExpressionParser;
import septet.design.Mark;
import septet.design.Phrase;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Reference;

/// What `docs/language.md` shows is read by what it speaks of.
class LanguagePageTest {
    private static final Path PAGE = Repository.root().resolve("docs/language.md");
    private static final String MARKER = "<!-- generated from the records of the sections; SEPTET_WRITE=true writes it anew -->\n";

    @Test
    void theReferenceIsThatOfTheRecords() {
        String page = Repository.text(PAGE);
        String written = page.substring(0, page.indexOf(MARKER) + MARKER.length());
        Repository.isUpToDate(PAGE, written + "\n" + Reference.markdown(SystemDesign.class));
    }

    @Test
    void theDesignIsFlawless() {
        List<Problem> problems = Check.of(block("yaml").getFirst(), "language.md").problems();
        assertThat(problems).isEmpty();
    }

    @Test
    void everyExpressionIsOne() {
        List<String> lines = block("expressions").getFirst().lines().toList();
        assertThat(lines).hasSizeGreaterThan(10).allSatisfy(line -> assertThat(ExpressionParser.parse(line).text()).isEqualTo(line));
    }

    @Test
    void everyColumnTypeIsOne() {
        Problems problems = new Problems();
        List<String> lines = block("columns").getFirst().lines().toList();
        assertThat(lines).hasSizeGreaterThan(5).allSatisfy(line -> assertThat(Phrase.read(line, new Mark("language.md", 1, 1), line, problems, ColumnType::read)).isPresent());
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void everyCodeOnItIsOne() {
        Matcher matcher = Pattern.compile("\\b(?:DESIGN|REQUIREMENTS|FRAMING|DATA|FEATURES|MODEL|EVALUATION|SERVING|MONITORING)-[A-Z-]+").matcher(Repository.text(PAGE));
        List<String> codes = new ArrayList<>();
        while (matcher.find()) codes.add(matcher.group());
        assertThat(codes).hasSizeGreaterThan(20).allSatisfy(code -> assertThat(ProblemCatalogue.read().find(code)).as(code).isPresent());
    }

    private static List<String> block(String kind) {
        Matcher matcher = Pattern.compile("```" + kind + "\n(.*?)```", Pattern.DOTALL).matcher(Repository.text(PAGE));
        List<String> blocks = new ArrayList<>();
        while (matcher.find()) blocks.add(matcher.group(1));
        assertThat(blocks).isNotEmpty();
        return blocks;
    }
}
