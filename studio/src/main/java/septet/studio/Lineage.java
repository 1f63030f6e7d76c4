package septet.studio;

import static septet.studio.Markup.html;

import java.util.ArrayList;
import java.util.List;
import septet.loop.RunFlow.Part;
import septet.loop.RunFlow.Step;
import septet.loop.RunLineage;
import septet.loop.RunReport;
import septet.studio.Chart.Sheet;

/// Where the result comes from, how long it took, and how to get it again.
final class Lineage {
    private Lineage() {}

    static Section of(RunReport report) {
        return new Section("lineage", "Lineage", html("{}{}{}{}", facts(report), parts(report), steps(report.flow().steps()), again(report.lineage())));
    }

    private static Markup facts(RunReport report) {
        RunLineage lineage = report.lineage();
        List<Markup> facts = new ArrayList<>();
        facts.add(fact("design", lineage.design()));
        facts.add(fact("data", lineage.data()));
        if (!lineage.model().isEmpty()) facts.add(fact("model", lineage.model()));
        facts.add(fact("seed", Long.toString(lineage.seed())));
        facts.add(fact("program", lineage.program()));
        facts.add(fact("machine", lineage.machine() + (lineage.threads() > 0 ? ", " + Numbers.plural(lineage.threads(), "thread") : "")));
        return html("<dl class=\"lineage\">{}</dl>", facts);
    }

    private static Markup fact(String name, String value) {
        return html("<div><dt>{}</dt><dd><code>{}</code></dd></div>", name, value);
    }

    private static Markup parts(RunReport report) {
        if (report.flow().parts().isEmpty()) return Markup.NONE;
        boolean positives = Asking.of(report) == Asking.YES_OR_NO;
        List<List<String>> rows = new ArrayList<>();
        for (Part part : report.flow().parts()) {
            List<String> row = new ArrayList<>(List.of(part.name(), part.until() == 0 ? "" : Numbers.minute(part.from()), part.until() == 0 ? "" : Numbers.minute(part.until()),
                    Numbers.count(part.rows())));
            if (positives) row.addAll(List.of(Numbers.count(part.positives()), part.rows() == 0 ? "" : Numbers.share(part.positives() / (double) part.rows())));
            rows.add(row);
        }
        List<String> headers = positives ? List.of("part", "from", "until", "rows", report.about().positive(), "share") : List.of("part", "from", "until", "rows");
        return html("<h3>Rows of each part</h3>{}", Tables.table("Parts of the split", new Sheet(headers, rows)));
    }

    private static Markup steps(List<Step> steps) {
        if (steps.isEmpty()) return Markup.NONE;
        long total = Math.max(1, steps.stream().mapToLong(Step::micros).sum());
        return html("<h3>Time of each step</h3><p>{} in all.</p><dl class=\"money steps\">{}</dl>", Numbers.duration(total), steps.stream().map(step ->
                html("<div><dt>{}</dt><dd><span class=\"track\"><span class=\"bar served\" style=\"width:{}%\"></span></span><span "
                        + "class=\"sum\">{}</span></dd></div>",
                        step.name(), Numbers.format("%.1f", 100.0 * step.micros() / total), Numbers.duration(step.micros()))).toList());
    }

    private static Markup again(RunLineage lineage) {
        String claim = lineage.reproducible() ? "The same design, data, seed, program and processor architecture give the same model, byte for byte."
                : "Not reproducible: " + lineage.why();
        return html("<h3>Get it again</h3><p>{}</p><pre tabindex=\"0\">{}</pre>", claim, String.join("\n", lineage.commands()));
    }
}
