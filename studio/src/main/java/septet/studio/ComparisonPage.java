package septet.studio;

import static septet.studio.Markup.html;

import java.util.ArrayList;
import java.util.List;
import septet.studio.Comparison.Row;
import septet.studio.Difference.Tone;

/// A comparison as a page that opens offline.
final class ComparisonPage {
    private ComparisonPage() {}

    static String of(Comparison comparison) {
        Markup body = html("""
                <header class="head">
                <p class="eyebrow"><span class="mark">Septet</span> compare <span class="dot">{} and {}</span></p>
                <h1 class="said">{}</h1>
                {}
                </header>
                <div class="head"><main id="main">
                <section aria-labelledby="changes-title"><h2 id="changes-title">What was changed</h2>{}</section>
                {}
                <section aria-labelledby="table-title"><h2 id="table-title">What it did</h2>{}</section>
                </main></div>
                <footer><p>Brackets are 95% intervals. This file needs no network and sends nothing.</p></footer>
                """, comparison.first(), comparison.second(), comparison.title(), comparison.sentences().stream().filter(sentence -> !sentence.equals(comparison.title()))
                .map(sentence -> html("<p class=\"lead\">{}</p>", sentence)).toList(), changes(comparison.changes()), gaps(comparison), table(comparison));
        return Page.whole(comparison.first() + " and " + comparison.second(), comparison.title(), body, List.of());
    }

    private static Markup gaps(Comparison comparison) {
        if (comparison.gaps().isEmpty()) return Markup.NONE;
        return html("<section aria-labelledby=\"gaps-title\"><h2 id=\"gaps-title\">Promised and delivered</h2><div "
                + "class=\"charts\">{}</div>{}</section>", comparison.gaps().stream().map(GapPlot::draw).toList(),
                comparison.promises().stream().map(ComparisonPage::promises).toList());
    }

    private static Markup promises(PromiseTable table) {
        return html("<p>{}, replayed as production would have known it</p>{}", table.side(),
                Tables.table("Promised and delivered by " + table.side(), new Chart.Sheet(PromiseTable.HEADERS, table.rows())));
    }

    private static Markup changes(LineChanges changes) {
        if (changes.removed().isEmpty() && changes.added().isEmpty()) return html("<p>Nothing.</p>");
        List<Markup> lines = new ArrayList<>();
        changes.removed().forEach(line -> lines.add(line("gone", "\u2212", line)));
        changes.added().forEach(line -> lines.add(line("new", "+", line)));
        return html("<ul class=\"diff\">{}</ul>", lines);
    }

    private static Markup line(String kind, String sign, LineChanges.Line line) {
        return html("<li class=\"{}\"><span>{} {}</span> <code>{}</code></li>", kind, sign, line.number(), line.text());
    }

    private static Markup table(Comparison comparison) {
        List<Markup> rows = new ArrayList<>();
        String group = "";
        for (Row row : comparison.rows()) {
            if (!row.group().equals(group)) rows.add(html("<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"5\">{}</th></tr>", row.group()));
            group = row.group();
            rows.add(html("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>", row.name(), row.first(), row.second(),
                    row.difference(), badge(row.tone())));
        }
        return Tables.scrolling("Comparison",
                html("<table class=\"compare\"><thead><tr><th scope=\"col\">measure</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
                + "scope=\"col\">difference</th><th scope=\"col\">{} is</th></tr></thead><tbody>{}</tbody></table>",
                comparison.first(), comparison.second(), comparison.second(), rows));
    }

    private static Markup badge(Tone tone) {
        return switch (tone) {
            case BETTER -> Badge.badge("good", "\u25B2", Comparison.word(tone));
            case WORSE -> Badge.badge("bad", "\u25BC", Comparison.word(tone));
            case PERHAPS -> Badge.badge("none", "?", Comparison.word(tone));
            case UNKNOWN -> Markup.NONE;
        };
    }
}
