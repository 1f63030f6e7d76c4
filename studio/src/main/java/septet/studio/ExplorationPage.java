package septet.studio;

import java.util.List;
import septet.data.Exploration;

/// What is in a table as one HTML file that opens offline. The same value gives the same bytes.
public final class ExplorationPage {
    private ExplorationPage() {}

    /// @param program the version that writes it
    public static String html(Exploration found, String program) {
        List<Section> sections = Explored.sections(found);
        Markup body = Markup.html("""
                <a class="skip" href="#main">Skip to the findings</a>
                <header class="head"><p class="eyebrow"><span class="mark">Septet</span> explore</p><h1 class="said">{}</h1><p class="lead">{}</p></header>
                <div class="columns">
                <nav aria-label="Contents"><ol>{}</ol></nav>
                <main id="main">
                {}
                </main>
                </div>
                <footer><p>Written by Septet {}. This file needs no network and sends nothing. Charts: Apache ECharts 6, Apache License 2.0.</p></footer>
                """, found.file(), Explored.lead(found), sections.stream().map(Section::entry).toList(), sections.stream().map(Section::markup).toList(), program);
        return Page.whole(found.file() + ", explored", ExplorationWords.headline(found), body, List.of(Library.CHARTS, Library.own("report.js")));
    }
}
