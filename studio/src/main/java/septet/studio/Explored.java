package septet.studio;

import static septet.studio.Markup.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import septet.data.Exploration;
import septet.data.Exploration.Alike;
import septet.data.Exploration.Broken;
import septet.data.Exploration.Companions;
import septet.data.Exploration.Label;
import septet.data.Exploration.Profile;
import septet.data.Exploration.Suspect;
import septet.studio.Chart.Sheet;

/// What is in a table as parts of a page: of its own page, and of the report of a run.
final class Explored {
    private static final int CHARTS = 12;

    private Explored() {}

    static String lead(Exploration found) {
        String label = found.label().map(it -> " To predict: " + ExplorationWords.label(it, found) + ".").orElse("");
        return ExplorationWords.headline(found) + "." + label;
    }

    static List<Section> sections(Exploration found) {
        List<Section> sections = new ArrayList<>();
        if (!found.suspects().isEmpty()) sections.add(new Section("suspects", "Columns that may know the answer", suspects(found.suspects())));
        sections.add(new Section("columns", "Columns", Markup.join(List.of(broken(found), ColumnSketches.table(found)))));
        found.label().ifPresent(label -> sections.add(new Section("label", "The label by the values of each column", label(found, label))));
        over(found).ifPresent(sections::add);
        sections.add(new Section("copies", "Rows that say the same", copies(found)));
        if (!found.companions().isEmpty()) sections.add(new Section("together", "Columns that move together", together(found.companions())));
        sections.add(new Section("counted", "How this was counted", counted(found)));
        return sections;
    }

    /// All of it as one part of the report of a run.
    static Optional<Section> whole(List<Exploration> explored) {
        if (explored.isEmpty()) return Optional.empty();
        List<Markup> parts = new ArrayList<>();
        for (Exploration found : explored) {
            parts.add(html("<p class=\"lead\">{}</p>", lead(found)));
            for (Section section : sections(found)) parts.add(html("<details{}><summary>{}</summary>{}</details>", new Markup(section.id().equals("suspects") ? " open=\"\""
                    : ""), section.title(), section.body()));
        }
        return Optional.of(new Section("explored", "What is in the data", Markup.join(parts)));
    }

    private static Markup suspects(List<Suspect> suspects) {
        List<Markup> items = suspects.stream().map(suspect -> html("<li>{}<div><b>{}</b><p>{}.</p></div></li>",
                suspect.leftOut() ? Badge.badge("bad", "\u2715", "leave out") : Badge.badge("open", "!", "look at it"), ExplorationWords.name(suspect), suspect.evidence()))
                        .toList();
        return html("<p class=\"caption\">Found by what each column knows of the label alone. Whether it was written before or after the answer, only "
                + "a person can say.</p><ul class=\"gates\">{}</ul>", items);
    }

    private static Markup broken(Exploration found) {
        if (found.broken().isEmpty()) return Markup.NONE;
        List<List<String>> rows = found.broken().stream().map((Broken broken) -> List.of(broken.code(), Numbers.count(broken.rows()), Numbers.count(broken.line()),
                broken.sample())).toList();
        return html("<h3>Lines that cannot be read</h3>{}", Tables.table("Broken lines", new Sheet(List.of("code", "lines", "first line", "it says"), rows)));
    }

    private static Markup label(Exploration found, Label label) {
        List<Profile> telling = found.columns().stream().filter(profile -> profile.buckets().size() > 1)
                .sorted(Comparator.comparingDouble((Profile profile) -> -ExplorationWords.spread(profile)).thenComparing(Profile::name)).toList();
        if (telling.isEmpty()) return html("<p>No column has values that could be put into buckets.</p>");
        List<Markup> charts = telling.stream().limit(CHARTS).map(profile -> ColumnSketches.rates(profile, label, found)).toList();
        String more = telling.size() > CHARTS ? " The " + CHARTS + " columns that tell it apart most stand first; " + (telling.size() - CHARTS) + " others are not shown." : "";
        return html("<p class=\"caption\">{}. Buckets have about the same number of rows.{}</p><div class=\"rates\">{}</div>",
                Numbers.sentence(capital(ExplorationWords.measured(label))).replace(".", "")
                + " among the rows of each bucket", more, charts);
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }

    private static Optional<Section> over(Exploration found) {
        return found.timeline().filter(timeline -> timeline.steps().size() > 1).map(timeline -> {
            List<Chart> charts = TimelineCharts.of(found, timeline);
            return new Section("time", "Over time", html("<p>{}.</p><div class=\"charts\">{}</div>{}", capital(ExplorationWords.timeline(timeline)), charts.stream()
                    .map(Chart::figure).toList(),
                    TimelineCharts.moves(found)));
        });
    }

    private static Markup copies(Exploration found) {
        List<Markup> lines = ExplorationWords.copies(found.copies(), found).stream().map(line -> html("<li>{}</li>", line)).toList();
        List<Alike> examples = found.copies().examples();
        Markup pairs = examples.isEmpty() ? Markup.NONE : Tables.disclosed("Pairs to look at", "Texts that are nearly alike",
                new Sheet(List.of("one", "other"), examples.stream().map(alike -> List.of(alike.one(), alike.other())).toList()));
        return html("<ul>{}</ul>{}", lines, pairs);
    }

    private static Markup together(List<Companions> companions) {
        List<List<String>> rows = companions.stream().map(pair -> List.of(pair.one(), pair.other(), pair.measure(), pair.says())).toList();
        return Tables.table("Columns that move together", new Sheet(List.of("column", "with", "measured by", "how"), rows));
    }

    private static Markup counted(Exploration found) {
        List<Markup> notes = found.notes().stream().map(note -> html("<li>{}</li>", note)).toList();
        return html("<ul><li>Counts of rows, missing values, lowest and highest values are exact, over all {} rows.</li>{}</ul>", Numbers.count(found.rows()),
                notes.isEmpty() ? List.of(html("<li>So is everything else: no sample was drawn.</li>")) : notes);
    }
}
