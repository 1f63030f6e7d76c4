package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import septet.design.Problem;

/// One small design for each problem code that a file can show, and what is said about it, word by word, in the comments at its end.
class BadDesignsTest {
    private static final String SAID = "#> ";
    /// What is true of the careful ones, and meant by those who wrote them.
    private static final List<String> TRUE_FINDINGS = List.of("bank-marketing/design.yaml EVALUATION-GATE-UNDECIDABLE", "card-fraud/handbook.yaml EVALUATION-COST-NOT-MEASURED",
            "card-fraud/no-delay.yaml FEATURES-LABEL-AT-ONCE");

    static List<Path> designs() {
        return Repository.files(Path.of("src/test/resources/bad"), ".yaml");
    }

    @ParameterizedTest
    @MethodSource("designs")
    void isSaidWordByWord(Path file) {
        String design = design(file);
        String code = file.getFileName().toString().replaceFirst("[.].*", "");
        List<Problem> problems = Check.of(design, "design.yaml").problems();
        assertThat(problems).extracting(Problem::code).contains(code);
        Repository.isUpToDate(file, design + problems.stream().map(problem -> SAID + problem.line() + "\n").collect(Collectors.joining()));
    }

    @Test
    void theDesignThatTheyAreMadeFromIsGood() {
        assertThat(Check.of(Repository.text(Path.of("src/test/resources/good.yaml")), "good.yaml").problems()).isEmpty();
    }

    /// For what is wrong where things are ranked.
    @Test
    void theRankingDesignThatTheyAreMadeFromIsGoodButForWhatIsNotBuilt() {
        assertThat(Check.of(Repository.text(Path.of("src/test/resources/good-ranking.yaml")), "good-ranking.yaml").problems()).extracting(Problem::code)
                .containsOnly("DESIGN-NOT-YET");
    }

    /// Designs that people drew with care: what rules say of them is right, or the rule is wrong.
    @Test
    void carefulDesignsRaiseNoFalseAlarm() {
        Stream<Path> careful = Stream.concat(Repository.sound().stream(), Repository.files(Repository.root().resolve("examples"), ".yaml").stream());
        List<String> said = careful.flatMap(file -> Check.of(Repository.text(file), file.getFileName().toString()).problems().stream()
                .filter(problem -> !problem.code().equals("DESIGN-NOT-YET"))
                .map(problem -> file.getParent().getFileName() + "/" + file.getFileName() + " " + problem.code())).toList();
        assertThat(said).containsExactlyInAnyOrderElementsOf(TRUE_FINDINGS);
    }

    @Test
    void whatNoFileOfTextCanHoldIsSaidToo() {
        byte[] latin = "system: gr\u00fcn".getBytes(StandardCharsets.ISO_8859_1);
        byte[] large = ("about: " + "x".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8);
        assertThat(Stream.of(latin, large).map(bytes -> Check.of(DesignFile.read(bytes, "design.yaml")).problems().getFirst().line())).containsExactly(
                "design.yaml:1:1 the file: bytes that are no UTF-8; it is not read. Store the file as UTF-8. [DESIGN-NOT-UTF8]",
                "design.yaml:1:1 the file: larger than 1 MB; it is not read. Move data and prompts into files of their own. [DESIGN-TOO-LARGE]");
    }

    /// What stands before the first line that says something.
    static String design(Path file) {
        return Repository.text(file).lines().takeWhile(line -> !line.startsWith(SAID)).map(line -> line + "\n").collect(Collectors.joining());
    }
}
