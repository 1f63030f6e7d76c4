package septet.studio;

import static septet.studio.Markup.html;

import java.util.List;
import java.util.Optional;
import septet.loop.RunReport;

/// The first screen: what it is worth, whether it serves and why.
final class Headline {
    private static final int FACTS = 5;

    private Headline() {}

    static Markup of(RunReport report) {
        RunReport.About about = report.about();
        return html("""
                <header class="head">
                <p class="eyebrow"><span class="mark">Septet</span> {} <span class="dot">{}</span> <span class="dot">{}</span></p>
                <h1>{}</h1>
                <p class="goal"><span class="label">Goal</span> {}</p>
                <div class="first"><div>{}</div>{}</div>
                {}
                {}
                </header>
                """, about.system(), run(about), Numbers.minute(report.lineage().started()),
                title(report), about.goal().isEmpty() ? about.about() : about.goal(), money(report), verdict(report), facts(report),
                        Drawing.figure(report.outline(), Optional.of(report)));
    }

    /// A run often goes by the name of the version that it registered.
    static String run(RunReport.About about) {
        if (about.version().isEmpty()) return "run " + about.run();
        return about.run().equals(about.version()) ? "version " + about.version() : "run " + about.run() + ", version " + about.version();
    }

    private static Markup title(RunReport report) {
        Optional<RunReport.Money> money = report.money();
        if (money.isEmpty()) return html("{}: {} serves", report.about().system(), report.about().served());
        if (Contestants.noneTaken(report)) return html("No learner proved better than the baseline");
        RunReport.Money costs = money.get();
        RunReport.Measure saved = Money.shown(costs);
        return html("This design {} <em>{}</em>{} {} against the baseline", Money.verb(report), Numbers.money(costs.currency(), saved.value()),
                saved.interval().map(interval -> html("<small>{}</small>", Numbers.amounts(interval, saved.value()))).orElse(Markup.NONE), Money.period(costs));
    }

    private static Markup money(RunReport report) {
        if (report.money().isEmpty()) return html("<p class=\"lead\">The design names no costs of its decisions, so that nothing can be said in money.</p>");
        RunReport.Money money = report.money().get();
        return html("{}<p class=\"lead\">{}</p>", Money.bars(report), Money.basis(money));
    }

    private static Markup verdict(RunReport report) {
        return html("<aside class=\"verdict\" aria-label=\"Verdict\">{}<p>{}</p><p>{} <a href=\"#requirements\">Line by line</a></p></aside>",
                Badge.promoted(report.verdict().promoted()), Numbers.sentence(report.verdict().why()), Asked.summary(report.requirements()));
    }

    /// The numbers under the headline, for those who look for them first.
    private static Markup facts(RunReport report) {
        List<Markup> facts = Contestants.taken(report).map(served -> served.metrics().stream().limit(FACTS)
                .map(metric -> html("<div><dt>{}</dt><dd>{}<small>{}</small></dd></div>", metric.name() + (Numbers.isCurrency(metric.unit()) ? " of a row" : ""),
                        Numbers.metric(metric.unit(), metric.measure().value()), Numbers.interval(metric).strip()))
                .toList()).orElse(List.of());
        return facts.isEmpty() ? Markup.NONE : html("<dl class=\"facts\" aria-label=\"Metrics on test rows\">{}</dl>", facts);
    }
}
