package septet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class PlotTest {
    private static final Plot PLOT = new Plot("Time & memory", "rows", List.of(
            new Plot.Panel("seconds", List.of(new Plot.Line("<ours>", List.of(new Plot.Point(1_000, 0.5), new Plot.Point(1_000_000, 500))))),
            new Plot.Panel("GiB", List.of(new Plot.Line("ours", List.of(new Plot.Point(1_000, 1), new Plot.Point(10_000, 1)))))));

    @Test
    void aPlotIsWellFormed() throws Exception {
        assertThat(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(PLOT.svg()))).getElementsByTagName("circle").getLength())
                .isEqualTo(4);
        assertThat(PLOT.svg()).contains("Time &amp; memory").contains("&lt;ours&gt;");
    }

    /// From 0.5 to 500 are three powers of ten, from a thousand to a million too: on axes of four and three powers the line rises by three quarters of the height.
    @Test
    void pointsStandByTheirPowersOfTen() {
        Matcher circles = Pattern.compile("<circle cx=\"([\\d.]+)\" cy=\"([\\d.]+)\"").matcher(PLOT.svg());
        assertThat(circles.find()).isTrue();
        double firstX = Double.parseDouble(circles.group(1));
        double firstY = Double.parseDouble(circles.group(2));
        assertThat(circles.find()).isTrue();
        assertThat(Double.parseDouble(circles.group(1)) - firstX).isEqualTo(400 - 16 - 62, org.assertj.core.api.Assertions.within(0.2));
        assertThat(firstY - Double.parseDouble(circles.group(2))).isEqualTo(0.75 * (300 - 44 - 56), org.assertj.core.api.Assertions.within(0.2));
    }
}
