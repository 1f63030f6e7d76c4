package septet.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeReaderTest {
    @Test
    void everyScalarStaysText() {
        Tree tree = read("a: no\nb: 007\nc: 12:30\nd: ~\ne: 1.0\nf: 'it''s'\ng: \"x\\ty\"\n");
        assertThat(List.of("a", "b", "c", "d", "e", "f", "g")).extracting(key -> ((Tree.Scalar) tree.at(key).orElseThrow()).text())
                .containsExactly("no", "007", "12:30", "~", "1.0", "it's", "x\ty");
    }

    @Test
    void everythingKnowsItsPlace() {
        Tree tree = read("a:\n  b: [x, 'y']\n  'late by': {c: d}\n");
        assertThat(tree.at("a.b.2")).get().extracting(Tree::mark).isEqualTo(new Mark("f.yaml", 2, 10));
        assertThat(((Tree.Scalar) tree.at("a.b.2").orElseThrow()).content()).isEqualTo(new Mark("f.yaml", 2, 11));
        assertThat(tree.at("a.late by.c")).get().extracting(Tree::mark).isEqualTo(new Mark("f.yaml", 3, 18));
        assertThat(List.of("x", "a.b.3", "a.b.x", "a.b.1.z", "a.late")).allSatisfy(path -> assertThat(tree.at(path)).isEmpty());
    }

    @Test
    void keysMayHoldDots() {
        assertThat(read("a.b: {c: d}\n").at("a.b.c")).isPresent();
    }

    @Test
    void windowsAndEditorsMayLeaveTheirMarks() {
        assertThat(read("\uFEFFa: b\r\nc: d\r\n").at("c")).get().extracting(Tree::mark).isEqualTo(new Mark("f.yaml", 2, 4));
        assertThat(read("a: größe 東京 🙂\nb: c\n").at("b")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "DESIGN-ANCHOR|a: &x 1", "DESIGN-ANCHOR|a: 1\nb: *x", "DESIGN-TAG|a: !!str 1", "DESIGN-TAG|a: !x {b: c}", "DESIGN-MERGE-KEY|<<: {a: b}",
        "DESIGN-DUPLICATE-KEY|a: 1\na: 2", "DESIGN-EMPTY-VALUE|a:", "DESIGN-SEVERAL-DOCUMENTS|a: b\n---\nc: d",
        "DESIGN-NOT-YAML|a: [", "DESIGN-NOT-YAML|a: b\n\tc: d", "DESIGN-NOT-YAML|a: 'b", "DESIGN-NOT-YAML|a: b: c", "DESIGN-NOT-YAML|a: \u0001", "DESIGN-KEY|{a: b}: c",
        "DESIGN-KEY|'': c", "DESIGN-EMPTY|", "DESIGN-EMPTY|# nothing", "DESIGN-NOT-YAML|@", "DESIGN-NOT-YAML|a: b\n- c"})
    void whatIsNoDesignIsRefusedWithItsCode(String codeAndText) {
        String[] parts = codeAndText.split("\\|", 2);
        Problems problems = new Problems();
        TreeReader.read(parts[1], "f.yaml", problems);
        assertThat(problems.list()).isNotEmpty().extracting(Problem::code).contains(parts[0]);
        assertThat(problems.list()).allSatisfy(problem -> assertThat(problem.place()).startsWith("f.yaml:"));
    }

    @Test
    void severalRefusalsComeAtOnce() {
        Problems problems = new Problems();
        Optional<Tree> tree = TreeReader.read("a: &x 1\nb:\nc: !!int 3\nc: 4\nd: 5\n", "f.yaml", problems);
        assertThat(problems.list()).extracting(Problem::code).containsExactly("DESIGN-ANCHOR", "DESIGN-EMPTY-VALUE", "DESIGN-TAG");
        assertThat(((Tree.Fields) tree.orElseThrow()).broken()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(tree.orElseThrow().at("d")).isPresent();
    }

    @Test
    void depthAndSizeAreBounded() {
        for (String text : List.of("[".repeat(100_000), "a: ".repeat(1_000), "- ".repeat(1_000) + "x", "{a: ".repeat(50_000))) {
            Problems problems = new Problems();
            TreeReader.read(text, "f.yaml", problems);
            assertThat(problems.hasErrors()).isTrue();
        }
        Problems problems = new Problems();
        assertThat(TreeReader.read(("a: " + "x".repeat(TreeReader.LARGEST)).getBytes(StandardCharsets.UTF_8), "f.yaml", problems)).isEmpty();
        assertThat(problems.list()).extracting(Problem::code).containsExactly("DESIGN-TOO-LARGE");
    }

    @Test
    void bytesThatAreNoUtf8AreFound() {
        Problems problems = new Problems();
        assertThat(TreeReader.read("a: b\nc: gr\u00fcn\n".getBytes(StandardCharsets.ISO_8859_1), "f.yaml", problems)).isEmpty();
        assertThat(problems.list()).extracting(Problem::line)
                .containsExactly("f.yaml:2:1 the file: bytes that are no UTF-8; it is not read. Store the file as UTF-8. [DESIGN-NOT-UTF8]");
    }

    private static Tree read(String text) {
        Problems problems = new Problems();
        Optional<Tree> tree = TreeReader.read(text, "f.yaml", problems);
        assertThat(problems.list()).isEmpty();
        return tree.orElseThrow();
    }
}
