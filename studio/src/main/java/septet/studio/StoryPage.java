package septet.studio;

import static septet.studio.Markup.html;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import septet.loop.LoopReport;
import septet.loop.LoopReport.Entry;

/// The page of one or two rehearsals.
final class StoryPage {
    private StoryPage() {}

    static String of(List<LoopReport> found, List<String> names) {
        LoopReport first = found.getFirst();
        StoryScale scale = StoryScale.of(found);
        List<Markup> sections = new ArrayList<>();
        if (found.size() > 1) sections.add(difference(found, names));
        List<Markup> lanes = IntStream.range(0, found.size()).mapToObj(i -> lanes(found.get(i), names.get(i), scale, i + 1)).toList();
        if (found.size() > 1) sections.add(html("<section aria-labelledby=\"beside\"><h2 id=\"beside\">One above the other, on the same scales</h2>{}</section>", lanes));
        for (int i = 0; i < found.size(); i++) sections.add(story(found.get(i), names.get(i), found.size() > 1 ? Markup.NONE : lanes.get(i), i + 1));
        String title = found.size() > 1 ? StoryDifference.headline(first, found.getLast(), names) : headline(first);
        String kind = found.size() > 1 ? "rehearsals " + names.getFirst() + " and " + names.getLast() : "rehearsal";
        String seeds = found.stream().map(each -> Long.toString(each.about().seed())).distinct().collect(Collectors.joining(" and "));
        Markup body = html("""
                <header class="head">
                <p class="eyebrow"><span class="mark">Septet</span> {} <span class="dot">{}</span> <span class="dot">{} in virtual time from {}</span></p>
                <h1 class="said">{}</h1>
                <p class="lead">{}</p>
                {}
                </header>
                <div class="head"><main id="main">{}</main></div>
                <footer><p>Modelled, not measured: {}. Seed {}. This file needs no network and sends nothing.</p></footer>
                """, kind, first.about().system(), Numbers.plural(first.days().size(), "day"), Numbers.day(first.about().from()), title, lead(found), asked(found, names), sections,
                String.join("; ", first.modelled()), seeds);
        return Page.whole(first.about().system() + " rehearsed", title, body, List.of());
    }

    private static String headline(LoopReport found) {
        if (found.currency().isEmpty()) return StoryWords.outcome(found);
        return "It cost " + Numbers.money(found.currency(), found.totals().cost()) + ", "
                + StoryWords.against(found.currency(), found.totals().baseline() - found.totals().cost(), "the baseline");
    }

    private static String lead(List<LoopReport> found) {
        LoopReport first = found.getFirst();
        if (found.size() > 1) return StoryDifference.lead(first, found.getLast());
        String decided = Numbers.count(first.totals().rows()) + " " + first.about().row() + " decided by the code that serves";
        if (first.currency().isEmpty()) return decided + ".";
        return decided + ": " + StoryWords.outcome(first) + " It cost " + StoryWords.against(first.currency(), first.totals().unchanged() - first.totals().cost(),
                "the first version, had it stayed") + ".";
    }

    /// What was asked for, beside the days; of two each by its name.
    private static Markup asked(List<LoopReport> found, List<String> names) {
        List<Markup> lines = IntStream.range(0, found.size()).filter(i -> found.size() > 1 || !found.get(i).about().terms().isEmpty())
                .mapToObj(i -> html("<p class=\"lead\">{}{}</p>",
                names.get(i).isEmpty() ? "Played: " : names.get(i) + ": ", found.get(i).about().terms().isEmpty() ? "as it is designed" : found.get(i).about().terms()))
                        .toList();
        return html("{}", lines);
    }

    private static Markup difference(List<LoopReport> found, List<String> names) {
        List<List<String>> rows = StoryDifference.rows(found.getFirst(), found.getLast());
        List<List<String>> other = rows.stream().filter(row -> !StoryDifference.isEqual(row)).toList();
        String equal = rows.stream().filter(StoryDifference::isEqual).map(row -> row.getFirst() + " " + row.get(1)).collect(Collectors.joining(", "));
        return html("<section aria-labelledby=\"difference\"><h2 id=\"difference\">What differs</h2>{}{}</section>", other.isEmpty() ? Markup.NONE : Tables.table("Both rehearsals",
                new Chart.Sheet(List.of("", names.getFirst(), names.getLast(), "difference"), other)), equal.isEmpty() ? Markup.NONE
                        : html("<p class=\"lead\">In both: {}.</p>", equal));
    }

    private static Markup lanes(LoopReport found, String name, StoryScale scale, int number) {
        return html("{}<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Time line of {} (scrolls)\">{}</div>", name.isEmpty() ? Markup.NONE
                : html("<h3>{}</h3>", name),
                name.isEmpty() ? "all days" : name, new StoryLanes(found, scale, Chapter.of(found.story()), number).draw(name));
    }

    private static Markup story(LoopReport found, String name, Markup lanes, int number) {
        List<Chapter> chapters = Chapter.of(found.story());
        List<Markup> entries = IntStream.range(0, chapters.size()).mapToObj(i -> chapter(chapters.get(i), i + 1, number)).toList();
        return html("""
                <section aria-labelledby="story-{}"><h2 id="story-{}">{}</h2>
                {}
                {}
                {}
                <p class="lead">{}</p>
                {}
                {}
                <h3>What happened, and why</h3>
                <ol class="story">{}</ol>
                </section>
                """, number, number, name.isEmpty() ? "The whole of it" : name, lanes, lead(StoryWords.lost(found)), holdback(found), StoryWords.checks(found),
                Tables.disclosed("The numbers day by day", "Day by day" + (name.isEmpty() ? "" : ", " + name), sheet(found)),
                StorySlices.section(found, name), entries);
    }

    private static Markup holdback(LoopReport found) {
        return lead(StoryWords.holdback(found));
    }

    private static Markup lead(String said) {
        return said.isEmpty() ? Markup.NONE : html("<p class=\"lead\">{}</p>", said);
    }

    private static Chart.Sheet sheet(LoopReport found) {
        List<List<String>> rows = found.days().stream().map(day -> List.of(Numbers.day(day.from()), Numbers.count(day.rows()), Numbers.count(day.positives()),
                Numbers.money(found.currency(), day.cost()), Numbers.money(found.currency(), day.baseline()), Numbers.money(found.currency(), day.unchanged()),
                        Numbers.count(day.acted()),
                Numbers.count(day.degraded()), Numbers.decimal(day.loss()), day.version())).toList();
        return new Chart.Sheet(List.of("day", found.about().row(), "positive", "cost", "of the baseline", "of the first version", "acted on", "degraded", "loss", "version"), rows);
    }

    private static Markup chapter(Chapter chapter, int place, int number) {
        return html("<li id=\"s{}-{}\">{} <span class=\"when\">{}</span><p class=\"what\">{}</p>{}</li>", number, place, badge(chapter.tone(), chapter.title()), when(chapter),
                chapter.summary(), steps(chapter));
    }

    private static String when(Chapter chapter) {
        String first = Numbers.minute(chapter.entries().getFirst().at());
        String last = Numbers.minute(chapter.entries().getLast().at());
        return first.equals(last) ? first : first + " to " + last;
    }

    /// Of one without evidence everything is said already.
    private static Markup steps(Chapter chapter) {
        List<Entry> entries = chapter.entries();
        if (entries.size() == 1 && entries.getFirst().evidence().isEmpty()) return Markup.NONE;
        return html("<details><summary>{}</summary><ul class=\"steps\">{}</ul></details>", entries.size() == 1 ? "evidence" : "all " + entries.size() + " steps and their evidence",
                entries.stream().map(StoryPage::step).toList());
    }

    private static Markup step(Entry entry) {
        Markup evidence = entry.evidence().isEmpty() ? Markup.NONE : html("<ul>{}</ul>", entry.evidence().stream().map(line -> html("<li>{}</li>", line)).toList());
        String word = entry.action() + (entry.verdict().isEmpty() || entry.verdict().equals(entry.action()) ? "" : ": " + entry.verdict());
        return html("<li><span class=\"when\">{}</span> {} {}{}</li>", Numbers.minute(entry.at()), badge(tone(entry), word), entry.sentence(), evidence);
    }

    private static String tone(Entry entry) {
        return switch (entry.verdict()) {
            case "pass", "advance" -> "good";
            case "fail", "roll back" -> "bad";
            case "hold", "undecided" -> "open";
            default -> entry.action().equals("fault") || entry.action().equals("alarm") || entry.action().equals("restart") ? "bad" : "none";
        };
    }

    private static Markup badge(String tone, String word) {
        return Badge.badge(tone, switch (tone) {
            case "good" -> "\u25B2";
            case "bad" -> "\u25BC";
            case "open" -> "?";
            default -> "\u25CF";
        }, word);
    }
}
