package septet.studio;

import static septet.studio.Markup.html;

import java.util.ArrayList;
import java.util.List;
import septet.data.Exploration;
import septet.data.Exploration.Bucket;
import septet.data.Exploration.Label;
import septet.data.Exploration.Profile;
import septet.data.Exploration.Task;
import septet.data.Exploration.Word;

/// Columns with small drawings of what stands in them.
final class ColumnSketches {
    private static final int WIDTH = 150;
    private static final int HEIGHT = 34;
    private static final int WORDS = 5;

    private ColumnSketches() {}

    static Markup table(Exploration found) {
        List<Markup> rows = found.columns().stream().map(profile -> row(profile, found)).toList();
        return Tables.scrolling("Columns", html("""
                <table class="explored"><thead><tr><th scope="col">column</th><th scope="col">type</th><th scope="col">missing</th><th scope="col">different</th>
                <th scope="col">values</th><th scope="col">how they lie</th></tr></thead><tbody>{}</tbody></table>""", rows));
    }

    private static Markup row(Profile profile, Exploration found) {
        boolean label = found.label().map(Label::column).filter(profile.name()::equals).isPresent();
        return html("<tr><th scope=\"row\">{}{}</th><td title=\"{}\">{}<small>{}</small></td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>", ExplorationWords.name(profile),
                label ? html(" {}", Badge.badge("plain", "", "to predict")) : Markup.NONE, profile.why(), profile.kind().text(), profile.why(),
                        ExplorationWords.missing(profile, found.rows()),
                ExplorationWords.distinct(profile), ExplorationWords.values(profile), sketch(profile));
    }

    private static Markup sketch(Profile profile) {
        return switch (profile.kind()) {
            case NUMBER -> profile.numbers().map(ColumnSketches::histogram).orElse(Markup.NONE);
            case BOOLEAN, CATEGORY -> bars(profile.words());
            case TEXT, TIME, KEY, CONSTANT, EMPTY -> Markup.NONE;
        };
    }

    private static Markup histogram(Exploration.Numbers numbers) {
        List<Integer> bins = numbers.histogram();
        int most = bins.stream().mapToInt(Integer::intValue).max().orElse(0);
        if (most == 0) return Markup.NONE;
        double step = WIDTH / (double) bins.size();
        List<Markup> bars = new ArrayList<>();
        for (int i = 0; i < bins.size(); i++) {
            double height = bins.get(i) == 0 ? 0 : Math.max(1, bins.get(i) / (double) most * HEIGHT);
            bars.add(html("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", one(i * step), one(HEIGHT - height), one(Math.max(1, step - 1)), one(height)));
        }
        String says = ExplorationWords.value(numbers.from()) + " to " + ExplorationWords.value(numbers.to());
        return html("<svg class=\"sketch\" viewBox=\"0 0 {} {}\" width=\"{}\" height=\"{}\" role=\"img\" aria-label=\"Histogram from {}\">{}</svg><small>{}</small>", WIDTH,
                HEIGHT, WIDTH, HEIGHT, says, bars,
                says);
    }

    private static Markup bars(List<Word> words) {
        long most = words.stream().mapToLong(Word::rows).max().orElse(1);
        List<Markup> lines = words.stream().limit(WORDS).map(word -> html("<div><span>{}</span><i style=\"width:{}%\"></i></div>", shortly(word.text()),
                one(word.rows() * 100.0 / most))).toList();
        return html("<div class=\"words\" aria-hidden=\"true\">{}</div>", lines);
    }

    /// The label in each bucket of one column, with its numbers as text.
    static Markup rates(Profile profile, Label label, Exploration found) {
        double most = profile.buckets().stream().mapToDouble(bucket -> strength(bucket, label)).max().orElse(1);
        double least = label.task() == Task.NUMBER ? Math.min(0, profile.buckets().stream().mapToDouble(bucket -> strength(bucket, label)).min().orElse(0)) : 0;
        double span = most - least;
        List<Markup> lines = profile.buckets().stream()
                .map(bucket -> html("<tr><th scope=\"row\">{}</th><td class=\"bar\"><i style=\"width:{}%\"></i></td><td>{}</td><td>{}</td></tr>", shortly(bucket.name()),
                one(span <= 0 ? 0 : (strength(bucket, label) - least) / span * 100), ExplorationWords.told(bucket.label(), label), Numbers.plural(bucket.rows(), "row"))).toList();
        return html("<figure class=\"rate\"><h3>{}</h3><table><tbody>{}</tbody></table></figure>", ExplorationWords.name(profile), lines);
    }

    private static double strength(Bucket bucket, Label label) {
        if (bucket.label().isEmpty()) return 0;
        return label.task() == Task.CLASSES ? bucket.label().stream().mapToDouble(Double::doubleValue).max().orElse(0) : bucket.label().getFirst();
    }

    private static String shortly(String text) {
        return text.codePointCount(0, text.length()) <= 26 ? text : text.substring(0, text.offsetByCodePoints(0, 26)) + "...";
    }

    private static String one(double value) {
        return String.format(java.util.Locale.ROOT, "%.1f", value);
    }
}
