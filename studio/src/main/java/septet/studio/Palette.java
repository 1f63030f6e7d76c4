package septet.studio;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The colours of one theme, by role. Every colour of text and of a series keeps 4.5:1 against every surface (WCAG 2.1 AA, 1.4.3),
/// and the series stay apart for people who see two primary colours (both are computed by a test).
enum Palette {
    LIGHT(surfaces("#f7f6f2", "#ffffff", "#f1efe9", "#dedbd2"), text("#1b1d21", "#4d535c", "#1f51d6"),
            states("#11703c", "#b42318", "#8a5a00", "#5b626c"), new String[] {"#5f6670", "#a8500c", "#1f51d6", "#7a1180", "#14532d"}, classes("#56697b", "#b42318")),
    DARK(surfaces("#14171c", "#1b1f26", "#232830", "#3a414c"), text("#eef0f3", "#b3bbc5", "#9db7ff"),
            states("#5fd38d", "#ff8f85", "#f0c04a", "#a2abb6"), new String[] {"#939ca8", "#e8922e", "#7d9dff", "#f7bdf0", "#8ff0bd"}, classes("#8fa6bb", "#ff8f85"));

    /// How many series have a colour of their own: the baseline's and four learners'. Later ones repeat with another dash.
    static final int SERIES = 5;

    private final Map<String, String> colours = new LinkedHashMap<>();

    Palette(Map<String, String> surfaces, Map<String, String> text, Map<String, String> states, String[] series, Map<String, String> classes) {
        colours.putAll(surfaces);
        colours.putAll(text);
        colours.putAll(states);
        for (int i = 0; i < SERIES; i++) colours.put("series-" + i, series[i]);
        colours.putAll(classes);
    }

    /// Role to `#rrggbb`.
    Map<String, String> colours() {
        return java.util.Collections.unmodifiableMap(colours);
    }

    /// `--ink: #1b1d21; ...`.
    String variables() {
        return colours.entrySet().stream().map(colour -> "--" + colour.getKey() + ":" + colour.getValue()).collect(Collectors.joining(";"));
    }

    /// Both themes as a style sheet: the system decides, paper is light.
    static String style() {
        return ":root{color-scheme:light dark;" + LIGHT.variables() + "}\n"
                + "@media screen and (prefers-color-scheme:dark){:root{" + DARK.variables() + "}}\n";
    }

    private static Map<String, String> surfaces(String page, String card, String quiet, String line) {
        return ordered("page", page, "card", card, "quiet", quiet, "line", line);
    }

    private static Map<String, String> text(String ink, String soft, String link) {
        return ordered("ink", ink, "soft", soft, "link", link);
    }

    private static Map<String, String> states(String good, String bad, String open, String none) {
        return ordered("good", good, "bad", bad, "open", open, "none", none);
    }

    private static Map<String, String> classes(String negative, String positive) {
        return ordered("negative", negative, "positive", positive);
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) map.put(pairs[i], pairs[i + 1]);
        return map;
    }
}
