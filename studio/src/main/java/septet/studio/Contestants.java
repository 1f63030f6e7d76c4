package septet.studio;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import septet.loop.RunQuality.Contestant;
import septet.loop.RunQuality.Metric;
import septet.loop.RunQuality.Trial;
import septet.loop.RunReport;

/// How a contestant looks, the same in each chart and table: colour, dash and symbol.
final class Contestants {
    private static final List<String> DASHES = List.of("dotted", "dashed", "solid");
    private static final List<String> SYMBOLS = List.of("rect", "triangle", "circle", "diamond", "pin");

    private Contestants() {}

    static String colour(int place) {
        return "series-" + (place == 0 ? 0 : 1 + (place - 1) % (Palette.SERIES - 1));
    }

    static String dash(int place, boolean served) {
        return served ? "solid" : DASHES.get(place % 2);
    }

    static String symbol(int place) {
        return SYMBOLS.get(place % SYMBOLS.size());
    }

    static Optional<Contestant> taken(RunReport report) {
        return report.quality().contestants().stream().filter(Contestant::taken).findFirst();
    }

    /// What the run took, by name: a learner, or `baseline` where none was better.
    static String takenName(RunReport report) {
        return taken(report).map(Contestant::name).orElse(report.about().served());
    }

    /// Whether no learner was good enough to be taken.
    static boolean noneTaken(RunReport report) {
        return report.quality().contestants().stream().limit(1).anyMatch(Contestant::taken);
    }

    /// What became of the one that was taken.
    static String fate(RunReport report) {
        return report.verdict().promoted() ? "serves" : "not promoted";
    }

    /// Settings that were searched; where nothing was, all of them.
    static Map<String, String> tuned(RunReport report, Contestant contestant) {
        Set<String> searched = report.quality().searches().stream().filter(search -> search.learner().equals(contestant.name())).flatMap(search -> varied(search.trials()).stream())
                .collect(Collectors.toSet());
        Map<String, String> tuned = new TreeMap<>(contestant.settings());
        if (!searched.isEmpty()) tuned.keySet().retainAll(searched);
        return tuned;
    }

    /// Names of the settings that differ between trials.
    static List<String> varied(List<Trial> trials) {
        return trials.stream().flatMap(trial -> trial.settings().keySet().stream()).distinct().sorted()
                .filter(name -> trials.stream().map(trial -> trial.settings().getOrDefault(name, "")).distinct().count() > 1).toList();
    }

    /// The names of all metrics, those that the rows cannot tell last.
    static List<String> metricNames(List<Contestant> contestants) {
        Stream<String> measured = contestants.stream().flatMap(contestant -> contestant.metrics().stream()).map(Metric::name);
        return Stream.concat(measured, contestants.stream().flatMap(contestant -> contestant.tooFew().keySet().stream())).distinct().toList();
    }

    static Optional<Metric> metric(Contestant contestant, String name) {
        return contestant.metrics().stream().filter(metric -> metric.name().equals(name)).findFirst();
    }
}
