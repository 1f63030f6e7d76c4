package septet.studio;

import static septet.studio.Markup.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.loop.RunReport;
import septet.loop.RunSelection;

/// Which inputs were kept, and what fewer or more would have been worth.
final class Selected {
    private static final double WIDTH = 900;
    private static final double LEFT = 70;
    private static final double RIGHT = 20;
    private static final double TOP = 30;
    private static final double BOTTOM = 190;

    private Selected() {}

    static Optional<Section> of(RunReport report) {
        return report.selection().map(selection -> new Section("selection", "Inputs that were kept", html("<p>{}</p>{}<p class=\"caption\">{}</p>{}{}", message(selection),
                picture(selection), caption(selection), inputs(selection), Tables.disclosed(selection.frontier().size() + " sets", "Sets of inputs", sets(selection)))));
    }

    private static String message(RunSelection selection) {
        long kept = selection.inputs().stream().filter(RunSelection.Candidate::kept).count();
        return kept + " of " + selection.inputs().size() + " inputs are kept, by " + selection.metric() + " of " + selection.learner() + " on "
                + Numbers.count(selection.rows()) + " validation rows: the smallest set that is behind the best by no more than one standard error.";
    }

    private static String caption(RunSelection selection) {
        RunSelection.Step all = selection.frontier().getFirst();
        RunSelection.Step kept = selection.frontier().stream().filter(RunSelection.Step::chosen).findFirst().orElse(all);
        return selection.metric() + " is " + Numbers.decimal(kept.value(), all.value()) + " with the " + kept.inputs() + " that are kept and " + Numbers.decimal(all.value())
                + " with all " + all.inputs() + ". A request needs about " + micros(kept.nanos()) + " us for the values of the kept, " + micros(all.nanos()) + " us for all.";
    }

    private static String micros(double nanos) {
        return Numbers.format("%.1f", nanos / 1_000);
    }

    /// The metric by the number of inputs; how far each set is behind the best may lie anywhere in its bar.
    private static Markup picture(RunSelection selection) {
        List<RunSelection.Step> steps = selection.frontier();
        double low = steps.stream().mapToDouble(RunSelection.Step::value).min().orElse(0);
        double high = steps.stream().mapToDouble(RunSelection.Step::value).max().orElse(1);
        double most = steps.getFirst().inputs();
        StringBuilder path = new StringBuilder();
        List<Markup> marks = new ArrayList<>();
        for (RunSelection.Step step : steps) {
            double x = LEFT + (WIDTH - LEFT - RIGHT) * (most == 1 ? 0.5 : (step.inputs() - 1) / (most - 1));
            double y = BOTTOM - (BOTTOM - TOP) * (high > low ? (step.value() - low) / (high - low) : 0.5);
            path.append(path.isEmpty() ? "M" : "L").append(Canvas.n(x)).append(' ').append(Canvas.n(y));
            marks.add(html("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"var(--{})\"/>", Canvas.n(x), Canvas.n(y), step.chosen() ? "7" : "3", step.chosen() ? "series-2" : "series-0"));
            if (step.chosen()) marks.add(html("<text x=\"{}\" y=\"{}\" class=\"name\" text-anchor=\"middle\">{} kept</text>", Canvas.n(x), Canvas.n(y - 12), step.inputs()));
        }
        return html("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Sets of inputs, drawn\"><svg class=\"parallel\" viewBox=\"0 0 {} 240\" role=\"img\" "
                + "aria-label=\"{}\"><path class=\"rail\" d=\"M{} {}V{}H{}\" fill=\"none\"/><path class=\"trial\" d=\"{}\"/>{}<text x=\"8\" y=\"{}\">{}</text><text x=\"8\" y=\"{}\">{}</text>"
                + "<text x=\"{}\" y=\"228\">1 input</text><text x=\"{}\" y=\"228\" text-anchor=\"end\">all {}</text></svg></div>",
                Canvas.n(WIDTH), caption(selection), Canvas.n(LEFT - 8), Canvas.n(TOP - 8), Canvas.n(BOTTOM + 8), Canvas.n(WIDTH - RIGHT), path, marks, Canvas.n(TOP + 4),
                Numbers.decimal(high), Canvas.n(BOTTOM + 4), Numbers.decimal(low), Canvas.n(LEFT), Canvas.n(WIDTH - RIGHT), steps.getFirst().inputs());
    }

    private static Markup inputs(RunSelection selection) {
        List<List<String>> rows = new ArrayList<>();
        for (RunSelection.Candidate each : selection.inputs()) {
            rows.add(List.of(each.name(), each.kept() ? "kept" : "left out", Numbers.decimal(each.adds().value()),
                    each.adds().interval().map(interval -> Numbers.decimal(interval.low()) + " to " + Numbers.decimal(interval.high())).orElse(""), Numbers.share(each.stable()),
                    Numbers.format("%.2f", each.nanos() / 1_000), Numbers.format("%.0f", each.bytes())));
        }
        List<String> headers = List.of("input", "", "adds to " + selection.metric(), "95% interval", "of looks", "us a request", "bytes an event");
        return Tables.table("Inputs by what they add", new Chart.Sheet(headers, rows));
    }

    private static Chart.Sheet sets(RunSelection selection) {
        List<List<String>> rows = new ArrayList<>();
        for (RunSelection.Step step : selection.frontier()) {
            rows.add(List.of(Numbers.plural(step.inputs(), "input") + (step.chosen() ? ", kept" : ""), Numbers.decimal(step.value()), Numbers.decimal(step.behind().value()),
                    step.behind().interval().map(interval -> Numbers.decimal(interval.low()) + " to " + Numbers.decimal(interval.high())).orElse(""),
                    Numbers.format("%.2f", step.nanos() / 1_000)));
        }
        return new Chart.Sheet(List.of("set", selection.metric(), "behind the best", "95% interval", "us a request"), rows);
    }
}
