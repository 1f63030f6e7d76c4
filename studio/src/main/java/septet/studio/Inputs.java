package septet.studio;

import static septet.studio.Markup.html;

import java.util.List;
import septet.loop.RunReport;
import septet.loop.RunSource;
import septet.loop.RunSource.Check;
import septet.loop.RunSource.Example;
import septet.loop.RunSource.Quarantine;
import septet.studio.Chart.Sheet;

/// What was read, what failed which check, with rows to look at.
final class Inputs {
    private Inputs() {}

    static Section of(RunReport report) {
        return new Section("data", "Data", Markup.join(report.sources().stream().map(Inputs::source).toList()));
    }

    private static Markup source(RunSource source) {
        String span = source.last() == 0 ? "" : " From " + Numbers.day(source.first()) + " to " + Numbers.day(source.last()) + ".";
        return html("<h3>{}</h3><p>{}: {} read, {} good, {} set aside{}.{}</p>{}{}{}{}", source.name(), source.from(),
                Numbers.plural(source.read(), "row"), Numbers.count(source.good()),
                Numbers.count(source.quarantined()), source.quarantined() == 0 ? "" : " ("
                        + Numbers.share(source.quarantined() / (double) source.read()) + ")", span, readAs(source.readAs()),
                checks(source.checks()), quarantine(source.quarantine()), fields(source));
    }

    private static Markup readAs(List<String> findings) {
        if (findings.isEmpty()) return Markup.NONE;
        return html("<h4>Read as</h4><p>How the files are written was found out; a key of the design that says otherwise counts before it.</p><ul>{}</ul>",
                findings.stream().map(line -> html("<li>{}</li>", line)).toList());
    }

    private static Markup checks(List<Check> checks) {
        return html("<ul class=\"gates\">{}</ul>", checks.stream().map(check -> html("<li>{}<div><code>{}</code><p>{}</p>{}</div></li>",
                check.failed() == 0 ? Badge.badge("good", "\u2713", "holds") : Badge.badge("open", "!", Numbers.count(check.failed()) + " fail"), check.condition(),
                check.failed() == 0 ? "Holds for every row." : Numbers.plural(check.failed(), "row") + " set aside.",
                        examples(check.condition(), check.examples()))).toList());
    }

    private static Markup quarantine(List<Quarantine> reasons) {
        if (reasons.isEmpty()) return Markup.NONE;
        return html("<h4>Set aside</h4><ul class=\"gates\">{}</ul>", reasons.stream().map(reason -> html("<li>{}<div>{} <code>{}</code>{}</div></li>",
                Badge.badge("open", "!", Numbers.plural(reason.rows(), "row")), reason.reason(), reason.code(),
                        examples(reason.reason(), reason.examples()))).toList());
    }

    private static Markup examples(String of, List<Example> examples) {
        if (examples.isEmpty()) return Markup.NONE;
        return Tables.disclosed("Example rows", "Example rows: " + of, new Sheet(List.of("place", "row"), examples.stream()
                .map(example -> List.of(example.place(), example.row())).toList()));
    }

    private static Markup fields(RunSource source) {
        if (source.fields().isEmpty()) return Markup.NONE;
        return Tables.disclosed(Numbers.plural(source.fields().size(), "column"), "Columns of " + source.name(),
                new Sheet(List.of("column", "type", "known", "missing"), source.fields().stream()
                .map(field -> List.of(field.name(), field.type(), field.known(), field.missing() == 0 ? "none"
                        : Numbers.share(field.missing() / (double) Math.max(1, source.good())))).toList()));
    }
}
