package septet.studio;

import static septet.studio.Markup.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.loop.Explanation;
import septet.loop.Retraced;
import septet.model.Spoken;

/// Why one row is what it is, as a page that opens offline.
public final class ExplanationPage {
    private static final int MOST_TERMS = 25;

    private ExplanationPage() {}

    public static String of(ExplainedRow row) {
        List<Section> sections = new ArrayList<>();
        row.explanation().ifPresent(explanation -> sections.add(new Section("inputs", "What each input adds", inputs(explanation))));
        row.explanation().stream().flatMap(explanation -> explanation.texts().stream())
                .forEach(text -> sections.add(new Section("text-" + text.input(), "What the words of " + text.input() + " add", words(text))));
        if (!row.traced().isEmpty() || !row.agreement().isEmpty()) sections.add(new Section("events", "Which events it is made of", events(row)));
        row.retraced().ifPresent(it -> sections.add(new Section("row", "The row itself", columns(it))));
        Markup body = html("""
                <a class="skip" href="#main">Skip to the explanation</a>
                <header class="head">
                <p class="eyebrow"><span class="mark">Septet</span> explained <span class="dot">{}</span></p>
                <h1 class="said">{}</h1>
                {}
                <p class="lead">{}</p>
                </header>
                <div class="columns">
                <nav aria-label="Contents"><ol>{}</ol></nav>
                <main id="main">
                {}
                </main>
                </div>
                <footer><p>Times are UTC. This file needs no network and sends nothing.</p></footer>
                """, row.system(), title(row), lead(row), row.explanation().map(ExplanationText::counter).orElse("No model answered: nothing adds up to this answer."),
                sections.stream().map(Section::entry).toList(), sections.stream().map(Section::markup).toList());
        return Page.whole(row.id() + " explained", title(row), body, List.of());
    }

    private static String title(ExplainedRow row) {
        Optional<Explanation> explanation = row.explanation();
        String estimated = explanation.map(it -> it.head() + " " + Numbers.score(it.estimate())).orElse("");
        String decided = row.verdict().map(ExplainedRow.Verdict::decision).orElse(explanation.flatMap(Explanation::decision).orElse(""));
        boolean both = !decided.isEmpty() && !estimated.isEmpty() && !estimated.startsWith(decided + " ");
        return row.id() + ": " + (both ? decided + ", " + estimated : estimated.isEmpty() ? decided : estimated);
    }

    private static Markup lead(ExplainedRow row) {
        String origin = row.retraced().map(it -> "A row of " + it.origin() + (it.at().isEmpty() ? "" : ", " + it.at())).orElse("");
        return row.verdict().map(it -> html("<p class=\"lead\">Decided {} by {}{}.</p>", it.at(), it.version(), it.degraded().isEmpty() ? "" : ", degraded: " + it.degraded()))
                .orElse(html("<p class=\"lead\">{}. Nobody decided on it; this is what the version that serves says of it. It may have learned from this very row.</p>", origin));
    }

    private static Markup inputs(Explanation explanation) {
        double widest = explanation.contributions().stream().mapToDouble(each -> Math.abs(each.moves())).max().orElse(0);
        List<Markup> rows = new ArrayList<>();
        rows.add(html("<tr><th scope=\"row\">the average training row</th><td></td><td></td><td class=\"sum\">{}</td></tr>", ExplanationText.signed(explanation.average())));
        explanation.contributions().forEach(each -> rows.add(html("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td class=\"sum\">{}</td></tr>", each.input(), each.value(),
                bar(each.moves(), widest), ExplanationText.signed(each.moves()))));
        rows.add(html("<tr class=\"total\"><th scope=\"row\">together</th><td></td><td></td><td class=\"sum\">{}</td></tr>", ExplanationText.signed(explanation.score())));
        Markup heads = explanation.heads().size() < 2 ? Markup.NONE : Tables.table("Estimates", new Chart.Sheet(List.of("estimated", "value"),
                explanation.heads().stream().map(head -> List.of(head.name(), Numbers.score(head.estimate()))).toList()));
        return html("<p>{}</p>{}{}", ExplanationText.sum(explanation), heads, Tables.scrolling("What each input adds",
                html("<table class=\"adds\"><thead><tr><th scope=\"col\">input</th><th scope=\"col\">value</th><th scope=\"col\">against and for</th><th scope=\"col\" "
                        + "class=\"sum\">adds</th></tr></thead><tbody>{}</tbody></table>", rows)));
    }

    /// Right of the middle it speaks for the head, left of it against; the number beside it says the same.
    private static Markup bar(double moves, double widest) {
        double half = widest == 0 ? 0 : 60 * Math.abs(moves) / widest;
        return html("<svg class=\"push\" viewBox=\"0 0 120 12\" aria-hidden=\"true\"><path class=\"rail\" d=\"M60 0V12\"/><rect class=\"{}\" x=\"{}\" y=\"2\" width=\"{}\" "
                + "height=\"8\"/></svg>", moves < 0 ? "against" : "for", Numbers.format("%.1f", moves < 0 ? 60 - half : 60), Numbers.format("%.1f", half));
    }

    private static Markup words(Explanation.OfText text) {
        Spoken spoken = text.spoken();
        double widest = spoken.words().stream().mapToDouble(word -> Math.abs(word.moves())).max().orElse(0);
        List<Markup> words = spoken.words().stream().map(word -> html("<span class=\"word {}\" style=\"--share:{}%\" title=\"{}\">{}</span> ", word.moves() < 0 ? "against" : "for",
                Numbers.format("%.0f", widest == 0 ? 0 : 100 * Math.abs(word.moves()) / widest), ExplanationText.signed(word.moves()), word.text())).toList();
        List<List<String>> rows = new ArrayList<>();
        spoken.terms().stream().limit(MOST_TERMS).forEach(term -> rows.add(List.of("\u201C" + term.text() + "\u201D", ExplanationText.signed(term.moves()))));
        List<Spoken.Part> others = spoken.terms().stream().skip(MOST_TERMS).toList();
        if (!others.isEmpty()) rows.add(List.of(Numbers.plural(others.size(), "more term"), ExplanationText.signed(others.stream().mapToDouble(Spoken.Part::moves).sum())));
        rows.add(List.of("terms that it does not hold", ExplanationText.signed(spoken.rest())));
        return html("<p>As the model read it: without case, each digit as 0. The stronger the colour, the more the word adds; underlined words speak against. What a term of "
                + "several words, or of some letters, adds is spread over the letters that it covers.</p><p class=\"words\">{}</p>{}", words,
                Tables.table("Terms of " + text.input(), new Chart.Sheet(List.of("term", "adds"), rows)));
    }

    private static Markup events(ExplainedRow row) {
        List<Markup> parts = row.traced().stream().map(ExplanationPage::feature).toList();
        return html("<p>{}</p>{}", row.agreement().isEmpty() ? "Replayed from the sources." : row.agreement(), parts);
    }

    private static Markup feature(Retraced.Traced feature) {
        return html("<h3>{} = {}</h3>{}", feature.feature(), feature.value(), feature.aggregates().stream().map(ExplanationPage::aggregate).toList());
    }

    private static Markup aggregate(Retraced.Counted counted) {
        String rest = EvidenceText.rest(counted);
        List<Markup> rows = counted.newest().stream().map(event -> html("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>", event.at(),
                event.adds(), event.id(), event.origin(), join(EvidenceText.note(event), event.own() ? "" : event.row()))).toList();
        Markup table = counted.newest().isEmpty() ? Markup.NONE : Tables.scrolling("Events of " + counted.text(), html("<table class=\"events\"><thead><tr><th "
                + "scope=\"col\">time</th><th scope=\"col\">adds</th><th scope=\"col\">id</th><th scope=\"col\">from</th><th scope=\"col\">row</th></tr></thead><tbody>{}</tbody></table>",
                rows));
        return html("<p><code>{}</code> = {}; {}{}</p>{}{}", counted.text(), counted.value(), counted.events() == 0 ? "no " + counted.source()
                : Numbers.count(counted.events()) + " of " + counted.source(), counted.after().isEmpty() ? "" : ", after " + counted.after(), table,
                rest.isEmpty() ? Markup.NONE : html("<p class=\"caption\">{}</p>", rest));
    }

    private static String join(String note, String row) {
        return note.isEmpty() || row.isEmpty() ? note + row : note.strip() + "; " + row;
    }

    private static Markup columns(Retraced row) {
        return Tables.table("The row itself", new Chart.Sheet(List.of("column", "value"),
                row.columns().entrySet().stream().map(column -> List.of(column.getKey(), column.getValue())).toList()));
    }
}
