package septet.studio;

import static septet.studio.Markup.html;

import java.util.List;
import java.util.Optional;
import septet.loop.RunReport;

/// The first screen: what it is worth, whether it serves and why.
final class Headline {
    private Headline() {}

    static Markup of(RunReport report) {
        RunReport.About about = report.about();
        return html("""
                <header class="head">
                <p class="eyebrow"><span class="mark">Septet</span> {} <span class="dot">run {}{}</span> <span class="dot">{}</span></p>
                <h1>{}</h1>
                <p class="goal"><span class="label">Goal</span> {}</p>
                {}
                <p class="verdict">{} {}</p>
                </header>
                """, about.system(), about.run(), about.version().isEmpty() ? "" : ", version " + about.version(), Numbers.minute(report.lineage().started()),
                title(report), about.goal().isEmpty() ? about.about() : about.goal(), money(report), Badge.promoted(report.verdict().promoted()), report.verdict().why());
    }

    private static Markup title(RunReport report) {
        Optional<RunReport.Money> money = report.money();
        if (money.isEmpty()) return html("{}: {} serves", report.about().system(), report.about().served());
        RunReport.Money costs = money.get();
        double saved = costs.saved().value();
        return html("Served, this design {} <em>{}</em> {} against the baseline", saved >= 0 ? "saves" : "loses",
                Numbers.money(costs.currency(), Math.abs(saved)), costs.days() > 0 ? "in " + Numbers.days(costs.days()) + " days" : "on " + Numbers.count(costs.rows()) + " rows");
    }

    private static Markup money(RunReport report) {
        if (report.money().isEmpty()) return html("<p class=\"lead\">The design names no costs of its decisions, so that nothing can be said in money.</p>");
        RunReport.Money money = report.money().get();
        String sure = money.saved().interval().isEmpty() ? ""
                : "95% interval of the difference:" + Numbers.amounts(money.saved().interval().get()) + (Money.certain(money) ? ". " : ", which holds zero: the difference may be chance. ");
        return html("{}<p class=\"lead\">{}{} Judged on {}, in the costs that the design gives its decisions.</p>",
                Money.bars(report), sure, Money.pace(money).orElse(""), Numbers.plural(money.rows(), "test row"));
    }

    /// The numbers under the headline, for those who look for them first.
    static Markup facts(RunReport report) {
        List<Markup> facts = Contestants.served(report).map(served -> served.metrics().stream().limit(5)
                .map(metric -> html("<div><dt>{}</dt><dd>{}<small>{}</small></dd></div>", metric.name(), Numbers.metric(metric.unit(), metric.measure().value()), Numbers.interval(metric)))
                .toList()).orElse(List.of());
        return facts.isEmpty() ? Markup.NONE : html("<dl class=\"facts\" aria-label=\"metrics of what serves\">{}</dl>", facts);
    }
}
