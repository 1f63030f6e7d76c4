package septet.design;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingsTest {
    private final Problems problems = new Problems();
    private final Tree tree = TreeReader.read("a:\n  b: [x, y]\n  c.d: {e: f}\n  g:\n", "f.yaml", problems).orElseThrow();
    private final Findings findings = new Findings(tree, new Problems());

    @Test
    void aKeyHasItsPlaceAndAnEntryItsOwn() {
        assertThat(findings.place("a")).isEqualTo(new Mark("f.yaml", 1, 1));
        assertThat(findings.place("a.b")).isEqualTo(new Mark("f.yaml", 2, 3));
        assertThat(findings.place("a.b.2")).isEqualTo(new Mark("f.yaml", 2, 10));
        assertThat(findings.place("a.c.d.e")).isEqualTo(new Mark("f.yaml", 3, 9));
    }

    @Test
    void whatIsNotThereHasThePlaceAroundIt() {
        assertThat(findings.place("a.b.7")).isEqualTo(new Mark("f.yaml", 2, 3));
        assertThat(findings.place("a.x.y")).isEqualTo(new Mark("f.yaml", 1, 1));
        assertThat(findings.place("z")).isEqualTo(new Mark("f.yaml", 1, 1));
    }

    @Test
    void brokenNamesAreKnown() {
        assertThat(findings.names("a")).containsExactly("b", "c.d", "g");
        assertThat(findings.names("a.b")).isEmpty();
    }

    @Test
    void whatAFileSaysNeverBreaksALine() {
        Problems found = new Problems();
        found.error(new Mark("f.yaml", 1, 1), "a\nb", "x".repeat(1_000), "y", "see\u2028this", "CODE");
        assertThat(found.list().getFirst().line()).doesNotContain("\n", "\u2028").hasSizeLessThan(600).contains("a b", "...");
    }
}
