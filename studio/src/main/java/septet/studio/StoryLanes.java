package septet.studio;

import static septet.studio.Markup.html;
import static septet.studio.StoryScale.LEFT;
import static septet.studio.StoryScale.WIDTH;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import septet.data.LoopRecord;
import septet.loop.LoopReport;
import septet.loop.LoopReport.Day;
import septet.loop.LoopReport.Entry;

/// One time line: traffic, cost, versions, and what was decided, under each other.
final class StoryLanes {
    /// So much room a date needs.
    private static final double DATE = 44;
    private static final long DAY = 86_400_000_000L;
    private static final double GAP = 26;
    private static final double TRAFFIC = 54;
    private static final double COST = 170;
    private static final double DRIFT = 60;
    private static final double BAND = 22;
    private static final double MARK = 18;
    private final LoopReport found;
    private final StoryScale scale;
    private final List<Chapter> chapters;
    private final int number;
    private final List<Markup> parts = new ArrayList<>();
    private double y = 28;

    /// @param chapters what is marked, in the order in which it is told below
    /// @param number   of the time line on its page
    StoryLanes(LoopReport found, StoryScale scale, List<Chapter> chapters, int number) {
        this.found = found;
        this.scale = scale;
        this.chapters = chapters;
        this.number = number;
    }

    /// @param name of the rehearsal, where there are two
    Markup draw(String name) {
        traffic();
        if (!found.currency().isEmpty()) cost();
        drift();
        versions();
        marks();
        List<Markup> grid = grid(y);
        grid.addAll(turns(y));
        return html("<svg class=\"lanes\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">{}{}</svg>", n(WIDTH), n(y + 8), (name.isEmpty() ? "" : name + ": ") + told(),
                grid, parts);
    }

    private String told() {
        return "time line of " + Numbers.plural(found.days().size(), "day") + ": traffic, "
                + (found.currency().isEmpty() ? "loss" : "cost") + ", versions and " + Numbers.plural(chapters.size(), "event") + "; all are told below.";
    }

    private List<Markup> grid(double bottom) {
        List<Markup> grid = new ArrayList<>();
        long weeks = Math.max(1, (scale.until() - scale.from()) / DAY / 13);
        for (long at = scale.from(); at < scale.until(); at += weeks * DAY) {
            String day = scale.x(at) > WIDTH - DATE ? "" : Numbers.day(at).replaceAll(" \\d{4}$", "");
            grid.add(html("<path class=\"rail\" d=\"M{} 22V{}\"/><text class=\"tick\" x=\"{}\" y=\"14\">{}</text>", n(scale.x(at)), n(bottom), n(scale.x(at)), day));
        }
        return grid;
    }

    /// The moments at which the world changed, through all lanes.
    private List<Markup> turns(double bottom) {
        return found.story().stream().filter(entry -> entry.action().equals("world")).map(entry -> html("<path class=\"turn\" d=\"M{} 20V{}\"><title>{}</title></path>",
                n(scale.x(entry.at())), n(bottom), entry.sentence())).toList();
    }

    private void name(String words, String small, double height) {
        parts.add(html("<text class=\"lane\" x=\"0\" y=\"{}\">{}</text><text class=\"tick\" x=\"0\" y=\"{}\">{}</text>", n(y + height / 2 - 3), words, n(y + height / 2 + 13),
                small));
    }

    private void traffic() {
        name(found.about().row(), "up to " + Numbers.count(Math.round(scale.rows())) + " a day", TRAFFIC);
        double width = Math.max(1, scale.x(scale.from() + DAY) - scale.x(scale.from()) - 1);
        for (int i = 0; i < found.days().size(); i++) {
            Day day = found.days().get(i);
            bar("bar", day, 0, day.rows(), width, "");
            if (found.lost().on(i) > 0) bar("bar refused", day, day.rows(), found.lost().on(i), width, " refused");
        }
        y += TRAFFIC + GAP;
    }

    /// @param below rows under it
    private void bar(String kind, Day day, long below, long rows, double width, String what) {
        double height = TRAFFIC * rows / scale.rows();
        parts.add(html("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"><title>{}: {}{}</title></rect>", kind, n(scale.x(day.from())),
                n(y + TRAFFIC - TRAFFIC * below / scale.rows() - height), n(width), n(height), Numbers.day(day.from()), Numbers.count(rows), what));
    }

    private void cost() {
        name("cost a day", "mean of 7 days", COST);
        parts.add(html("<text class=\"tick\" x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text><path class=\"rail\" d=\"M{} {}H{}\"/>", n(LEFT - 8), n(y + 4),
                Numbers.money(found.currency(), scale.cost()), n(LEFT), n(y + COST), n(WIDTH)));
        parts.add(html("<text class=\"tick\" x=\"{}\" y=\"{}\" text-anchor=\"end\">0</text>", n(LEFT - 8), n(y + COST)));
        line("baseline", Day::baseline, "the baseline");
        line("unchanged", Day::unchanged, "the first version");
        line("served", Day::cost, "what served");
        y += COST + GAP;
    }

    private void line(String kind, ToDoubleFunction<Day> of, String words) {
        List<Double> values = StoryScale.smooth(found.days(), of);
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            path.append(i == 0 ? 'M' : 'L').append(n(scale.x(found.days().get(i).from() + DAY / 2))).append(' ').append(n(y + COST - COST * values.get(i) / scale.cost()));
        }
        double sum = found.days().stream().mapToDouble(of).sum();
        double place = kind.equals("baseline") ? 0 : kind.equals("unchanged") ? 1 : 2;
        parts.add(html("<path class=\"cost {}\" d=\"{}\"/><path class=\"cost {}\" d=\"M{} {}h22\"/><text class=\"tick\" x=\"{}\" y=\"{}\">{}: {}</text>", kind, path, kind,
                n(LEFT + 230 * place), n(y + COST + 15), n(LEFT + 230 * place + 28), n(y + COST + 19), words, Numbers.money(found.currency(), sum)));
    }

    /// How much the answers lost, and how far inputs lay from where they lay in training.
    private void drift() {
        name("loss and drift", "answers, inputs", DRIFT);
        path("loss", day -> day.rows() == 0 ? Double.NaN : day.loss() / scale.loss());
        path("drift", day -> day.drift().orElse(Double.NaN) / scale.drift());
        key("loss", 0, "mean loss, up to " + Numbers.decimal(scale.loss()));
        key("drift", 1, "farthest input, stability index up to " + Numbers.decimal(scale.drift()));
        y += DRIFT + GAP;
    }

    private void path(String kind, ToDoubleFunction<Day> of) {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (Day day : found.days()) {
            double value = of.applyAsDouble(day);
            if (!Double.isNaN(value)) path.append(pen ? 'L' : 'M').append(n(scale.x(day.from() + DAY / 2))).append(' ').append(n(y + DRIFT - DRIFT * value));
            pen = !Double.isNaN(value);
        }
        parts.add(html("<path class=\"cost {}\" d=\"{}\"/>", kind, path));
    }

    private void key(String kind, int place, String words) {
        parts.add(html("<path class=\"cost {}\" d=\"M{} {}h22\"/><text class=\"tick\" x=\"{}\" y=\"{}\">{}</text>", kind, n(LEFT + 230 * place), n(y + DRIFT + 13),
                n(LEFT + 230 * place + 28),
                n(y + DRIFT + 17), words));
    }

    private void versions() {
        y += 6;
        name("versions", LoopRecord.SHADOW + ", " + LoopRecord.CANARY + ", all", BAND * 2);
        steps();
        Entry serving = null;
        List<Entry> served = found.story().stream().filter(each -> each.action().equals("promote")
                || each.action().equals("roll back") && each.sentence().contains("serves again")).toList();
        for (int i = 0; i < served.size(); i++) {
            Entry each = served.get(i);
            long until = i + 1 < served.size() ? served.get(i + 1).at() : scale.until();
            String version = each.action().equals("roll back") ? serving == null ? "" : before(each, served, i) : each.version();
            band(version, each.at(), until, y + BAND, i);
            serving = each;
        }
        y += 2 * BAND + GAP;
    }

    /// The version that serves again after a rollback.
    private static String before(Entry rolledBack, List<Entry> served, int place) {
        for (int i = place - 1; i >= 0; i--) if (!served.get(i).version().equals(rolledBack.version())) return served.get(i).version();
        return "";
    }

    private void band(String version, long from, long until, double top, int place) {
        double x = scale.x(from);
        double width = Math.max(1, scale.x(until) - x);
        parts.add(html("<rect class=\"band tint{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"3\"><title>{} serves from {}</title></rect>", place % 2, n(x), n(top),
                n(width),
                n(BAND - 4), version, Numbers.minute(from)));
        if (width > Glyphs.width(version, Canvas.TEXT) + 8) parts.add(html("<text class=\"in\" x=\"{}\" y=\"{}\">{}</text>", n(x + 4), n(top + 13), version));
    }

    /// Each step of a rollout, from its beginning to its end.
    private void steps() {
        for (int i = 0; i < found.story().size(); i++) {
            Entry step = found.story().get(i);
            boolean begins = StoryWords.begins(step);
            if (!begins) continue;
            long until = found.story().stream().skip(i + 1).filter(each -> each.version().equals(step.version()) && !each.verdict().equals("hold")).findFirst().map(Entry::at)
                    .orElse(scale.until());
            parts.add(html("<rect class=\"step {}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"><title>{} in {}</title></rect>", step.action(), n(scale.x(step.at())), n(y + 4),
                    n(Math.max(2, scale.x(until) - scale.x(step.at()))), n(BAND - 8), step.version(), step.action()));
        }
    }

    /// Marks stand under each other where they would cover each other.
    private void marks() {
        name("events", "as told below", MARK * 2);
        List<Double> ends = new ArrayList<>();
        for (int i = 0; i < chapters.size(); i++) {
            double x = Math.min(scale.x(chapters.get(i).at()), WIDTH - MARK);
            int row = 0;
            while (row < ends.size() && ends.get(row) > x - MARK / 2) row++;
            if (row == ends.size()) ends.add(0.0);
            ends.set(row, x + MARK / 2 + 2);
            mark(chapters.get(i), i + 1, x, y + MARK * row + MARK / 2);
        }
        y += MARK * Math.max(2, ends.size()) + 6;
    }

    private void mark(Chapter chapter, int place, double x, double middle) {
        parts.add(html("<a href=\"#s{}-{}\"><circle class=\"mark {}\" cx=\"{}\" cy=\"{}\" r=\"8\"><title>{}</title></circle><text class=\"on\" x=\"{}\" y=\"{}\" "
                + "text-anchor=\"middle\">{}</text></a>", number, place, chapter.tone(), n(x), n(middle), chapter.title() + ": " + chapter.summary(), n(x), n(middle + 3.5),
                        place));
    }

    private static String n(double value) {
        return Canvas.n(value);
    }
}
