package septet.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import septet.loop.RunQuality.Metric;
import septet.loop.RunQuality.Replicates;
import septet.loop.RunReport.Measure;
import septet.studio.Difference.Tone;

class ComparisonTest {
    private static final Comparison COMPARISON = Comparison.of(Leak.honest(), Leak.leaking());

    @Test
    void aLeakIsToldInWordsAndMoney() {
        assertThat(COMPARISON.sentences()).anySatisfy(sentence -> assertThat(sentence)
                .isEqualTo("Offline, leak.yaml promises average precision 0.831; replayed as production would have known it, "
                + "it delivers 0.582: 0.249 of it is a leak, because offline it used what production learns only later; its decisions cost "
                        + "EUR\u00A014,330 in 7 days instead of the promised EUR\u00A06,120, EUR\u00A08,210 [7,120,\u00A09,310] more."));
        assertThat(COMPARISON.sentences().getFirst()).isEqualTo("One line differs: fraud: boolean known after 7d became fraud: boolean known after 0d.");
    }

    @Test
    void isTheSameTextAtEachWidth() {
        Golden.check("compare-120.txt", COMPARISON.text(120));
        Golden.check("compare-80.txt", COMPARISON.text(80));
        assertThat(COMPARISON.text(80).lines().mapToInt(String::length).max().orElse(0)).isLessThanOrEqualTo(80);
    }

    @Test
    void isAPageThatLoadsNothing() throws IOException {
        String page = COMPARISON.html();
        Files.writeString(Path.of("target/compare.html"), page);
        assertThat(HtmlCheck.of(page).wrong).isEmpty();
        assertThat(page.contains("script-src &#39;none&#39;")).isTrue();
        Compared hostile = Compared.of(Hostile.TEXT, Hostile.of(Leak.leaking().run().orElseThrow()));
        assertThat(HtmlCheck.of(Comparison.of(Leak.honest(), hostile).html()).wrong).isEmpty();
        assertThat(Comparison.of(Leak.honest(), hostile).text(100).chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
    }

    @Test
    void twoDesignsWithoutARunAreComparedAsDesigns() {
        Comparison designs = Comparison.of(Compared.of("a.yaml", Fixture.outline(), Leak.DESIGN),
                Compared.of("b.yaml", Fixture.outline(), Leak.DESIGN + "evaluation: {}\n"));
        assertThat(designs.sentences()).contains("Without a run of both, only the designs themselves are compared.");
        assertThat(designs.rows()).extracting(Comparison.Row::name).contains("lines of design", "feature definitions").doesNotContain("average precision");
        assertThat(designs.rows()).filteredOn(row -> row.name().equals("lines of design")).singleElement().extracting(Comparison.Row::difference).isEqualTo("+1");
    }

    @Test
    void aBrokenPromiseIsTheTitleWhereRowsDiffer() {
        Comparison comparison = Comparison.of(Compared.of("a.yaml", Fixture.outline(), Leak.DESIGN), Leak.leaking());
        assertThat(comparison.title()).isEqualTo("leak.yaml promises average precision 0.831 and delivers 0.582: EUR\u00A08,210 [7,120,\u00A09,310] more than promised in 7 days.");
        assertThat(COMPARISON.title()).startsWith("Delivered, leak.yaml costs EUR\u00A04,310");
    }

    @Test
    void onlyRowsInCommonGiveAnInterval() {
        Metric a = new Metric("average precision", Measure.of(0.60), false, "");
        Metric b = new Metric("average precision", Measure.of(0.63), false, "");
        assertThat(Difference.of(a, b, replicates("x", 0.60), replicates("x", 0.63)).tone()).isEqualTo(Tone.BETTER);
        assertThat(Difference.of(b, a, replicates("x", 0.63), replicates("x", 0.60)).tone()).isEqualTo(Tone.WORSE);
        assertThat(Difference.of(a, b, replicates("x", 0.60), replicates("y", 0.63)).measure().interval()).isEmpty();
        assertThat(Difference.of(a, b, replicates("x", 0.60), Optional.empty()).tone()).isEqualTo(Tone.UNKNOWN);
        assertThat(Difference.of(a, b, replicates("x", 0.63), replicates("x", 0.63)).tone()).isEqualTo(Tone.PERHAPS);
        assertThat(new Difference(Measure.of(2, 1, 3), true).tone()).isEqualTo(Tone.WORSE);
    }

    @Test
    void linesAreComparedByWhatTheySay() {
        LineChanges changes = LineChanges.between("a: 1\n\nb: 2   # why\nc: 3\n", "a: 1\nb: 2\nd: 4\nc: 3\n");
        assertThat(changes.removed()).isEmpty();
        assertThat(changes.added()).containsExactly(new LineChanges.Line(3, "d: 4"));
        assertThat(LineChanges.count("a: 1\n# no\n\n  b: 2 # yes\n")).isEqualTo(2);
    }

    private static Optional<Replicates> replicates(String rows, double value) {
        List<Double> values = new java.util.ArrayList<>();
        for (int i = 0; i < 200; i++) values.add(value + 0.02 * Math.sin(i) + (value > 0.62 ? 0.001 * Math.cos(3 * i) : 0));
        return Optional.of(new Replicates(rows, Map.of("average precision", values)));
    }
}
