package septet.studio;

import static septet.studio.Markup.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.loop.RunQuality.LeftOut;
import septet.loop.RunQuality.Metric;
import septet.loop.RunQuality.Slice;
import septet.loop.RunReport;
import septet.studio.Chart.Sheet;

/// Who is served worse, and who was not counted.
final class Slices {
    private Slices() {}

    static Optional<Section> of(RunReport report) {
        List<Slice> slices = report.quality().slices();
        Optional<LeftOut> leftOut = report.quality().leftOut();
        if (slices.isEmpty() && leftOut.isEmpty()) return Optional.empty();
        return Optional.of(new Section("slices", "Slices", html("{}{}", slices.isEmpty() ? Markup.NONE : table(slices, report),
                leftOut.map(left -> leftOut(left, asked(report))).orElse(Markup.NONE))));
    }

    private static Markup table(List<Slice> slices, RunReport report) {
        List<String> names = slices.stream().flatMap(slice -> slice.metrics().stream().map(Metric::name)).distinct().toList();
        List<Whiskers> scales = names.stream().map(name -> Whiskers.over(slices.stream().flatMap(slice -> metric(slice, name).stream()).toList())).toList();
        List<Markup> rows = new ArrayList<>();
        for (Slice slice : slices) rows.add(row(slice, asked(report), names, scales));
        Markup table = html("<table class=\"contest slices\"><thead><tr><th scope=\"col\">slice</th><th scope=\"col\">rows</th>{}{}</tr></thead><tbody>{}</tbody></table>",
                asked(report) ? html("<th scope=\"col\">{}</th>", report.about().positive()) : Markup.NONE, names.stream().map(name -> html("<th scope=\"col\">{}</th>", name))
                        .toList(), rows);
        return html("<p>{}</p>{}", message(slices, report), Tables.scrolling("Slices", table));
    }

    private static Markup row(Slice slice, boolean positives, List<String> names, List<Whiskers> scales) {
        List<Markup> cells = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Whiskers scale = scales.get(i);
            String name = names.get(i);
            cells.add(html("<td>{}</td>", metric(slice, name).map(metric -> html("<b>{}</b><small>{}</small>{}",
                    Numbers.metric(metric.unit(), metric.measure().value()), Numbers.interval(metric).strip(), scale.draw(metric, "series-2")))
                            .orElse(html("<span class=\"none\">{}</span>", slice.tooFew().getOrDefault(name, "too few")))));
        }
        return html("<tr><th scope=\"row\">{}<small>{}</small></th><td>{}</td>{}{}</tr>", slice.value(), slice.slice(),
                Numbers.count(slice.rows()), positives ? html("<td>{}</td>", Numbers.count(slice.positives())) : Markup.NONE, cells);
    }

    /// Whether rows are positive or not.
    private static boolean asked(RunReport report) {
        return Asking.of(report) == Asking.YES_OR_NO;
    }

    /// Names the slice that is worst by the first metric.
    private static String message(List<Slice> slices, RunReport report) {
        Optional<Metric> first = slices.stream().flatMap(slice -> slice.metrics().stream()).findFirst();
        if (first.isEmpty()) return "Figures of " + Contestants.takenName(report) + " on test rows.";
        String name = first.get().name();
        int sign = first.get().lowerIsBetter() ? -1 : 1;
        Slice worst = slices.stream().filter(slice -> metric(slice, name).isPresent())
                .min((a, b) -> Double.compare(sign * metric(a, name).orElseThrow().measure().value(), sign * metric(b, name).orElseThrow().measure()
                        .value())).orElseThrow();
        return "Figures of " + Contestants.takenName(report) + " on test rows. The lowest quality by " + name + ": " + worst.value() + " (" + worst.slice() + "), "
                + Numbers.metric(metric(worst, name).orElseThrow()) + " with " + (asked(report) ? Numbers.plural(worst.positives(), "positive")
                        : Numbers.plural(worst.rows(), "row")) + ".";
    }

    private static Optional<Metric> metric(Slice slice, String name) {
        return slice.metrics().stream().filter(metric -> metric.name().equals(name)).findFirst();
    }

    private static Markup leftOut(LeftOut left, boolean positives) {
        Sheet sheet = new Sheet(List.of("metric", "as counted", "with all rows", "difference"), left.effects().stream().map(effect ->
                List.of(effect.metric(), Numbers.decimal(effect.counted()), Numbers.decimal(effect.everything()),
                        Numbers.decimal(effect.counted() - effect.everything(), effect.everything()))).toList());
        return html("<h3>Left out of the evaluation</h3><p>Only rows with <code>{}</code> count. That leaves out {} of the test part{}. "
                + "They are served all the same; with them the figures are:</p>{}",
                left.condition(), Numbers.plural(left.rows(), "row"), positives ? ", " + Numbers.plural(left.positives(), "positive") + " among them" : "",
                        Tables.table("With and without the rows left out", sheet));
    }
}
