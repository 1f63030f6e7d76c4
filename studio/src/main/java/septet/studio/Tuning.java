package septet.studio;

import static septet.studio.Markup.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import septet.loop.RunQuality.Search;
import septet.loop.RunQuality.Trial;
import septet.loop.RunReport;
import septet.studio.Chart.Sheet;

/// Which settings were tried, and which knob mattered.
final class Tuning {
    private Tuning() {}

    static Optional<Section> of(RunReport report) {
        List<Search> searches = report.quality().searches().stream().filter(search -> !search.trials().isEmpty()).toList();
        if (searches.isEmpty()) return Optional.empty();
        return Optional.of(new Section("tuning", "Tuning",
                html("<p>Each line is one trial, judged on validation rows; the thick one was chosen.</p>{}", searches.stream().map(Tuning::search)
                .toList())));
    }

    private static Markup search(Search search) {
        List<String> names = Contestants.varied(search.trials());
        return html("<h3>{}</h3>{}<p class=\"caption\">{}</p>{}", search.learner(), Parallel.draw(search, names, message(search)), message(search),
                Tables.disclosed(Numbers.plural(search.trials().size(), "trial"), "Trials of " + search.learner(), sheet(search, names)));
    }

    private static String message(Search search) {
        List<Trial> sorted = sorted(search);
        Optional<Trial> chosen = search.trials().stream().filter(Trial::chosen).findFirst();
        double best = sorted.getFirst().value();
        double worst = sorted.getLast().value();
        String low = Numbers.decimal(worst);
        String high = Numbers.decimal(best);
        String range = low.equals(high) ? " is about " + high + " whatever the settings." : " from " + low + " to " + high + ".";
        return Numbers.plural(sorted.size(), "trial") + " of " + search.learner() + ": " + search.metric() + range
                + chosen.map(trial -> " Chosen: " + settings(trial, Contestants.varied(sorted)) + ".").orElse("");
    }

    private static String settings(Trial trial, List<String> names) {
        return String.join(", ", names.stream().map(name -> name + " " + trial.settings().getOrDefault(name, "")).toList());
    }

    private static boolean timed(Search search) {
        return search.trials().stream().anyMatch(trial -> trial.micros() > 0);
    }

    private static List<Trial> sorted(Search search) {
        int sign = search.lowerIsBetter() ? 1 : -1;
        return search.trials().stream().sorted((a, b) -> sign * Double.compare(a.value(), b.value())).toList();
    }

    private static Sheet sheet(Search search, List<String> names) {
        List<String> headers = Stream.of(List.of(search.metric()), names, timed(search) ? List.of("time", "chosen") : List.of("chosen")).flatMap(List::stream).toList();
        List<List<String>> rows = new ArrayList<>();
        for (Trial trial : sorted(search)) {
            List<String> row = new ArrayList<>(List.of(Numbers.decimal(trial.value())));
            names.forEach(name -> row.add(trial.settings().getOrDefault(name, "")));
            if (timed(search)) row.add(Numbers.duration(trial.micros()));
            row.add(trial.chosen() ? "yes" : "no");
            rows.add(row);
        }
        return new Sheet(headers, rows);
    }
}
