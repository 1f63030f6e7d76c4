package septet.studio;


import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.data.Exploration;
import septet.loop.RunReport;

/// The report of a run: one HTML file that opens offline. The same report gives the same bytes.
public final class Report {
    private Report() {}

    public static String html(RunReport report) {
        return html(report, List.of());
    }

    /// @param explored what is in the rows that were read
    public static String html(RunReport report, List<Exploration> explored) {
        List<Section> sections = sections(report, explored);
        Markup body = Markup.html("""
                <a class="skip" href="#main">Skip to the report</a>
                {}
                <div class="columns">
                <nav aria-label="Contents"><ol>{}</ol></nav>
                <main id="main">
                {}
                </main>
                </div>
                <footer><p>Written by Septet {}. This file needs no network and sends nothing. Charts: Apache ECharts 6, Apache License 2.0.</p></footer>
                """, Headline.of(report), sections.stream().map(Section::entry).toList(), sections.stream().map(Section::markup).toList(), report.lineage().program());
        String title = report.about().system() + ", " + Headline.run(report.about());
        String description = report.money().isPresent() ? Money.sentence(report) : report.verdict().why();
        return Page.whole(title, description, body, List.of(Library.CHARTS, Library.own("report.js")));
    }

    private static List<Section> sections(RunReport report, List<Exploration> explored) {
        List<Section> sections = new ArrayList<>();
        sections.add(Asked.of(report));
        Written.warnings(report).ifPresent(sections::add);
        sections.add(Contest.of(report));
        Decisions.of(report).ifPresent(sections::add);
        Confused.of(report).ifPresent(sections::add);
        charts(report).ifPresent(sections::add);
        MovedBy.of(report).ifPresent(sections::add);
        Selected.of(report).ifPresent(sections::add);
        Rehearsed.of(report).ifPresent(sections::add);
        Slices.of(report).ifPresent(sections::add);
        Tuning.of(report).ifPresent(sections::add);
        sections.add(Inputs.of(report));
        Explored.whole(explored).ifPresent(sections::add);
        sections.add(Lineage.of(report));
        sections.add(Written.of(report));
        return sections;
    }

    private static Optional<Section> charts(RunReport report) {
        List<Chart> charts = new ArrayList<>();
        ThresholdCost.of(report).forEach(charts::add);
        PrecisionRecall.of(report).ifPresent(charts::add);
        Roc.of(report).ifPresent(charts::add);
        Calibration.of(report).ifPresent(charts::add);
        Scores.of(report).ifPresent(charts::add);
        Reliability.of(report).ifPresent(charts::add);
        charts.addAll(Sizes.of(report));
        if (charts.isEmpty()) return Optional.empty();
        String title = switch (Asking.of(report)) {
            case YES_OR_NO -> "Scores, thresholds and money";
            case CLASSES -> "How sure the answers are";
            case NUMBERS -> "Estimates and errors";
        };
        return Optional.of(new Section("charts", title, Markup.html("<div class=\"charts\">{}</div>", charts.stream().map(Chart::figure).toList())));
    }
}
