package septet.studio;

import static septet.studio.Markup.html;

import java.util.List;
import septet.loop.RunReport;
import septet.loop.RunReport.Met;
import septet.loop.RunReport.Requirement;

/// Requirements line by line: asked, estimated, measured, verdict.
final class Asked {
    private static final String SECTION = "requirements.";

    private Asked() {}

    static Section of(RunReport report) {
        List<Requirement> lines = report.requirements();
        if (lines.isEmpty()) return new Section("requirements", "Requirements", html("<p>The design asks nothing that can be measured.</p>"));
        Markup table = html("<table class=\"stack\"><thead><tr><th scope=\"col\">asked</th><th scope=\"col\">estimated</th><th "
                + "scope=\"col\">measured</th><th scope=\"col\">verdict</th></tr></thead><tbody>{}</tbody></table>",
                lines.stream().map(Asked::line).toList());
        return new Section("requirements", "Requirements", html("<p>{}</p>{}", summary(lines), Tables.scrolling("Requirements", table)));
    }

    static String summary(List<Requirement> lines) {
        return count(lines, Met.MET) + " of " + Numbers.plural(lines.size(), "requirement") + " met"
                + some(count(lines, Met.MISSED), "missed") + some(count(lines, Met.UNDECIDED), "undecided")
                        + some(count(lines, Met.NOT_MEASURED), "not measured by this run") + ".";
    }

    /// Below `requirements`, where every line stands.
    static String path(Requirement line) {
        return line.path().startsWith(SECTION) ? line.path().substring(SECTION.length()) : line.path();
    }

    private static String some(long count, String word) {
        return count == 0 ? "" : ", " + count + " " + word;
    }

    private static long count(List<Requirement> lines, Met met) {
        return lines.stream().filter(line -> line.met() == met).count();
    }

    private static Markup line(Requirement line) {
        return html("<tr><th scope=\"row\"><code>{}</code> {}</th><td data-label=\"estimated\">{}</td><td data-label=\"measured\">{}{}</td><td "
                + "data-label=\"verdict\">{}</td></tr>",
                path(line), line.asked(), or(line.estimated(), "no estimate"), or(line.measured(), "not measured"),
                line.note().isEmpty() ? Markup.NONE : html("<small>{}</small>", line.note()), Badge.of(line.met()));
    }

    private static Markup or(String value, String otherwise) {
        return value.isEmpty() ? html("<span class=\"none\">{}</span>", otherwise) : html("{}", value);
    }
}
