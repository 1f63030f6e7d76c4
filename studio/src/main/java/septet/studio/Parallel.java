package septet.studio;

import static septet.studio.Markup.html;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import septet.loop.RunQuality.Search;
import septet.loop.RunQuality.Trial;

/// Trials as lines across one axis for each setting, the metric last (parallel coordinates, Inselberg 1985).
final class Parallel {
    private static final double WIDTH = 900;
    private static final double TOP = 46;
    private static final double BOTTOM = 220;
    private static final double SIDE = 70;
    private static final double APART = 100;

    private Parallel() {}

    /// One axis: its name, and the place of a trial on it, 0 below to 1 above.
    private record Axis(String name, String low, String high, Function<Trial, OptionalDouble> place) {}

    static Markup draw(Search search, List<String> names, String message) {
        List<Axis> axes = new ArrayList<>();
        names.forEach(name -> axes.add(axis(name, search.trials(), trial -> number(trial.settings().get(name)), Numbers::short3)));
        axes.add(axis(search.metric(), search.trials(), trial -> OptionalDouble.of(trial.value()), Numbers::decimal));
        List<Markup> parts = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) parts.add(rail(axes.get(i), x(i, axes.size())));
        search.trials().stream().filter(trial -> !trial.chosen()).forEach(trial -> parts.add(line(axes, trial)));
        search.trials().stream().filter(Trial::chosen).forEach(trial -> parts.add(line(axes, trial)));
        return html("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Trials of {}, drawn\"><svg class=\"parallel\" viewBox=\"0 0 {} 250\" "
                + "role=\"img\" aria-label=\"{}\">{}</svg></div>", search.learner(), Canvas.n(WIDTH), message, parts);
    }

    private static double x(int place, int axes) {
        return SIDE + (WIDTH - 2 * SIDE) * place / Math.max(1, axes - 1);
    }

    private static Markup rail(Axis axis, double x) {
        return html("<path class=\"rail\" d=\"M{} {}V{}\"/><text x=\"{}\" y=\"18\" class=\"name\" text-anchor=\"middle\">{}</text><text x=\"{}\" "
                + "y=\"37\" text-anchor=\"middle\">{}</text><text x=\"{}\" y=\"240\" text-anchor=\"middle\">{}</text>",
                Canvas.n(x), Canvas.n(TOP), Canvas.n(BOTTOM), Canvas.n(x), axis.name(), Canvas.n(x), axis.high(), Canvas.n(x), axis.low());
    }

    private static Markup line(List<Axis> axes, Trial trial) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < axes.size(); i++) {
            OptionalDouble place = axes.get(i).place().apply(trial);
            if (place.isEmpty()) continue;
            path.append(path.isEmpty() ? "M" : "L").append(Canvas.n(x(i, axes.size()))).append(' ').append(Canvas.n(BOTTOM - (BOTTOM - TOP) * place.getAsDouble()));
        }
        return html("<path class=\"{}\" d=\"{}\"/>", trial.chosen() ? "trial chosen" : "trial", path);
    }

    /// Logarithmic where the ends are positive and far apart, as a range of the design is.
    private static Axis axis(String name, List<Trial> trials, Function<Trial, OptionalDouble> value, Function<Double, String> shown) {
        List<Double> values = trials.stream().map(value).filter(OptionalDouble::isPresent).map(OptionalDouble::getAsDouble).sorted().toList();
        if (values.isEmpty()) return new Axis(name, "", "", _ -> OptionalDouble.empty());
        double low = values.getFirst();
        double high = values.getLast();
        boolean log = low > 0 && high / low >= APART;
        return new Axis(name, shown.apply(low), shown.apply(high), trial -> {
            OptionalDouble found = value.apply(trial);
            if (found.isEmpty() || high <= low) return found.isEmpty() ? found : OptionalDouble.of(0.5);
            double place = log ? StrictMath.log(found.getAsDouble() / low) / StrictMath.log(high / low) : (found.getAsDouble() - low) / (high - low);
            return OptionalDouble.of(place);
        });
    }

    private static OptionalDouble number(String text) {
        try {
            return text == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
