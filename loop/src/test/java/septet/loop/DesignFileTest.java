package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import septet.design.Problems;
import septet.design.Refused;
import septet.design.Resolved;
import septet.design.Tree;
import septet.design.TreeReader;

class DesignFileTest {
    static Stream<Path> systems() {
        return Repository.sound().stream();
    }

    /// What is written out with its origins is a design again, and the same one.
    @ParameterizedTest
    @MethodSource("systems")
    void theResolvedDesignIsTheSameDesign(Path file) {
        Tree resolved = DesignFile.read(Repository.text(file), "d.yaml").bound().orElseThrow().resolved();
        String written = Resolved.text(resolved);
        assertThat(written.lines().filter(line -> !line.matches(".*(:|  # line [0-9]+|  # default)")).toList()).isEmpty();
        Tree again = DesignFile.read(written, "d.yaml").bound().orElseThrow().resolved();
        assertThat(Resolved.fingerprint(again)).isEqualTo(Resolved.fingerprint(resolved));
    }

    @ParameterizedTest
    @MethodSource("systems")
    void theOrderOfKeysDoesNotCount(Path file) {
        Tree tree = TreeReader.read(Repository.text(file), "d.yaml", new Problems()).orElseThrow();
        String expected = fingerprint(tree);
        for (long seed = 1; seed <= 5; seed++) assertThat(fingerprint(shuffled(tree, new Random(seed)))).as("seed %d", seed).isEqualTo(expected);
    }

    /// Every value counts, and so does the order of a list.
    @Test
    void everyValueCounts() {
        String design = Repository.text(Path.of("src/test/resources/good.yaml"));
        String expected = DesignFile.read(design, "d.yaml").fingerprint();
        for (List<String> change : List.of(List.of("5%", "6%"), List.of("amount > 220", "amount > 221"), List.of("1d, 7d", "7d, 1d"), List.of("21d", "22d"),
                List.of("[drift, average", "[latency p99, average"),
                List.of("simple or strong", "strong or simple"), List.of("risk.md", "risks.md"), List.of("strong: boosted trees", "strong: {boosted trees: {depth: 5}}"))) {
            assertThat(design).contains(change.getFirst());
            assertThat(DesignFile.read(design.replace(change.getFirst(), change.getLast()), "d.yaml").fingerprint()).as("%s", change).isNotEqualTo(expected);
        }
        assertThat(DesignFile.read(design.replace("strong: boosted trees", "strong: {boosted trees: {depth: 4}}"), "d.yaml").fingerprint()).as("a default, written")
                .isEqualTo(expected);
    }

    @Test
    void aBrokenDesignHasNoFingerprint() {
        DesignFile file = DesignFile.read("septet: 1\nsystem: x\n", "d.yaml");
        assertThat(file.problems()).isNotEmpty();
        assertThatThrownBy(file::fingerprint).isInstanceOf(Refused.class).hasMessageContaining("[DESIGN-MISSING-KEY]");
    }

    /// A design of somebody else must not write where it likes.
    @Test
    void theNameOfASystemIsThatOfAFolderInTheStore() {
        String design = Repository.text(Path.of("src/test/resources/good.yaml"));
        for (String bad : List.of("../../etc/x", "..", ".hidden", "/tmp/x", "a/b", "a\\b", "a:b", "~", "x".repeat(101))) {
            assertThat(named(design, bad).problems()).as(bad).singleElement().satisfies(problem -> assertThat(problem.line()).startsWith("d.yaml:2:").contains("[DESIGN-NAME]"));
        }
        for (String good : List.of("card-fraud", "Zahlungen_2", "v1.2", "gr\u00f6\u00dfe", "my system")) assertThat(named(design, good).problems()).as(good).isEmpty();
    }

    private static DesignFile named(String design, String system) {
        return DesignFile.read(design.replaceFirst("system: .*", Matcher.quoteReplacement("system: '" + system + "'")), "d.yaml");
    }

    private static String fingerprint(Tree tree) {
        return Resolved.fingerprint(DesignFile.read(Resolved.text(tree), "d.yaml").bound().orElseThrow().resolved());
    }

    private static Tree shuffled(Tree tree, Random random) {
        return switch (tree) {
            case Tree.Scalar scalar -> scalar;
            case Tree.Items items -> new Tree.Items(items.mark(), items.items().stream().map(item -> shuffled(item, random)).toList());
            case Tree.Fields fields -> {
                List<String> names = new ArrayList<>(fields.fields().keySet());
                Collections.shuffle(names, random);
                Map<String, Tree.Field> moved = new LinkedHashMap<>();
                names.forEach(name -> moved.put(name, new Tree.Field(fields.fields().get(name).mark(), shuffled(fields.fields().get(name).value(), random))));
                yield new Tree.Fields(fields.mark(), moved, fields.broken());
            }
        };
    }
}
