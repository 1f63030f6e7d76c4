package septet.studio;

import static septet.studio.Markup.html;

import java.util.List;
import java.util.Optional;
import septet.loop.RunReport;
import septet.studio.Chart.Sheet;

/// The design as it was read and as it was resolved, and what `check` said about it.
final class Written {
    private Written() {}

    static Section of(RunReport report) {
        List<List<String>> rows = report.resolved().stream().map(setting -> List.of(setting.path(), setting.value(), setting.origin())).toList();
        long defaults = report.resolved().stream().filter(setting -> setting.origin().startsWith("default")).count();
        return new Section("design", "The design", html("<p>{} used, {} of them defaults.</p>{}{}", Numbers.plural(rows.size(), "value"), Numbers.count(defaults),
                html("<details><summary>The file</summary><pre class=\"file\" tabindex=\"0\">{}</pre></details>", report.text()),
                Tables.disclosed("Every value with its origin", "Every value", new Sheet(List.of("key", "value", "origin"), rows))));
    }

    static Optional<Section> warnings(RunReport report) {
        if (report.warnings().isEmpty()) return Optional.empty();
        return Optional.of(new Section("warnings", "What check says", html("<ul class=\"gates\">{}</ul>", report.warnings().stream().map(problem ->
                html("<li>{}<div><b>{}</b>{}<p>{} <code>{}</code> <code>{}</code></p></div></li>", problem.isError()
                        ? Badge.badge("bad", "\u2715", "error") : Badge.badge("open", "!", "warning"),
                        upper(problem.cause()) + ".", problem.consequence().isEmpty() ? "" : " " + upper(problem.consequence()) + ".",
                                problem.remedy(), problem.place(), problem.code())).toList())));
    }

    private static String upper(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
