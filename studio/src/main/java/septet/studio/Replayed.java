package septet.studio;

import java.util.List;
import java.util.Locale;
import septet.design.Expression;
import septet.loop.RehearsalReport;
import septet.loop.RunQuality.Metric;
import septet.loop.RunReport.Kept;
import septet.loop.RunReport.Measure;

/// What a rehearsal found, for a terminal.
public final class Replayed {
    private static final int INDENT = 2;

    private Replayed() {}

    /// Whether serving and training were the same, and whether the promise is kept, for a terminal of this width.
    public static String text(RehearsalReport found, int width) {
        String labels = found.labelsAfter().map(after -> ", labels " + new Expression.Constant.Span(after).text() + " after their rows").orElse("");
        String head = String.format(Locale.ROOT, "%s (%s, as it met the test rows): %d days, %,d rows through the serving path%s. ", found.version(), found.learner(), found.days(),
                found.rows(), labels);
        String same = found.equal() ? String.format(Locale.ROOT, "All %,d feature values, scores and decisions equal those of the training set bit for bit.", found.values())
                : String.format(Locale.ROOT, "%,d of %,d feature values, scores and decisions DIFFER from the training set.", found.different(), found.values());
        String hash = "Log hash " + found.logHash() + " over " + Numbers.count(found.records()) + " records: the same at every rehearsal.";
        return TextTable.paragraph(head + same, 0, width) + '\n' + TextTable.paragraph(delivered(found), 0, width) + table(found, width) + '\n'
                + TextTable.paragraph(hash, 0, width);
    }

    private static String table(RehearsalReport found, int width) {
        return found.delivered().filter(delivered -> delivered.kept().stream().anyMatch(kept -> kept.shortfall().value() != 0))
                .map(delivered -> '\n' + PromiseTable.of("", delivered, found.currency(), found.moreCost()).text(INDENT, width)).orElse("");
    }

    private static String delivered(RehearsalReport found) {
        return found.delivered().map(delivered -> {
            List<Kept> kept = delivered.kept();
            String quality = kept.isEmpty() ? "" : sentence(found, kept.getFirst());
            return quality + found.moreCost().map(more -> cost(found, more)).orElse("");
        }).orElse("No test row was replayed.");
    }

    private static String sentence(RehearsalReport found, Kept kept) {
        Metric metric = kept.delivered();
        String values = metric.name() + " " + Numbers.metric(metric.unit(), kept.promised().value()) + " promised, " + Numbers.metric(metric.unit(), metric.measure().value())
                + " delivered";
        if (kept.shortfall().value() == 0) return "On the test rows it keeps what it promised: " + values + ".";
        return String.format(Locale.ROOT, "On the test rows %s; the difference is %s, because %,d feature values were other than offline.", values,
                Numbers.metric(new Metric("", kept.shortfall(), true, metric.unit())), found.moved());
    }

    private static String cost(RehearsalReport found, Measure more) {
        if (more.value() == 0) return "";
        Measure size = more.value() > 0 ? more : new Measure(-more.value(), more.interval().map(interval -> new septet.loop.RunReport.Interval(-interval.high(), -interval.low())));
        return " Its decisions there cost " + Numbers.money(found.currency(), size) + (more.value() > 0 ? " more" : " less") + " than promised.";
    }
}
