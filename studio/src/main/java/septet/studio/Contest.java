package septet.studio;

import static septet.studio.Markup.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import septet.loop.RunQuality.Contestant;
import septet.loop.RunQuality.Gate;
import septet.loop.RunQuality.Metric;
import septet.loop.RunReport;

/// The baseline and the learners beside each other, and the gates between them.
final class Contest {
    private Contest() {}

    static Section of(RunReport report) {
        return new Section("learners", "Learners and gates", html("{}{}", metrics(report), gates(report)));
    }

    private static Markup metrics(RunReport report) {
        List<Contestant> contestants = report.quality().contestants();
        List<Markup> rows = new ArrayList<>();
        for (String name : Contestants.metricNames(contestants)) rows.add(row(name, contestants));
        rows.add(plain("settings searched", contestants.stream().map(one -> Contestants.tuned(report, one).entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue()).collect(Collectors.joining("\n"))).toList()));
        rows.add(plain("size of the model", contestants.stream().map(one -> one.modelBytes() == 0 ? "" : Numbers.bytes(one.modelBytes())).toList()));
        boolean timed = contestants.stream().anyMatch(one -> one.fitMicros() > 0);
        if (timed) rows.add(plain("time of the last fit", contestants.stream().map(one -> one.fitMicros() == 0 ? "" : Numbers.duration(one.fitMicros())).toList()));
        Markup table = html("<table class=\"contest\"><thead><tr><th scope=\"col\">on test rows</th>{}</tr></thead><tbody>{}</tbody></table>",
                heads(contestants, report), rows);
        return html("<p>On the test rows, which were read once. Bars are 95% intervals, drawn to one scale in each line; an arrow says which way "
                + "is better.</p>{}", Tables.scrolling("Metrics of each learner", table));
    }

    private static List<Markup> heads(List<Contestant> contestants, RunReport report) {
        List<Markup> heads = new ArrayList<>();
        for (int i = 0; i < contestants.size(); i++) {
            Contestant contestant = contestants.get(i);
            heads.add(html("<th scope=\"col\"{}><span class=\"swatch\" style=\"--swatch:var(--{})\" aria-hidden=\"true\"></span>{}<small>{}</small>{}</th>",
                    contestant.taken() ? new Markup(" class=\"taken\"") : Markup.NONE, Contestants.colour(i), contestant.name(), contestant.kind(),
                    contestant.taken() ? Badge.badge("plain", "\u25B8", Contestants.fate(report)) : Markup.NONE));
        }
        return heads;
    }

    private static Markup row(String name, List<Contestant> contestants) {
        List<Metric> metrics = contestants.stream().flatMap(contestant -> Contestants.metric(contestant, name).stream()).toList();
        Whiskers whiskers = Whiskers.over(metrics);
        List<Markup> cells = new ArrayList<>();
        for (int i = 0; i < contestants.size(); i++) {
            Optional<Metric> metric = Contestants.metric(contestants.get(i), name);
            String colour = Contestants.colour(i);
            cells.add(html("<td{}>{}</td>", contestants.get(i).taken() ? new Markup(" class=\"taken\"") : Markup.NONE,
                    metric.map(value -> html("<b>{}</b><small>{}</small>{}", Numbers.metric(value.unit(), value.measure().value()),
                            Numbers.interval(value).strip(), whiskers.draw(value, colour)))
                            .orElse(html("<span class=\"none\">{}</span>", contestants.get(i).tooFew().getOrDefault(name, "does not apply")))));
        }
        return html("<tr><th scope=\"row\">{} {}</th>{}</tr>", name, metrics.stream().limit(1).map(Contest::direction).toList(), cells);
    }

    private static Markup direction(Metric metric) {
        return metric.lowerIsBetter() ? html("<span class=\"better\" title=\"lower is better\">\u2193</span>")
                : html("<span class=\"better\" title=\"higher is better\">\u2191</span>");
    }

    private static Markup plain(String name, List<String> values) {
        return html("<tr class=\"quiet\"><th scope=\"row\">{}</th>{}</tr>", name,
                values.stream().map(value -> html("<td>{}</td>", value.isEmpty() ? html("<span class=\"none\">\u2013</span>") : value)).toList());
    }

    private static Markup gates(RunReport report) {
        List<Gate> gates = report.quality().gates();
        if (gates.isEmpty()) return html("<p>The design has no gate beyond the baseline.</p>");
        return html("<h3>Gates</h3><ul class=\"gates\">{}</ul>", gates.stream().map(gate -> gate(gate, Asking.of(report).cases())).toList());
    }

    private static Markup gate(Gate gate, String cases) {
        String needs = gate.needed() == 0 ? "" : " It needs about " + Numbers.count(gate.needed()) + " " + cases + " to be decided; there were "
                + Numbers.count(gate.had()) + ".";
        return html("<li>{}<div><code>{}</code><p>{}{}</p></div></li>", Badge.of(gate.ruling()), gate.sentence(), Numbers.sentence(gate.evidence()), needs);
    }
}
