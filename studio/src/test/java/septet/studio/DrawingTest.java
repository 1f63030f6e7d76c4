package septet.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import septet.loop.Outline;
import septet.loop.RunReport;

class DrawingTest {
    @Test
    void isAPictureThatStandsAlone() throws Exception {
        String svg = Drawing.svg(Fixture.outline(), Optional.of(Fixture.report()));
        Files.writeString(Path.of("target/drawing.svg"), svg);
        Document picture = parse(svg);
        assertThat(picture.getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(texts(picture)).contains("1,754,121 rows", "p50 21.4\u00A0\u00B5s, p99 58.9\u00A0\u00B5s", "promoted", "p99 20ms", "serves", "34 rows of");
        assertThat(svg).contains("prefers-color-scheme:dark");
        assertThat(Drawing.svg(Fixture.outline(), Optional.of(Fixture.report()))).isEqualTo(svg);
    }

    @Test
    void aDesignThatWasNotRunHasNoFigures() throws Exception {
        String words = texts(parse(Drawing.svg(Fixture.outline(), Optional.empty())));
        assertThat(words).contains("payments", "fraud after 7d", "boosted trees", "block when score").doesNotContain("1,754,121", "promoted");
    }

    @Test
    void everyTextLiesInThePictureHoweverLongTheNames() throws Exception {
        RunReport hostile = Hostile.of(Fixture.report());
        Document picture = parse(Drawing.svg(hostile.outline(), Optional.of(hostile)));
        NodeList texts = picture.getElementsByTagName("text");
        for (int i = 0; i < texts.getLength(); i++) {
            Element text = (Element) texts.item(i);
            if (!text.getAttribute("class").startsWith("box")) continue;
            double right = Double.parseDouble(text.getAttribute("x")) + Glyphs.width(text.getTextContent(), Canvas.TEXT);
            assertThat(right).isLessThan(WideLayout.WIDTH);
        }
    }

    @Test
    void mermaidIsTheSameInWords() {
        String text = Drawing.mermaid(Fixture.outline(), Optional.of(Fixture.report()));
        assertThat(text).startsWith("flowchart LR\n").contains("subgraph Sources", "<b>payments</b>",
                "Sources -->|\"1,754,121 rows, 6.1\u00A0s\"| Features", "Monitoring -.->");
        assertThat(text.lines().filter(line -> line.strip().startsWith("subgraph"))).hasSize(6);
        assertThat(text.lines().filter(line -> line.strip().equals("end"))).hasSize(6);
    }

    @Test
    void noNameEndsALabelOfMermaid() {
        Outline outline = Hostile.of(Fixture.report()).outline();
        assertThat(Drawing.mermaid(outline, Optional.empty()).lines().filter(line -> line.contains("[\""))).allSatisfy(line ->
                assertThat(line).matches("\\s+[A-Za-z]+\\d+\\[\"[^\"]*\"\\]").doesNotContain("<script"));
    }

    private static String texts(Document picture) {
        StringBuilder words = new StringBuilder();
        NodeList texts = picture.getElementsByTagName("text");
        for (int i = 0; i < texts.getLength(); i++) words.append(texts.item(i).getTextContent()).append('\n');
        return words.toString();
    }

    private static Document parse(String svg) throws ParserConfigurationException, IOException, SAXException {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
