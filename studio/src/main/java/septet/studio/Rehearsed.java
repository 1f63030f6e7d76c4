package septet.studio;

import static septet.studio.Markup.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.loop.RunQuality.Metric;
import septet.loop.RunReport;
import septet.loop.RunReport.Delivered;
import septet.loop.RunReport.Kept;

/// Whether the figures hold when the test rows arrive as they did in production.
final class Rehearsed {
    private Rehearsed() {}

    static Optional<Section> of(RunReport report) {
        return report.delivered().map(delivered -> section(report, delivered));
    }

    private static Section section(RunReport report, Delivered delivered) {
        Compared side = Compared.of("this design", report);
        List<Markup> rows = new ArrayList<>();
        for (Kept kept : delivered.kept()) rows.add(row(kept));
        Markup table = html("<table><thead><tr><th scope=\"col\">metric</th><th scope=\"col\">promised</th><th scope=\"col\">delivered</th><th "
                + "scope=\"col\">shortfall</th><th scope=\"col\">verdict</th></tr></thead><tbody>{}</tbody></table>", rows);
        return new Section("delivered", "Promised and delivered", html("<p>{}</p><p>{}: {}.</p>{}", Promises.sentence(side).orElse(""),
                delivered.how(), Numbers.plural(delivered.rows(), "row"),
                Tables.scrolling("Promised and delivered", table)));
    }

    private static Markup row(Kept kept) {
        Metric delivered = kept.delivered();
        Metric promised = new Metric(delivered.name(), kept.promised(), delivered.lowerIsBetter(), delivered.unit());
        Metric shortfall = new Metric(delivered.name(), kept.shortfall(), true, delivered.unit());
        return html("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>", delivered.name(), Numbers.metric(promised),
                Numbers.metric(delivered), Numbers.metric(shortfall), badge(kept));
    }

    private static Markup badge(Kept kept) {
        return switch (new Difference(kept.shortfall(), true).tone()) {
            case WORSE -> Badge.badge("bad", "\u2715", "promised in vain");
            case BETTER -> Badge.badge("good", "\u2713", "more than promised");
            case PERHAPS -> Badge.badge("good", "\u2713", "kept");
            case UNKNOWN -> kept.shortfall().value() == 0 ? Badge.badge("good", "\u2713", "kept") : Badge.badge("none", "?", "no interval");
        };
    }
}
