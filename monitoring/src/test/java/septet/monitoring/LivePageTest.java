package septet.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The live page needs nothing from elsewhere, and can be read by everybody.
class LivePageTest {
    private final LivePage page = LivePage.load();
    private final String html = new String(page.body(), StandardCharsets.UTF_8);

    @Test
    void nothingComesFromElsewhereAndOnlyItsOwnScriptMayRun() {
        assertThat(html).doesNotContain("//cdn", "@import", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "onclick", "style=\"");
        assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("src=", "http://", "https://");
        assertThat(page.policy()).contains("default-src 'none'", "script-src 'sha256-", "style-src 'sha256-", "frame-ancestors 'none'").doesNotContain("unsafe");
    }

    @Test
    void everyTextHasItsContrastInBothThemes() {
        List<Map<String, String>> themes = themes();
        assertThat(themes).hasSize(2);
        for (Map<String, String> theme : themes) {
            for (String text : List.of("ink", "soft", "link", "good", "bad", "open", "none")) {
                for (String surface : List.of("page", "card", "quiet")) {
                    assertThat(contrast(theme.get(text), theme.get(surface))).as(text + " on " + surface).isGreaterThanOrEqualTo(4.5);
                }
            }
            for (String graphic : List.of("before", "now", "none")) assertThat(contrast(theme.get(graphic), theme.get("card"))).as(graphic)
                    .isGreaterThanOrEqualTo(3);
            assertThat(contrast(theme.get("card"), theme.get("link"))).as("the button").isGreaterThanOrEqualTo(4.5);
        }
    }

    /// The planted bug: a grey that is too light.
    @Test
    void aGreyThatIsTooLightIsFound() {
        assertThat(contrast("#a0a0a0", "#ffffff")).isLessThan(4.5);
        assertThat(contrast("#000000", "#ffffff")).isEqualTo(21);
    }

    @Test
    void everyFieldHasItsLabelAndEveryPictureItsWords() {
        Matcher fields = Pattern.compile("<textarea id=\"(\\w+)\"").matcher(html);
        while (fields.find()) assertThat(html).contains("<label for=\"" + fields.group(1) + "\">");
        Matcher drawn = Pattern.compile("draw\\(\"svg\", \\{([^}]*)}").matcher(html);
        int pictures = 0;
        while (drawn.find()) {
            pictures++;
            assertThat(drawn.group(1)).contains("role: \"img\"", "\"aria-label\":");
        }
        assertThat(pictures).isEqualTo(2);
        Matcher sections = Pattern.compile("<section[^>]*aria-labelledby=\"([\\w-]+)\"").matcher(html);
        while (sections.find()) assertThat(html).contains("<h2 id=\"" + sections.group(1) + "\">");
        assertThat(html).contains("<html lang=\"en\">", "class=\"skip\"", "prefers-reduced-motion", ":focus-visible", "aria-live=\"polite\"");
    }

    private List<Map<String, String>> themes() {
        List<Map<String, String>> themes = new ArrayList<>();
        Matcher root = Pattern.compile(":root \\{([^}]*)}").matcher(html);
        while (root.find()) {
            Map<String, String> theme = new HashMap<>();
            Matcher colour = Pattern.compile("--(\\w+): (#[0-9a-f]{6})").matcher(root.group(1));
            while (colour.find()) theme.put(colour.group(1), colour.group(2));
            themes.add(theme);
        }
        return themes;
    }

    /// WCAG 2.1, 1.4.3.
    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        double[] parts = new double[3];
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            parts[i] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}
