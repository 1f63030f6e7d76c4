package septet.studio;

import static septet.studio.Markup.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import septet.loop.RunQuality.Classes;
import septet.loop.RunQuality.Contestant;
import septet.loop.RunQuality.Metric;
import septet.loop.RunQuality.OneClass;
import septet.loop.RunReport;

/// Of several classes, which was taken for which, and what each is worth.
final class Confused {
    private Confused() {}

    static Optional<Section> of(RunReport report) {
        Optional<Contestant> taken = Contestants.taken(report).filter(contestant -> contestant.classes().isPresent());
        return taken.map(contestant -> {
            Classes classes = contestant.classes().orElseThrow();
            return new Section("classes", "Classes", html("<p>{}</p>{}<h3>Each class against the others</h3>{}", message(contestant, classes), matrix(classes),
                    each(classes.each())));
        });
    }

    private static String message(Contestant contestant, Classes classes) {
        long right = 0;
        long rows = 0;
        int worst = 0;
        int taken = 0;
        int most = -1;
        for (int truth = 0; truth < classes.words().size(); truth++) {
            for (int said = 0; said < classes.words().size(); said++) {
                int count = classes.counts().get(truth).get(said);
                rows += count;
                if (truth == said) right += count;
                else if (count > most) {
                    most = count;
                    worst = truth;
                    taken = said;
                }
            }
        }
        String sentence = contestant.name() + " names the right class of " + Numbers.share(right / (double) Math.max(1, rows)) + " of " + Numbers.plural(rows, "test row") + ".";
        if (most <= 0) return sentence;
        return sentence + " Its most frequent mistake: " + classes.words().get(worst) + " taken for " + classes.words().get(taken) + ", " + Numbers.plural(most, "row") + ".";
    }

    private static Markup matrix(Classes classes) {
        List<Markup> rows = new ArrayList<>();
        for (int truth = 0; truth < classes.words().size(); truth++) rows.add(line(classes, truth));
        Markup table = html("<table class=\"confusion\"><thead><tr><th scope=\"col\">is \\ was called</th>{}<th scope=\"col\">rows</th></tr></thead><tbody>{}</tbody></table>",
                classes.words().stream().map(word -> html("<th scope=\"col\">{}</th>", word)).toList(), rows);
        return Tables.scrolling("Which class was taken for which", table);
    }

    private static Markup line(Classes classes, int truth) {
        List<Integer> counts = classes.counts().get(truth);
        int rows = counts.stream().mapToInt(Integer::intValue).sum();
        List<Markup> cells = IntStream.range(0, counts.size()).mapToObj(said -> {
            double share = rows == 0 ? 0 : counts.get(said) / (double) rows;
            return html("<td class=\"{}\" style=\"--share:{}%\">{}<small>{}</small></td>", said == truth ? "right" : "wrong", Math.round(60 * share),
                    Numbers.count(counts.get(said)),
                    rows == 0 ? "" : Numbers.share(share));
        }).toList();
        return html("<tr><th scope=\"row\">{}</th>{}<td>{}</td></tr>", classes.words().get(truth), cells, Numbers.count(rows));
    }

    private static Markup each(List<OneClass> each) {
        List<String> names = List.of("precision", "recall", "f1");
        List<Whiskers> scales = names.stream().map(name -> Whiskers.over(each.stream().flatMap(one -> metric(one, name).stream()).toList())).toList();
        List<Markup> rows = each.stream().map(one -> html("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td>{}</tr>", one.name(), Numbers.count(one.rows()),
                Numbers.count(one.answered()),
                IntStream.range(0, names.size()).mapToObj(i -> metric(one, names.get(i)).map(metric -> html("<td><b>{}</b><small>{}</small>{}</td>",
                        Numbers.metric(metric.unit(), metric.measure().value()), Numbers.interval(metric).strip(), scales.get(i).draw(metric, "series-2")))
                        .orElse(html("<td><span class=\"none\">too few</span></td>"))).toList())).toList();
        return Tables.scrolling("Each class", html("<table class=\"contest slices\"><thead><tr><th scope=\"col\">class</th><th scope=\"col\">rows</th><th scope=\"col\">answered</th>{}</tr></thead>"
                + "<tbody>{}</tbody></table>", names.stream().map(name -> html("<th scope=\"col\">{}</th>", name)).toList(), rows));
    }

    private static Optional<Metric> metric(OneClass one, String name) {
        return one.metrics().stream().filter(metric -> metric.name().equals(name)).findFirst();
    }
}
