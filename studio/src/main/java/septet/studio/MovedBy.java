package septet.studio;

import static septet.studio.Markup.html;

import java.util.List;
import java.util.Optional;
import septet.loop.RunQuality.Moves;
import septet.loop.RunReport;
import septet.studio.Chart.Sheet;

/// What moves the scores, and whether one input does nearly all of it.
final class MovedBy {
    private static final int SHOWN = 12;
    private static final double MOST = 0.5;

    private MovedBy() {}

    static Optional<Section> of(RunReport report) {
        List<Moves> inputs = report.quality().inputs();
        double total = inputs.stream().mapToDouble(Moves::mean).sum();
        if (total <= 0) return Optional.empty();
        List<Markup> bars = inputs.stream().limit(SHOWN).map(moves -> bar(moves, inputs.getFirst().mean(), total)).toList();
        Sheet sheet = new Sheet(List.of("input", "share", "mean"), inputs.stream()
                .map(moves -> List.of(moves.input(), Numbers.share(moves.mean() / total), Numbers.short3(moves.mean()))).toList());
        return Optional.of(new Section("inputs", "What moves the scores", html("<p>{}</p><dl class=\"money steps\">{}</dl>{}", message(inputs, total), bars,
                Tables.disclosed(Numbers.plural(inputs.size(), "input"), "All inputs", sheet))));
    }

    private static Markup bar(Moves moves, double top, double total) {
        return html("<div><dt>{}</dt><dd><span class=\"track\"><span class=\"bar served\" style=\"width:{}%\"></span></span><span "
                + "class=\"sum\">{}</span></dd></div>",
                moves.input(), Numbers.format("%.1f", 100 * moves.mean() / top), Numbers.share(moves.mean() / total));
    }

    private static String message(List<Moves> inputs, double total) {
        Moves first = inputs.getFirst();
        String share = Numbers.share(first.mean() / total);
        if (first.mean() > MOST * total) {
            return "One input, " + first.input() + ", does " + share
                    + " of what moves the scores. Be sure that it is known at the time of the decision: so does a leak.";
        }
        long silent = inputs.stream().filter(moves -> moves.mean() == 0).count();
        return "The strongest input, " + first.input() + ", does " + share + " of what moves the scores, in either direction"
                + (silent == 0 ? "." : "; " + Numbers.plural(silent, "input") + (silent == 1 ? " does" : " do") + " nothing.");
    }
}
